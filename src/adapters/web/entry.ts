/** What stands in a web chat's transcript, as it is stored. */
import { z } from "zod";
import type { Outbound } from "../../chat/adapter.ts";

const span = z.object({
  text: z.string(),
  tone: z.enum(["strong", "faint", "receipt", "mark"]).exactOptional(),
  link: z.string().exactOptional(),
});
const spans = z.array(span);
const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("title"), spans }),
  z.object({ kind: z.literal("headline"), number: z.number(), spans }),
  z.object({ kind: z.literal("text"), spans }),
  z.object({ kind: z.literal("quote"), text: z.string(), speaker: z.string() }),
  z.object({ kind: z.literal("sources"), spans }),
  z.object({ kind: z.literal("more"), spans }),
  z.object({ kind: z.literal("note"), spans }),
]);
const button = z.union([
  z.object({ label: z.string(), link: z.string() }),
  z.object({
    label: z.string(),
    action: z.string(),
    asksFor: z.string().exactOptional(),
    takesFile: z.literal(true).exactOptional(),
  }),
]);
const outboundSchema: z.ZodType<Outbound> = z.object({
  blocks: z.array(block),
  buttons: z.array(z.array(button)),
  file: z.object({ name: z.string(), text: z.string() }).exactOptional(),
});

const common = { at: z.number(), replyTo: z.string().exactOptional() };
const entrySchema = z.discriminatedUnion("from", [
  z.object({ ...common, from: z.literal("person"), person: z.string(), text: z.string() }),
  z.object({
    ...common,
    from: z.literal("us"),
    message: outboundSchema,
    onlyFor: z.string().exactOptional(),
  }),
]);

/** Somebody's line, or a message of ours; `onlyFor` is the one person who sees it. */
export type WebEntry = z.infer<typeof entrySchema>;

export const writeEntry = (entry: WebEntry): string => JSON.stringify(entry);
export const readEntry = (json: string): WebEntry => entrySchema.parse(JSON.parse(json));
