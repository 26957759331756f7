/** Whether sources differ as a digest says: each side is a slice of another outlet, and no two say the same. */
import type { Passage } from "../model/article.ts";
import type { Disagreement, DigestStory, Side } from "../model/digest.ts";
import { carriesMarkup } from "./plain.ts";

interface Objection {
  readonly kind: "disagreement" | "markup";
  readonly why: string;
}

type Slice = (passage: Passage) => string | undefined;

const objectionTo = (side: Side, story: DigestStory, slice: Slice): Objection | undefined => {
  const where = `Where sources differ, “${side.says}”`;
  if (carriesMarkup(side.says)) return { kind: "markup", why: `${where} carries markup or an address.` };
  if (!story.sources.some(({ article }) => article === side.article))
    return { kind: "disagreement", why: `${where} is of ${side.article}, which is not among the sources.` };
  return slice(side)?.includes(side.says) && side.says.trim() !== ""
    ? undefined
    : { kind: "disagreement", why: `${where} is not what the article prints there.` };
};

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, " ").toLowerCase();

const objectionsTo = (
  { sides }: Disagreement,
  story: DigestStory,
  slice: Slice,
): readonly (Objection | undefined)[] => {
  const articles = new Set(sides.map(({ article }) => article));
  const words = new Set(sides.map(({ says }) => collapsed(says)));
  const why = `Sources are said to differ, and do not: “${sides.map(({ says }) => says).join("”, “")}”`;
  return [
    ...sides.map((side) => objectionTo(side, story, slice)),
    articles.size < Math.max(2, sides.length) || words.size < 2 ? { kind: "disagreement", why } : undefined,
  ];
};

export const checkDisagreements = (story: DigestStory, slice: Slice): readonly Objection[] =>
  (story.differs ?? []).flatMap((one) => objectionsTo(one, story, slice)).filter((one) => one !== undefined);
