/** Discord's markdown → HTML. Lines are told apart here, what is within a line by an independent parser of Discord's ways. */
import { parse } from "discord-markdown-parser";
import { z } from "zod";
import { escaped } from "../../escape.ts";

/** What a mention of a person or a channel says; the id as it is, where nobody is known. */
export type NameOf = (id: string) => string;

const nodeSchema = z.looseObject({ type: z.string(), name: z.string().optional() });
type Node = z.infer<typeof nodeSchema>;

const TAGS: Readonly<Record<string, string>> = {
  strong: "b",
  em: "i",
  underline: "u",
  strikethrough: "s",
  inlineCode: "code",
  codeBlock: "pre",
  blockQuote: "blockquote",
  heading: "strong",
  subtext: "small",
};
const MENTIONS: Readonly<Record<string, string>> = {
  user: "@",
  role: "@",
  everyone: "@",
  here: "@",
  channel: "#",
};

/** The words of a link, on to an address of the web. */
export const linkHtml = (url: string, inside: string): string =>
  /^https?:\/\//iu.test(url)
    ? `<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer">${inside}</a>`
    : inside;

const mentionHtml = ({ type, id }: Node, nameOf: NameOf): string | undefined => {
  const mark = MENTIONS[type];
  if (mark === undefined) return undefined;
  const name = typeof id === "string" ? nameOf(id) : type;
  return `<span class="mention">${mark}${escaped(name)}</span>`;
};

const wrapped = ({ type, target }: Node, inside: string): string => {
  const tag = TAGS[type];
  if (tag !== undefined) return `<${tag}>${inside}</${tag}>`;
  return typeof target === "string" ? linkHtml(target, inside) : inside;
};

const nodeHtml = (given: unknown, nameOf: NameOf): string => {
  const node = nodeSchema.safeParse(given).data;
  if (!node) return "";
  if (node.type === "br") return "\n";
  const { content, name } = node;
  const words = typeof content === "string" ? content : (name ?? "");
  const inside = Array.isArray(content)
    ? content.map((one) => nodeHtml(one, nameOf)).join("")
    : escaped(words);
  return mentionHtml(node, nameOf) ?? wrapped(node, inside);
};

const inlineHtml = (text: string, nameOf: NameOf): string =>
  parse(text, "extended")
    .map((node) => nodeHtml(node, nameOf))
    .join("");

interface Lines {
  readonly kind: "plain" | "quote" | "small" | "heading" | "item";
  readonly lines: string[];
  readonly level: number;
}

const BEGINNINGS = [
  ["small", /^-# +(?=\S)/u],
  ["heading", /^#{1,3} +(?=\S)/u],
  ["quote", /^> /u],
  ["item", /^\s*[-*] +(?=\S)/u],
] as const;

const lineOf = (line: string): Lines => {
  for (const [kind, beginning] of BEGINNINGS) {
    const [mark] = beginning.exec(line) ?? [];
    if (mark !== undefined) return { kind, lines: [line.slice(mark.length)], level: mark.trim().length };
  }
  return { kind: "plain", lines: [line], level: 0 };
};

/** Lines that stand together: a paragraph, a quote, a list. */
const groupsOf = (text: string): readonly Lines[] => {
  const groups: Lines[] = [];
  for (const line of text.split("\n").map(lineOf)) {
    const last = groups.at(-1);
    const joins = last?.kind === line.kind && line.kind !== "heading" && line.kind !== "small";
    if (last && joins) last.lines.push(...line.lines);
    else groups.push(line);
  }
  return groups;
};

const groupHtml = ({ kind, lines, level }: Lines, nameOf: NameOf): string => {
  if (kind === "item")
    return `<ul>${lines.map((line) => `<li>${inlineHtml(line, nameOf)}</li>`).join("")}</ul>`;
  // An empty last line would not be seen.
  const ending = kind === "plain" && lines.at(-1) === "" ? "\n" : "";
  const inside = inlineHtml(lines.join("\n"), nameOf) + ending;
  if (kind === "quote") return `<blockquote>${inside}</blockquote>`;
  if (kind === "heading") return `<h${level + 2}>${inside}</h${level + 2}>`;
  return kind === "small" ? `<p class="small">${inside}</p>` : `<p>${inside}</p>`;
};

/** No letter of the text gets out unescaped. */
export const markdownHtml = (text: string, nameOf: NameOf): string =>
  groupsOf(text)
    .map((group) => groupHtml(group, nameOf))
    .join("");
