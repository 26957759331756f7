/** The text of a feed before anything parses it: what it is, where it begins, how much of it is read, and whether it can be. */
import type { FeedKind } from "../model/feed.ts";

export const MOST_ENTRIES = 500;

const HEAD = 20_000;
const ROOT = /<(?:[\w.-]+:)?(rss|rdf|feed|channel)(?=[\s>])/iu;

/** Comments say nothing of a text's form, though they may quote one. */
export const headOf = (text: string): string =>
  text.slice(0, HEAD).replace(/<!--[\s\S]*?-->/gu, (comment) => " ".repeat(comment.length));

const KINDS: ReadonlyMap<string, FeedKind> = new Map([
  ["rss", "rss"],
  ["channel", "rss"],
  ["rdf", "rdf"],
  ["feed", "atom"],
]);

export interface FeedText {
  readonly kind: FeedKind;
  readonly text: string;
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for: XML allows none of them
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/gu;
const CONTROL_NAMES = /&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/giu;

/** Later entries are older, or from somebody who means harm: no parser gets to see them. */
const withFirstEntries = (text: string): string => {
  const ends = /<\/(?:[\w.-]+:)?(?:item|entry)\s*>/giu;
  for (let seen = 0; seen < MOST_ENTRIES; seen++) if (!ends.test(text)) return text;
  const rest = /<\/(?:[\w.-]+:)?(?:channel|rss|rdf|feed)\s*>/giu;
  return text.slice(0, ends.lastIndex) + (text.slice(-1000).match(rest) ?? []).join("");
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Atom 0.3 may pack any text in base64, and says so in an attribute that parsers leave alone. */
const unpacked = (text: string): string =>
  /\smode\s*=\s*["']base64/iu.test(text)
    ? text.replace(
        /(<[a-z][^<>]*\smode\s*=\s*["']base64["'][^<>]*>)([\w+/=\s]+)(?=<)/giu,
        (_, tag: string, packed: string) => tag + escaped(Buffer.from(packed, "base64").toString("utf8")),
      )
    : text;

/** The version of JSON Feed is an address; some write the number alone. */
const withFullVersion = (json: string): string =>
  json.replace(/("version"\s*:\s*)"?1(?:\.[01])?"?(?=\s*[,}])/u, '$1"https://jsonfeed.org/version/1.1"');

/** Some dress the author's name in markup, which the parser would take for a part of it. */
const withPlainAuthors = (text: string): string =>
  text.replace(
    /(<author>)([^]{0,400}?)(?=<\/author>)/giu,
    (_, tag: string, name: string) =>
      tag +
      name.replace(/(?:<|&lt;)\/?(?:p|b|i|em|strong|span|div|br|font|a)(?:\s[^<>&]*)?\/?(?:>|&gt;)/giu, ""),
  );

/** Names that the parser does not know, for those that it does. */
const withKnownNames = (text: string): string => text.replace(/(<\/?)dc:author(?=[\s>])/giu, "$1dc:creator");

/** Undefined for what has no mark of a feed. Warnings that a server prints first, declarations and all else before the root go. */
export const feedText = (written: string): FeedText | undefined => {
  if (/^\s*\{/u.test(written)) return { kind: "json", text: withFullVersion(written) };
  const root = ROOT.exec(headOf(written)) ?? ROOT.exec(written);
  const kind = KINDS.get(root?.[1]?.toLowerCase() ?? "");
  if (!root || !kind) return undefined;
  const text = withFirstEntries(written.slice(root.index)).replace(CONTROLS, "").replace(CONTROL_NAMES, "");
  return { kind, text: kind === "atom" ? unpacked(text) : withPlainAuthors(withKnownNames(text)) };
};

interface Shape {
  readonly entries: number;
  readonly depth: number;
  readonly longestTag: number;
}

const TAG = /<(?:!\[CDATA\[|!--|(\/?)(?:[\w.-]+:)?([a-z_][\w.-]*))/giu;

/** indexOf that looks at no part of the text twice, however often it is asked about ascending places. */
const finder = (text: string, mark: string): ((from: number) => number) => {
  let known = -1;
  return (from) => {
    if (known < from) known = text.indexOf(mark, from);
    if (known < 0) known = text.length;
    return known;
  };
};

/** HTML that stands loose in a feed leaves these open. */
const VOID = /^(?:br|hr|img|input|wbr)$/iu;
const ENTRY = /^(?:item|entry)$/iu;

/** How deep one is behind a tag. Behind the end of an entry one is out of all that was left open in it. */
const depthBehind = (depth: number, slash: string, name: string, isEmpty: boolean): number => {
  if (slash === "/") return ENTRY.test(name) ? Math.min(depth - 1, 4) : depth - 1;
  return isEmpty || VOID.test(name) ? depth : depth + 1;
};

/** Where a comment or data ends; undefined where it does not, as when other data begins in it. */
const endFinder = (text: string): ((mark: string, from: number) => number | undefined) => {
  const [endOfComment, endOfData] = [finder(text, "-->"), finder(text, "]]>")];
  const nextData = finder(text, "<![CDATA[");
  return (mark, from) => {
    const end = mark === "<!--" ? endOfComment(from) : endOfData(from);
    return end < text.length && (mark === "<!--" || nextData(from) > end) ? end : undefined;
  };
};

/** Counted in one pass, whatever is in the text; what stands in CDATA and comments does not count. */
export const shapeOf = (text: string): Shape => {
  const [endOfTag, endOf] = [finder(text, ">"), endFinder(text)];
  const shape = { entries: 0, depth: 0, longestTag: 0 };
  let depth = 0;
  const tag = new RegExp(TAG);
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    const [mark, slash, name = ""] = found;
    if (slash === undefined) {
      tag.lastIndex = endOf(mark, tag.lastIndex) ?? tag.lastIndex;
      continue;
    }
    const end = endOfTag(tag.lastIndex);
    depth = depthBehind(depth, slash, name, text[end - 1] === "/");
    shape.longestTag = Math.max(shape.longestTag, end - found.index);
    shape.entries += Number(slash === "" && ENTRY.test(name));
    shape.depth = Math.max(shape.depth, depth);
  }
  return shape;
};

const DEEPEST = 500;
const LONGEST_TAG = 60_000;

/** Such a text is nobody's feed, and parsers need minutes for it. */
export const isMonstrous = ({ depth, longestTag }: Shape): boolean =>
  depth > DEEPEST || longestTag > LONGEST_TAG;
