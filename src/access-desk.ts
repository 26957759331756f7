/** Who may come in and who runs the bot, put together with what is stored. */
import { randomInt } from "node:crypto";
import type { Access, Admit, OperatorSeat, Standing } from "./chat/access.ts";
import type { ChatInfo } from "./model/chat.ts";
import { actorIdOf, chatIdOf, placeOf, spaceOf, type ActorId, type ChatId } from "./model/id.ts";
import type { Clock } from "./ops/clock.ts";
import type { Standard } from "./store/access.ts";
import type { Store } from "./store/open.ts";

interface Needs {
  readonly store: Pick<Store, "access">;
  readonly clock: Clock;
  readonly mode: "private" | "open";
  /** Named in the config: `telegram:4711`. */
  readonly operators: readonly string[];
}

export interface AccessDesk extends Access {
  readonly admit: Admit;
  /** Notes that a chat waits, to be let in or not. */
  wait(chat: ChatInfo): Promise<void>;
  /** Where those who run the bot are told things. */
  seats(): Promise<readonly OperatorSeat[]>;
  /** The word that makes the first operator; undefined when there is one. */
  claimWord(): Promise<string | undefined>;
  /** Whether the operator knows the chat: only then may it use what costs money. */
  isKnown(chat: ChatId): Promise<boolean>;
  isBlocked(url: string): boolean;
  /** Told of each chat that is let in. */
  onLetIn(tell: (chat: ChatInfo) => Promise<void>): void;
}

const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** Eight of 32 letters that are not mistaken for one another: 40 bits, for one start and few tries. */
const newWord = (): string => {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)] ?? "");
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
};

/** After so many wrong words the right one is no longer good: nobody finds it by trying. */
const MOST_TRIES = 20;

const hostOf = (subject: string): string => subject.slice("host:".length);

/** The hosts that are read for nobody, at hand without asking the store. */
const blockList = async (store: Needs["store"]) => {
  const all = await store.access.list();
  const hosts = new Set(
    all.filter(({ standing }) => standing === "blocked").map(({ subject }) => hostOf(subject)),
  );
  return {
    put: (subject: string): void => void hosts.add(hostOf(subject)),
    drop: (subject: string): void => void hosts.delete(hostOf(subject)),
    /** A host, or one above it. */
    has: (url: string): boolean => {
      const { hostname = "", host = "" } = URL.parse(url) ?? {};
      return [...hosts].some((one) => host === one || hostname === one || hostname.endsWith(`.${one}`));
    },
  };
};

const standings = ({ store, operators }: Needs) => {
  const of = async (id: ChatId | ActorId): Promise<Standing | undefined> =>
    (await store.access.get(id))?.standing;
  return {
    /** A thread stands as its space does, where it does not stand for itself. */
    ofChat: async (chat: ChatId): Promise<Standing | undefined> => {
      const space = spaceOf(chat);
      return (await of(chat)) ?? (space === undefined ? undefined : of(space));
    },
    isOperator: async (actor: ActorId): Promise<boolean> =>
      operators.includes(actor) || (await of(actor)) === "operator",
    isBanned: async (actor: ActorId): Promise<boolean> => (await of(actor)) === "banned",
  };
};

const OUT: ReadonlySet<Standing | undefined> = new Set(["banned", "refused"]);

/** What is known of an operator named in the config is only learnt when they first speak: their private chat. */
const seatKeeper = ({ store, clock }: Needs) => {
  const seated = new Set<ActorId>();
  return async (chat: ChatInfo, actor: { readonly id: ActorId; readonly name: string }): Promise<void> => {
    if (chat.kind !== "private" || seated.has(actor.id)) return;
    seated.add(actor.id);
    await store.access.put({
      subject: actor.id,
      standing: "operator",
      title: actor.name,
      kind: undefined,
      seat: chat.id,
      at: clock(),
    });
  };
};

const admitting = (needs: Needs): Admit => {
  const { ofChat, isOperator, isBanned } = standings(needs);
  const keepSeat = seatKeeper(needs);
  return async (chat, actor) => {
    if (await isOperator(actor.id)) {
      await keepSeat(chat, actor);
      return { kind: "welcome", isOperator: true, isStranger: false };
    }
    const standing = await ofChat(chat.id);
    if (OUT.has(standing) || (await isBanned(actor.id))) return { kind: "out" };
    if (standing === "let in") return { kind: "welcome", isOperator: false, isStranger: false };
    if (needs.mode === "open") return { kind: "welcome", isOperator: false, isStranger: true };
    return { kind: "at the door", isFirst: standing !== "waiting" };
  };
};

/** The one word, as long as nobody runs the bot. */
const claims = (needs: Needs) => {
  let word: string | undefined;
  let tries = 0;
  const hasOperator = async (): Promise<boolean> =>
    needs.operators.length > 0 ||
    (await needs.store.access.list()).some(({ standing }) => standing === "operator");
  return {
    word: async (): Promise<string | undefined> => ((await hasOperator()) ? undefined : (word ??= newWord())),
    isRight: async (given: string): Promise<boolean> => {
      if (word === undefined || (tries += 1) > MOST_TRIES || (await hasOperator())) return false;
      const isIt = given.trim().toUpperCase() === word;
      if (isIt) word = undefined;
      return isIt;
    },
  };
};

const chatOf = ({ subject, kind, title }: Standard): ChatInfo | undefined =>
  kind === undefined ? undefined : { id: chatIdOf(subject), kind, title };

/** The chats on this machine, behind their own door. */
const HOMES: ReadonlySet<string> = new Set(["terminal", "web", "house"]);

const claimingFor =
  ({ store, clock }: Needs, { isRight }: ReturnType<typeof claims>): Access["claim"] =>
  async (word, { id, name }, chat) => {
    if (!(await isRight(word))) return false;
    const seat = chat.kind === "private" ? chat.id : undefined;
    const standard = { subject: id, standing: "operator" as const, title: name, kind: undefined };
    await store.access.put({ ...standard, seat, at: clock() });
    return true;
  };

const isKnownFor = (needs: Needs): AccessDesk["isKnown"] => {
  const { ofChat } = standings(needs);
  return async (chat) =>
    needs.mode === "private" ||
    HOMES.has(placeOf(chat).platform) ||
    (await ofChat(chat)) === "let in" ||
    (await needs.store.access.list()).some(({ seat }) => seat === chat);
};

export const openAccess = async (needs: Needs): Promise<AccessDesk> => {
  const { store, clock, mode } = needs;
  const blocked = await blockList(store);
  const claiming = claims(needs);
  let letIn: (chat: ChatInfo) => Promise<void> = async () => undefined;
  const put: Access["put"] = async (subject, standing, title) => {
    const known = await store.access.get(subject);
    const { kind, seat } = known ?? { kind: undefined, seat: undefined };
    await store.access.put({ subject, standing, title, kind, seat, at: clock() });
    if (standing === "blocked") blocked.put(subject);
    const chat = known && standing === "let in" ? chatOf(known) : undefined;
    if (chat) await letIn(chat);
  };
  return {
    mode,
    put,
    list: () => store.access.list(),
    drop: async (subject) => {
      blocked.drop(subject);
      return store.access.drop(subject);
    },
    claim: claimingFor(needs, claiming),
    admit: admitting(needs),
    wait: async ({ id, title, kind }) =>
      store.access.put({ subject: id, standing: "waiting", title, kind, seat: undefined, at: clock() }),
    seats: async () =>
      (await store.access.list()).flatMap(({ subject, standing, seat }) =>
        standing === "operator" && seat !== undefined ? [{ actor: actorIdOf(subject), chat: seat }] : [],
      ),
    claimWord: claiming.word,
    isKnown: isKnownFor(needs),
    isBlocked: blocked.has,
    onLetIn: (tell) => void (letIn = tell),
  };
};
