/** Paragraphs of text without anything else, as most feeds carry them: read without building a page. */
import { seen } from "./dom.ts";
import { decoded } from "./plain-rss.ts";

/** Marks of style say nothing to whoever reads the text. */
const PARAGRAPHS = /^(?:\s*<p>[^<]*(?:<\/?(?:em|strong|b|i|u)>[^<]*)*<\/p>)+\s*$/iu;
const LONGEST = 100_000;

const wordsIn = (written: string): string | undefined => {
  const text = decoded(written.replace(/<[^<>]*>/gu, ""));
  return text === undefined ? undefined : seen(text).replace(/\s+/gu, " ").trim();
};

/** Each paragraph in which something stands; undefined for HTML that is anything else. */
export const plainParagraphs = (html: string): readonly string[] | undefined => {
  if (html.length > LONGEST || !PARAGRAPHS.test(html)) return undefined;
  const texts = html.split(/<\/p>/iu).map(wordsIn);
  const whole = texts.filter((text) => text !== undefined);
  return whole.length === texts.length ? whole.filter((text) => text !== "") : undefined;
};
