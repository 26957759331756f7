/** Links that lead to a passage on its page: browsers that know text fragments scroll to it and mark it, others open the page. */
import type { Passage } from "../model/article.ts";

/** So many words at each end tell a long passage. */
const WORDS = 5;

const encoded = (words: string): string => encodeURIComponent(words).replaceAll("-", "%2D");

const isOnce = (text: string, words: string): boolean => {
  const at = text.indexOf(words);
  return at >= 0 && text.indexOf(words, at + 1) < 0;
};

const plain = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** "a few words" or "its first words,its last words"; undefined where the article has them more than once. */
const directive = (text: string, passage: string): string | undefined => {
  const words = passage.split(" ");
  const [first, last] = [words.slice(0, WORDS).join(" "), words.slice(-WORDS).join(" ")];
  if (words.length <= 2 * WORDS) return isOnce(text, passage) ? encoded(passage) : undefined;
  return isOnce(text, first) && isOnce(text, last) ? `${encoded(first)},${encoded(last)}` : undefined;
};

/** The article's address, and behind it where the passage is, when that is plain. */
export const linkTo = (url: string, text: string, { start, end }: Passage): string => {
  const words = directive(plain(text), plain(text.slice(start, end)));
  if (words === undefined) return url;
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${words}`;
};
