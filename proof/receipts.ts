/**
 * npm run proof:receipts — true sentences of the sample newsroom, whole and cut at a comma, and the same with one thing made
 * false, class by class, held against the passage that each rests on: what the checks catch, what they miss, and where they cry
 * for nothing. Classes that nobody checks yet are told too.
 * --short: the form for CI. --sabotage: nothing is checked; the proof has to fail.
 */
import { parseArgs } from "node:util";
import type { Article } from "../src/model/article.ts";
import { sentencesOf } from "../src/language/sentences.ts";
import { doubtsAbout } from "../src/summaries/check-text.ts";
import { groundOf } from "../src/summaries/ground.ts";
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
/** Percent that each class must reach: what was measured, less a little. Nothing is asked of a class that is not checked. */
const FLOORS: Readonly<Record<string, number>> = {
  "number new": 99,
  "number swapped": 75,
  "name outside": 99,
  "name swapped": 58,
  negation: 68,
  "wrong citation": 93,
  date: 95,
  unit: 38,
};

const chance = chanceFrom(Number(values.seed));
const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(chance() * items.length)];

/** A sentence that has its words in nobody's mouth, with its neighbours as its passage. */
const sentencesIn = ({ text, language, blocks }: Article): readonly Omit<TrueSentence, "elsewhere">[] => {
  const prose = blocks.filter(({ kind }) => kind === "prose");
  const spans = prose.flatMap((block) => sentencesOf(text, language, block));
  return spans.flatMap((span, at) => {
    const own = text.slice(span.start, span.end).trim();
    const passage = text.slice(spans[at - 1]?.start ?? span.start, spans[at + 1]?.end ?? span.end);
    return own.split(" ").length < 8 || /[“”"«»]/u.test(own) ? [] : [{ text: own, passage, article: text }];
  });
};

/** True in fewer words: what stands behind the last comma left out, where that is not who says it. */
const shortened = (text: string): string =>
  text.replace(/^(.{40,}), (?!according|[^,]*\b(?:said|told)\b)[^,]+\.$/u, "$1.");

const isCaught = ({ text, passage }: { readonly text: string; readonly passage: string }): boolean =>
  !values.sabotage && doubtsAbout(text, groundOf(passage, "en"), "en").length > 0;

interface Count {
  caught: number;
  all: number;
}

const percent = ({ caught, all }: Count): number => (all === 0 ? 0 : (100 * caught) / all);

const trueSentences = async (): Promise<readonly TrueSentence[]> => {
  const articles = (await readSample()).articles.filter(({ language }) => language === "en");
  return articles.flatMap((article) => {
    const other = pick(articles.filter((one) => one !== article)) ?? article;
    const elsewhere = other.text.slice(0, 600);
    return sentencesIn(article).map((sentence) => ({ ...sentence, elsewhere }));
  });
};

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

const report = (counts: ReadonlyMap<string, Count>, alarms: Count): boolean => {
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  print("| class | caught | of | floor |\n|---|---|---|---|");
  for (const [name, count] of counts)
    print(`| ${name} | ${percent(count).toFixed(1)} % | ${count.all} | ${FLOORS[name] ?? "not checked"} |`);
  const checked = [...counts].filter(([name]) => name in FLOORS);
  const weakest = checked.toSorted(([, one], [, other]) => percent(one) - percent(other))[0];
  const total = checked.reduce(
    (sum, [, { caught, all }]) => ({ caught: sum.caught + caught, all: sum.all + all }),
    { caught: 0, all: 0 },
  );
  const made = [...counts.values()].reduce((sum, { all }) => sum + all, 0);
  print(
    `receipts: caught ${percent(total).toFixed(1)} %, false alarms ${percent(alarms).toFixed(1)} %, mutations ${made}, weakest ${weakest?.[0].replaceAll(" ", "-")} ${weakest ? percent(weakest[1]).toFixed(0) : 0} %`,
  );
  const low = checked.filter(([name, count]) => percent(count) < (FLOORS[name] ?? 0)).map(([name]) => name);
  if (low.length > 0) process.stderr.write(`Under their floor: ${low.join(", ")}.\n`);
  return low.length === 0 && percent(alarms) <= MOST_FALSE_ALARMS && alarms.all > 0;
};

const all = await trueSentences();
process.exit(report(mutate(all), alarmsIn(all)) ? 0 : 1);
