/** How far each digest of each chat is, part by part: what is to be done is claimed, done, and written down. */
import type { Claimed, DigestState, KeptPart, PartState, Slot } from "../model/delivery.ts";
import type { ChatId, MessageId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";

export interface NewEdition {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface Ledger {
  /** Writes down the digests that are due and when their chats' next ones are, all or nothing; one that is there stays as it is. */
  open(slots: readonly Slot[]): Promise<void>;
  /** Takes work, each chat's oldest digest first and one at a time, until the lease ends. */
  claim(owner: string, now: Instant, until: Instant, limit: number): Promise<readonly Claimed[]>;
  /** False when the lease is over: then somebody else has the digest. The same of all that follow. */
  compose(claimed: Claimed, now: Instant, edition: NewEdition, parts: readonly unknown[]): Promise<boolean>;
  parts(name: string): Promise<readonly KeptPart[]>;
  /** Before the platform is asked: from now on the part may stand there. */
  begin(claimed: Claimed, n: number, now: Instant, until: Instant): Promise<boolean>;
  /** What the platform said; `attempts` counts the tries since its last clear no. */
  record(claimed: Claimed, n: number, state: PartState, message?: MessageId): Promise<boolean>;
  finish(claimed: Claimed, state: DigestState, why?: string): Promise<boolean>;
  /** Lets go of it until then. */
  putOff(claimed: Claimed, notBefore: Instant, why: string): Promise<boolean>;
  /** At a start: whoever held something before is not there any more. */
  freeAll(): Promise<void>;
  /** What was sent before is in its edition: of its parts only where they stand is of use from now on. */
  sweep(before: Instant): Promise<void>;
  /** When unfinished work can be taken up next. */
  nextAt(): Promise<Instant | undefined>;
  counts(): Promise<Readonly<Record<string, number>>>;
  /** When the digests of a chat were due lately. */
  cameTo(chat: ChatId, since: Instant): Promise<readonly Instant[]>;
  /** The parts that stand in the chat, of its last digest. */
  standing(
    chat: ChatId,
  ): Promise<{ readonly name: string; readonly messages: readonly MessageId[] } | undefined>;
  /** Where the parts of a digest stand, in their order. */
  messagesOf(name: string): Promise<readonly MessageId[]>;
  mark(name: string, state: DigestState): Promise<void>;
}
