/** The digest object as a file: what is accepted when one is read back, and its JSON Schema (docs/digest.schema.json). */
import { z } from "zod";
import { articleId, storyId } from "../model/id.ts";
import type { Digest } from "../model/digest.ts";

const span = { start: z.int().nonnegative(), end: z.int().positive() };
const iso = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u);
const article = z.string().min(1).transform(articleId);

const sentence = z.object({
  n: z.int().positive(),
  text: z.string().min(1),
  refs: z.array(z.object({ article, ...span })).min(1),
  isNew: z.literal(true).exactOptional(),
});

const quote = z.object({
  text: z.string().min(1),
  speaker: z.object({ name: z.string().min(1) }).nullable(),
  said: z.object(span).nullable().exactOptional(),
  named: z.object(span).exactOptional(),
  article,
  ...span,
  cut: z.literal(true).exactOptional(),
});

const facts = {
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: iso.nullable(),
};

const story = z.object({
  id: z.string().min(1).transform(storyId),
  headline: z.string().min(1),
  method: z.enum(["extractive", "model"]),
  sentences: z.array(sentence),
  quotes: z.array(quote),
  sources: z.array(z.object({ article, ...facts, notes: z.array(z.string()) })).min(1),
  labels: z.array(z.string()),
  differs: z
    .array(
      z.object({
        what: z.string().min(1).exactOptional(),
        sides: z.array(z.object({ article, ...span, says: z.string().min(1) })).min(2),
      }),
    )
    .exactOptional(),
  follows: z.object({ date: iso, headline: z.string().min(1) }).exactOptional(),
});

const digest = z.object({
  version: z.literal(1),
  date: iso,
  language: z.string().min(2),
  method: z.enum(["extractive", "model", "mixed"]),
  stories: z.array(story),
  articles: z.record(
    z.string(),
    z.object({
      text: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      ...facts,
      language: z.string().min(2),
      byline: z.string().exactOptional(),
    }),
  ),
  failures: z.array(z.object({ source: z.string(), why: z.string() })),
  corrections: z
    .array(
      z.object({
        n: z.int().positive(),
        story: z.string().min(1).transform(storyId),
        headline: z.string().min(1),
        was: z.object({ article, ...span }),
        now: z.object({ article, ...span }).nullable(),
      }),
    )
    .exactOptional(),
});

export type ReadDigest =
  | { readonly kind: "digest"; readonly digest: Digest }
  | { readonly kind: "no digest"; readonly why: string };

const parsedJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Reads a digest object from JSON text; `why` names the first field that is not of its form. */
export const readDigest = (text: string): ReadDigest => {
  const json = parsedJson(text);
  if (!json) return { kind: "no digest", why: "This is not JSON." };
  const read = digest.safeParse(json.value);
  if (read.success) return { kind: "digest", digest: read.data };
  const [first] = read.error.issues;
  return {
    kind: "no digest",
    why: `${first?.path.join(".") || "The file"}: ${first?.message ?? "not a digest"}`,
  };
};

/** JSON Schema (2020-12) of what `--json` prints. */
export const digestJsonSchema = (): object =>
  z.toJSONSchema(digest, { io: "input", target: "draft-2020-12" });
