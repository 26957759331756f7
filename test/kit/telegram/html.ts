/** parse_mode HTML as the Bot API reads it, with the texts of its errors (td/telegram/MessageEntity.cpp, parse_html). */
import { badRequest, type Refusal } from "./refusal.ts";
import type { Entity } from "./world.ts";

const TYPES: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
};
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

const parseError = (what: string): Refusal => badRequest(`can't parse entities: ${what}`);

interface Open {
  readonly tag: string;
  readonly offset: number;
  readonly url: string | undefined;
}

const byteAt = (html: string, at: number): number => Buffer.byteLength(html.slice(0, at));

const decoded = (name: string): string => {
  const number = /^#(?:x([\da-f]+)|(\d+))$/iu.exec(name);
  if (!number) return NAMED[name] ?? `&${name};`;
  return String.fromCodePoint(number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16));
};

const TOKEN = /<\/?[^>]*>?|&(#?\w+);|[^<&]+|&/gu;

const opened = (token: string, at: number): Omit<Open, "offset"> => {
  const [, tag = "", rest = ""] = /^<([\w-]+)([^>]*)>$/u.exec(token) ?? [];
  if (!token.endsWith(">")) throw parseError(`Unclosed start tag at byte offset ${at}`);
  if (!(tag.toLowerCase() in TYPES)) throw parseError(`Unsupported start tag "${tag}" at byte offset ${at}`);
  return { tag: tag.toLowerCase(), url: /href="([^"]*)"/u.exec(rest)?.[1] };
};

const closed = (token: string, open: Open | undefined, at: number): Open => {
  const tag = token.slice(2, -1).trim().toLowerCase();
  if (!open) throw parseError(`Unexpected end tag at byte offset ${at}`);
  if (tag !== open.tag)
    throw parseError(`Unmatched end tag at byte offset ${at}, expected "</${open.tag}>", found "</${tag}>"`);
  return open;
};

export const readHtml = (html: string): { readonly text: string; readonly entities: readonly Entity[] } => {
  const stack: Open[] = [];
  const entities: Entity[] = [];
  let text = "";
  for (const { index, 0: token, 1: name } of html.matchAll(TOKEN)) {
    const at = byteAt(html, index);
    if (name !== undefined) text += decoded(name);
    else if (token.startsWith("</")) {
      const { tag, offset, url } = closed(token, stack.pop(), at);
      const type = TYPES[tag] ?? tag;
      if (text.length > offset)
        entities.push({ type, offset, length: text.length - offset, ...(url !== undefined && { url }) });
    } else if (token.startsWith("<")) stack.push({ ...opened(token, at), offset: text.length });
    else text += token;
  }
  const left = stack.at(-1);
  if (left) throw parseError(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
};
