/** "By Ana Ruiz | 12 May 2031, 10:30 | Updated 13 May": who wrote an article and when, in one line. */
import { isAroundDate } from "./dates.ts";

const LONGEST = 160;
const MOST_WORDS = 16;
const MOST_OTHERS = 2;

const DAY =
  /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|º)?,? (?:de )?(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|º)? (?:de )?\p{L}{3,12}\.?,? (?:de )?(?:19|20)\d\d(?!\d)/u;

/** A day, names and what joins them, and no sentence. */
export const isMetaLine = (line: string): boolean => {
  if (line.length > LONGEST || !DAY.test(line) || /\p{L}{3}[.!?]["”»]?$/u.test(line)) return false;
  const words = line.match(/\p{L}+/gu) ?? [];
  const others = words.filter((word) => /^\p{Ll}/u.test(word) && !isAroundDate(word));
  return words.length <= MOST_WORDS && others.length <= MOST_OTHERS;
};
