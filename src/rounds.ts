/** The rounds of the house: each chat's digest is opened at its hour, composed once for all who want the same, and delivered. */
import { createHash } from "node:crypto";
import { withButtons } from "./chat/commands/digest.ts";
import type { How } from "./chat/adapter.ts";
import { preparedSchema, type Delivery, type Matter } from "./chat/delivery.ts";
import { tellIn, type Tell } from "./chat/strings/strings.ts";
import { amendPosts } from "./corrections-desk.ts";
import type { Desks } from "./desk.ts";
import {
  deliverSafely,
  LATE,
  LEASE,
  type Composed,
  type Lost,
  type Needs as DeliverNeeds,
  type Point,
} from "./digest/deliver.ts";
import { dayNamed, isQuiet, lastRun, nextRun } from "./digest/due.ts";
import { tellDigest } from "./digest/tell.ts";
import { spokenTime } from "./digest/spoken-time.ts";
import type { ChatInfo } from "./model/chat.ts";
import type { Claimed, Slot } from "./model/delivery.ts";
import type { Digest } from "./model/digest.ts";
import type { ChatId } from "./model/id.ts";
import type { Block, Message } from "./model/message.ts";
import type { ChatSettings } from "./model/settings.ts";
import { days, hours, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import { each } from "./ops/each.ts";
import { isNothing, PATIENCE } from "./news.ts";
import { atMost } from "./ops/patience.ts";
import { planning, planOf, textOf } from "./plans.ts";
import type { Store } from "./store/open.ts";

export interface RoundsNeeds {
  readonly store: Store;
  readonly desks: Desks;
  readonly clock: Clock;
  readonly zone: string;
  /** Of the platform that a chat is on, when it has joined. */
  deliveryTo(chat: ChatId): Delivery | undefined;
  lost(chat: ChatId, why: Lost): Promise<void>;
  complain(sentence: string): void;
  /** So long after its hour a digest is still sent, saying so; later its news comes with the next one. Milliseconds. */
  readonly grace: number;
  readonly ifUncertain: "resend" | "skip";
  readonly chance: () => number;
  readonly at?: (point: Point) => void | Promise<void>;
}

export interface Rounds {
  /** Opens what is due, and delivers until nothing is left that can be done now. Never two at a time. */
  make(signal?: AbortSignal): Promise<void>;
  /** Reckons a chat's next run anew, and that of its threads: after every change, and when it was met. */
  replan(chat: ChatId): Promise<void>;
  /** When there is something to do next. */
  nextAt(): Promise<Instant | undefined>;
}

const OPENED_AT_ONCE = 500;
const CLAIMED_AT_ONCE = 64;
const DELIVERED_AT_ONCE = 16;
/** The slot that a chat's run has come to, if it still is to be sent; and in any case when its next one is. */
const opening = ({ store, desks, clock, zone, complain, grace }: RoundsNeeds) => {
  const slotFor = async (chat: ChatId, nextRunAt: Instant): Promise<Slot> => {
    const chosen = await desks.chosenBy(chat);
    const [plan, now] = [planOf(chosen, zone), clock()];
    const due = lastRun(plan, now) ?? 0;
    const next = { chat, nextRunAt: nextRun(plan, now), plan: textOf(plan) };
    const isIn = due >= nextRunAt && chosen.pausedUntil <= due;
    if (isIn && now - due > grace)
      complain(
        `A digest of ${chat} was due at ${new Date(due).toISOString()}: its news comes with the next.`,
      );
    const isOpen = isIn && now - due <= grace;
    return {
      ...next,
      dueAt: isOpen ? due : 0,
      name: isOpen ? `digest/${chat}/${new Date(due).toISOString()}` : "",
    };
  };
  return async (): Promise<boolean> => {
    const due = await store.schedules.due(clock(), OPENED_AT_ONCE);
    if (due.length === 0) return false;
    const here = await store.chats.here(due.map(({ chat }) => chat));
    const slots = await each(due, 8, ({ chat, nextRunAt = 0 }) => slotFor(chat, nextRunAt));
    await store.ledger.open(slots.map((slot) => (here.has(slot.chat) ? slot : { ...slot, name: "" })));
    return true;
  };
};

const note = (text: string): Block => ({ kind: "note", spans: [{ text, tone: "faint" }] });

/** What a chat's digest says beyond its stories: that it is late, or that there is nothing. */
const framed = (message: Message, lines: readonly string[]): Message => {
  const [first, ...rest] = message.blocks;
  if (lines.length === 0 || !first) return message;
  return {
    ...message,
    blocks: [first, ...lines.map(note), ...rest],
    ...(message.cuts && { cuts: message.cuts.map((cut) => cut + lines.length) }),
  };
};

interface Told {
  readonly digest: Digest;
  readonly chosen: ChatSettings;
  readonly zone: string;
  readonly tell: Tell;
}

const messageOf = ({ digest, chosen, zone }: Told, late: readonly string[]): Message =>
  withButtons(framed(tellDigest(digest, { ...chosen, zone }), late), digest);

const lateLines = (dueAt: Instant, now: Instant, { zone, tell, digest }: Told): readonly string[] => {
  if (now - dueAt <= LATE) return [];
  const timeOf = (instant: Instant): string =>
    spokenTime(new Date(instant).toISOString(), { zone, language: digest.language });
  return [tell("digest-late", { due: timeOf(dueAt), sent: timeOf(now) })];
};

const composing =
  ({ store, desks, clock, zone, deliveryTo }: RoundsNeeds) =>
  async ({ chat, dueAt, name }: Claimed): Promise<Composed> => {
    const delivery = deliveryTo(chat);
    const info: ChatInfo | undefined = await store.chats.find(chat);
    if (!delivery || !info) return { kind: "nothing" };
    const chosen = await desks.chosenBy(chat);
    const from = await store.digests.toldUpTo(chat);
    const edition = await desks.edition(chat, chosen, from, dueAt);
    const isEmpty = isNothing(edition.digest);
    if (isEmpty && chosen.isSilentWithoutNews) return { kind: "nothing" };
    const tell = tellIn(edition.digest.language);
    const told: Told = { digest: edition.digest, chosen, zone: chosen.zone ?? zone, tell };
    const matter: Matter = { chat: info, line: "", digest: name, tell };
    const parts = await delivery.prepare(matter, messageOf(told, lateLines(dueAt, clock(), told)));
    // What came too late for an empty digest is still news for the next one.
    const to = isEmpty ? (from ?? 0) : edition.to;
    return { kind: "parts", edition: { name: edition.name, from: from ?? 0, to }, parts };
  };

const deliverNeeds = (needs: RoundsNeeds): DeliverNeeds => {
  const { store, desks, clock, zone, deliveryTo } = needs;
  const howIn = async (chat: ChatId, dueAt: Instant): Promise<Pick<How, "isSilent" | "inThread">> => {
    const { quiet, zone: own = zone, isThreaded, language } = await desks.chosenBy(chat);
    return {
      ...(isQuiet(clock(), quiet, own) && { isSilent: true as const }),
      ...(isThreaded && { inThread: dayNamed(dueAt, own, language) }),
    };
  };
  return {
    ledger: store.ledger,
    compose: composing(needs),
    send: async (chat, { content, n, state }, { name, dueAt }) => {
      const delivery = deliveryTo(chat);
      if (!delivery) return { kind: "auth" };
      const how = {
        key: `${name}/${n}`,
        ...(state === "plain" && { plainly: true as const }),
        ...(state === "sending" && { isAgain: true as const }),
        ...(await howIn(chat, dueAt)),
      };
      return delivery.sendPrepared(chat, preparedSchema.parse(content), how);
    },
    stands: async (chat, _, { name }, message) => deliveryTo(chat)?.stands(chat, message, name),
    moved: (from, to) => store.chats.move(from, to),
    lost: (chat, why) => needs.lost(chat, why),
    complain: needs.complain,
    now: clock,
    chance: needs.chance,
    isIdempotent: (chat) => deliveryTo(chat)?.isIdempotent === true,
    ifUncertain: needs.ifUncertain,
    ...(needs.at && { at: needs.at }),
  };
};

const OWNER = createHash("sha256")
  .update(`${process.pid} ${performance.timeOrigin}`)
  .digest("hex")
  .slice(0, 16);

/** Everything that can be done now, a batch at a time. */
const delivering = (needs: RoundsNeeds) => {
  const { store, clock } = needs;
  const how = deliverNeeds(needs);
  return async (signal: AbortSignal | undefined): Promise<void> => {
    for (;;) {
      if (signal?.aborted) return;
      const now = clock();
      const claimed = await store.ledger.claim(OWNER, now, now + LEASE, CLAIMED_AT_ONCE);
      if (claimed.length === 0) return;
      await each(claimed, DELIVERED_AT_ONCE, (one) =>
        signal?.aborted ? Promise.resolve() : deliverSafely(one, how),
      );
    }
  };
};

const SWEEP_EVERY = hours(1);
const SWEPT_AFTER = days(2);
/** Questions and stories reach back a month at most. */
const ARTICLES_KEPT = days(90);

/** Once in a while, what is of no more use is thrown away. */
const sweeping = ({ store, clock }: RoundsNeeds) => {
  let last = 0;
  return async (): Promise<void> => {
    const now = clock();
    if (Math.abs(now - last) < SWEEP_EVERY) return;
    last = now;
    await store.ledger.sweep(now - SWEPT_AFTER);
    await store.inbox.sweep(now - SWEPT_AFTER);
    await store.articles.purge(now - ARTICLES_KEPT);
  };
};

export const openRounds = (needs: RoundsNeeds): Rounds => {
  const { store, desks, complain } = needs;
  const { replan, mend } = planning(needs);
  const open = opening(needs);
  const deliverAll = delivering(needs);
  let under: Promise<void> | undefined;
  const read = (): Promise<void> =>
    desks.readFeeds().catch((error: unknown) => complain(`The feeds could not be read: ${String(error)}`));
  const sweep = sweeping(needs);
  const round = async (signal: AbortSignal | undefined): Promise<void> => {
    await mend();
    await sweep();
    let hasOpened = false;
    while (await open()) hasOpened = true;
    if (hasOpened) await atMost(PATIENCE, read());
    await deliverAll(signal);
    await amendPosts({ ...needs, chosenBy: desks.chosenBy }, signal).catch((error: unknown) =>
      complain(`Corrections could not be noted on what was posted: ${String(error)}`),
    );
  };
  return {
    make: (signal) => (under ??= round(signal).finally(() => (under = undefined))),
    replan,
    nextAt: async () => {
      const all = [await store.schedules.nextAt(), await store.ledger.nextAt()];
      const known = all.filter((one) => one !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },
  };
};
