/** One thing in a true sentence made false, class by class. Undefined where a sentence has nothing of the kind. */
export interface TrueSentence {
  readonly text: string;
  /** The passage that it rests on. */
  readonly passage: string;
  /** The whole article. */
  readonly article: string;
  /** A passage of another article. */
  readonly elsewhere: string;
}

type Chance = () => number;

export interface Mutation {
  readonly text: string;
  /** What it is held against, where that is not its own passage. */
  readonly passage?: string;
}

type Mutate = (sentence: TrueSentence, chance: Chance) => Mutation | undefined;

const NUMBER = /(?<![\d.,])\d+(?:[.,]\d+)*(?![\d.,]*\d)/gu;
const NAME = /(?<=[\p{L}\d,;:’)]\s)\p{Lu}[\p{L}’-]+(?:\s\p{Lu}[\p{L}’-]+)*/gu;
const OUTSIDERS = ["Hedda Vane", "Orrin Tell", "Castleford", "Zembla", "Ropeworks Ltd", "Minna Quist"];

const pick = <Item>(items: readonly Item[], chance: Chance): Item | undefined =>
  items[Math.floor(chance() * items.length)];

/** Another of `others` in the place of one of the matches. */
const swapped = (
  { text }: TrueSentence,
  pattern: RegExp,
  others: (was: string) => readonly string[],
  chance: Chance,
): Mutation | undefined => {
  const place = pick([...text.matchAll(pattern)], chance);
  const other = place && pick(others(place[0]), chance);
  if (!place || other === undefined) return undefined;
  return { text: text.slice(0, place.index) + other + text.slice(place.index + place[0].length) };
};

const replaced = ({ text }: TrueSentence, pattern: RegExp, other: string): Mutation | undefined => {
  const made = text.replace(pattern, other);
  return made === text ? undefined : { text: made };
};

const allIn = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set(Array.from(text.matchAll(pattern), ([found]) => found)),
];

const sharesWord = (one: string, other: string): boolean =>
  one.split(" ").some((word) => other.split(" ").includes(word));

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** What is measured, right behind how much of it. */
const UNITS: readonly (readonly [RegExp, string])[] = (
  [
    ["percent", "points"],
    ["per cent", "points"],
    ["tonnes", "kilograms"],
    ["metres", "kilometres"],
    ["kilometres", "metres"],
    ["hours", "days"],
    ["days", "weeks"],
  ] as const
).map(([unit, other]) => [
  RegExp(String.raw`(?<=\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) ${unit}\b`, "u"),
  ` ${other}`,
]);

/** Two names and nothing but a deed between them. */
const DEED =
  /(?<!\p{L} )\b(?!The|He|She|It|His|Her|They|On|In|At)(\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)*)( (?!and|of|in|on|at|for|from|or|to|is|was|has)\p{Ll}+ (?:to |the )?)(\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)*)/u;

export const mutations: Readonly<Record<string, Mutate>> = {
  "number new": (sentence, chance) =>
    swapped(
      sentence,
      NUMBER,
      (was) =>
        [3, 7, 11]
          .map((more) => String(Number.parseInt(was.replaceAll(/[.,]/gu, ""), 10) + more))
          .filter((one) => !sentence.article.includes(one)),
      chance,
    ),
  "number swapped": (sentence, chance) =>
    swapped(
      sentence,
      NUMBER,
      () => allIn(sentence.passage, NUMBER).filter((one) => !sentence.text.includes(one)),
      chance,
    ),
  "name outside": (sentence, chance) => swapped(sentence, NAME, () => OUTSIDERS, chance),
  "name swapped": (sentence, chance) =>
    swapped(
      sentence,
      NAME,
      (was) =>
        allIn(sentence.passage, NAME).filter((one) => !sentence.text.includes(one) && !sharesWord(one, was)),
      chance,
    ),
  negation: (sentence) =>
    replaced(sentence, /\b(is|are|was|were|has|have|had|will|can|could|would)\b(?! not)/u, "$1 not"),
  "hedge dropped": (sentence) =>
    replaced(
      sentence,
      /\b(?:(?:about|nearly|almost|at least|up to|more than) (?=\d|an? |two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:reportedly|allegedly|apparently|perhaps|possibly|probably|likely|at least) )/u,
      "",
    ),
  "attribution dropped": (sentence) => replaced(sentence, /, (?:according to [^,.]+|[^,.]+ said)(?=\.)/u, ""),
  modality: (sentence) => replaced(sentence, /\b(?:may|might|could|should|can)\b/u, "will"),
  "order for agreement": (sentence) =>
    replaced(sentence, /\b(?:asked|wants|urged|proposed|offered)\b/u, "agreed"),
  "wrong citation": ({ text, elsewhere }) => ({ text, passage: elsewhere }),
  "doer and done": (sentence) => {
    const [, doer = "", , done = ""] = DEED.exec(sentence.text) ?? [];
    const isName = (one: string): boolean =>
      sentence.article
        .split(one)
        .some((before, at, all) => at < all.length - 1 && /\p{Ll},? $/u.test(before));
    return isName(doer) && isName(done) ? replaced(sentence, DEED, "$3$2$1") : undefined;
  },
  date: (sentence, chance) =>
    swapped(
      sentence,
      RegExp(DAYS.join("|"), "gu"),
      (was) => DAYS.filter((day) => day !== was && !sentence.passage.includes(day)),
      chance,
    ),
  unit: (sentence) =>
    UNITS.map(([unit, other]) => replaced(sentence, unit, other)).find((made) => made !== undefined),
};
