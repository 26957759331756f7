/** A button that asks for something: the question is posed as a message, and what answers to it is the form's value. */
import { z } from "zod";
import { messageId, type ActorId, type ChatId, type MessageId } from "../../model/id.ts";
import { days } from "../../model/time.ts";
import type { User } from "grammy/types";
import type { Line } from "./front.ts";
import { actorOf, placeIn } from "./places.ts";

const KEPT = days(1);
const LONGEST_PLACEHOLDER = 64;

const formSchema = z.object({ action: z.string(), on: z.string(), actor: z.string() });

export interface Form {
  readonly action: string;
  /** The message whose button asked. */
  readonly on: MessageId;
}

export interface Asking {
  ask(chat: ChatId, person: User, form: Form, word: string): Promise<void>;
  /** The form that a message of ours poses to this person. */
  posedBy(chat: ChatId, message: number | undefined, actor: ActorId): Promise<Form | undefined>;
}

export const openAsking = ({ api, needs }: Line): Asking => ({
  ask: async (chat, person, { action, on }, word) => {
    const prompt = z
      .string()
      .catch("…")
      .parse(await needs.shelf.get(`prompt/${word}`));
    const { chat_id, ...place } = placeIn(chat);
    const isShared = chat_id < 0;
    // In a group the question opens for the one who is named in it, and for nobody else.
    const text = isShared ? `${person.first_name}: ${prompt}` : prompt;
    const entities = isShared
      ? [{ type: "text_mention" as const, offset: 0, length: person.first_name.length, user: person }]
      : [];
    const { message_id } = await api.sendMessage(chat_id, text, {
      ...place,
      entities,
      link_preview_options: { is_disabled: true },
      reply_markup: {
        force_reply: true,
        selective: isShared,
        input_field_placeholder: prompt.slice(0, LONGEST_PLACEHOLDER),
      },
    });
    await needs.shelf.set(`form/${chat}/${message_id}`, { action, on, actor: actorOf(person) }, KEPT);
  },
  posedBy: async (chat, message, actor) => {
    if (message === undefined) return undefined;
    const kept = formSchema.safeParse(await needs.shelf.get(`form/${chat}/${message}`)).data;
    return kept?.actor === actor ? { action: kept.action, on: messageId(kept.on) } : undefined;
  },
});
