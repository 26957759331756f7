/** For whoever runs the bot: who may come in, and what is read for nobody. */
import { spokenTime } from "../../digest/spoken-time.ts";
import type { Message } from "../../model/message.ts";
import type { Standing } from "../access.ts";
import { misused, privately, say, type Circumstances, type Command } from "../command.ts";
import type { Key } from "../strings/strings.ts";

/** `telegram:…` of a chat or a person; hosts have their own commands. */
const SUBJECT = /^[a-z]+(?::[^\s:]+)+$/u;
const HOST = /^(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+(?::\d+)?$|^\[?[\da-f:.]+\]?(?::\d+)?$/iu;

interface Deed {
  readonly name: string;
  readonly does: Key;
  readonly example: string;
  readonly standing: Standing | undefined;
  readonly says: Key;
}

const titleOf = async (subject: string, { desk }: Circumstances): Promise<string> =>
  (await desk.access.list()).find((one) => one.subject === subject)?.title ?? subject;

const about = ({ name, does, example, standing, says }: Deed): Command => {
  const command: Command = {
    name,
    form: "id",
    does,
    example,
    isFor: "operators",
    run: async (words, given) => {
      const { desk, tell } = given;
      if (!SUBJECT.test(words)) return misused(tell("access-id", { written: words }), command, tell);
      const title = await titleOf(words, given);
      if (standing === undefined) await desk.access.drop(words);
      else await desk.access.put(words, standing, title);
      return privately(say(tell(says, { title })));
    },
  };
  return command;
};

export const allow = about({
  name: "allow",
  does: "does-allow",
  example: "/allow telegram:bot:-1001",
  standing: "let in",
  says: "allowed",
});
export const refuse = about({
  name: "refuse",
  does: "does-refuse",
  example: "/refuse telegram:bot:-1001",
  standing: "refused",
  says: "refused",
});
export const ban = about({
  name: "ban",
  does: "does-ban",
  example: "/ban telegram:4711",
  standing: "banned",
  says: "banned",
});
export const unban = about({
  name: "unban",
  does: "does-unban",
  example: "/unban telegram:4711",
  standing: undefined,
  says: "unbanned",
});

export const block: Command = {
  name: "block",
  form: "host | off host",
  does: "does-block",
  example: "/block news.example",
  isFor: "operators",
  run: async (words, { desk, tell }) => {
    const [, off, host = ""] = /^(off\s+)?(\S+)$/u.exec(words) ?? [];
    if (!HOST.test(host)) return misused(tell("host-missing", { written: words }), block, tell);
    const subject = `host:${host.toLowerCase()}`;
    if (off !== undefined) {
      const was = await desk.access.drop(subject);
      return privately(say(tell(was ? "unblocked" : "not-blocked", { host })));
    }
    await desk.access.put(subject, "blocked", host);
    return privately(say(tell("blocked", { host })));
  },
};

const line = (given: Circumstances) => {
  const { desk, tell } = given;
  return ({ title, subject, standing, at }: Awaited<ReturnType<typeof desk.access.list>>[number]): string => {
    const name = title === subject ? subject : `${title} (${subject})`;
    return `${name} · ${tell(`standing-${standing}`)} · ${spokenTime(new Date(at).toISOString(), desk)}`;
  };
};

const list = async (given: Circumstances): Promise<Message> => {
  const { desk, tell } = given;
  const told = (await desk.access.list()).map(line(given));
  const mode = tell(desk.access.mode === "private" ? "access-private" : "access-open");
  return privately({ blocks: [mode, ...told].map((text) => ({ kind: "text", spans: [{ text }] })) });
};

export const access: Command = {
  name: "access",
  form: "",
  does: "does-access",
  example: "/access",
  isFor: "operators",
  run: (_, given) => list(given),
};

export const claim: Command = {
  name: "claim",
  form: "code",
  does: "does-claim",
  example: "/claim K7Q2-91XB",
  run: async (words, { desk, actor, chat, tell }) =>
    privately(say(tell((await desk.access.claim(words, actor, chat)) ? "claimed" : "claim-wrong"))),
};
