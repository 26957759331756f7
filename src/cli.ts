/** The one-shot commands: a table over the same rooms that the running bot uses. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { openNewsroom } from "../samples/newsroom.ts";
import { lookOf, show } from "./adapters/terminal/terminal.ts";
import { tellAnswer } from "./chat/tell-answer.ts";
import { digestOf } from "./edition.ts";
import { readDigest } from "./digest/digest-object.ts";
import { tellDigest } from "./digest/tell.ts";
import { languages as tellable } from "./chat/strings/strings.ts";
import { type FetchSettings, openFetcher } from "./ingest/fetch.ts";
import { readSource } from "./ingest/read-source.ts";
import { openReader } from "./ingest/reader.ts";
import { markRepeated } from "./ingest/repeated.ts";
import type { Article } from "./model/article.ts";
import type { Failure } from "./model/digest.ts";
import type { Message } from "./model/message.ts";
import { usualSettings } from "./model/settings.ts";
import type { Instant } from "./model/time.ts";
import { clockFrom } from "./ops/clock.ts";
import { readConfig } from "./ops/config.ts";
import { each } from "./ops/each.ts";
import type { Store } from "./store/open.ts";
import type { Writer } from "./writer.ts";
import { sentenceOf, Trouble } from "./ops/trouble.ts";
import { verifyDigest } from "./summaries/verify.ts";

/** The one that the running bot asks for too, so that the sample's articles have the same addresses everywhere. */
const SAMPLE_PORT = 8788;

// The store and the model are loaded where they are needed: most commands need neither.

/** Exit statuses, as a shell reads them. */
const FINE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

interface CliCommand {
  readonly name: string;
  readonly form: string;
  readonly does: string;
  run(words: readonly string[]): Promise<number>;
}

class Misuse extends Error {}

const complain = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const parsed = <Options extends NonNullable<Parameters<typeof parseArgs>[0]>["options"]>(
  words: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse(sentenceOf(error).split(". ")[0]);
  }
};

const countFrom = (written: string | undefined, fallback: number): number => {
  const count = written === undefined ? fallback : Number(written);
  if (!Number.isInteger(count) || count < 1)
    throw new Misuse(`--limit takes a whole number from 1, not “${written}”.`);
  return count;
};

const languageFrom = (written: string | undefined): string => {
  const language = (written ?? "en").toLowerCase();
  if (!tellable.includes(language))
    throw new Misuse(`--lang takes one of ${tellable.join(", ")}, not “${written}”.`);
  return language;
};

const progress = (sentence: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${sentence}`);
};

interface Gathered {
  readonly articles: readonly Article[];
  readonly failures: readonly Failure[];
}

/** Reads all sources, at most four at a time; what cannot be read is among the failures. */
const gather = async (
  sources: readonly string[],
  { allow, contact }: Pick<FetchSettings, "allow" | "contact">,
  now: Instant,
): Promise<Gathered> => {
  await using closing = new AsyncDisposableStack();
  const fetcher = closing.adopt(openFetcher({ allow, contact }), (one) => one.close());
  const reader = closing.adopt(openReader(), (one) => one.close());
  let done = 0;
  const read = await each(sources, 4, async (source) => {
    const result = await readSource(source, { fetcher, reader, now });
    progress(`Read ${++done} of ${sources.length}: ${source}`);
    return result;
  });
  progress("");
  const articles = new Map(read.flatMap((one) => one.articles).map((one) => [one.id, one]));
  return { articles: [...articles.values()], failures: read.flatMap(({ failures }) => failures) };
};

/** What the sources hold; the sample newsroom's feeds where none is named. */
const read = async (named: readonly string[], now: Instant): Promise<Gathered> => {
  const { fetchAllow: allow, contact } = readConfig();
  if (named.length > 0) return gather(named, { allow, contact }, now);
  await using closing = new AsyncDisposableStack();
  const sample = closing.adopt(await openNewsroom({ now, port: SAMPLE_PORT }), (one) => one.close());
  return await gather(sample.feeds, { allow: [...allow, new URL(sample.url).host], contact }, now);
};

const closeStore = (store: Store): Promise<void> => store.close();

/** The model with its budget and its kept answers, which are the bot's own; undefined, and no store, without a model. */
const openOwnWriter = async (closing: AsyncDisposableStack): Promise<Writer | undefined> => {
  const config = readConfig();
  if ((config.openaiApiKey ?? config.openaiBaseUrl) === undefined) return undefined;
  const [{ openStore }, { openWriter }] = await Promise.all([
    import("./store/open.ts"),
    import("./writer.ts"),
  ]);
  const store = closing.adopt(await openStore(config), closeStore);
  return openWriter(config, { store, clock: clockFrom(config.startsAt), notice: complain });
};

const digest: CliCommand = {
  name: "digest",
  form: "[SOURCE…] [--json] [--plain] [--limit N] [--lang CODE]",
  does: "one digest of feeds, sites, OPML files, articles or folders; of the sample newsroom when none is named",
  run: async (words) => {
    const { values, positionals } = parsed(words, {
      json: { type: "boolean" },
      plain: { type: "boolean" },
      limit: { type: "string" },
      lang: { type: "string" },
    });
    const limit = countFrom(values.limit, 12);
    const language = languageFrom(values.lang);
    const now = clockFrom(readConfig().startsAt)();
    await using closing = new AsyncDisposableStack();
    const writer = await openOwnWriter(closing);
    const made = await digestOf({ ...(await read(positionals, now)), language, limit, now, writer });
    if (values.json) process.stdout.write(`${JSON.stringify(made, undefined, 2)}\n`);
    else showHere(tellDigest(made, { zone: zoneHere() }), values.plain === true);
    for (const { source, why } of made.failures) complain(`${source}: ${why}`);
    return Object.keys(made.articles).length > 0 ? FINE : FAILED;
  },
};

const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const showHere = (message: Message, plain: boolean): void =>
  show(message, process.stdout, lookOf(process.stdout, plain || readConfig().plain));

const verify: CliCommand = {
  name: "verify",
  form: "FILE",
  does: "checks every claim of a digest object against the articles it carries",
  run: async (words) => {
    const { positionals } = parsed(words, {});
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new Misuse("verify takes one file.");
    const text = await readFile(file, "utf8").catch((error: unknown) => {
      throw new Trouble("tell-reader", `${file} cannot be read: ${sentenceOf(error)}.`, error);
    });
    const read = readDigest(text);
    if (read.kind === "no digest")
      throw new Trouble("tell-reader", `${file} is not a digest object. ${read.why}`);
    const [first, ...others] = verifyDigest(read.digest);
    if (first) {
      complain(
        `Not so (${first.kind}): ${first.why}${others.length > 0 ? ` And ${others.length} more.` : ""}`,
      );
      return FAILED;
    }
    const sentences = read.digest.stories.flatMap((story) => story.sentences).length;
    const quotes = read.digest.stories.flatMap((story) => story.quotes).length;
    process.stdout.write(`All of it holds: ${sentences} sentences, ${quotes} quotes.\n`);
    return FINE;
  },
};

const ask: CliCommand = {
  name: "ask",
  form: '"QUESTION" [SOURCE…] [--plain]',
  does: "what feeds, articles or folders say about it; the sample newsroom when none is named",
  run: async (words) => {
    const { values, positionals } = parsed(words, { plain: { type: "boolean" } });
    const [question, ...sources] = positionals;
    if (question === undefined || !/\p{L}/u.test(question)) throw new Misuse("ask takes a question first.");
    const clock = clockFrom(readConfig().startsAt);
    const { articles, failures } = await read(sources, clock());
    await using closing = new AsyncDisposableStack();
    const [{ openStore }, { openQuestions }] = await Promise.all([
      import("./store/open.ts"),
      import("./question-desk.ts"),
    ]);
    const store = closing.adopt(await openStore({ dataDir: ":memory:" }), closeStore);
    const writer = await openOwnWriter(closing);
    await store.articles.save(markRepeated(articles));
    const answered = await openQuestions({ store, clock, writer, language: "en" }).ask(
      "cli",
      question,
      usualSettings,
    );
    showHere(
      tellAnswer(answered.answer, answered.articles, { zone: zoneHere(), language: "en" }),
      values.plain === true,
    );
    for (const { source, why } of failures) complain(`${source}: ${why}`);
    return articles.length > 0 ? FINE : FAILED;
  },
};

const pipeCommand: CliCommand = {
  name: "pipe",
  form: "STAGE",
  does: "one stage for people who measure: JSON lines in, JSON lines out; docs/pipe.md tells which",
  run: async (words) => {
    const { positionals } = parsed(words, {});
    const [stage = ""] = positionals;
    const { pipe, stageNames } = await import("./pipe.ts");
    if (!(await pipe(stage, process.stdin, process.stdout)))
      throw new Misuse(`pipe takes one of ${stageNames.join(", ")}.`);
    return FINE;
  },
};

const commands: readonly CliCommand[] = [digest, ask, verify, pipeCommand];

const usage = (): string =>
  `Usage: tidings COMMAND …\n\n${commands.map(({ name, form, does }) => `  ${name} ${form}\n      ${does}\n`).join("")}`;

const main = async ([name = "help", ...words]: readonly string[]): Promise<number> => {
  if (["help", "--help", "-h"].includes(name) || words.includes("--help")) {
    process.stdout.write(usage());
    return FINE;
  }
  const command = commands.find((one) => one.name === name);
  try {
    if (!command) throw new Misuse(`tidings has no command “${name}”.`);
    return await command.run(words);
  } catch (error) {
    if (error instanceof Misuse) complain(`${error.message}\n${usage()}`);
    else complain(error instanceof Trouble ? error.message : `Something went wrong: ${sentenceOf(error)}`);
    return error instanceof Misuse ? WRONG_USAGE : FAILED;
  }
};

// A reader that stops early (`| head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
loadEnv({ quiet: true });
process.exitCode = await main(process.argv.slice(2));
