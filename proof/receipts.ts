/**
 * npm run proof:receipts — true sentences, whole and cut at a comma, and the same with one thing made false, class by class, held
 * against the passage that each rests on: what the checks catch, what they miss, and where they cry for nothing. The sentences
 * are those of the sample newsroom and, where ../shared/data/dev is beside this repository, those of the articles in
 * its frank-articles.jsonl.
 * --short: the form for CI. --sabotage: nothing is checked; the proof has to fail.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Article, Span } from "../src/model/article.ts";
import { sentencesOf } from "../src/language/sentences.ts";
import { doubtsAbout } from "../src/summaries/check-text.ts";
import { type Ground, groundOf } from "../src/summaries/ground.ts";
import { readSample } from "../test/kit/sample.ts";
import { mutations, type TrueSentence } from "./mutations.ts";
import { chanceFrom } from "./platform.ts";

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    sabotage: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
});

const ATTEMPTS = values.short ? 2000 : 10_000;
const MOST_FALSE_ALARMS = 8;
/** Percent that each class must reach in the sample newsroom: what was measured, less a little. */
const FLOORS: Readonly<Record<string, number>> = {
  "number new": 99,
  "number swapped": 75,
  "name outside": 99,
  "name swapped": 58,
  negation: 75,
  "hedge dropped": 75,
  "attribution dropped": 72,
  modality: 85,
  "order for agreement": 80,
  "wrong citation": 93,
  "doer and done": 75,
  date: 92,
  unit: 90,
};
/** And elsewhere. */
const FLOORS_ELSEWHERE: Readonly<Record<string, number>> = {
  "number new": 99,
  "number swapped": 55,
  "name outside": 98,
  "name swapped": 54,
  negation: 80,
  "hedge dropped": 65,
  "attribution dropped": 40,
  modality: 60,
  "order for agreement": 70,
  "wrong citation": 97,
  "doer and done": 70,
  date: 85,
  unit: 80,
};

const chance = chanceFrom(Number(values.seed));
const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(chance() * items.length)];

interface Told {
  readonly text: string;
  readonly spans: readonly Span[];
}

const proseOf = ({ text, language, blocks }: Article): Told => {
  const prose = blocks.filter(({ kind }) => kind === "prose");
  return { text, spans: prose.flatMap((block) => sentencesOf(text, language, block)) };
};

/** A sentence that has its words in nobody's mouth, with its neighbours as its passage. */
const sentencesIn = ({ text, spans }: Told): readonly Omit<TrueSentence, "elsewhere">[] =>
  spans.flatMap((span, at) => {
    const own = text.slice(span.start, span.end).trim();
    const passage = text.slice(spans[at - 1]?.start ?? span.start, spans[at + 1]?.end ?? span.end);
    return own.split(" ").length < 8 || /[“”"«»‘]/u.test(own) ? [] : [{ text: own, passage, article: text }];
  });

/** True in fewer words: what stands behind the last comma left out, where that is not who says it. */
const shortened = (text: string): string =>
  text.replace(/^(.{40,}), (?!according|[^,]*\b(?:said|told)\b)[^,]+\.$/u, "$1.");

const grounds = new Map<string, Ground>();

const groundFor = (passage: string): Ground => {
  const ground = grounds.get(passage) ?? groundOf(passage, "en");
  grounds.set(passage, ground);
  return ground;
};

const isCaught = ({ text, passage }: { readonly text: string; readonly passage: string }): boolean =>
  !values.sabotage && doubtsAbout(text, groundFor(passage), "en").length > 0;

interface Count {
  caught: number;
  all: number;
}

const percent = ({ caught, all }: Count): number => (all === 0 ? 0 : (100 * caught) / all);

const trueSentences = (all: readonly Told[]): readonly TrueSentence[] =>
  all.flatMap((told) => {
    const other = pick(all.filter((one) => one !== told)) ?? told;
    const elsewhere = other.text.slice(0, 600);
    return sentencesIn(told).map((sentence) => ({ ...sentence, elsewhere }));
  });

const tallied = (count: Count, isHit: boolean): void => {
  count.all += 1;
  if (isHit) count.caught += 1;
};

const alarmsIn = (all: readonly TrueSentence[]): Count => {
  const alarms: Count = { caught: 0, all: 0 };
  for (const sentence of all)
    for (const text of new Set([sentence.text, shortened(sentence.text)]))
      tallied(alarms, isCaught({ ...sentence, text }));
  return alarms;
};

const mutate = (all: readonly TrueSentence[]): ReadonlyMap<string, Count> => {
  const classes = Object.entries(mutations).map(([name, make]) => ({
    name,
    make,
    count: { caught: 0, all: 0 },
  }));
  for (let tries = 0, made = 0; made < ATTEMPTS && tries < ATTEMPTS * 10; tries++) {
    const sentence = pick(all);
    const one = classes[tries % classes.length];
    const mutated = sentence && one?.make(sentence, chance);
    if (!sentence || !one || !mutated) continue;
    made += 1;
    tallied(one.count, isCaught({ ...sentence, ...mutated }));
  }
  return new Map(classes.map(({ name, count }) => [name, count]));
};

interface Measured {
  readonly counts: ReadonlyMap<string, Count>;
  readonly alarms: Count;
  readonly floors: Readonly<Record<string, number>>;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Of fewer cases nothing can be said. */
const FEWEST = 15;

/** False alarms and what is caught of each class, in one table. */
const measure = (all: readonly Told[], floors: Measured["floors"]): Measured => {
  const sentences = trueSentences(all);
  const measured = { counts: mutate(sentences), alarms: alarmsIn(sentences), floors };
  print("| class | caught | of | floor |\n|---|---|---|---|");
  for (const [name, count] of measured.counts) {
    const floor = count.all < FEWEST ? "too few to judge" : (floors[name] ?? 100);
    print(`| ${name} | ${percent(count).toFixed(1)} % | ${count.all} | ${floor} |`);
  }
  print(
    `\nFalse alarms: ${percent(measured.alarms).toFixed(1)} % of ${measured.alarms.all} true sentences.\n`,
  );
  return measured;
};

const judged = ({ counts }: Measured): readonly (readonly [string, Count])[] =>
  [...counts].filter(([, { all }]) => all >= FEWEST);

/** The classes under their floors, and too many false alarms. */
const failuresOf = (measured: Measured): readonly string[] => [
  ...judged(measured)
    .filter(([name, count]) => percent(count) < (measured.floors[name] ?? 100))
    .map(([name]) => name),
  ...(measured.alarms.all === 0 || percent(measured.alarms) > MOST_FALSE_ALARMS ? ["false alarms"] : []),
];

const summed = (counts: Iterable<Count>): Count =>
  [...counts].reduce((sum, { caught, all }) => ({ caught: sum.caught + caught, all: sum.all + all }), {
    caught: 0,
    all: 0,
  });

const lastLine = (all: readonly Measured[]): string => {
  const counts = all.flatMap((one) => [...one.counts]);
  const total = summed(counts.map(([, count]) => count));
  const alarms = summed(all.map((one) => one.alarms));
  const [weakest] = all.flatMap(judged).toSorted(([, one], [, other]) => percent(one) - percent(other));
  const name = weakest?.[0].replaceAll(" ", "-") ?? "";
  return `receipts: caught ${percent(total).toFixed(1)} %, false alarms ${percent(alarms).toFixed(1)} %, mutations ${total.all}, weakest ${name} ${weakest ? percent(weakest[1]).toFixed(0) : 0} %`;
};

const ELSEWHERE = join(import.meta.dirname, "..", "..", "shared", "data", "dev", "frank-articles.jsonl");
const rowSchema = z.object({ article: z.string() });

const articlesElsewhere = (): readonly Told[] =>
  readFileSync(ELSEWHERE, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => rowSchema.parse(JSON.parse(line)).article)
    .map((text) => ({ text, spans: sentencesOf(text, "en") }));

const sample = (await readSample()).articles.filter(({ language }) => language === "en").map(proseOf);
print("The sample newsroom\n");
const measured = [measure(sample, FLOORS)];
if (existsSync(ELSEWHERE)) {
  print("Articles of others (frank-articles.jsonl)\n");
  measured.push(measure(articlesElsewhere(), FLOORS_ELSEWHERE));
} else print("Skipped: there are no articles of others; ../shared/data/dev is not beside this repository.\n");
const failures = measured.flatMap(failuresOf);
if (failures.length > 0) process.stderr.write(`Under the floor, or too many: ${failures.join(", ")}.\n`);
print(lastLine(measured));
process.exit(failures.length === 0 ? 0 : 1);
