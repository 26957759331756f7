/** What a page says about itself in JSON-LD. Anything may stand there, so every step is asked for. */
import { sound } from "./decode.ts";
import { type PageDocument } from "./dom.ts";

export interface Said {
  readonly [name: string]: unknown;
}

const isSaid = (value: unknown): value is Said =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON as pages write it: with raw line breaks in strings, and sometimes not JSON at all. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/[\n\r\t]+/gu, " "));
  } catch {
    return undefined;
  }
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const within = (node: Said, name: string): readonly Said[] => listOf(node[name]).filter(isSaid);

const nodesIn = (value: unknown): readonly Said[] =>
  listOf(value)
    .filter(isSaid)
    .flatMap((node) => [node].concat(within(node, "@graph"), within(node, "mainEntity")));

export const typesOf = (node: Said): readonly string[] =>
  listOf(node["@type"]).filter((one) => typeof one === "string");

export const isArticleType = (type: string): boolean =>
  /(?:Article|BlogPosting|LiveBlogPosting)$|^Report$/u.test(type);

export const saidBy = (document: PageDocument): readonly Said[] =>
  [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    nodesIn(parsed(script.textContent ?? "")),
  );

export const wordsAt = (node: Said | undefined, name: string): string | undefined => {
  const value = node?.[name];
  return typeof value === "string" ? sound(value).trim() || undefined : undefined;
};

/** Names of people or outlets, given as text, as an object with a name, or as a list of either. */
export const namesAt = (node: Said | undefined, name: string): readonly string[] =>
  listOf(node?.[name])
    .map((one) => (isSaid(one) ? wordsAt(one, "name") : one))
    .filter((one) => typeof one === "string")
    .map((one) => sound(one).trim())
    .filter(Boolean);
