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

/** A change of what stands there leaves its flags as they are, but for the one that says how it is made. */
const flagsOf = ({ isPlain, isAlone, isSilent, isEdit }: Form): number =>
  [
    isPlain ? 0 : MessageFlags.IsComponentsV2,
    isAlone && !isEdit ? MessageFlags.Ephemeral : 0,
    isSilent && !isEdit ? MessageFlags.SuppressNotifications : 0,
  ].reduce((all, flag) => all | flag, 0);

const plainly = (plain: string): string => escaped(plain).slice(0, MOST_IN_PLAIN) || "…";

export const bodyOf = ({ payload, plain }: Part<DiscordPayload>, form: Form): Body => {
  const { components, file } = payload;
  const said = form.isPlain ? { content: plainly(plain) } : { components };
  const body = { ...said, flags: flagsOf(form), allowed_mentions: NOBODY };
  return file && !form.isPlain
    ? { body, files: [{ name: file.name, data: Buffer.from(file.text) }] }
    : { body };
};

const messageSchema = z.object({ id: z.string() });
const callbackSchema = z.object({ resource: z.object({ message: messageSchema }) });

/** The name of the message that an answer of Discord's tells. */
export const messageIn = (answer: unknown): MessageId => messageId(messageSchema.parse(answer).id);
export const callbackMessageIn = (answer: unknown): MessageId =>
  messageId(callbackSchema.parse(answer).resource.message.id);
