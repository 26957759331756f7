/** Outlets that one owner has count as one: each of them printing a thing does not make it heard from two. */
import { z } from "zod";
import type { Article } from "../model/article.ts";
import { parsedJson } from "../ops/parsed-json.ts";
import { Trouble } from "../ops/trouble.ts";
import usual from "./families.json" with { type: "json" };

const familySchema = z.strictObject({
  family: z.string().trim().min(1),
  /** Where it says so itself. */
  source: z.url(),
  /** With all their subdomains. */
  domains: z.array(z.string().regex(/^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+$/u)).default([]),
  /** By name, for articles without an address. */
  outlets: z.array(z.string().trim().min(1)).default([]),
});

type Family = z.infer<typeof familySchema>;

/** @returns the family of an article's outlet, undefined where none is known */
export type Families = (article: Pick<Article, "url" | "publisher">) => string | undefined;

/** "news.mill.example", "mill.example", "example". */
const upwards = (host: string): readonly string[] => {
  const parts = host.split(".");
  return parts.map((_, at) => parts.slice(at).join("."));
};

const known = (families: readonly Family[]): Families => {
  const byDomain = new Map(families.flatMap(({ family, domains }) => domains.map((one) => [one, family])));
  const byName = new Map(
    families.flatMap(({ family, outlets }) => outlets.map((one) => [one.toLowerCase(), family])),
  );
  return ({ url, publisher }) => {
    const host = url === undefined ? undefined : URL.parse(url)?.hostname;
    const domain = host === undefined ? undefined : upwards(host).find((one) => byDomain.has(one));
    return (domain && byDomain.get(domain)) ?? byName.get(publisher?.toLowerCase() ?? "");
  };
};

const listSchema = z.array(familySchema);

/**
 * @param own what the operator has written, as JSON: it goes before what is known here
 * @param name of the file, for whoever has to mend it
 */
export const familiesFrom = (own = "[]", name = ""): Families => {
  const read = listSchema.safeParse(parsedJson(own));
  if (!read.success) {
    const where = read.error.issues[0]?.path.join(".") || "the whole";
    throw new Trouble("wake-operator", `${name} is no list of families: look at ${where}.`);
  }
  return known([...listSchema.parse(usual), ...read.data]);
};
