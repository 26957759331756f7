/** A digest on its way to a chat: the nouns of the ledger. */
import type { ChatId } from "./id.ts";
import type { Instant } from "./time.ts";

/**
 * due: its hour has come · composed: its parts are written down · sent · empty: there was nothing to say · skipped: too late,
 * its news comes with the next one · dead: it could not be sent · shown: given as an answer, which has not arrived yet ·
 * undone: taken back.
 */
export type DigestState = "due" | "composed" | "sent" | "empty" | "skipped" | "dead" | "shown" | "undone";

/** ready · sending: the platform was asked, or may have been · sent · plain: to be sent without its form · dead */
export type PartState = "ready" | "sending" | "sent" | "plain" | "dead";

/** One digest of one chat at one instant, and when the chat's next one is; without a name only that. */
export interface Slot {
  /** `digest/<chat>/<due, ISO 8601>`: twice is once. */
  readonly name: string;
  readonly chat: ChatId;
  readonly dueAt: Instant;
  readonly nextRunAt: Instant | undefined;
  readonly plan: string;
}

/** Work that somebody has taken; `fence` goes up with every taking. */
export interface Claimed {
  readonly name: string;
  readonly chat: ChatId;
  readonly dueAt: Instant;
  readonly isComposed: boolean;
  readonly fence: number;
  /** How often it was put off. */
  readonly attempts: number;
}

export interface KeptPart {
  readonly n: number;
  /** What was written down when the digest was composed. */
  readonly content: unknown;
  readonly state: PartState;
  readonly attempts: number;
}
