/** The chats put together: what is heard on any platform goes through one reception, and digests go out to every chat. */
import { z } from "zod";
import type { AccessDesk } from "./access-desk.ts";
import { openActions } from "./chat/actions.ts";
import { isShared, UNPACED, type Adapter } from "./chat/adapter.ts";
import { digestDeeds, withButtons } from "./chat/commands/digest.ts";
import { openDelivery, type Delivery } from "./chat/delivery.ts";
import { FOR_A_CHAT, FOR_A_PERSON, FOR_STRANGERS, openLimits } from "./chat/limits.ts";
import { openPacer, paced } from "./chat/pacer.ts";
import { openReception } from "./chat/reception.ts";
import { tellIn, type Tell } from "./chat/strings/strings.ts";
import { say, type Retracted } from "./chat/command.ts";
import { welcome } from "./chat/commands/start.ts";
import type { Desks } from "./desk.ts";
import { chosenOnce, postsIn, turnsIn } from "./memory.ts";
import type { Lost, Point } from "./digest/deliver.ts";
import { isQuiet } from "./digest/due.ts";
import { tellDigest } from "./digest/tell.ts";
import type { Actor, ChatInfo } from "./model/chat.ts";
import type { Message } from "./model/message.ts";
import type { Digest } from "./model/digest.ts";
import { actorId, placeOf, type ChatId } from "./model/id.ts";
import { feedsOf } from "./model/settings.ts";
import { days, hours } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Log } from "./ops/log.ts";
import { openFeedRounds, type FeedRounds } from "./feed-rounds.ts";
import { openRounds, type Rounds } from "./rounds.ts";
import type { Store } from "./store/open.ts";

interface Needs {
  readonly access: AccessDesk;
  readonly store: Store;
  readonly desks: Desks;
  readonly clock: Clock;
  readonly zone: string;
  readonly log: Log;
  /** What is done when it is not known whether a message stands there, on platforms that cannot tell. */
  readonly ifUncertain?: "resend" | "skip";
  /** How late a digest may be, in milliseconds. */
  readonly grace?: number;
  readonly at?: (point: Point) => void | Promise<void>;
}

export interface House {
  /** Lets a platform's chats be answered. */
  join<Payload>(adapter: Adapter<Payload>): Promise<void>;
  /** The same, after the chat has been shown its digest: the new one, or the last one again. */
  greet<Payload>(adapter: Adapter<Payload>, chat: ChatInfo): Promise<void>;
  readonly rounds: Rounds;
  readonly feedRounds: FeedRounds;
}

/** Who looks on when nobody asked. */
const NOBODY = { id: actorId("house", "nobody"), name: "the house" };

/** Which chats we are in: written down when it changes, not at every word. */
const presenceIn = (
  { store, clock }: Pick<Needs, "store" | "clock">,
  replan: (chat: ChatId) => Promise<void>,
) => {
  const known = new Map<ChatId, string>();
  return async (chat: ChatInfo, isHere: boolean): Promise<void> => {
    const now = `${isHere} ${chat.kind} ${chat.title}`;
    // That we are gone may have been written down by somebody else, so that we are back always counts.
    if (isHere && known.get(chat.id) === now && (await store.chats.here([chat.id])).has(chat.id)) return;
    await (isHere ? store.chats.meet(chat, clock()) : store.chats.leave(chat.id, clock()));
    if (isHere) await replan(chat.id);
    // While it was away its feeds may have been left.
    if (isHere) await store.feeds.follow([...feedsOf(await store.settings.of(chat.id))], clock());
    known.set(chat.id, now);
  };
};

const receptionNeeds = (needs: Needs, { replan }: Rounds) => {
  const { store, desks, clock, log, access } = needs;
  const posts = postsIn(store);
  return {
    deskFor: desks.deskFor,
    actions: openActions({
      shelf: store.cache("actions"),
      digestOn: async (chat, message) => (await posts.find(chat, message))?.digest,
      deeds: digestDeeds,
    }),
    posts,
    limits: {
      person: openLimits(FOR_A_PERSON),
      chat: openLimits(FOR_A_CHAT),
      stranger: openLimits(FOR_STRANGERS, days(1)),
    },
    ...turnsIn(store),
    admit: access.admit,
    chats: () => store.chats.list(),
    presence: presenceIn(needs, replan),
    moved: async (from: ChatId, to: ChatId): Promise<void> => {
      await store.chats.move(from, to);
      await replan(to);
    },
    arrived: (digest: string) => store.ledger.mark(digest, "sent"),
    now: clock,
    complain: (sentence: string, error: unknown): void => log.warn({ error }, sentence),
  };
};

type Known = Pick<Adapter<never>, "platform" | "adminsOf" | "privateChat">;

/** Whatever is said unasked goes out through the platform that has joined. */
const postOffice = ({ desks, clock, zone }: Needs) => {
  const deliveries = new Map<string, Delivery>();
  const platforms = new Map<string, Known>();
  const deliveryTo = (chat: ChatId): Delivery | undefined => deliveries.get(placeOf(chat).platform);
  return {
    deliveryTo,
    open: (known: Known, delivery: Delivery): void => {
      platforms.set(known.platform, known);
      deliveries.set(known.platform, delivery);
    },
    /** Where the admins of a chat are spoken to alone. */
    peopleOf: async (chat: ChatId): Promise<readonly ChatInfo[]> => {
      const { adminsOf, privateChat } = platforms.get(placeOf(chat).platform) ?? {};
      const admins = (await adminsOf?.(chat)) ?? [];
      return admins.flatMap((actor) => privateChat?.(actor) ?? []);
    },
    digest: async (chat: ChatInfo, key: string, digest: Digest): Promise<boolean> => {
      const chosen = await desks.chosenBy(chat.id);
      const here = chosen.zone ?? zone;
      const message = withButtons(tellDigest(digest, { ...chosen, zone: here }), digest);
      const matter = { chat, line: "", digest: key, tell: tellIn(digest.language) };
      const isSilent = isQuiet(clock(), chosen.quiet, here);
      return (await deliveryTo(chat.id)?.post(matter, message, key, isSilent)) ?? false;
    },
    post: async (chat: ChatInfo, message: (tell: Tell) => Message, key: string): Promise<void> => {
      const tell = tellIn((await desks.chosenBy(chat.id)).language);
      const matter = { chat, line: "", digest: undefined, tell };
      await deliveryTo(chat.id)?.post(matter, message(tell), key);
    },
  };
};

/** At the platform's pace; that the account as a whole is to wait is remembered over a restart. */
const pacedFor = async <Payload>(
  adapter: Adapter<Payload>,
  store: Store,
  clock: Clock,
): Promise<Adapter<Payload>> => {
  const gates = store.cache("gates");
  const { sender, shutAccount } = paced(adapter, openPacer(adapter.pace ?? UNPACED), clock);
  const until = z.number().safeParse(await gates.get(adapter.platform)).data ?? 0;
  if (until > clock()) shutAccount(until);
  return {
    ...adapter,
    ...sender,
    send: async (chat, part, how) => {
      const sent = await sender.send(chat, part, how);
      if (sent.kind === "rate limited" && sent.scope === "account")
        await gates.set(adapter.platform, clock() + sent.retryAfterMs, sent.retryAfterMs);
      return sent;
    },
  };
};

type PostOffice = ReturnType<typeof postOffice>;
type Presence = ReturnType<typeof presenceIn>;

/** Those who run the bot are asked whether a chat comes in, where they can be reached; the log has it too. */
const doorkeeper = ({ access, clock, log }: Needs, { post }: PostOffice, presence: Presence) => {
  access.onLetIn(async (chat) => {
    await presence(chat, true);
    await post(chat, (tell) => letIn(chat, tell), `let in/${chat.id}/${clock()}`);
  });
  return async (chat: ChatInfo, actor: Actor): Promise<void> => {
    await access.wait(chat);
    log.warn(`${chat.title} (${chat.id}) asks to be let in: /allow ${chat.id}`);
    for (const { chat: seat } of await access.seats()) {
      const operator: ChatInfo = { id: seat, kind: "private", title: "" };
      await post(operator, (tell) => knock(chat, actor, tell), `knock/${chat.id}/${seat}/${clock()}`);
    }
  };
};

const letIn = (chat: ChatInfo, tell: Tell): Message => ({
  ...welcome(isShared(chat), tell),
  ...say(tell("let-in")),
});

const knock = ({ id, title }: ChatInfo, { name }: Actor, tell: Tell): Message => ({
  ...say(tell("knock", { who: name, chat: `${title} (${id})` })),
  buttons: [
    [
      { label: tell("knock-allow"), does: `/allow ${id}` },
      { label: tell("knock-refuse"), does: `/refuse ${id}` },
    ],
  ],
});

/** Other words in the place of the last digest; then its news is news again. */
const retracting =
  ({ store, desks }: Needs, { deliveryTo }: PostOffice) =>
  async (chat: ChatId, deed: string | undefined): Promise<Retracted> => {
    const [last, info] = [await store.ledger.standing(chat), await store.chats.find(chat)];
    const standing = await chosenOnce(store, deed, last);
    if (!standing || !info || standing.messages.length === 0) return "none";
    const tell = tellIn((await desks.chosenBy(chat)).language);
    const matter = { chat: info, line: "", digest: undefined, tell };
    for (const message of standing.messages)
      if (!(await deliveryTo(chat)?.replace(matter, message, say(tell("retracted-words")))))
        return "not here";
    await store.ledger.mark(standing.name, "undone");
    return "done";
  };

/** A chat that we may not write in pauses; where only a right is missing, those of its admins whom we know are told in private. */
const losing =
  ({ store, clock }: Needs, { peopleOf, post }: PostOffice) =>
  async (chat: ChatId, why: Lost): Promise<void> => {
    const info = await store.chats.find(chat);
    await store.chats.leave(chat, clock());
    if (why === "gone" || !info) return;
    const key = why === "topic" ? "topic-shut" : "may-not-post";
    const admins = await peopleOf(chat);
    const known = await store.chats.here(admins.map(({ id }) => id));
    for (const one of admins.filter(({ id }) => known.has(id)))
      await post(one, (tell) => say(tell(key, { chat: info.title })), `lost/${chat}/${one.id}/${clock()}`);
  };

export const openHouse = (needs: Needs): House => {
  const { store, desks, clock, log } = needs;
  const office = postOffice(needs);
  const common = {
    ...needs,
    deliveryTo: office.deliveryTo,
    complain: (sentence: string): void => log.warn(sentence),
    ifUncertain: needs.ifUncertain ?? ("resend" as const),
  };
  const rounds = openRounds({
    ...common,
    lost: losing(needs, office),
    grace: needs.grace ?? hours(6),
    ...(needs.at && { at: needs.at }),
    chance: Math.random,
  });
  desks.attend({ changed: rounds.replan, retract: retracting(needs, office) });
  const around = receptionNeeds(needs, rounds);
  const reception = { ...around, knock: doorkeeper(needs, office, around.presence) };
  const join = async <Payload>(given: Adapter<Payload>): Promise<void> => {
    const adapter = await pacedFor(given, store, clock);
    office.open(adapter, openDelivery(around, adapter));
    await given.start(openReception(reception, adapter).hear);
  };
  return {
    join,
    greet: async (adapter, chat) => {
      office.open(adapter, openDelivery(around, adapter));
      await around.presence(chat, true);
      // Whoever asks for one digest has the whole of it.
      await desks.readFeeds();
      const desk = await desks.deskFor(chat, NOBODY, undefined);
      const { digest, key } = await desk.renew();
      const isThere = await office.digest(chat, key ?? (await desk.current()) ?? digest.date, digest);
      if (isThere && key !== undefined) await around.arrived(key);
      await join(adapter);
    },
    rounds,
    feedRounds: openFeedRounds({ ...common, peopleOf: office.peopleOf }),
  };
};
