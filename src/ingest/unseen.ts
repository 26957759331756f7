/** What a browser would not show: by an element's own style, or by a class that the page's own style sheet hides. */
import { attribute, type PageDocument, type PageElement } from "./dom.ts";

const NOTHING = String.raw`0(?:\.0+)?(?:px|em|rem|pt|%|vh|vw)?\s*(?:;|$|!)`;
const UNSEEN = new RegExp(
  String.raw`(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*${NOTHING}|filter\s*:\s*opacity\(\s*0|font-size\s*:\s*(?:${NOTHING}|1px)|(?:left|top)\s*:\s*-\d{3,}|margin-(?:left|top)\s*:\s*-\d{4,}|text-indent\s*:\s*-\d{3,}|(?:max-)?(?:width|height)\s*:\s*${NOTHING}|transform\s*:\s*(?:scale[xy]?\(\s*0(?:\.0+)?\s*[,)]|translate[xy]?\(\s*-\d{4,}))`,
  "iu",
);
const CLIPPED = /clip\s*:\s*rect\(\s*[01]px|clip-path\s*:\s*(?:inset\((?:50|100)%|circle\(\s*0)/iu;
const COLOR = /(?:^|;)\s*color\s*:\s*([^;!]+)/iu;
const BACKGROUND = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)/iu;

/** "#fff", "white" and "rgb(255, 255, 255)" are one colour. */
const colorOf = (written: string | undefined): string | undefined => {
  const color = written?.trim().toLowerCase().replace(/\s+/gu, "");
  if (color === undefined) return undefined;
  const numbers = /^rgb\((\d+),(\d+),(\d+)\)$/u.exec(color)?.slice(1);
  const hex = numbers?.map((one) => Number(one).toString(16).padStart(2, "0")).join("");
  if (hex !== undefined) return `#${hex}`;
  const full = color.replace(/^#([\da-f])([\da-f])([\da-f])$/u, "#$1$1$2$2$3$3");
  return full.replace(/^white$/u, "#ffffff").replace(/^black$/u, "#000000");
};

const backgroundBehind = (element: PageElement): string | undefined => {
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    const found = BACKGROUND.exec(attribute(at, "style") ?? "")?.[1] ?? attribute(at, "bgcolor");
    if (found !== undefined) return colorOf(found);
  }
  return undefined;
};

/** In the colour of what it stands on, as far as the page's markup tells both. */
const isCamouflaged = (element: PageElement, style: string): boolean => {
  const color = colorOf(COLOR.exec(style)?.[1]);
  if (color === undefined) return false;
  return color === "transparent" || color === backgroundBehind(element);
};

export const isUnseen = (element: PageElement): boolean => {
  const style = attribute(element, "style");
  return style !== undefined && (UNSEEN.test(style) || CLIPPED.test(style) || isCamouflaged(element, style));
};

const LONGEST_SHEET = 500_000;
const HIDES = /(?:^|;)\s*display\s*:\s*none/iu;
const SHOWS = /(?:^|;)\s*display\s*:/iu;
/** ".x", "p.x" or "#x", and nothing else. */
const SIMPLE = /^[a-z]*([.#][\w-]+)$/iu;

interface Rule {
  readonly selectors: readonly string[];
  readonly says: string;
}

/** The rules that hold on every screen; those for a width or for paper stand inside of another pair of braces. */
const rulesOf = (sheet: string): readonly Rule[] => {
  const rules: Rule[] = [];
  let [depth, from, opened] = [0, 0, 0];
  for (let at = 0; at < sheet.length; at += 1) {
    const mark = sheet[at];
    if (mark === "{") {
      if (depth === 0) opened = at;
      depth += 1;
    }
    if (mark !== "}") continue;
    depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const selectors = sheet.slice(from, opened).split(",");
    rules.push({ selectors: selectors.map((one) => one.trim()), says: sheet.slice(opened + 1, at) });
    from = at + 1;
  }
  return rules;
};

const namesIn = ({ selectors }: Rule): readonly string[] =>
  selectors.map((one) => SIMPLE.exec(one)?.[1]).filter((name) => name !== undefined);

/** What a sheet hides; a later rule may show it again. */
const readSheet = (sheet: string, hidden: Set<string>): void => {
  for (const rule of rulesOf(sheet.replace(/\/\*[^]*?\*\//gu, ""))) {
    if (HIDES.test(rule.says)) for (const name of namesIn(rule)) hidden.add(name);
    else if (SHOWS.test(rule.says)) for (const name of namesIn(rule)) hidden.delete(name);
  }
};

/** The classes and ids that the page's own style sheets hide, and nowhere show again. */
export const hiddenNames = (document: PageDocument): ReadonlySet<string> => {
  const hidden = new Set<string>();
  for (const style of document.querySelectorAll("style:not([media])")) {
    const sheet = style.textContent ?? "";
    if (sheet.length < LONGEST_SHEET && sheet.includes("none")) readSheet(sheet, hidden);
  }
  return hidden;
};

export const isHiddenByName = (element: PageElement, hidden: ReadonlySet<string>): boolean => {
  const names = (attribute(element, "class") ?? "").split(/\s+/u).map((name) => `.${name}`);
  return names.some((name) => hidden.has(name)) || hidden.has(`#${attribute(element, "id") ?? ""}`);
};
