/** Why a page could not be had, in one sentence for people that names the host. */

import type { FailureKind } from "../model/feed.ts";

/** A refusal by us, in words for people; everything else that is thrown on the way is the network's. */
export class Refusal extends Error {}

/** What comes so slowly that it would hold the line. */
export class TooSlow extends Refusal {}

const MEANING: Readonly<Record<number, string>> = {
  401: "a password is needed",
  402: "it must be paid for",
  403: "access is refused",
  404: "there is no such page",
  410: "the page is gone for good",
  429: "it asks for fewer requests",
  451: "it is blocked for legal reasons",
  503: "it is out of service",
};

export const statusSentence = (host: string, status: number): string => {
  const meaning = MEANING[status];
  return `${host} answers ${status}${meaning === undefined ? "" : `: ${meaning}`}.`;
};

const KINDS: Readonly<Record<number, FailureKind>> = {
  401: "refused",
  402: "refused",
  403: "refused",
  404: "not-found",
  429: "busy",
  451: "refused",
};

export const kindOfStatus = (status: number): FailureKind => KINDS[status] ?? "other";

/** @param wait in milliseconds */
export const quietSentence = (host: string, wait: number): string => {
  const minutes = Math.ceil(wait / 60_000);
  return `${host} asks to be left alone for ${minutes === 1 ? "another minute" : `${minutes} more minutes`}.`;
};

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string" && error.code !== "") return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : codeOf(error.cause);
};

const TROUBLES: Readonly<Record<string, string>> = {
  ENOTFOUND: "no such host",
  EAI_AGAIN: "its name cannot be looked up now",
  ECONNREFUSED: "it refuses the connection",
  ECONNRESET: "it broke the connection off",
  UND_ERR_SOCKET: "it broke the connection off",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no way to it",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  ECONNABORTED: "it broke the connection off",
  EPIPE: "it broke the connection off",
  ETIMEDOUT: "it does not answer",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by itself",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "nobody vouches for its certificate",
  UND_ERR_CONNECT_TIMEOUT: "it does not answer",
  UND_ERR_HEADERS_OVERFLOW: "there is no end to the headers of its answer",
  UND_ERR_BODY_TIMEOUT: "it stopped in the middle",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "its answer is not as long as it says",
  UND_ERR_HEADERS_TIMEOUT: "it does not answer",
};

const refusalIn = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  return error instanceof Error
    ? refusalIn(error instanceof AggregateError ? error.errors[0] : error.cause)
    : undefined;
};

export const troubleSentence = (host: string, error: unknown): string => {
  const refusal = refusalIn(error);
  if (refusal) return `${host}: ${refusal.message}`;
  const code = codeOf(error);
  if (error instanceof Error && error.name === "HTTPParserError") return `${host} does not speak HTTP there.`;
  const trouble = TROUBLES[code] ?? (error instanceof Error ? error.message : String(error));
  return `${host} is not reachable: ${trouble}.`;
};

export const isRefusal = (error: unknown): boolean => refusalIn(error) !== undefined;

/** Of what was thrown on the way. */
export const kindOfTrouble = (error: unknown): FailureKind => {
  if (refusalIn(error) instanceof TooSlow) return "too-slow";
  const code = codeOf(error);
  if (code === "ENOTFOUND") return "no-host";
  return code.endsWith("_TIMEOUT") ? "too-slow" : "other";
};
