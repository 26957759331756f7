/** What may be cut from a sentence, only at its ends and never from the middle. */
import type { Span } from "../model/article.ts";

const anyOf = (...parts: readonly string[]): string => `(?:${parts.join("|")})`;

/** "SALTBY", "SAINT-ANSELM", "PORT ELDER". */
const PLACE = String.raw`\p{Lu}[\p{Lu}\p{M}’'./-]{2,}(?:\s\p{Lu}[\p{Lu}\p{M}’'./-]*){0,4}`;
/** "Saltby", "Frankfurt am Main". */
const NAMED = String.raw`\p{Lu}[\p{L}\p{M}’'./-]+(?:\s(?:\p{Lu}[\p{L}\p{M}’'./-]*|am|an|der|de|del|la|do|da|sur|на)){0,4}`;
/** ", N.Y.", ", Nov. 19", ", 12. Mai", ", Friday", " and SALTBY". */
const MORE = String.raw`(?:[,.]?\s(?:\p{Lu}[\p{L}\p{M}.’'-]{0,20}|\d{1,4}\.?(?:\s(?:de\s)?\p{Ll}{3,12}\.?)?|and|und|y|et|e|і|and\s\p{Lu}\p{L}+)){0,6}`;
const AGENCY = String.raw`(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/)`;
/** A dash; a hyphen only between spaces, or right behind the agency: "(EFE).- ". */
const DASH = anyOf(
  String.raw`\s{0,3}[—―]\s{0,3}`,
  String.raw`\s{1,3}(?:–|--?)\s{1,3}`,
  String.raw`\s{0,3}--\s{0,3}`,
);
/** What is left begins as a sentence does; "NASA — the agency — said" has no dateline. */
const BEGINS = String.raw`(?=["“”„«‘'¿¡(]*[\p{Lu}\p{N}])`;

/**
 * "SALTBY, Friday (Kestrel Wire) — ", "PORT ELDER, N.Y., Nov. 19 – ", "Madrid, 12 may (Veleta).- ": a place in capitals or an
 * agency in brackets, then a dash.
 */
const DATELINE = RegExp(
  `^${anyOf(
    String.raw`${PLACE}${MORE},?\s{0,3}(?:${AGENCY})?${DASH}`,
    String.raw`${NAMED}${MORE},?\s{0,3}${AGENCY}(?:${MORE}${DASH}|\.?\s?[–-]\s{0,3})`,
    String.raw`\p{Lu}{3,}\.?\s+-\s+`,
  )}${BEGINS}`,
  "u",
);
/** The agency alone, where the place before it ends like a sentence: "SALTBY, N.Y. (Kestrel Wire) — "; or "(KW)The ferry …". */
const AGENCY_ALONE = RegExp(
  String.raw`^\s{0,3}\(\p{Lu}[^()]{1,30}\)(?:\s{0,3}[—―]\s{0,3}|\s{0,3}(?:–|--?)\s{1,3}|\.?\s?-\s+|(?<=\(\p{Lu}{2,8}\))\s{0,3})${BEGINS}`,
  "u",
);

/** The span without spaces at its ends and, for an article's first sentence, without its dateline. */
export const trimmed = (text: string, span: Span, isFirst: boolean): Span => {
  const words = text.slice(span.start, span.end);
  const dateline = isFirst ? ((DATELINE.exec(words) ?? AGENCY_ALONE.exec(words))?.[0].length ?? 0) : 0;
  const start = span.start + dateline;
  const rest = text.slice(start, span.end);
  return {
    start: start + rest.length - rest.trimStart().length,
    end: span.end - rest.length + rest.trimEnd().length,
  };
};
