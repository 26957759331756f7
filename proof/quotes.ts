/**
 * npm run proof:quotes — a lying writer tells what people said in the sample newsroom, in every way that we could think of, and a
 * truthful one tells it as it was. Each digest goes the way of all digests: as JSON, through the verifier, into what every
 * platform is sent. There it is read as a reader would, and held against what was really said.
 * --short: the form for CI. --sabotage: nothing is verified; the proof has to fail.
 */
import { parseArgs } from "node:util";
import { readDigest } from "../src/digest/digest-object.ts";
import { tellDigest } from "../src/digest/tell.ts";
import { wordingFor } from "../src/digest/wording.ts";
import type { Digest, DigestStory } from "../src/model/digest.ts";
import type { Quote } from "../src/model/quote.ts";
import { sentencesOf } from "../src/language/sentences.ts";
import { verifyDigest } from "../src/summaries/verify.ts";
import { readSample } from "../test/kit/sample.ts";
import { lies, sentenceLies, type Claim } from "./lies.ts";
import { chanceFrom } from "./platform.ts";
import { sheetsOf, type Sheet } from "./sheets.ts";
import { surfaces } from "./surfaces.ts";
import { isTrue, type Truth } from "./truth.ts";

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    sabotage: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
});

const ATTEMPTS = values.short ? 2500 : 100_000;
/** One attempt in so many is the truthful writer's. */
const TRUTHFUL = 5;
const MOST_BLOCKED = 0.5;
const MOST_NAMED = 20;
const chance = chanceFrom(Number(values.seed));
const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(chance() * all.length)];

const changed = (digest: Digest, change: (story: DigestStory) => DigestStory): Digest => ({
  ...digest,
  stories: digest.stories.map(change),
});

const printing = (digest: Digest, quotes: readonly Quote[]): Digest =>
  changed(digest, (story) => ({ ...story, quotes }));

/** A model's sentence, with the words in marks. */
const saying = (digest: Digest, { quote }: Claim, words: string): Digest => ({
  ...changed(digest, (story) => ({
    ...story,
    method: "model",
    sentences: story.sentences.slice(0, 1).map((sentence) => ({
      ...sentence,
      text: `${quote.speaker?.name} said: “${words}”`,
      refs: [{ article: quote.article, start: 0, end: digest.articles[quote.article]?.text.length ?? 1 }],
    })),
  })),
  method: "model",
});

/** The digest as it reaches a chat; undefined when it is refused on its way. */
const passed = (digest: Digest): Digest | undefined => {
  if (values.sabotage) return digest;
  const read = readDigest(JSON.stringify(digest));
  return read.kind === "digest" && verifyDigest(read.digest).length === 0 ? read.digest : undefined;
};

const QUOTED = /“([^“”]+)”/gu;

const PRONOUN = /^\p{L}{1,4}$/u;

/** Speakers for whom the digest shows a place that does not name them. */
const misplaced = (digest: Digest): readonly string[] =>
  digest.stories.flatMap(({ quotes }) =>
    quotes.flatMap(({ speaker, said, article }) => {
      const shown = said ? (digest.articles[article]?.text.slice(said.start, said.end) ?? "") : "";
      const isThere =
        speaker === null || PRONOUN.test(shown) || shown.includes(speaker.name.split(" ").at(-1) ?? "");
      return isThere ? [] : [`${speaker.name} is shown as named by “${shown}”`];
    }),
  );

/** Whatever a reader sees in marks that nobody said, on any platform. */
const unsaid = (digest: Digest, { truths, article }: Sheet): readonly string[] => {
  const message = tellDigest(digest, { zone: "UTC" });
  const nobody = wordingFor(digest.language).speakerNotNamed;
  const text = article.text.replaceAll(/\s+/gu, " ");
  return Object.entries(surfaces).flatMap(([surface, read]) => {
    const { quotes, around } = read(message);
    const wrong = quotes.filter((shown) => !isTrue(shown, truths, nobody));
    const strays = Array.from(around.matchAll(QUOTED), ([, words = ""]) => words.replaceAll(/\s+/gu, " "));
    return [
      ...wrong.map(({ words, speaker }) => `${surface}: “${words}” — ${speaker}`),
      ...strays.filter((words) => !text.includes(words)).map((words) => `${surface}: “${words}”`),
    ];
  });
};

const untrue = (digest: Digest, sheet: Sheet): readonly string[] => [
  ...misplaced(digest),
  ...unsaid(digest, sheet),
];

/** The ways to tell a true quote: as it is, or its first sentence alone. */
const named = ({ quote, truth }: Claim): readonly Quote[] => {
  const { text, language } = truth.article;
  const [first] = sentencesOf(text, language, quote);
  const begun = first && first.end < quote.end ? text.slice(quote.start, first.end) : "";
  const isShorter = /[.!?]$/u.test(begun) && begun.split(" ").length > 4;
  return [
    quote,
    ...(first && isShorter ? [{ ...quote, text: begun, end: first.end, cut: true as const }] : []),
  ];
};

/** The same under nobody's name: all that was told to us by hand, whether or not the product would print it. */
const unnamed = ({ article, start, words }: Truth): Quote => {
  const text = words.replace(/,$/u, "");
  return { text, speaker: null, said: null, article: article.id, start, end: start + text.length };
};

const honest = ({ truths }: Sheet, claim: Claim): Quote | undefined => {
  const truth = pick(truths);
  return truth && chance() < 0.5 ? unnamed(truth) : pick(named(claim));
};

interface Tally {
  attempts: number;
  altered: number;
  honest: number;
  blocked: number;
  refused: number;
  lies: number;
  readonly kinds: Set<string>;
}

const tell = (kind: string, what: string, tally: Tally): void => {
  if (tally.altered + tally.blocked <= MOST_NAMED) process.stderr.write(`${kind}: ${what}\n`);
};

const honestAttempt = (sheet: Sheet, claim: Claim, tally: Tally): void => {
  const quote = honest(sheet, claim) ?? claim.quote;
  const digest = passed(printing(sheet.digest, [quote]));
  tally.honest++;
  if (!digest) tally.blocked++;
  if (!digest) tell("blocked", quote.text, tally);
  const [wrong] = digest ? untrue(digest, sheet) : [];
  if (wrong !== undefined) tally.altered++;
  if (wrong !== undefined) tell("the truthful writer", wrong, tally);
};

const lyingDigest = (kind: string, { digest }: Sheet, claim: Claim): Digest | undefined => {
  const inSentence = sentenceLies.find((name) => kind === `in a sentence: ${name}`);
  const lie = lies[inSentence ?? kind]?.(claim, chance);
  if (!lie) return undefined;
  return inSentence ? saying(digest, claim, lie.text) : printing(digest, [lie]);
};

const KINDS = [...Object.keys(lies), ...sentenceLies.map((name) => `in a sentence: ${name}`)];

const lyingAttempt = (sheet: Sheet, claim: Claim, tally: Tally): void => {
  const kind = KINDS[tally.lies++ % KINDS.length] ?? "";
  const told = lyingDigest(kind, sheet, claim);
  if (!told) return;
  tally.kinds.add(kind);
  const digest = passed(told);
  if (!digest) tally.refused++;
  const [wrong] = digest ? untrue(digest, sheet) : [];
  if (wrong !== undefined) tally.altered++;
  if (wrong !== undefined) tell(kind, wrong, tally);
};

const main = async (): Promise<boolean> => {
  const began = performance.now();
  const sheets = await sheetsOf((await readSample()).articles);
  const tally: Tally = {
    attempts: 0,
    altered: 0,
    honest: 0,
    blocked: 0,
    refused: 0,
    lies: 0,
    kinds: new Set(),
  };
  while (tally.attempts < ATTEMPTS) {
    const sheet = pick(sheets);
    const claim = sheet && pick(sheet.claims);
    if (!sheet || !claim) throw new Error("The newsroom says nothing.");
    tally.attempts++;
    if (tally.attempts % TRUTHFUL === 0) honestAttempt(sheet, claim, tally);
    else lyingAttempt(sheet, claim, tally);
  }
  const blocked = (tally.blocked / tally.honest) * 100;
  process.stdout.write(
    `${sheets.length} articles, ${sheets.flatMap(({ claims }) => claims).length} quotes, ${Object.keys(surfaces).length} platforms; ${tally.honest} true ones told, ${tally.refused} lies refused, ${((performance.now() - began) / 1000).toFixed(0)} s\n` +
      `quotes: altered ${tally.altered}, blocked ${blocked.toFixed(1)} %, kinds ${tally.kinds.size}, attempts ${tally.attempts}\n`,
  );
  return tally.altered === 0 && blocked <= MOST_BLOCKED && tally.kinds.size > 0;
};

process.exit((await main()) ? 0 : 1);
