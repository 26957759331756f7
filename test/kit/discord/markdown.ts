/** What a text becomes when Discord shows it, as an independent parser reads it. */
import { parse } from "discord-markdown-parser";
import { z } from "zod";

export interface Markdown {
  /** Users, roles, @everyone and @here that are named, as "user:1", "role:2", "everyone", "here". */
  readonly pings: readonly string[];
  /** Links whose words are not their address. */
  readonly maskedLinks: readonly { readonly text: string; readonly url: string }[];
  readonly headings: readonly string[];
  /** The kinds of everything else that is not plain text: "strong", "blockQuote", "twemoji" and so on. */
  readonly kinds: readonly string[];
}

const nodeShape = z.looseObject({ type: z.string() });
type Node = z.infer<typeof nodeShape>;

const inner = (node: Node): readonly Node[] =>
  [node["content"], node["items"], node["target"]].flatMap(nodesIn);
const nodesIn = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  const read = nodeShape.safeParse(value);
  return read.success ? [read.data] : [];
};
const flat = (nodes: readonly Node[]): readonly Node[] =>
  nodes.flatMap((node) => [node, ...flat(inner(node))]);

const words = (value: unknown): string =>
  typeof value === "string"
    ? value
    : nodesIn(value)
        .map(({ content }) => words(content))
        .join("");

const pings: Readonly<Record<string, (node: Node) => string>> = {
  user: ({ id }) => `user:${String(id)}`,
  role: ({ id }) => `role:${String(id)}`,
  everyone: () => "everyone",
  here: () => "here",
};

/** @param type "extended" reads masked links, as Discord does now in every message */
export const markdownOf = (text: string, type: "normal" | "extended" = "extended"): Markdown => {
  const nodes = flat(nodesIn(parse(text, type)));
  return {
    pings: nodes.flatMap((node) => pings[node.type]?.(node) ?? []),
    maskedLinks: nodes
      .filter((node) => node.type === "link")
      .map((node) => ({ text: words(node["content"]), url: String(node["target"]) })),
    headings: nodes.filter((node) => node.type === "heading").map((node) => words(node["content"])),
    kinds: [...new Set(nodes.map((node) => node.type).filter((kind) => kind !== "text" && !(kind in pings)))],
  };
};
