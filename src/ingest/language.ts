/** In which language a text is: the publisher's word, and a detector that is believed only when it is sure. */
import type { Article } from "../model/article.ts";

/** "en-US" → "en"; undefined when it is no language tag. */
export const primaryLanguage = (tag: string | undefined): string | undefined => {
  const primary = /^\s*([a-z]{2,3})(?:[-_].*)?\s*$/iu.exec(tag ?? "")?.[1]?.toLowerCase();
  return primary === "und" ? undefined : primary;
};

const ENOUGH = 100;
/** The detector itself looks at some 350 bytes of it. */
const LOOKED_AT = 600;

/** The detector's tables are heavy: only whoever reads texts loads them. */
export const loadDetector = () => import("eld/extrasmall");

/** The detector's word when the text is long enough for it. */
export const detectLanguage = async (text: string): Promise<string | undefined> => {
  if (text.length < ENOUGH) return undefined;
  const { eld } = await loadDetector();
  const found = eld.detect(text.slice(0, LOOKED_AT));
  return found.isReliable() && found.language !== "" ? found.language : undefined;
};

/** The language that the news itself is in: posts and notices may be in another one. */
export const detectedIn = ({
  text,
  blocks,
}: Pick<Article, "text" | "blocks">): Promise<string | undefined> => {
  const prose = blocks.filter(({ kind }) => kind === "prose").map(({ start, end }) => text.slice(start, end));
  return detectLanguage(prose.join("\n"));
};

/** When the two agree, either; when they do not, the text is better evidence than a template's `lang`. */
export const languageOf = (detected: string | undefined, told: string | undefined): string =>
  detected ?? primaryLanguage(told) ?? "und";
