/** Whether a quote is what its article prints, all of it or up to a whole sentence, and said by whom the article names. */
import type { Span } from "../model/article.ts";
import type { DigestArticle } from "../model/digest.ts";
import type { Quote } from "../model/quote.ts";
import { withoutComma } from "./choose-quotes.ts";
import { brief } from "./print.ts";
import { findQuotes, type FoundQuote } from "./quotes.ts";

interface Objection {
  readonly kind: "quote" | "speaker";
  readonly why: string;
}

/** A quotation may be cut, but only behind a whole sentence: "never" could stand before or behind any other cut. */
const ENDS_A_SENTENCE = /[.!?…。！？]["”’»)\]]*$/u;

const checkPlace = (
  quote: Quote,
  found: FoundQuote | undefined,
  { text, where }: { readonly text: string; readonly where: string },
): readonly Objection[] => {
  if (!found)
    return [{ kind: "quote", why: `${where} is no quotation of the article from its first word on.` }];
  if (found.kind === "name")
    return [{ kind: "quote", why: `${where} is in marks in the article, but is nobody's speech.` }];
  if (found.via !== undefined)
    return [{ kind: "quote", why: `${where} is recounted by ${found.via}, and said by somebody else.` }];
  const end = found.start + withoutComma(text.slice(found.start, found.end)).length;
  const isWhole = quote.end >= end || (quote.cut === true && ENDS_A_SENTENCE.test(quote.text));
  return isWhole ? [] : [{ kind: "quote", why: `${where} goes on in the article, and leaves that out.` }];
};

const isSpan = (a: Span | null, b: Span): boolean => a?.start === b.start && a.end === b.end;

const showsSpeaker = (
  said: Span | null,
  named: Span | undefined,
  right: NonNullable<FoundQuote["speaker"]>,
): boolean => isSpan(said, right.said) && (right.named ? isSpan(named ?? null, right.named) : !named);

/** Nobody named and nowhere named, or named where the article plainly names them. */
const checkSpeaker = (
  { speaker, said = null, named }: Quote,
  found: FoundQuote | undefined,
  where: string,
): readonly Objection[] => {
  const wrong = (why: string): readonly Objection[] => [{ kind: "speaker", why: `${where} ${why}` }];
  if (speaker === null)
    return said === null ? [] : wrong("has a passage that names its speaker, but no speaker.");
  const right = found?.confident === true ? found.speaker : null;
  if (right?.name !== speaker.name) return wrong(`is not plainly said by ${speaker.name} in the article.`);
  return showsSpeaker(said, named, right)
    ? []
    : wrong(`does not show where the article names ${speaker.name}.`);
};

/** @param slice what the article prints where the quote says that it stands */
export const checkQuote = (
  quote: Quote,
  article: DigestArticle | undefined,
  slice: string | undefined,
): readonly Objection[] => {
  const where = `The quote “${brief(quote.text)}”`;
  if (!article || slice !== quote.text)
    return [{ kind: "quote", why: `${where} is not what the article prints there.` }];
  const found = findQuotes(article.text, article.language).find(
    ({ start, end }) => start === quote.start && quote.end <= end,
  );
  const misplaced = checkPlace(quote, found, { text: article.text, where });
  return misplaced.length > 0 ? misplaced : checkSpeaker(quote, found, where);
};
