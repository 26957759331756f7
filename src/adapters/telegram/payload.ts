/** A message as it is stored, and as the Bot API takes it. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { OutButton, Outbound, Part } from "../../chat/adapter.ts";
import { plainText } from "../../chat/plain-text.ts";
import { split } from "../../chat/split.ts";
import type { Block } from "../../model/message.ts";
import { styled, type Entity } from "./text.ts";

export interface Button {
  readonly text: string;
  readonly url?: string;
  readonly data?: string;
  /** Shows to all what one was shown. */
  readonly shares?: true;
}

export interface TelegramPayload {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly keyboard: readonly (readonly Button[])[];
  /** What buttons ask for when they are pressed, by the word that their data ends with. */
  readonly prompts: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly text: string };
}

const place = { offset: z.number(), length: z.number() };
const plainEntity = z.object({
  type: z.enum(["bold", "italic", "underline", "code", "blockquote", "expandable_blockquote"]),
  ...place,
});
const linkEntity = z.object({ type: z.literal("text_link"), ...place, url: z.string() });

const payloadSchema: z.ZodType<TelegramPayload> = z.object({
  text: z.string(),
  entities: z.array(z.discriminatedUnion("type", [plainEntity, linkEntity])),
  keyboard: z.array(
    z.array(
      z.object({
        text: z.string(),
        url: z.string().exactOptional(),
        data: z.string().exactOptional(),
        shares: z.literal(true).exactOptional(),
      }),
    ),
  ),
  prompts: z.record(z.string(), z.string()),
  file: z.object({ name: z.string(), text: z.string() }).exactOptional(),
});

/** @throws for what `render` never made */
export const readPayload = (stored: unknown): TelegramPayload => payloadSchema.parse(stored);

/** Telegram counts code points and takes 4096; UTF-16 units are never fewer. */
const MOST_LETTERS = 4096;
/** What is over a hundred it drops without a word. */
const MOST_ENTITIES = 100;

const fits = (blocks: readonly Block[]): boolean => {
  const { text, entities } = styled(blocks);
  return text.length <= MOST_LETTERS && entities.length <= MOST_ENTITIES;
};

/** A button that asks for something brings the word for its question along: `?<action>.<word>`, at most 64 bytes. */
const promptWord = (asksFor: string): string =>
  createHash("sha256").update(asksFor).digest("hex").slice(0, 12);

const ASKS = /^\?([\w-]{22})\.([\da-f]{12})$/u;

export const askedBy = (data: string): { readonly action: string; readonly word: string } | undefined => {
  const [, action, word] = ASKS.exec(data) ?? [];
  return action === undefined || word === undefined ? undefined : { action, word };
};

const buttonOf = (button: OutButton): Button => {
  if ("link" in button) return { text: button.label, url: button.link };
  const data =
    button.asksFor === undefined ? button.action : `?${button.action}.${promptWord(button.asksFor)}`;
  return { text: button.label, data, ...(button.shares && { shares: true }) };
};

const isFit = (button: OutButton): boolean =>
  button.label !== "" &&
  (!("link" in button) || (/^https?:\/\//iu.test(button.link) && URL.canParse(button.link)));

const promptsOf = (buttons: Outbound["buttons"]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    buttons
      .flat()
      .flatMap((button) =>
        "asksFor" in button && button.asksFor !== undefined
          ? [[promptWord(button.asksFor), button.asksFor] as const]
          : [],
      ),
  );

/** Pure: a message in the parts that Telegram takes; buttons and file come with the last. */
export const render = ({ blocks, buttons, file }: Outbound): readonly Part<TelegramPayload>[] => {
  const parts = split(blocks, fits);
  return parts.map((part, at): Part<TelegramPayload> => {
    const isLast = at === parts.length - 1;
    const keyboard = isLast ? buttons.map((row) => row.filter(isFit).map(buttonOf)) : [];
    return {
      payload: {
        ...styled(part),
        keyboard: keyboard.filter((row) => row.length > 0),
        prompts: isLast ? promptsOf(buttons) : {},
        ...(isLast && file && { file }),
      },
      plain: plainText(part),
    };
  });
};
