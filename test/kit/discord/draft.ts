/** What Discord accepts as a message. Limits: Discord's documentation, "Create Message", "Embed Limits", "Allowed Mentions". */
import { checkComponents } from "./components.ts";
import { asNumber, asObject, asObjects, asText, isSnowflake, openForm } from "./form.ts";
import type { Fault, Form, Json } from "./form.ts";
import { Refusal, refuseIf } from "./refusal.ts";

export const EPHEMERAL = 64;
export const V2 = 32_768;
/** Crossposted; suppressed embeds; ephemeral; loading; suppressed notifications; Components V2. */
export const CROSSPOSTED = 1;
export const LOADING = 128;
const SENDABLE = 4 + EPHEMERAL + 4096 + V2;

/** A file that came in a multipart body. */
export interface File {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A message as it was asked for; undefined where it was not said. */
export interface Draft {
  readonly content: string | undefined;
  readonly embeds: readonly Json[] | undefined;
  readonly components: readonly Json[] | undefined;
  readonly flags: number | undefined;
  readonly allowed: Json | undefined;
  readonly nonce: string | undefined;
  readonly isNonceEnforced: boolean;
  readonly replyTo: Json | undefined;
  readonly files: readonly File[];
  /** The attachments that an edit keeps; all of them where it is not said. */
  readonly kept: readonly string[] | undefined;
}

/** What an edit starts from. */
export interface Before {
  readonly flags: number;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly attachments: readonly Json[];
}

const embedTexts: readonly (readonly [string, string, number])[] = [
  ["", "title", 256],
  ["", "description", 4096],
  ["footer", "text", 2048],
  ["author", "name", 256],
];

/** An embed that has none of these is nothing. */
const embedParts = ["title", "description", "fields", "image", "thumbnail", "author", "footer"];

const checkEmbedRest = (form: Form): void => {
  form.whole("color", { min: 0, max: 0xff_ff_ff });
  form.url("url", ["http", "https"]);
  for (const part of ["image", "thumbnail"]) form.inner(part)?.url("url", ["http", "https", "attachment"]);
  form.inner("author")?.url("url", ["http", "https"]);
  for (const part of ["author", "footer"]) form.inner(part)?.url("icon_url", ["http", "https", "attachment"]);
  if (form.has("timestamp") && Number.isNaN(Date.parse(form.text("timestamp"))))
    form.fault("DATETIME_TYPE_PARSE", "Could not parse it. Should be ISO8601.", "timestamp");
};

const fieldLength = (field: Form): number => {
  field.flag("inline");
  const name = field.text("name", { min: 1, max: 256, isRequired: true });
  return name.length + field.text("value", { min: 1, max: 1024, isRequired: true }).length;
};

/** How much text there is in it. */
const checkEmbed = (form: Form): number => {
  let total = 0;
  for (const [part, key, max] of embedTexts) {
    const at = part === "" ? form : form.inner(part);
    total += at?.text(key, { max }).length ?? 0;
  }
  for (const field of form.list("fields", { max: 25 })) total += fieldLength(field);
  if (!embedParts.some((key) => isSaid(form.value[key])))
    form.fault("BASE_TYPE_REQUIRED", "This field is required", "description");
  checkEmbedRest(form);
  return total;
};

const checkEmbeds = (form: Form): void => {
  const total = form.list("embeds", { max: 10 }).reduce((sum, one) => sum + checkEmbed(one), 0);
  if (total > 6000)
    form.fault("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000", "embeds");
};

const checkAllowed = (form: Form): void => {
  const parse = form.items("parse");
  parse.forEach((kind, n) => {
    if (!["roles", "users", "everyone"].includes(asText(kind)))
      form.fault("BASE_TYPE_CHOICES", "Value must be one of ('roles', 'users', 'everyone').", "parse", n);
  });
  form.flag("replied_user");
  for (const kind of ["users", "roles"]) {
    const ids = form.items(kind, { max: 100 });
    ids.forEach((id, n) => {
      if (!isSnowflake(id))
        form.fault("NUMBER_TYPE_COERCE", `Value "${String(id)}" is not snowflake.`, kind, n);
    });
    if (parse.includes(kind) && ids.length > 0)
      form.fault(
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
};

const checkNonce = (form: Form): void => {
  form.flag("enforce_nonce");
  const { nonce } = form.value;
  if (typeof nonce === "number" || nonce === undefined || nonce === null) return;
  form.text("nonce", { max: 25 });
};

const checkAttachments = (form: Form, files: readonly File[], before?: Before): readonly string[] => {
  const kept = form.list("attachments", { max: 10 });
  if (files.length > 10) form.fault("BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.", "attachments");
  const old = new Map(before?.attachments.map((one) => [asText(one["id"]), asText(one["filename"])]));
  for (const one of kept) {
    const id = String(one.value["id"]);
    one.text("description", { max: 1024 });
    if (!old.has(id) && !files.some(({ key }) => key === `files[${id}]`))
      one.fault("ATTACHMENT_NOT_FOUND", "Attachment data not found", "id");
  }
  const names = form.has("attachments")
    ? kept.flatMap(({ value }) => old.get(String(value["id"])) ?? [])
    : [...old.values()];
  return [...names, ...files.map(({ name }) => name)];
};

const flagsAfter = (form: Form, before?: Before): number => {
  const asked = form.whole("flags", { min: 0 });
  if (before && asked !== undefined && before.flags & V2 && !(asked & V2))
    form.fault("MESSAGE_FLAGS_COMPONENTS_V2", "IS_COMPONENTS_V2 cannot be removed once it is set", "flags");
  return (asked ?? 0) | (before?.flags ?? 0);
};

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";

/** Legacy fields beside Components V2, said now or left over from before. */
const checkLegacy = (form: Form, before?: Before): void => {
  for (const key of ["content", "embeds", "poll", "sticker_ids"]) {
    const left = key in form.value ? undefined : asObject(before)[key];
    if (isSaid(form.value[key]) || isSaid(left))
      form.fault(
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        key,
      );
  }
};

const said = (value: Json, key: string): readonly Json[] | undefined =>
  key in value ? asObjects(value[key]) : undefined;

const isEmpty = (draft: Draft, before: Before | undefined, hasMore: boolean): boolean => {
  const after = [
    draft.content ?? before?.content,
    draft.embeds ?? before?.embeds,
    draft.components ?? before?.components,
    draft.kept ?? before?.attachments,
    draft.files,
  ];
  return !hasMore && !after.some(isSaid);
};

const idOfNonce = (nonce: unknown): string | undefined =>
  typeof nonce === "string" || typeof nonce === "number" ? String(nonce) : undefined;

const draftOf = (value: Json, files: readonly File[]): Draft => ({
  content: "content" in value ? asText(value["content"]).trim() : undefined,
  embeds: said(value, "embeds"),
  components: said(value, "components"),
  flags: "flags" in value ? asNumber(value["flags"]) & SENDABLE : undefined,
  allowed: isSaid(value["allowed_mentions"]) ? asObject(value["allowed_mentions"]) : undefined,
  nonce: idOfNonce(value["nonce"]),
  isNonceEnforced: value["enforce_nonce"] === true,
  replyTo: isSaid(value["message_reference"]) ? asObject(value["message_reference"]) : undefined,
  files,
  kept: said(value, "attachments")
    ?.map(({ id }) => String(id))
    .filter((id) => !files.some(({ key }) => key === `files[${id}]`)),
});

export interface Given {
  readonly body: unknown;
  readonly files: readonly File[];
  /** The message that is edited. */
  readonly before?: Before;
  /** Where in the body the message is: a callback has it in `data`, a forum post in `message`. */
  readonly path?: readonly string[];
}

/** Throws the refusal that Discord would answer with. */
export const readDraft = ({ body, files, before, path = [] }: Given): Draft => {
  const faults: Fault[] = [];
  const form = openForm(body, faults, path);
  form.text("content", { max: 2000 });
  form.flag("tts");
  checkEmbeds(form);
  const allowed = form.inner("allowed_mentions");
  if (allowed) checkAllowed(allowed);
  checkNonce(form);
  const names = checkAttachments(form, files, before);
  const isV2 = (flagsAfter(form, before) & V2) !== 0;
  if (isV2) checkLegacy(form, before);
  checkComponents(form, isV2, names);
  refuseIf(faults);
  const draft = draftOf(form.value, files);
  if (isEmpty(draft, before, isSaid(form.value["poll"]) || isSaid(form.value["sticker_ids"])))
    throw new Refusal(50006);
  return draft;
};
