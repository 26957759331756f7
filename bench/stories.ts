/**
 * npm run bench:stories — what an article costs to be put into its story, with 2,000 to 100,000 live ones; beside that the same
 * held against all of them, what taking up a known one costs at a start, and the memory that all of them take. The articles are made here: made-up words, as
 * frequent as words of a language are, some rare ones for each event.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Article } from "../src/model/article.ts";
import { articleId, storyOpenedBy } from "../src/model/id.ts";
import { days } from "../src/model/time.ts";
import { oddsOfOneEvent, Vocabulary } from "../src/stories/likeness.ts";
import { openingOf, openingWritten, outlineOf, writtenOpening } from "../src/stories/opening.ts";
import { openGrouping } from "../src/stories/same-event.ts";
import { chanceFrom } from "../proof/platform.ts";

const SIZES = [2000, 4000, 8000, 16_000, 32_000, 100_000];
const BAR = { milliseconds: 5, exponent: 1.2 };
const TIMED = 500;
const WORDS = 40_000;
const START = Date.parse("2031-05-12T00:00:00Z");
const SYLLABLES = [
  "ka",
  "lo",
  "mi",
  "ren",
  "tu",
  "vas",
  "po",
  "shi",
  "den",
  "ar",
  "uk",
  "bel",
  "go",
  "ni",
  "fra",
  "sto",
];

const chance = chanceFrom(11);
const wordOf = (rank: number): string => {
  let word = "";
  for (let left = rank + 17; left > 0; left = Math.floor(left / SYLLABLES.length))
    word += SYLLABLES[left % SYLLABLES.length] ?? "";
  return word;
};
/** Zipf: the n-th most frequent word is met 1/n as often as the first. */
const anyWord = (): string => wordOf(Math.floor(Math.exp(chance() * Math.log(WORDS))) - 1);
const rareWord = (): string => wordOf(2000 + Math.floor(chance() * (WORDS - 2000)));
const many = (count: number, word: () => string): readonly string[] => Array.from({ length: count }, word);

/** Three articles of each event share its rare words. */
const articlesOf = (count: number): readonly Article[] => {
  let event: readonly string[] = [];
  return Array.from({ length: count }, (_, at) => {
    if (at % 3 === 0) event = many(12, rareWord);
    const pick = (): string => event[Math.floor(chance() * event.length)] ?? "";
    const text = Array.from({ length: 6 }, () =>
      [...many(17, anyWord), pick(), pick(), pick()].toSorted(() => chance() - 0.5).join(" "),
    ).join(". ");
    return {
      id: articleId(`a-${String(at).padStart(12, "0")}`),
      feed: undefined,
      url: undefined,
      title: [pick(), pick(), ...many(6, anyWord)].join(" "),
      byline: undefined,
      publisher: `Outlet ${at % 40}`,
      language: "en",
      publishedAt: START + Math.floor((at / count) * days(2)),
      fetchedAt: START,
      bodyFrom: "file",
      text,
      blocks: [{ start: 0, end: text.length, kind: "prose" }],
      labels: [],
    };
  });
};

/** Milliseconds of processor time each. */
const timed = (times: number, work: () => void): number => {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / times;
};

const ALL_PAIRS_TIMED = 20;

/** Against every one that is there, without an index. */
const allPairs = (articles: readonly Article[]): number => {
  const words = new Vocabulary();
  const sketches = articles.map((article) => words.sketch(openingOf(article)));
  return timed(ALL_PAIRS_TIMED, () => {
    for (const one of sketches.slice(0, ALL_PAIRS_TIMED))
      for (const other of sketches) oddsOfOneEvent(one, other, 0, words);
  });
};

setFlagsFromString("--expose-gc");
const sweep: () => void = runInNewContext("gc");
const megabytesHeld = (): number => {
  sweep();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

/** As a start finds them: written down before. */
const writtenOf = (articles: readonly Article[]) =>
  articles.map((article) => {
    const { opening, ...rest } = outlineOf(article);
    return { ...rest, written: writtenOpening(opening) };
  });

const rows = SIZES.map((size) => {
  const articles = articlesOf(size + TIMED);
  const grouping = openGrouping();
  const known = writtenOf(articles.slice(0, size));
  const before = megabytesHeld();
  const taken = timed(size, () => {
    for (const { written, ...rest } of known) {
      const opening = openingWritten(written);
      if (opening) grouping.add({ ...rest, opening }, storyOpenedBy(rest.article));
    }
  });
  const memory = megabytesHeld() - before;
  const placed = timed(TIMED, () => {
    for (const article of articles.slice(size)) grouping.place(outlineOf(article));
  });
  return { size, taken, placed, memory, pairs: allPairs(articles.slice(0, size)) };
});

const print = (text: string): void => void process.stdout.write(`${text}\n`);
print(
  "| live articles | ms to place one | ms against all | ms to take up a known one | s for a start | MB |\n|---|---|---|---|---|---|",
);
for (const { size, taken, placed, memory, pairs } of rows)
  print(
    `| ${size} | ${placed.toFixed(2)} | ${pairs.toFixed(2)} | ${taken.toFixed(3)} | ${((taken * size) / 1000).toFixed(1)} | ${memory.toFixed(0)} |`,
  );
const [first, last] = [rows[0], rows.at(-1)];
// Of the whole: n articles that cost n^x each, n^(1 + x) together.
const exponent =
  first && last ? 1 + Math.log(last.placed / first.placed) / Math.log(last.size / first.size) : Number.NaN;
const atTenThousand = Math.max(...rows.filter(({ size }) => size <= 10_000).map(({ placed }) => placed));
print(
  `\nplacing all grows with the power of ${exponent.toFixed(2)} (bar ${BAR.exponent}); up to 10,000 live ones at most ${atTenThousand.toFixed(2)} ms (bar ${BAR.milliseconds})`,
);
if (exponent > BAR.exponent || atTenThousand > BAR.milliseconds) process.exitCode = 1;
