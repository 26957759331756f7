/** A paragraph as the finder reads it: words, points, and whole quotations, each with its place in the text. */
import { isAbbreviation } from "../language/abbreviations.ts";
import type { Span } from "../model/article.ts";
import type { Line, Quotation } from "./marks.ts";
import type { SpeechWords } from "./words/speech.ts";

export interface Token extends Span {
  readonly kind: "word" | "point" | "quote";
  readonly text: string;
  /** Lower case, with a straight apostrophe and without the "'s" of an owner. */
  readonly low: string;
  readonly owns: boolean;
  readonly capital: boolean;
  /** Begins a sentence. */
  readonly first: boolean;
  readonly quotation?: Quotation;
}

export interface ReadLine extends Span {
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
}

const PIECE =
  /\p{Lu}(?:\.\p{Lu})+\.?|\p{N}+(?:[.,:]\p{N}+)*(?:[-’'‑]\p{L}+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:[’'‑-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[.!?…;:,()[\]—–。！？；：，、]|-{1,2}/gu;
const OWNER = /['’]s$/u;
const PLURAL_OWNER = /^s['’](?:\s|$)/u;
const WORD = /^[\p{L}\p{N}]/u;
const CAPITAL = /^\p{Lu}/u;
const STOPS = /^[.!?…。！？]/u;
const SPOKEN_END = /[.!?…。！？]["'’”»)\]]*$/u;

type Raw = Omit<Token, "first">;

const wordToken = (text: string, dot: string, start: number): Raw => ({
  kind: WORD.test(text) ? "word" : "point",
  text: text + dot,
  low: text.toLowerCase().replaceAll("’", "'").replace(OWNER, ""),
  owns: OWNER.test(text),
  capital: CAPITAL.test(text),
  start,
  end: start + text.length + dot.length,
});

/** The parts of a written word that falls apart ("dit-il"), else the word itself. */
const partsOf = (piece: string, words: SpeechWords): readonly string[] =>
  words.clitics ? piece.split(words.clitics).filter(Boolean) : [piece];

const wordTokens = (piece: string, dot: string, from: number, words: SpeechWords): Raw[] => {
  const tokens: Raw[] = [];
  const parts = partsOf(piece, words);
  let at = from;
  for (const [place, part] of parts.entries()) {
    const token = wordToken(part, place === parts.length - 1 ? dot : "", at);
    if (parts.length === 1 || token.kind === "word") tokens.push(token);
    at += part.length;
  }
  return tokens;
};

const piecesOf = (text: string, from: number, words: SpeechWords): Raw[] => {
  const tokens: Raw[] = [];
  let taken = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (index < taken) continue;
    const dot = text.charAt(index + piece.length) === "." && isAbbreviation(piece, words.language) ? "." : "";
    taken = index + piece.length + dot.length;
    const isOwner = PLURAL_OWNER.test(text.slice(taken - 1, taken + 2));
    // What stands behind a "#" is a topic: no name begins or goes on there.
    const isTopic = text.charAt(index - 1) === "#";
    for (const token of wordTokens(piece, dot, from + index, words)) {
      tokens.push({ ...token, owns: token.owns || isOwner, capital: token.capital && !isTopic });
    }
  }
  return tokens;
};

const quoteToken = (quotation: Quotation, text: string): Raw => ({
  kind: "quote",
  text,
  low: "",
  owns: false,
  capital: false,
  start: quotation.from,
  end: quotation.to,
  quotation,
});

const LONGEST_BRACKET = 6;

/** A short remark in brackets stands between a name and its verb without belonging to either: "Holt (Left) said". */
const withoutBrackets = (tokens: readonly Raw[]): readonly Raw[] => {
  const kept: Raw[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const opens = token.text === "(" || token.text === "[";
    const inside = opens ? tokens.slice(at + 1, at + LONGEST_BRACKET) : [];
    const closing = inside.findIndex(({ text }) => text === ")" || text === "]");
    const drops = closing >= 0 && inside.slice(0, closing).every(({ kind }) => kind !== "quote");
    if (drops) at += closing + 1;
    else kept.push(token);
  }
  return kept;
};

/** A stop ends a sentence; so does a quotation that ends with one, unless the sentence goes on in small letters. */
const endsSentence = (token: Raw, next: Raw): boolean => {
  if (token.kind === "point") return STOPS.test(token.text);
  if (token.kind === "word") return false;
  return SPOKEN_END.test(token.text) && (next.kind === "quote" || next.capital);
};

/** The words and points of a line, with each of its quotations as one token. */
const rawTokens = (line: Line, quotations: readonly Quotation[], words: SpeechWords): Raw[] => {
  const textBetween = (from: number, to: number): string =>
    line.text.slice(from - line.start, to - line.start);
  const rows: Raw[][] = [];
  let at = line.start;
  for (const quotation of quotations.filter(({ depth }) => depth === 0)) {
    rows.push(piecesOf(textBetween(at, quotation.from), at, words));
    rows.push([quoteToken(quotation, textBetween(quotation.start, quotation.end))]);
    at = quotation.to;
  }
  rows.push(piecesOf(textBetween(at, line.end), at, words));
  return rows.flat();
};

export const readLine = (line: Line, quotations: readonly Quotation[], words: SpeechWords): ReadLine => {
  const tokens: Token[] = [];
  for (const token of withoutBrackets(rawTokens(line, quotations, words))) {
    const before = tokens.at(-1);
    tokens.push({ ...token, first: !before || endsSentence(before, token) });
  }
  return { start: line.start, end: line.end, tokens, quotations };
};

export const lowAt = (tokens: readonly Token[], at: number): string => tokens[at]?.low ?? "";

export const isIn = (token: Token, sets: readonly ReadonlySet<string>[]): boolean =>
  sets.some((set) => set.has(token.low));

/** The sentences of a line, in order. */
export const sentencesOf = ({ tokens }: ReadLine): readonly (readonly Token[])[] => {
  const firsts = tokens.flatMap((token, at) => (token.first ? [at] : []));
  return firsts.map((from, place) => tokens.slice(from, firsts[place + 1]));
};
