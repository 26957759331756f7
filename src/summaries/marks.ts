import type { Span } from "../model/article.ts";

/** Words between two marks. `start` and `end` hold the words alone, without marks and the space inside them. */
export interface Quotation extends Span {
  /** Where its opening mark begins, and where its closing mark ends (the paragraph's end, when that is in a later one). */
  readonly from: number;
  readonly to: number;
  /** 0 when it stands in no other quotation. */
  readonly depth: number;
  /** The closing mark comes in a later paragraph, which opens again. */
  readonly runsOn: boolean;
  /** It goes on from the paragraph before. */
  readonly resumed: boolean;
  /** A dash opened it, so nothing closes it but another one. */
  readonly dashed: boolean;
}

/** Which marks close what a mark has opened. Many of them open in one language and close in another. */
const CLOSERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["“", ["”", '"', "“"]],
  ["„", ["“", "”", "‟"]],
  ["«", ["»"]],
  ["»", ["«"]],
  ["‹", ["›"]],
  ["›", ["‹"]],
  ["‘", ["’"]],
  ["‚", ["‘", "’"]],
  ["「", ["」"]],
  ["『", ["』"]],
  ['"', ['"', "”"]],
  ["''", ["''"]],
  ["``", ["''"]],
  ["'", ["'"]],
]);
const CAN_CLOSE = new Set([...CLOSERS.values()].flat());
const MARK = /''|``|["'“”„‟«»‹›‘’‚「」『』]/g;
/** Space may stand inside these. */
const SPACED = new Set(["«", "»", "‹", "›"]);
const ONE_WAY = new Set(["“", "„"]);
const CORNERS = new Set(["「", "」", "『", "』"]);
/** "'tis", "'90s": what follows makes the mark an apostrophe. */
const CLIPPED =
  /^(?:(?:tis|twas|twere|em|til|till|cause|bout|round|n|cuz|ere|neath)(?![\p{L}])|\d0s|\d\d(?!\p{N}))/iu;

interface Mark {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Could as well be the apostrophe of a plural or the sign of inches. */
  readonly doubtful: boolean;
}

const isWordSign = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);
const isSpace = (sign: string): boolean => sign === "" || /\s/u.test(sign);
const isBeforeOpening = (sign: string): boolean => isSpace(sign) || /[([{—–\-/“‘„‚«"'¿¡…:]/u.test(sign);
const isCjk = (sign: string): boolean => /[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]/u.test(sign);

const isSingle = (mark: string): boolean => mark === "'" || mark === "’" || mark === "‘";

const isApostrophe = (line: string, mark: string, end: number): boolean =>
  isSingle(mark) && CLIPPED.test(line.slice(end, end + 8));

const opensHere = (line: string, mark: string, at: number, end: number): boolean => {
  const before = line.charAt(at - 1);
  const after = line.charAt(end);
  if (!CLOSERS.has(mark) || after === "" || isApostrophe(line, mark, end)) return false;
  if (CORNERS.has(mark)) return true;
  if (isSpace(after) && !SPACED.has(mark)) return false;
  return ONE_WAY.has(mark) || isBeforeOpening(before) || isCjk(before);
};

const POINTED = /[,.!?…]['’'"”]?\s{0,2}$/u;

const isPointed = (line: string, at: number): boolean => POINTED.test(line.slice(Math.max(0, at - 4), at));

/** Space before a closing mark is a slip, or parts it from one just before: `'Yes,' " Holt said`. */
const closesBehindSpace = (line: string, mark: string, at: number, after: string): boolean =>
  isSpace(after) && !isSingle(mark) && isPointed(line, at);

const mayClose = (mark: string, before: string): boolean =>
  CAN_CLOSE.has(mark) && before !== "" && !(mark === "“" && before === mark);

const closesHere = (line: string, mark: string, at: number, end: number): boolean => {
  const before = line.charAt(at - 1);
  const after = line.charAt(end);
  if (!mayClose(mark, before)) return false;
  if (CORNERS.has(mark) || mark === "”") return true;
  if (isSpace(before) && !SPACED.has(mark)) return closesBehindSpace(line, mark, at, after);
  return !isWordSign(after) || isCjk(after) || (mark === '"' && isPointed(line, at));
};

const isDoubtful = (line: string, mark: string, at: number, end: number): boolean => {
  const before = line.charAt(at - 1);
  if (!/^ \p{Ll}/u.test(line.slice(end, end + 2))) return false;
  return isSingle(mark) ? /[sxz]/i.test(before) : mark === '"' && /\p{N}/u.test(before);
};

const marksIn = (line: string): Mark[] =>
  Array.from(line.matchAll(MARK), ({ 0: text, index: at }) => {
    const end = at + text.length;
    return {
      at,
      end,
      text,
      opens: opensHere(line, text, at, end),
      closes: closesHere(line, text, at, end),
      doubtful: isDoubtful(line, text, at, end),
    };
  });

/** For each mark: does a sure closing mark of its kind follow before the next one that opens? */
const sureCloserFollows = (marks: readonly Mark[]): boolean[] => {
  const follows: boolean[] = [];
  const sure = new Map<string, boolean>();
  for (const [place, mark] of [...marks.entries()].toReversed()) {
    const kind = mark.text === "‘" ? "’" : mark.text;
    follows[place] = sure.get(kind) ?? false;
    if (mark.closes && !mark.doubtful) sure.set(kind, true);
    else if (mark.opens) sure.set(kind, false);
  }
  return follows;
};

/** Deeper nesting is no news text: what was opened is then forgotten. */
const DEEPEST = 6;
const SAME_BOTH_WAYS = new Set(['"', "''", "'"]);

const isClosedBy = (open: Mark, mark: Mark): boolean =>
  open.end < mark.at && (CLOSERS.get(open.text)?.includes(mark.text) ?? false);

/** Puts an opening mark on the stack. A mark that looks the same both ways can't stand in itself: the one before was a slip. */
const opened = (stack: readonly Mark[], mark: Mark): Mark[] => {
  const same = SAME_BOTH_WAYS.has(mark.text) ? stack.findIndex(({ text }) => text === mark.text) : -1;
  const kept = stack.length >= DEEPEST ? [] : stack.slice(0, same < 0 ? undefined : same);
  return [...kept, mark];
};

/** The pairs of one line, and the first mark that stayed open. */
const pairsIn = (
  line: string,
): { readonly pairs: readonly (readonly [Mark, Mark])[]; readonly left: Mark | undefined } => {
  const marks = marksIn(line);
  const sure = sureCloserFollows(marks);
  const pairs: [Mark, Mark][] = [];
  let stack: Mark[] = [];
  for (const [place, mark] of marks.entries()) {
    const mayClose = mark.closes && !(mark.doubtful && sure[place]);
    const at = mayClose ? stack.findLastIndex((open) => isClosedBy(open, mark)) : -1;
    const open = stack[at];
    if (open) {
      pairs.push([open, mark]);
      stack = stack.slice(0, at);
    } else if (mark.opens) stack = opened(stack, mark);
  }
  return { pairs, left: stack[0] };
};

/** A paragraph of a text, with the place where it begins. */
export interface Line extends Span {
  readonly text: string;
}

export const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") lines.push({ start, end: start + line.length, text: line });
    start += line.length + 1;
  }
  return lines;
};

type Read = ReturnType<typeof pairsIn>;

/** Where the line opens a quotation with its first sign, and with which mark. */
const firstMark = (line: Line, read: Read): Mark | undefined => {
  const at = line.text.length - line.text.trimStart().length;
  return [read.left, ...read.pairs.map(([open]) => open)].find((mark) => mark?.at === at);
};

/** What stayed open runs on only when the next paragraph opens again with the same mark. */
const runsOn = (read: Read, next: Line | undefined, nextRead: Read | undefined): boolean => {
  const { left, pairs } = read;
  if (!left || !next || !nextRead || left.text === "'") return false;
  const slip = pairs.some(([open]) => open.text === left.text && open.at > left.at);
  return !slip && firstMark(next, nextRead)?.text === left.text;
};

const wordsBetween = (text: string, from: number, to: number): Span => {
  const inner = text.slice(from, to);
  const start = from + inner.length - inner.trimStart().length;
  return { start, end: Math.max(start, from + inner.trimEnd().length) };
};

type Flat = Omit<Quotation, "depth">;

const quotationsOfLine = (line: Line, read: Read, isOpen: boolean, resumes: boolean): Flat[] => {
  const first = resumes ? firstMark(line, read) : undefined;
  const ranges: (readonly [Mark, Mark | undefined])[] = [...read.pairs];
  if (isOpen && read.left) ranges.push([read.left, undefined]);
  return ranges
    .map(([open, close]) => {
      const words = wordsBetween(line.text, open.end, close?.at ?? line.text.length);
      return {
        start: line.start + words.start,
        end: line.start + words.end,
        from: line.start + open.at,
        to: line.start + (close?.end ?? line.text.length),
        runsOn: close === undefined,
        resumed: open === first,
        dashed: false,
      };
    })
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.from - b.from);
};

const withDepth = (flat: readonly Flat[]): Quotation[] => {
  const ends: number[] = [];
  return flat.map((one) => {
    while ((ends.at(-1) ?? Infinity) <= one.from) ends.pop();
    ends.push(one.to);
    return { ...one, depth: ends.length - 1 };
  });
};

/** The quotations of each line, in order; one that stands in another follows it. */
export const quotationsOf = (lines: readonly Line[]): readonly (readonly Quotation[])[] => {
  const reads = lines.map(({ text }) => pairsIn(text));
  let resumes = false;
  return lines.map((line, place) => {
    const read = reads[place] ?? { pairs: [], left: undefined };
    const isOpen = runsOn(read, lines[place + 1], reads[place + 1]);
    const found = withDepth(quotationsOfLine(line, read, isOpen, resumes));
    resumes = isOpen;
    return found;
  });
};
