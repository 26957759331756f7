/** Who said each quotation of an article. */
import type { Quotation } from "./marks.ts";
import type { ReadLine, Token } from "./quote-lines.ts";
import { cueAfter, cueBefore } from "./speaker-cues.ts";
import type { Cue, How } from "./speaker-cues.ts";
import { resolvePronouns } from "./speaker-pronouns.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";

/**
 * How a quotation came by its speaker: by a cue of its own, or `same` (the quotation before it in the paragraph, broken
 * only by its cue), `onward` (the same sentence goes on), `chain` (one quotation over several paragraphs).
 */
export interface Attributed {
  readonly quotation: Quotation;
  readonly speaker: Speaker | undefined;
  readonly how: How | "same" | "onward" | "chain" | undefined;
  /** The cue stands before the quotation. */
  readonly led: boolean;
  /** It begins a sentence, or is led in by a colon or comma, so that it stands on its own. */
  readonly whole: boolean;
  /** Nothing of its sentence stands before it, or a colon does. */
  readonly alone: boolean;
}

const BROKEN_OFF = /[,!?…—–-]["'’”]?$/u;
const ENDS = /[.!?…]["'’”]?$/u;

/** Whether the words after a quotation may tell its speaker: it stops with a comma, or the sentence goes on. */
const goesOn = (tokens: readonly Token[], at: number): boolean => {
  const quote = tokens[at];
  const next = tokens[at + 1];
  if (!quote || !next || next.kind === "quote") return false;
  if (BROKEN_OFF.test(quote.text)) return true;
  return next.kind === "point" ? /[,，—–-]/u.test(next.text) : !next.first && (ENDS.test(quote.text) || !next.capital);
};

/** The words of the sentence before the quotation; when it begins a paragraph, the sentence that ends with a colon there. */
const leadOf = (lines: readonly ReadLine[], line: number, at: number): readonly Token[] => {
  const tokens = lines[line]?.tokens ?? [];
  const from = tokens.findLastIndex((token, place) => place <= at && token.first);
  if (at > 0) return tokens.slice(from, at);
  const before = lines[line - 1]?.tokens ?? [];
  if (!/^[:：]$/u.test(before.at(-1)?.text ?? "")) return [];
  return before.slice(before.findLastIndex((token) => token.first));
};

const ownCue = (lead: readonly Token[], tokens: readonly Token[], at: number, reading: Reading): (Cue & { led: boolean }) | undefined => {
  const quote = tokens[at];
  const before = lead.length > 0 ? cueBefore(lead, reading) : undefined;
  if (before && before.how !== "clause") return { ...before, led: true };
  const after = quote && goesOn(tokens, at) ? cueAfter(tokens, at, isWhole(lead, quote), reading) : undefined;
  if (after) return { ...after, led: false };
  return before && { ...before, led: true };
};

const isWhole = (lead: readonly Token[], quote: Token): boolean => {
  const last = lead.at(-1);
  return !last || (last.kind === "point" && /[,:，：]/u.test(last.text) && /^[^\p{Ll}]/u.test(quote.text));
};

const isAlone = (lead: readonly Token[]): boolean => lead.length === 0 || /^[:：]$/u.test(lead.at(-1)?.text ?? "");

/** From the quotation before it in the paragraph. */
const inherited = (tokens: readonly Token[], at: number, before: { readonly place: number; readonly attributed: Attributed } | undefined): Pick<Attributed, "speaker" | "how"> | undefined => {
  if (!before?.attributed.speaker) return undefined;
  const { speaker, led, how } = before.attributed;
  const between = tokens.slice(before.place + 1, at);
  const breaks = between.filter((token, place) => token.first && place > 0).length;
  const quote = tokens[at];
  if (breaks > 0 || how === undefined) return undefined;
  if (quote?.first) return !led || between.length === 0 ? { speaker, how: "same" } : undefined;
  return between[0]?.first ? undefined : { speaker, how: "onward" };
};

const attributeLine = (lines: readonly ReadLine[], line: number, reading: Reading): Attributed[] => {
  const tokens = lines[line]?.tokens ?? [];
  const found: Attributed[] = [];
  let before: { place: number; attributed: Attributed } | undefined;
  for (const [at, quote] of tokens.entries()) {
    if (!quote.quotation) continue;
    const lead = leadOf(lines, line, at);
    const own = ownCue(lead, tokens, at, reading);
    const { speaker, how } = own ?? inherited(tokens, at, before) ?? { speaker: undefined, how: undefined };
    const attributed = { quotation: quote.quotation, speaker, how, led: own?.led ?? false, whole: isWhole(lead, quote), alone: isAlone(lead) };
    found.push(attributed);
    before = { place: at, attributed };
  }
  return found;
};

/** Pieces of one quotation over several paragraphs have one speaker: the one a cue beside any of them names. */
const alongChains = (found: Attributed[]): void => {
  for (const [at, piece] of found.entries()) {
    const before = found[at - 1];
    if (!before || !piece.quotation.resumed || piece.speaker || !before.quotation.runsOn) continue;
    found[at] = { ...piece, speaker: before.speaker, how: before.speaker && "chain" };
  }
  for (let at = found.length - 2; at >= 0; at--) {
    const piece = found[at];
    const next = found[at + 1];
    if (!piece?.quotation.runsOn || piece.speaker || !next?.quotation.resumed) continue;
    found[at] = { ...piece, speaker: next.speaker, how: next.speaker && "chain" };
  }
};

export const attribute = (lines: readonly ReadLine[], reading: Reading): readonly Attributed[] => {
  const found = lines.flatMap((_, line) => attributeLine(lines, line, reading));
  alongChains(found);
  const speakers = found.flatMap(({ speaker }) => speaker ?? []);
  const people = resolvePronouns(speakers, lines, reading);
  return found.map((one) => ({ ...one, speaker: (one.speaker && people.get(one.speaker.said.start)) ?? one.speaker }));
};
