/**
 * Blocks → Discord's markdown. What others wrote is escaped mark by mark, so that it stands letter by letter: the library's own
 * escaper leaves links, headings and mentions alive.
 */
import type { Block, TextSpan } from "../../model/message.ts";

const HARMFUL = /(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What has a meaning anywhere, what has one at the beginning of a line, and what makes an address of a text. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(HARMFUL, " ")
    .replaceAll(/[\\`*_~|<>[\]@#]/gu, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)/gu, String.raw`\:`)
    .replaceAll(/^(\s*)([-+])/gmu, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)([.)])/gmu, String.raw`$1\$2`);

/** An address as a link takes it; undefined for what is none of the web. */
export const addressOf = (link: string): string | undefined => {
  const url = URL.parse(link);
  if (!url || !/^https?:$/u.test(url.protocol)) return undefined;
  return url.href.replaceAll(/[<>()\s\\]/gu, (mark) =>
    encodeURIComponent(mark).replaceAll(/[()]/gu, (one) => (one === "(" ? "%28" : "%29")),
  );
};

/** Marks hug their words: a space inside them would make them letters, and would be underlined in a link. */
const hugged = (text: string, mark: (words: string) => string): string => {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return words === "" ? text : `${before}${mark(words)}${after}`;
};

const wrapped = (text: string, mark: string): string => hugged(text, (words) => `${mark}${words}${mark}`);

const spanText = ({ text, tone, link }: TextSpan): string => {
  const plain = escaped(text);
  const address = link === undefined ? undefined : addressOf(link);
  // Words that are an address are not believed behind a mask: it stands there as itself.
  if (address !== undefined && text.trim() === link) return hugged(text, () => `<${address}>`);
  if (address !== undefined)
    return hugged(plain, (words) => `[${words.replaceAll("\n", " ")}](<${address}>)`);
  if (tone === "strong" || tone === "command") return wrapped(plain, "**");
  return tone === "mark" ? wrapped(plain, "__") : plain;
};

const spansText = (spans: readonly TextSpan[]): string => spans.map(spanText).join("");

/** One line, whatever stood there: what begins a line has a meaning of its own. */
const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/gu, " ").trim();

const small = (text: string): string => {
  const line = oneLine(text);
  return line === "" ? "" : `-# ${line}`;
};

export const blockText = (block: Block): string => {
  switch (block.kind) {
    case "title":
      return wrapped(oneLine(escaped(block.spans.map(({ text }) => text).join(""))), "**");
    case "headline":
      return `### ${block.number} ${oneLine(escaped(block.spans.map(({ text }) => text).join("")))}`;
    case "quote":
      return `${escaped(block.text).replaceAll(/^/gmu, "> ")}\n> — ${oneLine(escaped(block.speaker))}`;
    case "sources":
    case "note":
      return small(spansText(block.spans));
    case "text":
    case "more":
      return spansText(block.spans);
  }
};
