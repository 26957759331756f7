/**
 * One digest from its hour to the chat: composed once, its parts written down, then sent one after another. Before the
 * platform is asked that is written down, and what it answered after; so wherever the process dies, nothing is lost.
 */
import type { Sent } from "../model/chat.ts";
import type { Claimed, DigestState, KeptPart, PartState } from "../model/delivery.ts";
import type { ChatId, MessageId } from "../model/id.ts";
import { minutes, seconds, type Instant } from "../model/time.ts";

/** Where a process may die, in the order in which they are passed. */
export const POINTS = [
  "before compose",
  "after compose",
  "before intent",
  "after intent",
  "after send",
  "after record",
  "before finish",
  "after finish",
] as const;
export type Point = (typeof POINTS)[number];

/** What an edition is made of: its content is the sender's business. */
export type Composed =
  | {
      readonly kind: "parts";
      readonly edition: { readonly name: string; readonly from: Instant; readonly to: Instant };
      readonly parts: readonly unknown[];
    }
  /** There is nothing to say, and nothing is said. */
  | { readonly kind: "nothing" };

/** The chat is not there for us any more; a right is missing; its topic is closed or deleted. */
export type Lost = "gone" | "forbidden" | "topic";

export interface Needs {
  readonly ledger: {
    compose(
      claimed: Claimed,
      now: Instant,
      edition: { readonly name: string; readonly from: Instant; readonly to: Instant },
      parts: readonly unknown[],
    ): Promise<boolean>;
    parts(name: string): Promise<readonly KeptPart[]>;
    begin(claimed: Claimed, n: number, now: Instant, until: Instant): Promise<boolean>;
    record(claimed: Claimed, n: number, state: PartState, message?: MessageId): Promise<boolean>;
    finish(claimed: Claimed, state: DigestState, why?: string): Promise<boolean>;
    putOff(claimed: Claimed, notBefore: Instant, why: string): Promise<boolean>;
  };
  compose(claimed: Claimed): Promise<Composed>;
  /** Never throws for what the platform answers. */
  send(chat: ChatId, part: KeptPart, claimed: Claimed): Promise<Sent>;
  /** A part stands in the chat: what answers to it is understood from now on. */
  stands(chat: ChatId, part: KeptPart, claimed: Claimed, message: MessageId): Promise<void>;
  /** Everything of the chat goes to its new name, at once. */
  moved(from: ChatId, to: ChatId): Promise<void>;
  /** We cannot speak there any more: its digests pause. */
  lost(chat: ChatId, why: Lost): Promise<void>;
  /** For whoever runs this. */
  complain(sentence: string): void;
  readonly now: () => Instant;
  readonly chance: () => number;
  /** Where the platform knows a message sent twice, it is sent again; else this decides. */
  readonly isIdempotent: (chat: ChatId) => boolean;
  readonly ifUncertain: "resend" | "skip";
  /** Passed at every point; for tests that die there. */
  readonly at?: (point: Point) => void | Promise<void>;
}

/** Longer than any request may take: who is that late has lost the work. */
export const LEASE = seconds(90);

const MOST_ATTEMPTS = 12;
const FIRST_WAIT = seconds(2);
const LONGEST_WAIT = minutes(15);

/** Twice as long each time, a quarter at random, so that not all come back at once. */
const backOff = (attempts: number, chance: () => number): number =>
  Math.round(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 12)) * (0.75 + chance() * 0.5));

type Decision =
  | { readonly kind: "done"; readonly state: PartState; readonly message?: MessageId }
  /** At once, at the same place or another, or without its form. */
  | { readonly kind: "again"; readonly state: PartState; readonly to?: ChatId }
  | { readonly kind: "later"; readonly at: Instant; readonly why: string; readonly state: PartState }
  | { readonly kind: "over"; readonly why: string; readonly lost?: Lost };

interface Try {
  readonly part: KeptPart;
  readonly claimed: Claimed;
  readonly now: Instant;
  readonly chance: () => number;
  readonly isIdempotent: boolean;
  readonly ifUncertain: "resend" | "skip";
}

const later = ({ claimed, now, chance }: Try, why: string, state: PartState, least = 0): Decision =>
  claimed.attempts >= MOST_ATTEMPTS
    ? { kind: "over", why: `${why}, ${MOST_ATTEMPTS} times` }
    : { kind: "later", at: now + Math.max(least, backOff(claimed.attempts, chance)), why, state };

/**
 * It may stand there already. Where twice is once it is sent again; elsewhere once more at once, or not at all, as the
 * operator chose. Who gets no answer twice waits until the platform answers again: a message that is missing is worse.
 */
const whenUncertain = (made: Try): Decision => {
  if (made.isIdempotent) return later(made, "no answer", "sending");
  if (made.ifUncertain === "skip") return { kind: "done", state: "sent" };
  return made.part.attempts > 1 ? later(made, "no answer", "sending") : { kind: "again", state: "sending" };
};

const UNAUTHORISED_WAIT = minutes(5);

type Answering = {
  readonly [Kind in Sent["kind"]]: (sent: Extract<Sent, { readonly kind: Kind }>, made: Try) => Decision;
};

const onAnswer: Answering = {
  sent: ({ message }) => ({ kind: "done", state: "sent", message }),
  "rate limited": ({ retryAfterMs }, { now }) => ({
    kind: "later",
    at: now + Math.ceil(retryAfterMs),
    why: "rate limited",
    state: "ready",
  }),
  moved: ({ to }) => ({ kind: "again", state: "ready", to }),
  "bad content": ({ why }, { part }) =>
    part.state === "plain" ? { kind: "over", why: `refused: ${why}` } : { kind: "again", state: "plain" },
  gone: () => ({ kind: "over", why: "gone", lost: "gone" }),
  forbidden: ({ missing }) => ({
    kind: "over",
    why: "forbidden",
    lost: missing === "topic" ? "topic" : "forbidden",
  }),
  expired: () => ({ kind: "over", why: "expired" }),
  transient: (_, made) => later(made, "the platform failed", "ready"),
  auth: (_, { now }) => ({
    kind: "later",
    at: now + UNAUTHORISED_WAIT,
    why: "not authorised",
    state: "ready",
  }),
  uncertain: (_, made) => whenUncertain(made),
};

/** What is done next depends on the kind of the answer alone. */
export const decide = <Kind extends Sent["kind"]>(
  sent: Extract<Sent, { readonly kind: Kind }> & { readonly kind: Kind },
  made: Try,
): Decision => onAnswer[sent.kind](sent, made);

type Outcome = "done" | "stopped";

interface Step {
  readonly part: KeptPart;
  readonly claimed: Claimed;
}

/** One try: written down, asked, written down. */
const tryOnce = async (
  { part, claimed }: Step,
  needs: Needs,
): Promise<readonly [Outcome | "again", Step]> => {
  const { ledger, now, at } = needs;
  await at?.("before intent");
  if (!(await ledger.begin(claimed, part.n, now(), now() + LEASE))) return ["stopped", { part, claimed }];
  const current = { ...part, attempts: part.attempts + 1 };
  await at?.("after intent");
  const sent = await needs.send(claimed.chat, current, claimed);
  await at?.("after send");
  const decision = decide(sent, triedWith(current, claimed, needs));
  const outcome = await carryOut(decision, current, claimed, needs);
  await at?.("after record");
  return [
    outcome,
    decision.kind === "again" ? after(decision, current, claimed) : { part: current, claimed },
  ];
};

/** Where and how it is tried again. */
const after = (
  { state, to }: Extract<Decision, { kind: "again" }>,
  part: KeptPart,
  claimed: Claimed,
): Step => ({
  part: { ...part, state, attempts: answered(state) ? 0 : part.attempts },
  claimed: to === undefined ? claimed : { ...claimed, chat: to },
});

/** Sends one part until it is done, put off or given up. */
const sendPart = async (
  part: KeptPart,
  claimed: Claimed,
  needs: Needs,
): Promise<readonly [Outcome, Claimed]> => {
  let step: Step = { part, claimed };
  for (;;) {
    const [outcome, next] = await tryOnce(step, needs);
    if (outcome !== "again") return [outcome, next.claimed];
    step = next;
  }
};

/** A clear no: what comes next is a first try again. */
const answered = (state: PartState): boolean => state === "ready" || state === "plain";

const triedWith = (part: KeptPart, claimed: Claimed, needs: Needs): Try => ({
  part,
  claimed,
  now: needs.now(),
  chance: needs.chance,
  isIdempotent: needs.isIdempotent(claimed.chat),
  ifUncertain: needs.ifUncertain,
});

const giveUp = async (
  { why, lost }: Extract<Decision, { kind: "over" }>,
  part: KeptPart,
  claimed: Claimed,
  needs: Needs,
): Promise<void> => {
  await needs.ledger.record(claimed, part.n, "dead");
  if (await needs.ledger.finish(claimed, "dead", why))
    needs.complain(`The digest ${claimed.name} could not be sent to ${claimed.chat}: ${why}.`);
  if (lost) await needs.lost(claimed.chat, lost);
};

const carryOut = async (
  decision: Decision,
  part: KeptPart,
  claimed: Claimed,
  needs: Needs,
): Promise<Outcome | "again"> => {
  const { ledger } = needs;
  switch (decision.kind) {
    case "done":
      if (decision.message !== undefined) await needs.stands(claimed.chat, part, claimed, decision.message);
      return (await ledger.record(claimed, part.n, decision.state, decision.message)) ? "done" : "stopped";
    case "again":
      if (decision.to !== undefined) await needs.moved(claimed.chat, decision.to);
      return (await ledger.record(claimed, part.n, decision.state)) ? "again" : "stopped";
    case "later":
      await ledger.record(claimed, part.n, decision.state);
      await ledger.putOff(claimed, decision.at, decision.why);
      return "stopped";
    case "over":
      await giveUp(decision, part, claimed, needs);
      return "stopped";
  }
};

/** False when there is nothing to send: nothing to say, or somebody else has the work. */
const composeOnce = async (claimed: Claimed, needs: Needs): Promise<boolean> => {
  if (claimed.isComposed) return true;
  const { ledger, at, now } = needs;
  await at?.("before compose");
  const composed = await needs.compose(claimed);
  if (composed.kind === "nothing") {
    await ledger.finish(claimed, "empty");
    return false;
  }
  const isOurs = await ledger.compose(claimed, now(), composed.edition, composed.parts);
  await at?.("after compose");
  return isOurs;
};

/** A part that was being sent when the process died may stand there; it is sent again, or not, as the operator chose. */
const afterCrash = async (part: KeptPart, claimed: Claimed, needs: Needs): Promise<KeptPart | undefined> => {
  if (part.state !== "sending" || needs.isIdempotent(claimed.chat)) return part;
  if (needs.ifUncertain === "resend") return { ...part, attempts: 0 };
  await needs.ledger.record(claimed, part.n, "sent");
  return undefined;
};

const deliver = async (given: Claimed, needs: Needs): Promise<void> => {
  if (!(await composeOnce(given, needs))) return;
  let claimed = given;
  for (const kept of await needs.ledger.parts(claimed.name)) {
    const part = kept.state === "sent" ? undefined : await afterCrash(kept, claimed, needs);
    if (!part) continue;
    const [outcome, after] = await sendPart(part, claimed, needs);
    claimed = after;
    if (outcome === "stopped") return;
  }
  await needs.at?.("before finish");
  await needs.ledger.finish(claimed, "sent");
  await needs.at?.("after finish");
};

/** What went wrong with one digest holds up no other: it is put off, and looked at again. */
export const deliverSafely = async (claimed: Claimed, needs: Needs): Promise<void> => {
  try {
    await deliver(claimed, needs);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    needs.complain(`The digest ${claimed.name} was put off: ${why}`);
    const wait = backOff(claimed.attempts, needs.chance);
    if (claimed.attempts >= MOST_ATTEMPTS) await needs.ledger.finish(claimed, "dead", why);
    else await needs.ledger.putOff(claimed, needs.now() + wait, why);
  }
};

/** From then on it says that it is late. */
export const LATE = minutes(2);
