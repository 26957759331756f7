/** Taking what a chat has chosen along: one settings file for any chat on any platform, and OPML for the feeds alone. */
import type { Block, Message } from "../../model/message.ts";
import { misused, privately, say, tellOutcome, type Circumstances, type Command } from "../command.ts";
import { fromList, type ListedFeed, type NotTaken } from "../import-feeds.ts";
import { readSettingsFile, settingsFile } from "../settings-file.ts";
import { opmlFile } from "../opml.ts";

export const exportCommand: Command = {
  name: "export",
  form: "[opml]",
  does: "does-export",
  example: "/export",
  isFor: "admins",
  run: async (words, { desk, chat, tell }) => {
    const chosen = await desk.settings();
    const feeds = chosen.topics.flatMap((topic) => topic.feeds).length;
    const told = say(tell("exported", { topics: chosen.topics.length, feeds }));
    if (words === "")
      return privately({ ...told, file: { name: "tidings.json", text: settingsFile(chosen) } });
    if (words !== "opml") return misused(tell("export-deed", { written: words }), exportCommand, tell);
    const titles = new Map((await desk.feeds()).map(({ id, title }) => [id, title]));
    const text = opmlFile(chosen.topics, titles, chat.title);
    return privately({ ...told, file: { name: "tidings.opml", text } });
  },
};

const MOST_SHOWN = 50;

/** Why each was not taken; the whole list as a file where it is long. */
const withRefused = (told: Message, refused: readonly NotTaken[], { tell }: Circumstances): Message => {
  if (refused.length === 0) return told;
  const lines = refused.map(({ what, why }) => `${what}: ${tell(...why)}`);
  const blocks = lines
    .slice(0, MOST_SHOWN)
    .map((text): Block => ({ kind: "note", spans: [{ text, tone: "faint" }] }));
  return {
    ...told,
    blocks: [...told.blocks, ...say(tell("not-imported", { count: refused.length })).blocks, ...blocks],
    ...(lines.length > MOST_SHOWN && { file: { name: "not-imported.txt", text: `${lines.join("\n")}\n` } }),
  };
};

/** Takes those that can be had, and says why the others cannot. */
const take = async (listed: readonly ListedFeed[], given: Circumstances): Promise<Message> => {
  const { desk, tell } = given;
  const { change, refused } = fromList(listed, await desk.settings(), desk, tell("usual-topic"));
  const told = change ? tellOutcome(await desk.change(change), tell) : privately(say(tell("import-nothing")));
  return withRefused(told, refused, given);
};

const importList = async (text: string, given: Circumstances): Promise<Message> => {
  const read = await given.desk.readList(text);
  return read.kind === "failed" ? privately(say(read.why)) : take(read.listed, given);
};

/** Addresses one below the other, as people paste them. */
const importLines = (text: string, given: Circumstances): Promise<Message> => {
  const addresses = text.split(/[\s,;]+/u).filter((one) => one !== "");
  return take(
    addresses.map((url) => ({ title: undefined, url, folder: undefined })),
    given,
  );
};

const importSettings = async (text: string, { desk, tell }: Circumstances): Promise<Message> => {
  const read = readSettingsFile(text);
  if (read.kind === "failed") return privately(say(tell("import-damaged", { where: read.where })));
  return tellOutcome(await desk.change(read.change), tell);
};

export const importCommand: Command = {
  name: "import",
  form: "file or addresses",
  does: "does-import",
  example: "/import https://example.org/feed.xml",
  isFor: "admins",
  run: async (words, given) => {
    const { tell } = given;
    if (words === "") {
      const button = {
        label: tell("import"),
        asksFor: tell("asks-import"),
        does: "/import",
        takesFile: true as const,
      };
      return privately({ ...say(tell("import-what")), buttons: [[button]], about: { awaits: "/import" } });
    }
    if (words.startsWith("{")) return importSettings(words, given);
    return /<(?:opml|outline|\?xml)[\s>]/iu.test(words)
      ? importList(words, given)
      : importLines(words, given);
  },
};
