/**
 * What Telegram answers → what became of the message, and words for the log. An error of the library can carry the token in
 * the address that it called, so none leaves this file.
 */
import { GrammyError, HttpError } from "grammy";
import type { Sent } from "../../model/chat.ts";
import { seconds } from "../../model/time.ts";
import { Trouble } from "../../ops/trouble.ts";
import type { Places } from "./places.ts";

/** The request never left: nobody took it. */
const NOT_SENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ENETDOWN",
]);

const codeOf = (error: unknown): string => {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "error" in error ? codeOf(error.error) : "";
};

/** Of the texts of the Bot API, in small letters. */
const REFUSALS: readonly (readonly [RegExp, Sent])[] = [
  [/topic_closed|topic_deleted|message thread not found/u, { kind: "forbidden", missing: "topic" }],
  [
    /not enough rights|need administrator rights|have no rights|chat_write_forbidden|chat_restricted|chat_send_\w+_forbidden|chat_admin_required|topic_not_modified/u,
    { kind: "forbidden", missing: "post" },
  ],
  [
    /chat not found|user not found|peer_id_invalid|group chat was deactivated|chat_id is empty|channel_private|user_deactivated|input_user_deactivated|bot was kicked|bot can't send messages to bots/u,
    { kind: "gone" },
  ],
  [
    /message to edit not found|message can't be edited|message to delete not found|message can't be deleted|query is too old|message_id_invalid|message to be replied not found/u,
    { kind: "expired" },
  ],
];

const onBadRequest = (description: string): Sent => {
  const known = REFUSALS.find(([pattern]) => pattern.test(description.toLowerCase()));
  return known ? known[1] : { kind: "bad content", why: description };
};

/** A whole group or channel is spoken of by its own limit; what names no chat is the account's. */
const onFlood = (error: GrammyError): Sent => ({
  kind: "rate limited",
  retryAfterMs: seconds(error.parameters.retry_after ?? 1),
  scope: "chat",
});

const onAnswer = (error: GrammyError, { idOf }: Places): Sent => {
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: "moved", to: idOf(parameters.migrate_to_chat_id) };
  if (code === 429) return onFlood(error);
  if (code === 401) return { kind: "auth" };
  if (code === 403) return { kind: "gone" };
  if (code >= 500) return { kind: "transient" };
  if (code === 404) return { kind: "bad content", why: description };
  return onBadRequest(description);
};

/** Never throws. */
export const sentOf = (error: unknown, places: Places): Sent => {
  if (error instanceof GrammyError) return onAnswer(error, places);
  if (NOT_SENT.has(codeOf(error))) return { kind: "transient" };
  // The page of a gateway is no JSON: Telegram did not answer. Whether it took the message nobody knows.
  return { kind: "uncertain" };
};

/** For the log: what was called and what came back, and nothing that was sent or called with. */
export const namedFailure = (error: unknown): string => {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) return `Telegram cannot be reached (${codeOf(error) || "no answer"})`;
  // What is ours to say has no token in it; of what nobody foresaw only the name is told.
  if (error instanceof Trouble) return error.message;
  return error instanceof Error ? error.name : "Nobody knows why.";
};

export const isUnauthorised = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);

export const isRivalled = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 409;

export const isUnmodified = (error: unknown): boolean =>
  error instanceof GrammyError && error.description.includes("message is not modified");

/** Seconds that it asks for; undefined where it asks for none. */
export const waitFor = (error: unknown): number | undefined =>
  error instanceof GrammyError ? error.parameters.retry_after : undefined;
