/** A writer who lies about what people said, in every way that we could think of. */
import type { Span } from "../src/model/article.ts";
import type { Quote } from "../src/model/quote.ts";
import { NAMES, type Truth } from "./truth.ts";

/** What the lie begins from: a true quote, as the product itself would print it. */
export interface Claim {
  readonly quote: Quote;
  readonly truth: Truth;
  /** What else is said, in this article and in others. */
  readonly beside: readonly Claim[];
  readonly elsewhere: readonly Claim[];
}

export type Chance = () => number;
/** The quote as the liar tells it; undefined where this lie cannot be told of it. */
export type Lie = (claim: Claim, chance: Chance) => Quote | undefined;

const pick = <T>(all: readonly T[], chance: Chance): T | undefined => all[Math.floor(chance() * all.length)];

const retold =
  (change: (words: string, claim: Claim, chance: Chance) => string | undefined): Lie =>
  (claim, chance) => {
    const text = change(claim.quote.text, claim, chance);
    return text === undefined || text === claim.quote.text ? undefined : { ...claim.quote, text };
  };

const replaced = (pattern: RegExp, by: (found: string) => string): Lie =>
  retold((text) => text.replace(pattern, by));

/** The liar who knows that a slice is asked for, and gives one. */
const reaimed =
  (change: (quote: Quote, claim: Claim, chance: Chance) => Span | undefined): Lie =>
  (claim, chance) => {
    const span = change(claim.quote, claim, chance);
    if (!span) return undefined;
    const text = claim.truth.article.text.slice(span.start, span.end);
    return { ...claim.quote, start: span.start, end: span.end, text };
  };

const wordPlaces = (words: string): readonly Span[] =>
  Array.from(words.matchAll(/[\p{L}\p{N}’'-]+/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));

const swapped = (words: string, _: Claim, chance: Chance): string | undefined => {
  const places = wordPlaces(words);
  const at = Math.floor(chance() * (places.length - 1));
  const [one, two] = [places[at], places[at + 1]];
  if (!one || !two) return undefined;
  return (
    words.slice(0, one.start) +
    words.slice(two.start, two.end) +
    words.slice(one.end, two.start) +
    words.slice(one.start, one.end) +
    words.slice(two.end)
  );
};

/** One word of the quote becomes another of the article, or nothing. */
const exchanged =
  (by: (claim: Claim, chance: Chance) => string) =>
  (words: string, claim: Claim, chance: Chance): string | undefined => {
    const place = pick(wordPlaces(words), chance);
    return place && words.slice(0, place.start) + by(claim, chance) + words.slice(place.end);
  };

const wordOfArticle = ({ truth }: Claim, chance: Chance): string => {
  const place = pick(wordPlaces(truth.article.text), chance);
  return place ? truth.article.text.slice(place.start, place.end) : "";
};

const within =
  (by: string) =>
  (words: string, _: Claim, chance: Chance): string => {
    const place = pick(wordPlaces(words), chance);
    return place ? words.slice(0, place.start) + by + words.slice(place.start) : words;
  };

const DENIALS =
  /\b(?:not|never|no|nobody|nothing|don’t|doesn’t|nicht|kein\p{L}*|nie)\b ?|(?<=\p{L})n’t\b|(?<!\p{L})(?:no|nunca|nada)(?!\p{L}) ?/iu;
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: "а",
  e: "е",
  o: "о",
  p: "р",
  c: "с",
  i: "і",
  A: "А",
  W: "Ԝ",
};

const words: Readonly<Record<string, Lie>> = {
  "drops a denial": replaced(DENIALS, () => ""),
  "puts a denial in": retold(within("not ")),
  "swaps two words": retold(swapped),
  "takes another word of the article": retold(exchanged(wordOfArticle)),
  "leaves a word out": retold(exchanged(() => "")),
  "says a word twice": retold((text) => text.replace(/([\p{L}]+)/u, "$1 $1")),
  "changes a number": replaced(
    /\d+|\b(?:one|two|three|four|five|six|ten|hundred|zwei|drei|dos|tres)\b/iu,
    (found) => (/\d/u.test(found) ? String(Number(found) + 1) : "nine"),
  ),
  "changes the tense": replaced(/\b(?:is|are|was|were|has|have|will|can|decide|said)\b/u, (found) =>
    found === "was" ? "is" : "was",
  ),
  "puts look-alike letters in": replaced(/[aeopciAW]/u, (found) => LOOKALIKES[found] ?? found),
  "puts invisible letters in": retold(within("\u200b")),
  "turns the writing round": retold((text) => `\u202e${text}\u202c`),
  "changes a capital": retold((text) => text.slice(0, 1).toLowerCase() + text.slice(1)),
  shouts: retold((text) => text.toUpperCase()),
  "takes accents off": retold((text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "")),
  "composes letters otherwise": retold((text) => text.normalize("NFD")),
  "puts other spaces in": replaced(/ /u, () => "\u00a0"),
  "makes a statement an exclamation": retold((text) => text.replace(/[.?]?$/u, "!")),
  "makes straight marks of curly ones": retold((text) => text.replaceAll(/[’‘]/gu, "'")),
  "leaves words out with dots": retold((text, _, chance) => text.replace(wordOfText(text, chance), "…")),
  "adds in brackets": retold(within("[the minister] ")),
  "adds words at the end": retold((text) => `${text.replace(/[.]$/u, "")}, and that is a promise.`),
  "translates silently": retold(() => "Der Tunnel wird morgen wieder geöffnet."),
  "says it in other words": retold((text) => text.split(" ").toReversed().join(" ")),
  "stitches two quotes": retold((text, { beside }, chance) => joined(text, pick(beside, chance), " ")),
  "stitches two quotes with dots": retold((text, { elsewhere }, chance) =>
    joined(text, pick(elsewhere, chance), " … "),
  ),
};

const wordOfText = (text: string, chance: Chance): string => {
  const place = pick(wordPlaces(text), chance);
  return place ? text.slice(place.start, place.end) : text;
};

const joined = (text: string, other: Claim | undefined, by: string): string | undefined =>
  other && `${text}${by}${other.quote.text}`;

const spansOfArticle = ({ truth }: Claim): readonly Span[] =>
  Array.from(truth.article.text.matchAll(/[^.!?\n]+[.!?]/gu), ({ 0: text, index }) => ({
    start: index + (text.length - text.trimStart().length),
    end: index + text.length,
  }));

const nameAt = (words: string, { truth }: Claim): Span | undefined => {
  const start = truth.article.text.indexOf(words);
  return start < 0 ? undefined : { start, end: start + words.length };
};

const places: Readonly<Record<string, Lie>> = {
  "moves the opening mark": reaimed(({ start, end, text }, _, chance) => {
    const place = pick(wordPlaces(text).slice(1), chance);
    return place && { start: start + place.start, end };
  }),
  "moves the closing mark back": reaimed(({ start, text }, _, chance) => {
    const place = pick(wordPlaces(text).slice(0, -1), chance);
    return place && { start, end: start + place.end };
  }),
  "moves the closing mark on": reaimed(({ start, end }, { truth }) => {
    const on = truth.article.text.indexOf(" ", end + 8);
    return on < 0 ? undefined : { start, end: on };
  }),
  "moves the opening mark back": reaimed(({ start, end }, { truth }) => {
    const back = truth.article.text.lastIndexOf(" ", start - 8);
    return back < 0 ? undefined : { start: back + 1, end };
  }),
  "cuts inside a sentence and says so": (claim, chance) => {
    const place = pick(wordPlaces(claim.quote.text).slice(0, -1), chance);
    const end = claim.quote.start + (place?.end ?? 0);
    return place && { ...claim.quote, end, text: claim.quote.text.slice(0, place.end), cut: true };
  },
  "quotes the outlet's own sentence": reaimed((_, claim, chance) => pick(spansOfArticle(claim), chance)),
  "quotes any stretch of the text": reaimed((_, { truth }, chance) => {
    const start = Math.floor(chance() * truth.article.text.length);
    return { start, end: start + 5 + Math.floor(chance() * 120) };
  }),
  "quotes a programme's name as speech": reaimed((_, claim) =>
    NAMES.map((name) => nameAt(name, claim)).find((span) => span),
  ),
  "quotes a programme's name under nobody's name": (claim) => {
    const span = NAMES.map((name) => nameAt(name, claim)).find((one) => one);
    const text = span && claim.truth.article.text.slice(span.start, span.end);
    return span && text ? { ...claim.quote, ...span, text, speaker: null, said: null } : undefined;
  },
  "quotes words inside a quote as its own": reaimed((_, { truth }) => {
    const inner = /‘([^’]{8,})[’]/u.exec(truth.words);
    const start = inner ? truth.start + inner.index + 1 : 0;
    return inner ? { start, end: start + (inner[1] ?? "").length } : undefined;
  }),
  "gives offsets that are none": (claim, chance) => {
    const offsets = [
      [-1, 10],
      [0, 1e9],
      [claim.quote.end, claim.quote.start],
      [0.5, 12.5],
    ] as const;
    const [start, end] = pick(offsets, chance) ?? offsets[0];
    return { ...claim.quote, start, end };
  },
};

const people: Readonly<Record<string, Lie>> = {
  "gives it to another speaker of the article": ({ quote, beside }, chance) => {
    const other = pick(
      beside.filter((one) => one.quote.speaker?.name !== quote.speaker?.name),
      chance,
    );
    return other && { ...quote, speaker: other.quote.speaker };
  },
  "gives it to the other speaker, and shows where that one is named": ({ quote, beside }, chance) => {
    const other = pick(
      beside.filter((one) => one.quote.speaker?.name !== quote.speaker?.name),
      chance,
    );
    return other && { ...quote, speaker: other.quote.speaker, said: other.quote.said ?? null };
  },
  "gives it to somebody of another article": ({ quote, elsewhere }, chance) => {
    const other = pick(elsewhere, chance);
    return other && { ...quote, speaker: other.quote.speaker };
  },
  "gives it to somebody invented": ({ quote }) => ({ ...quote, speaker: { name: "Elon Castell-Gray" } }),
  "gives it to the outlet": ({ quote, truth }) =>
    truth.article.publisher === undefined
      ? undefined
      : { ...quote, speaker: { name: truth.article.publisher } },
  "spells the speaker otherwise": ({ quote }) =>
    quote.speaker ? { ...quote, speaker: { name: quote.speaker.name.replace(/[ae]/u, "o") } } : undefined,
  "shows another place for the speaker's name": ({ quote }) => ({ ...quote, said: { start: 0, end: 5 } }),
  "shows another person as the one called “he”": ({ quote }) => ({ ...quote, named: { start: 0, end: 5 } }),
  "shows nobody as the one called “he”": ({ quote: { named, ...quote } }) => (named ? quote : undefined),
  "shows no place for the speaker's name": ({ quote }) => ({ ...quote, said: null }),
  "shows a place that is none": ({ quote }) => ({ ...quote, said: { start: 10, end: 1e7 } }),
  "names the article of another quote": ({ quote, elsewhere }, chance) => {
    const other = pick(elsewhere, chance);
    return other && { ...quote, article: other.quote.article };
  },
  "takes a quote of another article, with this one's places": ({ quote, elsewhere }, chance) => {
    const other = pick(elsewhere, chance);
    return other && { ...quote, text: other.quote.text };
  },
};

export const lies: Readonly<Record<string, Lie>> = { ...words, ...places, ...people };

/** Lies inside a sentence of the summary: words in marks that nobody said. */
export const sentenceLies = [
  "drops a denial",
  "swaps two words",
  "takes another word of the article",
  "translates silently",
  "stitches two quotes with dots",
] as const;
