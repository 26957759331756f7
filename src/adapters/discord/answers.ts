/**
 * What Discord answers → what became of the message, and words for the log. An error of the library has the address with an
 * interaction's token in it, and what was sent; so none leaves this file.
 */
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import type { Sent } from "../../model/chat.ts";
import { Trouble } from "../../ops/trouble.ts";

/** No request was taken: nobody was there. */
const NOT_SENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

const codeIn = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const BY_CODE: Readonly<Record<string, Sent>> = {
  10003: { kind: "gone" },
  10004: { kind: "gone" },
  10013: { kind: "gone" },
  50001: { kind: "gone" },
  50007: { kind: "gone" },
  50278: { kind: "gone" },
  50013: { kind: "forbidden", missing: "post" },
  50008: { kind: "forbidden", missing: "post" },
  50083: { kind: "forbidden", missing: "post" },
  160005: { kind: "forbidden", missing: "post" },
  40333: { kind: "transient" },
  10008: { kind: "expired" },
  10015: { kind: "expired" },
  10062: { kind: "expired" },
  40060: { kind: "expired" },
  50005: { kind: "expired" },
  50027: { kind: "expired" },
};

const onRefusal = (error: DiscordAPIError): Sent => {
  const known = BY_CODE[String(error.code)];
  if (known) return known;
  if (error.status === 401) return { kind: "auth" };
  if (error.status === 403) return { kind: "forbidden", missing: "post" };
  return error.status >= 500
    ? { kind: "transient" }
    : { kind: "bad content", why: `${error.code} ${error.message.split("\n")[0]}` };
};

/** Never throws. */
export const sentOf = (error: unknown): Sent => {
  if (error instanceof RateLimitError)
    return { kind: "rate limited", retryAfterMs: error.retryAfter, scope: error.global ? "account" : "chat" };
  if (error instanceof DiscordAPIError) return onRefusal(error);
  if (error instanceof HTTPError) return { kind: "transient" };
  return NOT_SENT.has(codeIn(error)) ? { kind: "transient" } : { kind: "uncertain" };
};

/** For the log: what was asked and what came back, without addresses and without what was sent. */
export const namedFailure = (error: unknown): string => {
  if (error instanceof DiscordAPIError) return `${error.method}: ${error.status}, code ${error.code}`;
  if (error instanceof HTTPError) return `Discord answers ${error.status}`;
  if (error instanceof Trouble) return error.message;
  return `Discord cannot be reached (${codeIn(error) || "no answer"})`;
};

export const isExpired = (error: unknown): boolean => sentOf(error).kind === "expired";
