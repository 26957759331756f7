/** Writes what the documents show out of the product itself: the schema, the settings, the picture and the transcript. `npm run docs` */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terminalChat, you } from "../src/adapters/terminal/lines.ts";
import { render } from "../src/adapters/terminal/render.ts";
import { answerLine, listed } from "../src/chat/route.ts";
import { openAccess } from "../src/access-desk.ts";
import type { Circumstances } from "../src/chat/command.ts";
import { tellIn } from "../src/chat/strings/strings.ts";
import { openDesks } from "../src/desk.ts";
import { digestJsonSchema } from "../src/digest/digest-object.ts";
import { tellDigest } from "../src/digest/tell.ts";
import { openFetcher } from "../src/ingest/fetch.ts";
import { openReader } from "../src/ingest/reader.ts";
import type { Message } from "../src/model/message.ts";
import { feedId } from "../src/model/id.ts";
import { envExample } from "../src/ops/config.ts";
import { openStore } from "../src/store/open.ts";
import { followForAll } from "../src/tools.ts";
import { openNewsroom } from "../samples/newsroom.ts";
import { pictureOf } from "./picture.ts";

const top = join(import.meta.dirname, "..");
/** The moment at which the pictured digest is made, and the port, so that every making gives the same. */
const NOW = Date.parse("2031-05-12T07:30:00Z");
const PORT = 8788;
const COLUMNS = 90;

const ASKED = [
  "/source 3",
  "how many people left the tunnel?",
  "and what does Tomas Brandt say?",
  "how many people drowned?",
  "who won the chess tournament?",
];

/** The answers of a running bot to the lines, each with its prompt; the first is the digest. */
const converse = async (): Promise<{
  readonly digest: Message;
  readonly answers: readonly (readonly [string, Message])[];
}> => {
  await using closing = new AsyncDisposableStack();
  const dataDir = closing.adopt(await mkdtemp(join(tmpdir(), "tidings-docs-")), (folder) =>
    rm(folder, { recursive: true }),
  );
  const sample = closing.adopt(await openNewsroom({ now: NOW, port: PORT }), (one) => one.close());
  if (new URL(sample.url).port !== String(PORT))
    throw new Error(`Port ${PORT} is taken: end what runs there first.`);
  const store = closing.adopt(await openStore({ dataDir }), (one) => one.close());
  const fetcher = closing.adopt(openFetcher({ allow: [new URL(sample.url).host] }), (one) => one.close());
  const reader = closing.adopt(openReader(), (one) => one.close());
  await followForAll(store, sample.feeds.map(feedId), NOW);
  const desks = openDesks({
    store,
    fetcher,
    reader,
    clock: () => NOW,
    zone: "UTC",
    language: "en",
    writer: undefined,
    access: await openAccess({ store, clock: () => NOW, mode: "private", operators: [] }),
    tellOperator: () => undefined,
  });
  const desk = await desks.deskFor(terminalChat, you, undefined);
  const digest = tellDigest((await desk.renew()).digest, { zone: desk.zone });
  const given: Circumstances = {
    desk,
    chat: terminalChat,
    actor: you,
    about: undefined,
    isSpace: false,
    tell: tellIn("en"),
    chatsOf: async () => [],
    linkFor: undefined,
    also: async () => undefined,
  };
  const answers: (readonly [string, Message])[] = [];
  for (const line of ASKED) answers.push([line, await answerLine(line, given)]);
  return { digest, answers };
};

const WHOM = { all: "", admins: " (admins)", operators: "" };

const BETWEEN = /(?<=<!-- transcript -->\n)[\s\S]*(?=<!-- end -->)/u;

export const commandsPage = (): string => {
  const rows = listed().map(
    ({ name, form, does, isFor }) =>
      `| \`/${name}${form === "" ? "" : ` ${form.replaceAll("|", String.raw`\|`)}`}\` | ${tellIn("en")(does)}${WHOM[isFor ?? "all"]} |`,
  );
  return `# Commands

The same everywhere. A line without a slash is a question; in a group, one that begins with the bot's name or answers a message of its.

| command | what it does |
|---|---|
${rows.join("\n")}

Numbers count through the digest that a command answers to, else through the chat's last one. What one person looks up in a group (\`/latest\`, \`/source\`, \`/quotes\`, \`/search\`, \`/sources\`) is shown to that person alone where the platform can, with a button to share it.

At the terminal, \`/quit\` ends it, and \`#2\` or \`#ask\` presses the button of that label.
`;
};

/** Every file that is made, by its path. */
export const documents = async (): Promise<ReadonlyMap<string, string>> => {
  const { digest, answers } = await converse();
  const plain = { width: COLUMNS, rich: false };
  const told = answers.map(([line, message]) => `> ${line}\n${render(message, plain)}`).join("\n\n");
  const readme = await readFile(join(top, "README.md"), "utf8");
  return new Map([
    ["docs/digest.schema.json", `${JSON.stringify(digestJsonSchema(), undefined, 2)}\n`],
    ["docs/digest.svg", pictureOf(render(digest, { width: COLUMNS, rich: true }), COLUMNS)],
    ["docs/commands.md", commandsPage()],
    [".env.example", envExample()],
    ["README.md", readme.replace(BETWEEN, `\`\`\`\n${told}\n\`\`\`\n`)],
  ]);
};

if (import.meta.main) for (const [path, text] of await documents()) await writeFile(join(top, path), text);
