/** What is heard → a request in words: a command line, or none. */
import type { Inbound } from "../model/chat.ts";
import type { DigestStory } from "../model/digest.ts";
import type { MessageId } from "../model/id.ts";
import type { Actions } from "./actions.ts";
import type { Desk } from "./command.ts";
import { SHARE, type Posts } from "./delivery.ts";
import { readsAsQuestion } from "./reads-as-question.ts";

/** A command line, what it answers to, and whether it is answered to everybody. */
export interface Request {
  readonly line: string;
  readonly digest: string | undefined;
  readonly story: string | undefined;
  readonly isShared: boolean;
}

interface Needs {
  deskFor(
    chat: Inbound["chat"],
    actor: Inbound["actor"],
    digest: string | undefined,
  ): Promise<Pick<Desk, "latest">>;
  readonly actions: Actions;
  readonly posts: Posts;
}

type Of<Type extends Inbound["type"]> = Extract<Inbound, { readonly type: Type }>;

const MOST_LETTERS = 4000;
/** A whole file of settings or feeds. */
const MOST_IMPORTED = 2_000_000;
const IMPORTS = /^\/?import\b/u;

/** Control characters and marks that turn the writing round are nothing that anybody asks for. */
const cleaned = (text: string, most = MOST_LETTERS): string =>
  text
    .slice(0, most)
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim();

const mostFor = (command: string): number => (IMPORTS.test(command) ? MOST_IMPORTED : MOST_LETTERS);

/** The words of the story that a question may be about. */
const wordsIn = (stories: readonly DigestStory[]): ((word: string) => boolean) => {
  const text = stories
    .flatMap(({ headline, sentences }) => [headline, ...sentences.map((one) => one.text)])
    .join(" ");
  const words = new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return (word) => words.has(word);
};

const LINK = /https?:\/\/\S+/iu;
const ONLY_A_LINK =
  /^(?:(?:https?|feed|itpc|pcast):\/\/\S+|feed:https?:\/\/\S+|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/\S*)?)$/iu;

/** A link alone, or one in a forwarded text, is material: what stands there may be followed. */
const offered = (line: string, isForwarded: boolean): string | undefined => {
  const link = isForwarded ? LINK.exec(line)?.[0] : ONLY_A_LINK.exec(line)?.[0];
  return link === undefined ? undefined : `/feed offer ${link}`;
};

/** A form brings text for the command that asked for it: at "…", else at its end. */
const withValue = (request: Request, { values }: Of<"form">): Request => {
  const value = cleaned(Object.values(values).join(" "), mostFor(request.line));
  const line = request.line.includes("…")
    ? request.line.replace("…", () => value)
    : `${request.line} ${value}`;
  return { ...request, line };
};

/** Whether a line below a message of ours is a question about what that message told. */
const asksAbout =
  ({ deskFor }: Needs) =>
  async (line: string, { chat, actor }: Inbound, digest: string | undefined): Promise<boolean> => {
    const desk = await deskFor(chat, actor, digest);
    const stories = (await desk.latest())?.stories ?? [];
    return readsAsQuestion(line, wordsIn(stories));
  };

const requestsFor = (needs: Needs) => {
  const { actions, posts } = needs;
  const asks = asksAbout(needs);
  const answering = async (heard: Of<"command"> | Of<"saying">) =>
    heard.replyTo === undefined ? undefined : posts.find(heard.chat.id, heard.replyTo);

  const asCommand = async (heard: Of<"command">): Promise<Request> => {
    const post = await answering(heard);
    const line = `/${heard.name} ${cleaned(heard.words, mostFor(heard.name))}`;
    return { line, digest: post?.digest, story: post?.story, isShared: false };
  };
  /** In a private chat, and to our name, everything is a question; below a message of ours only what reads as one. */
  const asQuestion = async (heard: Of<"saying">): Promise<Request | undefined> => {
    const { digest, story, awaits } = (await answering(heard)) ?? {};
    const line = cleaned(heard.text, awaits === undefined ? MOST_LETTERS : mostFor(awaits));
    if (heard.via === "open" || line === "") return undefined;
    const request = { digest, story, isShared: false };
    if (awaits !== undefined) return { ...request, line: `${awaits} ${line}` };
    const offer = offered(line, heard.isForwarded === true);
    if (offer !== undefined) return { ...request, line: offer };
    // Words that somebody else said are not said to us.
    if (heard.isForwarded) return undefined;
    const isAsked = heard.via !== "reply" || (await asks(line, heard, digest));
    return isAsked ? { ...request, line } : undefined;
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

/** Which request an event is; undefined for none. */
export const readingFor = (needs: Needs) => {
  const { asCommand, asQuestion, asPress } = requestsFor(needs);
  return async (heard: Inbound): Promise<Request | undefined> => {
    switch (heard.type) {
      case "command":
        return asCommand(heard);
      case "saying":
        return asQuestion(heard);
      case "press":
        return asPress(heard.action, heard.on, heard);
      case "form": {
        const request = await asPress(heard.form, heard.on, heard);
        return request && withValue(request, heard);
      }
      case "lifecycle":
      case "moved":
        return undefined;
    }
  };
};
