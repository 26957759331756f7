/** Speech that a dash opens instead of a mark: "—No lo sé —dijo Ruiz—. Mañana veremos." */
import type { Line, Quotation } from "./marks.ts";
import type { SpeechWords } from "./words/speech.ts";

const OPENS = /^\s*[—–]\s*(?=[¿¡\p{Lu}…])/u;
/** A dash with a space on either side; one inside a word or between figures parts nothing. */
const DASH = /\s[—–]|[—–](?=[\s.,;:]|$)/gu;
const FIRST_WORD = /^[\s—–]*([\p{L}'’]+)/u;
const MOST_DASHES = 2;

interface Piece {
  readonly from: number;
  readonly to: number;
}

const piecesOf = (text: string): readonly Piece[] => {
  const opening = OPENS.exec(text)?.[0].length;
  if (opening === undefined) return [];
  const cuts = Array.from(text.matchAll(DASH), ({ index }) => index).filter((at) => at >= opening);
  return [0, ...cuts].map((from, place) => ({ from, to: cuts[place] ?? text.length }));
};

/** The words alone: without the dash, and without the point that follows a remark's second dash. */
const EDGES = /^[\s—–.,;:]*(.*?)\s*$/su;

const quotationIn = (line: Line, { from, to }: Piece): Quotation => {
  const piece = line.text.slice(from, to);
  const words = EDGES.exec(piece)?.[1] ?? "";
  const start = line.start + from + piece.lastIndexOf(words);
  return {
    start,
    end: start + words.length,
    from: line.start + from,
    to: line.start + to,
    depth: 0,
    runsOn: false,
    resumed: false,
    dashed: true,
  };
};

/**
 * The speech of a paragraph that a dash opens: what stands before the remark, and what stands behind it. Only a remark that
 * begins with a verb of saying shows that the paragraph is speech; else the dash may open a list or a signature.
 */
export const dashSpeech = (line: Line, words: SpeechWords): readonly Quotation[] => {
  const pieces = words.dashSpeech ? piecesOf(line.text) : [];
  const remark = pieces[1];
  if (!remark || pieces.length > MOST_DASHES + 1) return [];
  const verb = FIRST_WORD.exec(line.text.slice(remark.from, remark.to))?.[1]?.toLowerCase();
  if (verb === undefined || !words.said.has(verb)) return [];
  return [pieces[0], pieces[2]]
    .filter((piece) => piece !== undefined)
    .map((piece) => quotationIn(line, piece))
    .filter(({ start, end }) => end > start);
};
