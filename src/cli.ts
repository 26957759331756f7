/** The one-shot commands: a table over the same rooms that the running bot uses. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { openNewsroom, type Newsroom } from "../samples/newsroom.ts";
import { lookOf, show } from "./adapters/terminal/prompt.ts";
import { digestOf } from "./desk.ts";
import { readDigest } from "./digest/digest-object.ts";
import { tellDigest } from "./digest/tell.ts";
import { tellable } from "./digest/wording.ts";
import { openFetcher } from "./ingest/fetch.ts";
import { readSource } from "./ingest/read-source.ts";
import { openReader } from "./ingest/reader.ts";
import type { Digest } from "./model/digest.ts";
import { clockFrom } from "./ops/clock.ts";
import { readConfig } from "./ops/config.ts";
import { each } from "./ops/each.ts";
import { sentenceOf, Trouble } from "./ops/trouble.ts";
import { verifyDigest } from "./summaries/verify.ts";

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

interface Wish {
  readonly sources: readonly string[];
  readonly limit: number;
  readonly language: string;
}

/** Reads all sources, at most four at a time; what cannot be read is listed in the digest. */
const digestFrom = async ({ sources, limit, language }: Wish, allow: readonly string[]): Promise<Digest> => {
  const now = clockFrom(readConfig().startsAt)();
  const fetcher = openFetcher({ allow });
  const reader = openReader();
  try {
    let done = 0;
    const read = await each(sources, 4, async (source) => {
      const result = await readSource(source, { fetcher, reader, now });
      progress(`Read ${++done} of ${sources.length}: ${source}`);
      return result;
    });
    progress("");
    const articles = [...new Map(read.flatMap((one) => one.articles).map((one) => [one.id, one])).values()];
    return digestOf({ articles, failures: read.flatMap(({ failures }) => failures), language, limit, now });
  } finally {
    await reader.close();
    await fetcher.close();
  }
};

const openSample = async (): Promise<Newsroom> => openNewsroom({ now: clockFrom(readConfig().startsAt)() });

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
    const { fetchAllow } = readConfig();
    const sample = positionals.length === 0 ? await openSample() : undefined;
    const sources = sample?.feeds ?? positionals;
    const allow = sample ? [...fetchAllow, new URL(sample.url).host] : fetchAllow;
    const made = await digestFrom({ sources, limit, language }, allow).finally(() => sample?.close());
    if (values.json) process.stdout.write(`${JSON.stringify(made, undefined, 2)}\n`);
    else showDigest(made, values.plain === true);
    for (const { source, why } of made.failures) complain(`${source}: ${why}`);
    return Object.keys(made.articles).length > 0 ? FINE : FAILED;
  },
};

const showDigest = (made: Digest, plain: boolean): void => {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  show(tellDigest(made, zone), process.stdout, lookOf(process.stdout, plain || readConfig().plain));
};

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

const commands: readonly CliCommand[] = [digest, verify];

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
