/** A message as it goes out, checked when it comes back from where it was stored. */
import { z } from "zod";
import type { Outbound } from "./adapter.ts";

const span = z.object({
  text: z.string(),
  tone: z.enum(["strong", "command", "faint", "receipt", "mark"]).exactOptional(),
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
    shares: z.literal(true).exactOptional(),
  }),
]);
export const outboundSchema: z.ZodType<Outbound> = z.object({
  blocks: z.array(block),
  buttons: z.array(z.array(button)),
  file: z.object({ name: z.string(), text: z.string() }).exactOptional(),
});
