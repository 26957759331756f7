/** The chats put together: what is heard on any platform goes through one reception, and digests go out to every chat. */
import { z } from "zod";
import type { AccessDesk } from "./access-desk.ts";
import { openActions } from "./chat/actions.ts";
import { isShared, type Adapter } from "./chat/adapter.ts";
import { withButtons } from "./chat/commands/digest.ts";
import { openDelivery, type Delivery, type Post, type Posts } from "./chat/delivery.ts";
import { FOR_A_CHAT, FOR_A_PERSON, FOR_STRANGERS, openLimits } from "./chat/limits.ts";
import { openReception } from "./chat/reception.ts";
import { tellIn, type Tell } from "./chat/strings/strings.ts";
import { say } from "./chat/command.ts";
import { welcome } from "./chat/commands/start.ts";
import type { Desks } from "./desk.ts";
import { isAnyDue, isQuiet } from "./digest/due.ts";
import { tellDigest } from "./digest/tell.ts";
import type { Actor, ChatInfo } from "./model/chat.ts";
import type { Message } from "./model/message.ts";
import type { Digest } from "./model/digest.ts";
import { actorId, placeOf, type ChatId } from "./model/id.ts";
import { days, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Log } from "./ops/log.ts";
import type { Store } from "./store/open.ts";

interface Needs {
  readonly access: AccessDesk;
  readonly store: Store;
  readonly desks: Desks;
  readonly clock: Clock;
  readonly zone: string;
  readonly log: Log;
}

export interface House {
  /** Lets a platform's chats be answered. */
  join<Payload>(adapter: Adapter<Payload>): Promise<void>;
  /** The same, after the chat has been shown its digest: the new one, or the last one again. */
  greet<Payload>(adapter: Adapter<Payload>, chat: ChatInfo): Promise<void>;
  /** The digest of what is new, to every chat whose platform has joined. */
  tellNews(): Promise<void>;
}

/** Who looks on when nobody asked. */
const NOBODY = { id: actorId("house", "nobody"), name: "the house" };

const HEARD_KEPT = days(1);
const POSTS_KEPT = days(30);

const postSchema: z.ZodType<Post> = z.object({
  digest: z.string().optional(),
  story: z.string().optional(),
  awaits: z.string().optional(),
});

const postsIn = (store: Store): Posts => {
  const kept = store.cache("posts");
  return {
    keep: async (chat, message, post) => void (await kept.set(`${chat} ${message}`, post, POSTS_KEPT)),
    find: async (chat, message) => postSchema.safeParse(await kept.get(`${chat} ${message}`)).data,
  };
};

/** What is under way is known at once, what was done a day long. */
const firstTimes = (store: Store) => {
  const heard = store.cache("heard");
  const under = new Set<string>();
  return async (event: string): Promise<boolean> => {
    if (under.has(event)) return false;
    under.add(event);
    try {
      if ((await heard.get(event)) === true) return false;
      await heard.set(event, true, HEARD_KEPT);
      return true;
    } finally {
      under.delete(event);
    }
  };
};

/** Whether a chat's hour has come since its last digest; said once for each hour, with news or without. */
const owing = ({ store, desks, clock, zone }: Pick<Needs, "store" | "desks" | "clock" | "zone">) => {
  const looked = new Map<ChatId, Instant>();
  const startedAt = clock();
  return async (chat: ChatId): Promise<boolean> => {
    const { times, zone: own, pausedUntil } = await desks.chosenBy(chat);
    const now = clock();
    const last = Math.max(looked.get(chat) ?? 0, (await store.digests.latest(chat))?.to ?? startedAt);
    if (pausedUntil > now || !isAnyDue(now, last, times, own ?? zone)) return false;
    looked.set(chat, now);
    return true;
  };
};

/** Which chats we are in: written down when it changes, not at every word. */
const presenceIn = ({ store, clock }: Pick<Needs, "store" | "clock">) => {
  const known = new Map<ChatId, string>();
  return async (chat: ChatInfo, isHere: boolean): Promise<void> => {
    const now = `${isHere} ${chat.kind} ${chat.title}`;
    if (known.get(chat.id) === now) return;
    await (isHere ? store.chats.meet(chat, clock()) : store.chats.leave(chat.id, clock()));
    known.set(chat.id, now);
  };
};

const receptionNeeds = (needs: Needs) => {
  const { store, desks, clock, log, access } = needs;
  return {
    deskFor: desks.deskFor,
    actions: openActions(store.cache("actions")),
    posts: postsIn(store),
    limits: {
      person: openLimits(FOR_A_PERSON),
      chat: openLimits(FOR_A_CHAT),
      stranger: openLimits(FOR_STRANGERS, days(1)),
    },
    isFirst: firstTimes(store),
    admit: access.admit,
    chats: () => store.chats.list(),
    presence: presenceIn(needs),
    now: clock,
    complain: (sentence: string, error: unknown): void => log.warn({ error }, sentence),
  };
};

/** Whatever is said unasked goes out through the platform that has joined. */
const postOffice = ({ desks, clock, zone }: Needs) => {
  const deliveries = new Map<string, Delivery>();
  const deliveryTo = (chat: ChatId): Delivery | undefined => deliveries.get(placeOf(chat).platform);
  return {
    open: (platform: string, delivery: Delivery): void => void deliveries.set(platform, delivery),
    digest: async (chat: ChatInfo, key: string, digest: Digest): Promise<void> => {
      const chosen = await desks.chosenBy(chat.id);
      const here = chosen.zone ?? zone;
      const message = withButtons(tellDigest(digest, { ...chosen, zone: here }), digest);
      const matter = { chat, line: "", digest: key, tell: tellIn(digest.language) };
      await deliveryTo(chat.id)?.post(matter, message, key, isQuiet(clock(), chosen.quiet, here));
    },
    post: async (chat: ChatInfo, message: (tell: Tell) => Message, key: string): Promise<void> => {
      const tell = tellIn((await desks.chosenBy(chat.id)).language);
      const matter = { chat, line: "", digest: undefined, tell };
      await deliveryTo(chat.id)?.post(matter, message(tell), key);
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

export const openHouse = (needs: Needs): House => {
  const { store, desks } = needs;
  const around = receptionNeeds(needs);
  const office = postOffice(needs);
  const greeted = new Map<ChatId, ChatInfo>();
  const reception = { ...around, knock: doorkeeper(needs, office, around.presence) };
  const join = async <Payload>(adapter: Adapter<Payload>): Promise<void> => {
    office.open(adapter.platform, openDelivery(around, adapter));
    await adapter.start(openReception(reception, adapter).hear);
  };
  const isOwed = owing(needs);
  return {
    join,
    greet: async (adapter, chat) => {
      office.open(adapter.platform, openDelivery(around, adapter));
      greeted.set(chat.id, chat);
      const desk = await desks.deskFor(chat, NOBODY, undefined);
      const { digest } = await desk.renew();
      await office.digest(chat, (await desk.current()) ?? digest.date, digest);
      await join(adapter);
    },
    tellNews: async () => {
      const all = [...greeted.values(), ...(await store.chats.list())];
      for (const chat of new Map(all.map((one) => [one.id, one])).values())
        if (await isOwed(chat.id)) {
          const kept = await desks.news(chat.id);
          if (kept) await office.digest(chat, kept.key, kept.digest);
        }
    },
  };
};
