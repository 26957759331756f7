/** What stands in a web chat's transcript, as it is stored. */
import { z } from "zod";
import { outboundSchema } from "../../chat/outbound.ts";

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
