/** What a text, its entities and its buttons must be for Telegram to take them. Stricter on purpose where Telegram drops silently. */
import { z } from "zod";
import { readHtml } from "./html.ts";
import { badRequest } from "./refusal.ts";
import { foundIn, type Entity, type Markup } from "./world.ts";

const entitySchema = z.object({
  type: z.string(),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  url: z.string().optional(),
  user: z.object({ id: z.number(), is_bot: z.boolean(), first_name: z.string() }).optional(),
});

const KNOWN: ReadonlySet<string> = new Set([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "code",
  "pre",
  "text_link",
  "text_mention",
  "blockquote",
  "expandable_blockquote",
  "mention",
  "bot_command",
  "url",
]);
const QUOTES: ReadonlySet<string> = new Set(["blockquote", "expandable_blockquote"]);
const SHIELDS: ReadonlySet<string> = new Set(["code", "pre", "text_link", "text_mention"]);
const MOST_ENTITIES = 100;
const MOST_LETTERS = 4096;
export const MOST_IN_CAPTION = 1024;

const end = ({ offset, length }: Entity): number => offset + length;

const isCrossed = (one: Entity, other: Entity): boolean =>
  one.offset < other.offset && other.offset < end(one) && end(one) < end(other);

const cutsPair = (text: string, at: number): boolean =>
  /^[\uDC00-\uDFFF]/u.test(text.charAt(at)) ||
  (text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff);

const checkEntity = (entity: Entity, text: string): void => {
  if (!KNOWN.has(entity.type)) throw badRequest(`can't parse MessageEntity: unsupported type ${entity.type}`);
  if (end(entity) > text.length || cutsPair(text, entity.offset) || cutsPair(text, end(entity)))
    throw badRequest("ENTITY_BOUNDS_INVALID");
  if (entity.type === "text_link" && !/^(?:https?|tg):\/\//iu.test(entity.url ?? ""))
    throw badRequest("can't parse MessageEntity: the link is no web address");
};

const checkPair = (one: Entity, other: Entity): void => {
  if (isCrossed(one, other)) throw badRequest("can't parse entities: entities cross");
  const isNested = one !== other && one.offset <= other.offset && end(other) <= end(one);
  if (isNested && QUOTES.has(one.type) && QUOTES.has(other.type))
    throw badRequest("can't parse entities: quotes stand in quotes");
};

const checkEntities = (entities: readonly Entity[], text: string): void => {
  // Telegram drops what is over a hundred without a word; here it is refused, so that nobody relies on it.
  if (entities.length > MOST_ENTITIES) throw badRequest("ENTITIES_TOO_LONG");
  for (const one of entities) checkEntity(one, text);
  for (const one of entities) for (const other of entities) checkPair(one, other);
};

/** Control characters are taken out, marks that turn the writing round too (td clean_input_string). */
const cleaned = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/gu, " ");

export interface Text {
  readonly text: string;
  readonly entities: readonly Entity[];
}

interface Given {
  readonly text: unknown;
  readonly parseMode: unknown;
  readonly entities: unknown;
}

const entitiesIn = (entities: unknown): readonly Entity[] => {
  const read = z.array(entitySchema).safeParse(entities ?? []);
  if (!read.success) throw badRequest("can't parse entities");
  return read.data;
};

const parsed = (raw: string, { parseMode, entities }: Given): Text => {
  if (parseMode === "HTML") return readHtml(raw);
  if (parseMode !== undefined) throw badRequest("unsupported parse_mode");
  return { text: raw, entities: entitiesIn(entities) };
};

/** What Telegram makes alive by itself is alive, unless it stands in code or in a link. */
const withFound = ({ text, entities }: Text): Text => {
  const shielded = entities.filter(({ type }) => SHIELDS.has(type));
  const isFree = (found: Entity): boolean =>
    !shielded.some((one) => one.offset < end(found) && found.offset < end(one));
  return { text, entities: [...entities, ...foundIn(text).filter(isFree)] };
};

/** @param most letters, as code points */
export const readText = (given: Given, most = MOST_LETTERS): Text => {
  const raw = z.string().catch("").parse(given.text);
  if (!raw.isWellFormed()) throw badRequest("strings must be encoded in UTF-8");
  const { entities, ...read } = parsed(raw, given);
  const text = cleaned(read.text);
  if (text.trim() === "") throw badRequest("message text is empty");
  if (Array.from(text).length > most) throw badRequest("message is too long");
  checkEntities(entities, text);
  return withFound({ text, entities });
};

const buttonSchema = z.object({
  text: z.string(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
});
const markupSchema = z.object({
  inline_keyboard: z.array(z.array(buttonSchema)).optional(),
  force_reply: z.boolean().optional(),
  selective: z.boolean().optional(),
  input_field_placeholder: z.string().optional(),
});

const MOST_BUTTONS = 100;

const checkButton = ({ text, url, callback_data: data }: z.infer<typeof buttonSchema>): void => {
  if (text === "") throw badRequest("inline keyboard button text must be non-empty");
  if (url !== undefined && !/^(?:https?|tg):\/\/\S+$/iu.test(url)) throw badRequest("BUTTON_URL_INVALID");
  if (url === undefined && data === undefined)
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  const size = Buffer.byteLength(data ?? "x");
  if (size < 1 || size > 64) throw badRequest("BUTTON_DATA_INVALID");
};

export const readMarkup = (given: unknown): Markup | undefined => {
  if (given === undefined) return undefined;
  const read = markupSchema.safeParse(given);
  if (!read.success) throw badRequest("object expected as reply markup");
  const buttons = (read.data.inline_keyboard ?? []).flat();
  if (buttons.length > MOST_BUTTONS) throw badRequest("reply markup is too long");
  for (const button of buttons) checkButton(button);
  if ((read.data.input_field_placeholder ?? "").length > 64)
    throw badRequest("input field placeholder is too long");
  return read.data;
};
