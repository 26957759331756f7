/**
 * npm run eval:first — whether the first sentence of a summary is understood by a reader who has not read the article, on 500
 * public articles kept beside the repository in ../shared/data/dev (75 of CNN and the Daily Mail from FRANK, 135 of BASIL, 290 of
 * PolNeAR). Without them nothing is measured. --all prints each first sentence, --faults those with a fault. It ends with 1
 * below 99 %. The BBC articles of FRANK are left out: there the first sentence was taken away to be the reference.
 *
 * Each article is read as a text file is read, and told as a story of one source. The line that PolNeAR puts first is the
 * title, and what its archive adds to the articles of one paper ("ABSTRACT.", "FULL TEXT.") is left out: no page has it.
 *
 * A first sentence has a fault (stands-alone.ts) when it
 *   opens with a pronoun or a demonstrative, with a word that joins it to another, with a time that hangs on another ("Hours
 *     later"), or with others of whom some were told of;
 *   goes on from another ("Holt also said"), has "he" or "she" before anybody it could be, speaks of "the study" that its
 *     article has told of before, or names by the surname alone whom its article has introduced and the headline does not name;
 *   begins with a dateline or a rest of one, is a byline, a caption or a sign, or begins with a small letter;
 *   is half a sentence (nothing ends it, it breaks off, or its article goes on in the middle of it), leaves a quotation mark or a
 *     bracket open, or has fewer than six words;
 *   asks, speaks as its writer or to its reader.
 * The rules are those of grammar and not the product’s lists. They do not see all: of 200 first sentences read by eye, one in fifteen
 * leaned on its article in a way that needs its sense ("the village’s masons", "this meal").
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { detectedIn, languageOf } from "../src/ingest/language.ts";
import { readText } from "../src/ingest/text-file.ts";
import type { Article } from "../src/model/article.ts";
import { articleId, storyId } from "../src/model/id.ts";
import { summarise } from "../src/summaries/extract.ts";
import { faultsOf, type First } from "./stands-alone.ts";

const DATA = join(import.meta.dirname, "..", "..", "shared", "data", "dev");
const BAR = 99;
const OF_POLNEAR = 290;
const { values: flags } = parseArgs({
  options: { all: { type: "boolean", default: false }, faults: { type: "boolean", default: false } },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Piece {
  readonly id: string;
  readonly title: string | undefined;
  readonly text: string;
}

const linesOf = (file: string): readonly unknown[] =>
  readFileSync(join(DATA, file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const frank = (): readonly Piece[] =>
  z
    .array(z.object({ hash: z.string(), dataset: z.string(), article: z.string() }))
    .parse(linesOf("frank-articles.jsonl"))
    .filter(({ dataset }) => dataset === "cnndm")
    .map(({ hash, article }) => ({ id: `frank ${hash}`, title: undefined, text: article }));

const basil = (): readonly Piece[] =>
  z
    .array(z.object({ id: z.string(), title: z.string(), text: z.string() }))
    .parse(JSON.parse(readFileSync(join(DATA, "stories-basil.json"), "utf8")))
    .map(({ id, title, text }) => ({ id: `basil ${id}`, title, text }));

const ARCHIVED = /^ABSTRACT\.\n[\s\S]*?\nFULL TEXT\.\n+/u;

const polnear = (): readonly Piece[] => {
  const all = z.array(z.object({ id: z.string(), text: z.string() })).parse(linesOf("quotes.jsonl"));
  const step = all.length / OF_POLNEAR;
  return Array.from({ length: OF_POLNEAR }, (_, at) => all[Math.floor(at * step)]).flatMap((one) => {
    if (!one) return [];
    const [title = "", ...rest] = one.text.split(/\n\s*\n/u);
    const text = rest.join("\n\n").replace(ARCHIVED, "");
    return [{ id: `polnear ${one.id}`, title: title.replaceAll(/\s+/gu, " ").replace(/\.$/u, ""), text }];
  });
};

const articleOf = async ({ title, text }: Piece): Promise<Article> => {
  const { blocks, title: own } = readText(text);
  return {
    id: articleId("a-000000000000"),
    feed: undefined,
    url: undefined,
    title: title ?? own,
    byline: undefined,
    publisher: "Source",
    language: languageOf(await detectedIn({ text, blocks }), "en"),
    publishedAt: undefined,
    fetchedAt: 0,
    bodyFrom: "file",
    text,
    blocks,
    labels: [],
  };
};

/** What is told first; undefined where nothing is told of the article. */
const firstOf = async (piece: Piece): Promise<First | undefined> => {
  const article = await articleOf(piece);
  const summary = summarise({ id: storyId("s-000000000000"), articles: [article], copies: new Map() });
  const [sentence] = summary?.sentences ?? [];
  const [ref] = sentence?.refs ?? [];
  if (!summary || !sentence || !ref) return undefined;
  return {
    text: sentence.text,
    before: article.text.slice(0, ref.start),
    after: article.text.slice(ref.end),
    headline: summary.headline,
  };
};

interface Told {
  readonly id: string;
  readonly first: First | undefined;
  readonly faults: readonly string[];
}

const tell = ({ id, first, faults }: Told): void =>
  say([id, `  ${first?.text ?? "(nothing is told)"}`, ...faults.map((one) => `  ! ${one}`)].join("\n"));

const report = (all: readonly Told[]): void => {
  for (const one of all) if (flags.all || (flags.faults && one.faults.length > 0)) tell(one);
  const counts = Map.groupBy(
    all.flatMap(({ faults }) => faults),
    (fault) => fault,
  );
  for (const [fault, same] of counts) say(`${String(same.length).padStart(4)}  ${fault}`);
  const told = all.filter(({ first }) => first !== undefined);
  const share = (100 * told.filter(({ faults }) => faults.length === 0).length) / told.length;
  const silent = all.length - told.length;
  say(`first sentences: ${share.toFixed(1)} % of ${told.length} stand alone; ${silent} articles without one`);
  if (share < BAR) process.exitCode = 1;
};

const measure = async (): Promise<void> => {
  const all: Told[] = [];
  for (const piece of [...frank(), ...basil(), ...polnear()]) {
    const first = await firstOf(piece);
    all.push({ id: piece.id, first, faults: first ? faultsOf(first) : [] });
  }
  report(all);
};

if (existsSync(join(DATA, "quotes.jsonl"))) await measure();
else say("There are no articles to measure on: ../shared/data/dev is not beside this repository.");
