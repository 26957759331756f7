/** Our messages → entries of a transcript. */
import type { How, Outbound, Part, Sender } from "../../chat/adapter.ts";
import { outboundSchema } from "../../chat/outbound.ts";
import { plainText } from "../../chat/plain-text.ts";
import type { Sent } from "../../model/chat.ts";
import { Trouble } from "../../ops/trouble.ts";
import { readEntry, writeEntry, type WebEntry } from "./entry.ts";
import { named, placed, type Needs } from "./front.ts";
import type { Wire } from "./wire.ts";

const plainly = ({ plain }: Part<Outbound>): Outbound => ({
  blocks: [{ kind: "text", spans: [{ text: plain }] }],
  buttons: [],
});

const entryOf = (part: Part<Outbound>, how: How, at: number): WebEntry => ({
  from: "us",
  at,
  message: how.plainly ? plainly(part) : part.payload,
  ...(how.replyTo !== undefined && { replyTo: how.replyTo }),
  ...(how.onlyFor !== undefined && { onlyFor: how.onlyFor }),
});

/** A database that is busy will do it later; of any other failure we do not know whether the entry stands there. */
const failed = (error: unknown): Sent => ({
  kind: error instanceof Trouble && error.remedy === "try-again" ? "transient" : "uncertain",
});

export const senderOn = ({ transcripts, now }: Needs, wire: Wire): Sender<Outbound> => ({
  isIdempotent: true,
  readPayload: (stored) => outboundSchema.parse(stored),
  render: (message) => [{ payload: message, plain: plainText(message.blocks) }],
  send: async (chat, part, how) => {
    try {
      const row = await transcripts.append(chat, named(how.key), writeEntry(entryOf(part, how, now())));
      wire.tell(chat, placed(row));
      return { kind: "sent", message: row.id };
    } catch (error) {
      return failed(error);
    }
  },
  edit: async (chat, message, part) => {
    const row = await transcripts.find(chat, message);
    const entry = row && readEntry(row.json);
    if (!row || entry?.from !== "us") return { kind: "expired" };
    const json = writeEntry({ ...entry, message: part.payload });
    await transcripts.replace(chat, message, json);
    wire.tell(chat, placed({ ...row, json }));
    return { kind: "sent", message };
  },
});
