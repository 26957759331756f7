/** What is heard in any chat → what is said there: the same on every platform. */
import type { DigestStory } from "../model/digest.ts";
import type { Actor, ChatInfo, Inbound } from "../model/chat.ts";
import type { MessageId } from "../model/id.ts";
import type { Message } from "../model/message.ts";
import type { Instant } from "../model/time.ts";
import { sentenceOf, Trouble } from "../ops/trouble.ts";
import type { Actions } from "./actions.ts";
import { isShared, type Ack, type Sender } from "./adapter.ts";
import { privately, say, type Desk } from "./command.ts";
import { welcome } from "./commands/start.ts";
import { openDelivery, type Posts } from "./delivery.ts";
import type { Allowance, Limits } from "./limits.ts";
import { readsAsQuestion } from "./reads-as-question.ts";
import { answerLine } from "./route.ts";

/** What the reception needs of the house. */
export interface Needs {
  /** The desk of a chat, for one person; numbers count through the digest of that name, else through the chat's last one. */
  deskFor(chat: ChatInfo, actor: Actor, digest: string | undefined): Promise<Desk>;
  readonly actions: Actions;
  readonly posts: Posts;
  readonly limits: { readonly person: Limits; readonly chat: Limits };
  /** False when an event of that name was heard before. */
  isFirst(event: string): Promise<boolean>;
  readonly now: () => Instant;
  /** IANA zone in which times are told. */
  readonly zone: string;
  /** For whoever runs this: what went wrong, without anybody's words. */
  readonly complain: (sentence: string, error: unknown) => void;
}

export interface Reception {
  /** Never throws. */
  hear(heard: Inbound, ack: Ack): Promise<void>;
}

/** A request in words: a command line, what it answers to, and whether it is answered to everybody. */
interface Request {
  readonly line: string;
  readonly digest: string | undefined;
  readonly story: string | undefined;
  readonly isShared: boolean;
}

const SHARE = "share ";
const MOST_LETTERS = 4000;

type Of<Type extends Inbound["type"]> = Extract<Inbound, { readonly type: Type }>;

/** Control characters and marks that turn the writing round are nothing that anybody asks for. */
const cleaned = (text: string): string =>
  text
    .slice(0, MOST_LETTERS)
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim();

/** The words of the story that a question may be about. */
const wordsIn = (stories: readonly DigestStory[]): ((word: string) => boolean) => {
  const text = stories
    .flatMap(({ headline, sentences }) => [headline, ...sentences.map((one) => one.text)])
    .join(" ");
  const words = new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return (word) => words.has(word);
};

/** Reads every event as a request in words, or as none. */
const requestsFor = ({ deskFor, actions, posts }: Needs) => {
  const answering = async (heard: Of<"command"> | Of<"saying">) =>
    heard.replyTo === undefined ? undefined : posts.find(heard.chat.id, heard.replyTo);

  const asCommand = async (heard: Of<"command">): Promise<Request> => {
    const post = await answering(heard);
    const line = `/${heard.name} ${cleaned(heard.words)}`;
    return { line, digest: post?.digest, story: post?.story, isShared: false };
  };
  const asks = async (
    line: string,
    { chat, actor }: Inbound,
    digest: string | undefined,
  ): Promise<boolean> => {
    const desk = await deskFor(chat, actor, digest);
    const stories = (await desk.latest())?.stories ?? [];
    return readsAsQuestion(line, wordsIn(stories));
  };
  /** In a private chat, and to our name, everything is a question; below a message of ours only what reads as one. */
  const asQuestion = async (heard: Of<"saying">): Promise<Request | undefined> => {
    const line = cleaned(heard.text);
    if (heard.via === "open" || line === "") return undefined;
    const { digest, story, awaits } = (await answering(heard)) ?? {};
    if (awaits !== undefined) return { line: `${awaits} ${line}`, digest, story, isShared: false };
    const isAsked = heard.via !== "reply" || (await asks(line, heard, digest));
    return isAsked ? { line, digest, story, isShared: false } : undefined;
  };
  const asPress = async (action: string, on: MessageId, heard: Inbound): Promise<Request | undefined> => {
    const deed = await actions.take(action, { chat: heard.chat.id, actor: heard.actor.id, on });
    if (!deed) return undefined;
    const isShared = deed.does.startsWith(SHARE);
    const line = isShared ? deed.does.slice(SHARE.length) : deed.does;
    return { line, digest: deed.digest, story: undefined, isShared };
  };
  return { asCommand, asQuestion, asPress };
};

/** A form brings a line of text for the command that asked for it. */
const withValue = (request: Request, { values }: Of<"form">): Request => ({
  ...request,
  line: `${request.line} ${cleaned(Object.values(values).join(" "))}`,
});

const tooMuch = (asked: number, until: Instant, zone: string): Message => {
  const hour = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(until);
  return privately(say(`That is ${asked} questions in a minute. I answer again at ${hour}.`));
};

const troubleMessage = (error: unknown): Message =>
  privately(
    say(
      error instanceof Trouble && error.remedy !== "wake-operator"
        ? error.message
        : "That did not work, and whoever runs me is told. Try again in a while.",
    ),
  );

const NO_LONGER = "This button is no longer good.";

/** Which request an event is; undefined for none. */
const readingFor = (needs: Needs) => {
  const requests = requestsFor(needs);
  return async (heard: Inbound): Promise<Request | undefined> => {
    switch (heard.type) {
      case "command":
        return requests.asCommand(heard);
      case "saying":
        return requests.asQuestion(heard);
      case "press":
        return requests.asPress(heard.action, heard.on, heard);
      case "form": {
        const request = await requests.asPress(heard.form, heard.on, heard);
        return request && withValue(request, heard);
      }
      case "lifecycle":
      case "moved":
        return undefined;
    }
  };
};

interface Answer {
  readonly message: Message;
  /** What brings it up again; "" for what is not worth sharing. */
  readonly line: string;
  /** The digest that its numbers count through. */
  readonly digest: string | undefined;
}

/** What answers a request; what goes wrong is told in a sentence. */
const answeringFor =
  ({ deskFor, complain }: Needs) =>
  async ({ line, digest, story }: Request, { chat, actor }: Inbound): Promise<Answer> => {
    try {
      const desk = await deskFor(chat, actor, digest);
      const shown = story === undefined ? undefined : await desk.latest();
      const about = shown?.stories.find(({ id }) => id === story);
      const message = await answerLine(line, { desk, chat, actor, about });
      return { message, line, digest: await desk.current() };
    } catch (error) {
      complain(sentenceOf(error), error);
      return { message: troubleMessage(error), line: "", digest: undefined };
    }
  };

/** A person who asks too much does not use up what the chat may ask. */
const allowed = ({ chat, actor }: Inbound, { limits, now }: Needs): Allowance => {
  const own = limits.person.take(`${chat.id} ${actor.id}`, now());
  return own.kind === "go on" ? limits.chat.take(chat.id, now()) : own;
};

/** What is heard in a chat is answered there, once. */
export const openReception = <Payload>(needs: Needs, sender: Sender<Payload>): Reception => {
  const read = readingFor(needs);
  const answer = answeringFor(needs);
  const delivery = openDelivery(needs, sender);

  const serve = async (request: Request, heard: Inbound, ack: Ack): Promise<void> => {
    const allowance = allowed(heard, needs);
    if (allowance.kind === "silence") return ack.notice("");
    await ack.working();
    if (allowance.kind === "tell")
      return delivery.reply(
        heard,
        request.line,
        tooMuch(allowance.asked, allowance.until, needs.zone),
        undefined,
      );
    const { message, line, digest } = await answer(request, heard);
    const told = request.isShared ? { ...message, isPrivate: false } : message;
    return delivery.reply(heard, line, told, digest);
  };

  const handle = async (heard: Inbound, ack: Ack): Promise<void> => {
    if (!(await needs.isFirst(heard.id))) return ack.notice("");
    const request = await read(heard);
    if (request) return serve(request, heard, ack);
    if (heard.type === "press" || heard.type === "form") return ack.notice(NO_LONGER);
    if (heard.type === "lifecycle" && heard.event === "added")
      await delivery.reply(heard, "/start", welcome(isShared(heard.chat)), undefined);
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
