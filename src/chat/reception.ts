/** What is heard in any chat → what is said there: the same on every platform. */
import type { Actor, ChatInfo, Inbound } from "../model/chat.ts";
import type { Message } from "../model/message.ts";
import type { ChatId } from "../model/id.ts";
import { minutes, type Instant } from "../model/time.ts";
import { sentenceOf, Trouble } from "../ops/trouble.ts";
import type { Admission, Admit } from "./access.ts";
import type { Actions } from "./actions.ts";
import { isShared, type Ack, type Adapter } from "./adapter.ts";
import { privately, say, type Desk } from "./command.ts";
import { circumstancesFor } from "./circumstances.ts";
import { welcome, welcomeChannel } from "./commands/start.ts";
import { openDelivery, type Delivery, type Matter, type Posts } from "./delivery.ts";
import type { Allowance, Limits } from "./limits.ts";
import { readingFor, type Request } from "./requests.ts";
import { answerLine } from "./route.ts";
import { tellIn, type Tell } from "./strings/strings.ts";

/** What the reception needs of the house. */
export interface Needs {
  /**
   * The desk of a chat, for one person; numbers count through the digest of that name, else through the chat's last one.
   * @param nextDeed names what is changed there, so that an event that is heard again changes it once
   */
  deskFor(chat: ChatInfo, actor: Actor, digest: string | undefined, nextDeed?: () => string): Promise<Desk>;
  readonly actions: Actions;
  readonly posts: Posts;
  readonly limits: { readonly person: Limits; readonly chat: Limits; readonly stranger: Limits };
  /** False when an event of that name is under way or over; one whose process died before its end is begun again. */
  begin(event: string): Promise<boolean>;
  end(event: string): Promise<void>;
  /** All that is kept of a chat goes to its new name. */
  moved(from: ChatId, to: ChatId): Promise<void>;
  /** How somebody is met here. */
  readonly admit: Admit;
  /** Somebody stands at the door of a private house: those who run it are asked. */
  knock(chat: ChatInfo, actor: Actor): Promise<void>;
  /** Every chat that is known. */
  chats(): Promise<readonly ChatInfo[]>;
  /** We came into a chat, or may speak there again; or we left it, or may not. */
  presence(chat: ChatInfo, isHere: boolean): Promise<void>;
  /** A digest that was asked for stands in the chat. */
  arrived(digest: string): Promise<void>;
  readonly now: () => Instant;
  /** For whoever runs this: what went wrong, without anybody's words. */
  readonly complain: (sentence: string, error: unknown) => void;
}

export interface Reception {
  /** Never throws. */
  hear(heard: Inbound, ack: Ack): Promise<void>;
}

type Platform<Payload> = Omit<Adapter<Payload>, "start" | "stop">;

/** What waited longer while we were away is not done any more. */
const STALE = minutes(5);

type TooMuch = Extract<Allowance, { kind: "tell" }>;

const tooMuch = ({ asked, until }: TooMuch, desk: Desk, tell: Tell): Message => {
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: desk.zone, hour: "2-digit", minute: "2-digit" });
  const isToday = until - desk.now() > minutes(2);
  return privately(say(tell(isToday ? "too-much-today" : "too-much", { asked, hour: hour.format(until) })));
};

const troubleMessage = (error: unknown, tell: Tell): Message =>
  privately(
    say(error instanceof Trouble && error.remedy !== "wake-operator" ? error.message : tell("trouble")),
  );

interface Answer {
  readonly message: Message;
  readonly matter: Matter;
}

/** What answers a request; what goes wrong is told in a sentence. */
const answeringFor = <Payload>(needs: Needs, platform: Platform<Payload>) => {
  const circumstances = circumstancesFor(needs, platform);
  return async (request: Request, heard: Inbound): Promise<Answer> => {
    const { chat, actor } = heard;
    let deeds = 0;
    const nextDeed = (): string => `${heard.id}#${(deeds += 1)}`;
    let tell = tellIn("en");
    try {
      const given = await circumstances(request, { chat, actor, nextDeed }, false);
      ({ tell } = given);
      const message = await answerLine(request.line, given);
      return { message, matter: { chat, line: request.line, digest: await given.desk.current(), tell } };
    } catch (error) {
      needs.complain(sentenceOf(error), error);
      return { message: troubleMessage(error, tell), matter: { chat, line: "", digest: undefined, tell } };
    }
  };
};

/** A person who asks too much does not use up what the chat may ask. */
const allowed = ({ chat, actor }: Inbound, isStranger: boolean, { limits, now }: Needs): Allowance => {
  const own = limits.person.take(`${chat.id} ${actor.id}`, now());
  if (own.kind !== "go on") return own;
  const all = limits.chat.take(chat.id, now());
  return all.kind === "go on" && isStranger ? limits.stranger.take(chat.id, now()) : all;
};

/** Whoever began while we were away is still to be welcomed. */
const isFirstContact = ({ line }: Request): boolean => /^\/start\b/u.test(line);

/** Whoever has the claim word may say it before anything else. */
const isClaim = ({ line }: Request): boolean => /^\/(?:claim |start claim[_ ])/u.test(line);

/** As the house sees them: that somebody runs the bot is ours to say, and no platform's but one on this machine. */
const asTheyAre = (heard: Inbound, admission: Admission, isHome: boolean): Inbound => {
  const isOperator = admission.kind === "welcome" && admission.isOperator;
  const told = heard.actor.role === "operator" && !isHome ? "admin" : heard.actor.role;
  return { ...heard, actor: { ...heard.actor, role: isOperator ? "operator" : told } };
};

/** A channel is spoken about with whoever set it up, and not in the channel itself. */
const aside = <Payload>({ chat, actor }: Inbound, platform: Platform<Payload>): ChatInfo | undefined =>
  chat.kind === "channel" ? platform.privateChat?.(actor.id) : chat;

/** What is said besides answers: a greeting, a word at the door, a limit. */
const wordsFor = <Payload>(needs: Needs, delivery: Delivery, platform: Platform<Payload>) => {
  const toldAway = new Set<ChatId>();
  const plainly = async ({ chat, actor }: Inbound) => {
    const desk = await needs.deskFor(chat, actor, undefined);
    const tell = tellIn(desk.language);
    return { desk, tell, matter: { chat, line: "", digest: undefined, tell } };
  };
  return {
    overLimit: async (heard: Inbound, line: string, told: TooMuch): Promise<void> => {
      const { desk, tell, matter } = await plainly(heard);
      await delivery.reply(heard, { ...matter, line }, tooMuch(told, desk, tell));
    },
    turnAway: async (heard: Inbound): Promise<void> => {
      const { tell, matter } = await plainly(heard);
      await needs.knock(heard.chat, heard.actor);
      const chat = aside(heard, platform);
      if (chat) await delivery.reply(heard, { ...matter, chat }, say(tell("private-house")));
    },
    /** Once, however much waited for us. */
    wasAway: async (heard: Inbound): Promise<void> => {
      if (toldAway.has(heard.chat.id)) return;
      toldAway.add(heard.chat.id);
      const { tell, matter } = await plainly(heard);
      await delivery.reply(heard, matter, say(tell("was-away")));
    },
    comeAndGo: async (heard: Extract<Inbound, { type: "lifecycle" }>): Promise<void> => {
      await needs.presence(heard.chat, heard.event !== "removed");
      if (heard.event !== "added") return;
      const { tell, matter } = await plainly(heard);
      const chat = aside(heard, platform);
      const message = chat === heard.chat ? welcome(isShared(chat), tell) : welcomeChannel(heard.chat, tell);
      if (chat) await delivery.reply(heard, { ...matter, chat, line: "/start" }, message);
    },
    noButton: async (heard: Inbound): Promise<string> => (await plainly(heard)).tell("button-over"),
  };
};

const START: Request = { line: "/start", digest: undefined, story: undefined, isShared: false };

/** A request is served; whoever is not let in is told so, once. */
const servingFor = <Payload>(needs: Needs, platform: Platform<Payload>) => {
  const answer = answeringFor(needs, platform);
  const delivery = openDelivery(needs, platform);
  const words = wordsFor(needs, delivery, platform);

  const serve = async (request: Request, heard: Inbound, ack: Ack, isStranger: boolean): Promise<void> => {
    const allowance = allowed(heard, isStranger, needs);
    if (allowance.kind === "silence") return ack.notice("");
    await ack.working();
    await needs.presence(heard.chat, true);
    if (allowance.kind === "tell") return words.overLimit(heard, request.line, allowance);
    const { message, matter } = await answer(request, heard);
    const told = request.isShared ? { ...message, isPrivate: false } : message;
    const isThere = await delivery.reply(heard, matter, told);
    if (isThere && message.shows !== undefined) await needs.arrived(message.shows);
    return undefined;
  };

  /** A person is asked at once what they want to read; a group is told once what this is. */
  const come = async (heard: Extract<Inbound, { type: "lifecycle" }>, ack: Ack): Promise<void> => {
    if (heard.event === "added" && !isShared(heard.chat)) return serve(START, heard, ack, false);
    return words.comeAndGo(heard);
  };

  const welcomed = async (given: Given, isStranger: boolean): Promise<void> => {
    const { request, heard, ack } = given;
    const isStale = heard.isBacklog === true && needs.now() - heard.at > STALE;
    if (request && isStale && !isFirstContact(request)) return words.wasAway(heard);
    if (request) return serve(request, heard, ack, isStranger);
    if (heard.type === "lifecycle") return come(heard, ack);
    const isPress = heard.type === "press" || heard.type === "form";
    return isPress ? ack.notice(await words.noButton(heard)) : undefined;
  };

  const atDoor = async ({ request, heard, ack }: Given, isFirst: boolean): Promise<void> => {
    if (request && isClaim(request)) return serve(request, heard, ack, true);
    const isForUs = request !== undefined || heard.type === "lifecycle";
    return isFirst && isForUs ? words.turnAway(heard) : ack.notice("");
  };
  return { welcomed, atDoor };
};

interface Given {
  readonly request: Request | undefined;
  readonly heard: Inbound;
  readonly ack: Ack;
}

/** What is heard in a chat is answered there, once. */
export const openReception = <Payload>(needs: Needs, platform: Platform<Payload>): Reception => {
  const read = readingFor(needs);
  const { welcomed, atDoor } = servingFor(needs, platform);

  const attend = async (given: Inbound, ack: Ack): Promise<void> => {
    if (given.type === "moved") return needs.moved(given.chat.id, given.to);
    const admission: Admission = platform.isHome
      ? { kind: "welcome", isOperator: given.actor.role === "operator", isStranger: false }
      : await needs.admit(given.chat, given.actor);
    if (admission.kind === "out") return ack.notice("");
    const heard = asTheyAre(given, admission, platform.isHome === true);
    const request = await read(heard);
    const all = { request, heard, ack };
    return admission.kind === "welcome"
      ? welcomed(all, admission.isStranger)
      : atDoor(all, admission.isFirst);
  };
  const handle = async (given: Inbound, ack: Ack): Promise<void> => {
    // What is said to nobody of us leaves no trace, not even that it was said.
    if (given.type === "saying" && given.via === "open") return undefined;
    if (!(await needs.begin(given.id))) return ack.notice("");
    try {
      await attend(given, ack);
    } finally {
      await needs.end(given.id);
    }
  };

  return {
    hear: async (heard, ack) => {
      try {
        await handle(heard, ack);
      } catch (error) {
        needs.complain(sentenceOf(error), error);
      }
    },
  };
};
