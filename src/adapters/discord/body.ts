/** What goes over the line for a part: components and their flags, and nobody is ever rung. */
import { MessageFlags, type RawFile } from "discord.js";
import { z } from "zod";
import type { Part } from "../../chat/adapter.ts";
import { messageId, type MessageId } from "../../model/id.ts";
import type { DiscordPayload } from "./payload.ts";
import { escaped } from "./text.ts";

const MOST_IN_PLAIN = 2000;

export interface Body {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files?: RawFile[];
}

export interface Form {
  readonly isPlain?: boolean;
  /** For the one who asked alone. */
  readonly isAlone?: boolean;
  readonly isSilent?: boolean;
  /** A change of what stands there: flags stay what they were. */
  readonly isEdit?: boolean;
}

const NOBODY = { parse: [], replied_user: false };

export const bodyOf = ({ payload, plain }: Part<DiscordPayload>, form: Form): Body => {
  const { isPlain = false, isAlone = false, isSilent = false, isEdit = false } = form;
  const own = isPlain ? 0 : MessageFlags.IsComponentsV2;
  const more = isEdit
    ? 0
    : (isAlone ? MessageFlags.Ephemeral : 0) | (isSilent ? MessageFlags.SuppressNotifications : 0);
  const said = isPlain
    ? { content: escaped(plain).slice(0, MOST_IN_PLAIN) || "…" }
    : { components: payload.components };
  const { file } = payload;
  const files = file && !isPlain ? { files: [{ name: file.name, data: Buffer.from(file.text) }] } : {};
  return { body: { ...said, flags: own | more, allowed_mentions: NOBODY }, ...files };
};

const messageSchema = z.object({ id: z.string() });
const callbackSchema = z.object({ resource: z.object({ message: messageSchema }) });

/** The name of the message that an answer of Discord's tells. */
export const messageIn = (answer: unknown): MessageId => messageId(messageSchema.parse(answer).id);
export const callbackMessageIn = (answer: unknown): MessageId =>
  messageId(callbackSchema.parse(answer).resource.message.id);
