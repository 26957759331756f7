/** Finds again what Readability lost of an article: the lead above it, and paragraphs from between those that it kept. */
import { attribute, type PageElement } from "./dom.ts";
import type { Line } from "./text-of.ts";

/** A line of the whole page, with all that has to be known of its place: Readability moves the elements. */
export interface Placed extends Line {
  readonly parent: PageElement | null;
  /** Names and classes of the elements around it, the nearest first. */
  readonly around: readonly string[];
  /** The element that the page itself calls an article. */
  readonly article: PageElement | undefined;
}

/** What the page says about itself that tells where its article begins. */
export interface Known {
  readonly title: string | undefined;
  readonly description: string | undefined;
}

const LEVELS = 4;

const nameOf = (element: PageElement): string =>
  [element.localName, attribute(element, "class") ?? "", attribute(element, "id") ?? ""].join(" ");

const around = (from: PageElement): readonly string[] => {
  const names: string[] = [];
  for (let at: PageElement | null = from; at && names.length < LEVELS; at = at.parentElement)
    names.push(nameOf(at));
  return names;
};

const articleAround = (from: PageElement): PageElement | undefined => {
  for (let at: PageElement | null = from; at; at = at.parentElement)
    if (at.localName === "article" || at.getAttribute("itemprop") === "articleBody") return at;
  return undefined;
};

export const placed = (lines: readonly Line[]): readonly Placed[] =>
  lines.map((line) => ({
    ...line,
    parent: line.from.parentElement,
    around: around(line.from),
    article: articleAround(line.from),
  }));

const SENTENCE = /[.!?…。！？]["”“»’')\]]*$/u;
const SHORTEST_LEAD = 60;
const MOST_LINKED = 0.3;
const NEAR = 3;
const FAR = 12;
const BESIDE =
  /(?:^|[\s_-])(?:author|bio|byline|legal|copyright|disclaimer|description-?author|caption|media|image|error|login|register|rating|about)(?:$|[\s_-])/iu;

const isSame = (line: string, words: string | undefined): boolean =>
  words !== undefined && words.length >= 40 && line.slice(0, 40) === words.slice(0, 40);

const isLead = (line: Placed, steps: number, { description }: Known): boolean => {
  if (line.text.length < SHORTEST_LEAD || line.linked > MOST_LINKED) return false;
  if (isSame(line.text, description)) return steps <= FAR;
  return steps <= NEAR && SENTENCE.test(line.text) && !BESIDE.test(line.around.join(" "));
};

/** Where the article's own title stands above its first line. */
const titleAbove = (all: readonly Placed[], first: number, { title }: Known): number =>
  all.findLastIndex(({ text, from }, at) => at <= first && (from.localName === "h1" || text === title));

const leadOf = (all: readonly Placed[], first: number, known: Known): readonly Placed[] => {
  const above = titleAbove(all, first, known);
  if (above < 0) return [];
  return all.slice(above + 1, first).filter((line, at) => isLead(line, at + 1, known));
};

const SHORTEST = 40;

const placesOf = (all: readonly Placed[]): ReadonlyMap<string, number> =>
  new Map(
    all
      .map(({ text }, at) => [text, at] as const)
      .filter(([text]) => text.length >= SHORTEST)
      .toReversed(),
  );

/** What stands between two kept lines, in the same element as kept lines do. */
const isLost = (line: Placed, parents: ReadonlySet<PageElement | null>): boolean =>
  line.text.length >= SHORTEST && line.linked <= MOST_LINKED && parents.has(line.parent);

const SHORTEST_PROSE = 80;
const isProse = ({ text, linked }: Line): boolean =>
  text.length >= SHORTEST_PROSE && linked <= MOST_LINKED && SENTENCE.test(text);

const lengthOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

const SHORTEST_ARTICLE = 600;
const MOST_OF_PAGE = 0.6;
const LEAST_KEPT = 0.4;

/** All lines of the one article on the page, when Readability took hold of another part of it, or of a small one. */
export const missedArticle = (
  all: readonly Placed[],
  kept: readonly Line[],
): readonly Placed[] | undefined => {
  const prose = all.filter(isProse);
  const [largest] = [...Map.groupBy(prose, ({ article }) => article)].toSorted(
    ([, a], [, b]) => lengthOf(b) - lengthOf(a),
  );
  const [article, within] = largest ?? [undefined, []];
  const length = lengthOf(within);
  if (!article || length < Math.max(SHORTEST_ARTICLE, lengthOf(prose) * MOST_OF_PAGE)) return undefined;
  const texts = new Set(kept.map(({ text }) => text));
  if (lengthOf(within.filter(({ text }) => texts.has(text))) > length * LEAST_KEPT) return undefined;
  return all.filter((line) => line.article === article && line.linked <= MOST_LINKED);
};

/** The kept lines in their order, with those that were lost in their places. */
export const withLost = (all: readonly Placed[], kept: readonly Line[], known: Known): readonly Line[] => {
  const places = placesOf(all);
  const found = kept.map(({ text }) => places.get(text));
  const sure = found.filter((at) => at !== undefined);
  const first = Math.min(...sure);
  if (sure.length === 0) return kept;
  const texts = new Set(kept.map(({ text }) => text));
  const parents = new Set(sure.map((at) => all[at]?.parent ?? null));
  let next = first;
  const body = kept.flatMap((line, index) => {
    const at = found[index];
    if (at === undefined) return [line];
    const gap = all.slice(next, at).filter((one) => !texts.has(one.text) && isLost(one, parents));
    next = Math.max(next, at + 1);
    return [...gap, line];
  });
  return [...leadOf(all, first, known), ...body];
};
