/** What may be cut from a sentence, only at its ends and never from the middle. */
import type { Span } from "../model/article.ts";

/** "SALTBY, Friday (Kestrel Wire) — ": a place in capitals or an agency in brackets, then a dash. */
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}\p{M}’'./-]{2,}[^.!?—–]{0,50}?|[^.!?—–()]{2,40}\([^()]{2,30}\)[^.!?—–]{0,20}?)\s*(?:[—–]|--?)\s+/u;
/** The agency alone, where the place before it ends like a sentence: "SALTBY, N.Y. (Kestrel Wire) — ". */
const AGENCY = /^\s*\(\p{Lu}[^()]{1,30}\)\s*(?:[—–]|--?)\s+/u;
const SPACE_BEFORE = /^\s+/u;
const SPACE_AFTER = /\s+$/u;

/** The span without spaces at its ends and, for an article's first sentence, without its dateline. */
export const trimmed = (text: string, span: Span, isFirst: boolean): Span => {
  const words = text.slice(span.start, span.end);
  const dateline = isFirst ? ((DATELINE.exec(words) ?? AGENCY.exec(words))?.[0].length ?? 0) : 0;
  const start = span.start + dateline;
  const rest = text.slice(start, span.end);
  return {
    start: start + (SPACE_BEFORE.exec(rest)?.[0].length ?? 0),
    end: span.end - (SPACE_AFTER.exec(rest)?.[0].length ?? 0),
  };
};
