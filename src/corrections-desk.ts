/** What outlets change after it was told: found by reading again, told with the next digest, and noted on what stands in the chats. */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { withButtons } from "./chat/commands/digest.ts";
import type { Delivery, Prepared } from "./chat/delivery.ts";
import { tellIn } from "./chat/strings/strings.ts";
import { correctedIn, withCorrections, type Corrected } from "./digest/corrections.ts";
import { tellDigest, type Manner } from "./digest/tell.ts";
import type { Fetcher } from "./ingest/fetch.ts";
import type { Reader } from "./ingest/reader.ts";
import { recheck } from "./ingest/recheck.ts";
import type { Intake } from "./intake.ts";
import type { Correction } from "./model/article.ts";
import type { Digest } from "./model/digest.ts";
import type { ChatId, MessageId } from "./model/id.ts";
import type { ChatSettings } from "./model/settings.ts";
import { minutes, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import { each } from "./ops/each.ts";
import type { Amendment } from "./store/corrections.ts";
import type { KeptDigest } from "./store/digests.ts";
import type { Edition } from "./store/editions.ts";
import type { Store } from "./store/open.ts";
import { printedAll } from "./summaries/print.ts";
import { verifyDigest } from "./summaries/verify.ts";

interface Needs {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly intake: Intake;
  readonly signal?: AbortSignal;
}

/** Reads again what was told some hours ago. */
export const recheckTold = async (needs: Needs): Promise<void> => {
  const { store, fetcher, reader, clock, intake } = needs;
  const { due, settle, of, record } = store.corrections;
  await recheck(
    {
      due,
      settle,
      of,
      record: (found, revision) => intake.note((at) => record({ ...found, at }, revision)),
    },
    { fetcher, reader, now: clock() },
    needs.signal,
  );
};

const textsOf = async (store: Store, corrected: readonly Corrected[]): Promise<Digest["articles"]> => {
  const ids = new Set(corrected.flatMap(({ was, now }) => [was.article, ...(now ? [now.article] : [])]));
  return printedAll(await store.articles.byIds([...ids]));
};

const MOST = 5;

/** What was changed in that time of what the chat was told before; each passage once. */
const correctedFor = async (
  store: Store,
  chat: ChatId,
  from: Instant | undefined,
  to: Instant,
): Promise<readonly Corrected[]> => {
  const found = from === undefined ? [] : await store.corrections.concerning(chat, from, to);
  const byDigest = Map.groupBy(found, ({ digest }) => digest);
  const corrected = await each([...byDigest], 4, async ([name, within]) => {
    const kept = await store.digests.get(name);
    return kept
      ? correctedIn(
          kept.digest,
          within.map(({ correction }) => correction),
        )
      : [];
  });
  const once = new Map(
    corrected
      .flat()
      .toReversed()
      .map((one) => [`${one.was.article} ${one.was.start}`, one]),
  );
  return [...once.values()].toReversed().slice(0, MOST);
};

interface Window {
  readonly chat: ChatId;
  /** Up to when the chat was told. */
  readonly from: Instant | undefined;
  readonly to: Instant;
}

/** The digest, opened by what has to be corrected of earlier ones; as it is, when nothing has. */
export const corrected = async (
  store: Store,
  { chat, from, to }: Window,
  digest: Digest,
): Promise<Digest> => {
  const found = await correctedFor(store, chat, from, to);
  if (found.length === 0) return digest;
  const opened = withCorrections(digest, found, await textsOf(store, found));
  return verifyDigest(opened).length === 0 ? opened : digest;
};

const nameWith = (name: string, { corrections = [] }: Digest): string =>
  `${name}/corrected/${createHash("sha256").update(JSON.stringify(corrections)).digest("hex").slice(0, 12)}`;

/** Chats that were told the same are corrected in the same words. */
export const correctedEdition = async (
  store: Store,
  chat: ChatId,
  from: Instant | undefined,
  edition: Edition,
): Promise<Edition> => {
  const digest = await corrected(store, { chat, from, to: edition.to }, edition.digest);
  if (digest === edition.digest) return edition;
  return store.editions.put({ ...edition, name: nameWith(edition.name, digest), digest });
};

interface AmendNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: string;
  readonly chosenBy: (chat: ChatId) => Promise<ChatSettings>;
  readonly deliveryTo: (chat: ChatId) => Delivery | undefined;
  readonly complain: (sentence: string) => void;
}

/** The parts of a digest as they were sent, and as they are to be. */
const versions = async (
  { store, zone, chosenBy, deliveryTo }: AmendNeeds,
  { key, chat, digest }: KeptDigest,
  corrections: readonly Correction[],
): Promise<readonly (readonly [was: Prepared, now: Prepared | undefined])[]> => {
  const [info, delivery] = [await store.chats.find(chat), deliveryTo(chat)];
  const corrected = correctedIn(digest, corrections);
  if (!info || !delivery || corrected.length === 0) return [];
  const chosen = await chosenBy(chat);
  const matter = { chat: info, line: "", digest: key, tell: tellIn(digest.language) };
  const manner: Manner = { ...chosen, zone: chosen.zone ?? zone };
  const amended = { corrected, articles: await textsOf(store, corrected) };
  const prepared = (how: Manner): Promise<readonly Prepared[]> =>
    delivery.prepare(matter, withButtons(tellDigest(digest, how), digest));
  const [was, now] = [await prepared(manner), await prepared({ ...manner, amended })];
  return was.length === now.length ? was.map((part, at) => [part, now[at]]) : [];
};

const AMENDED_AT_ONCE = 50;
const MOST_ATTEMPTS = 4;
const PAUSE = minutes(10);

interface Edit {
  readonly message: MessageId;
  readonly now: Prepared;
}

/** A digest that stands there in other parts than it would today is left alone: the next one tells it. */
const editsOf = async (needs: AmendNeeds, name: string): Promise<readonly Edit[]> => {
  const { digests, corrections, ledger } = needs.store;
  const kept = await digests.get(name);
  const parts = kept ? await versions(needs, kept, await corrections.within(name)) : [];
  const messages = await ledger.messagesOf(name);
  if (parts.length !== messages.length) return [];
  return parts.flatMap(([was, now], at) => {
    const message = messages[at];
    return now && message !== undefined && !isDeepStrictEqual(was, now) ? [{ message, now }] : [];
  });
};

const PASSING: ReadonlySet<string | undefined> = new Set(["transient", "uncertain", "rate limited"]);

/** True when there is nothing left to do: the post says it, or it cannot. */
const amendOne = async (needs: AmendNeeds, { digest, chat, attempts }: Amendment): Promise<boolean> => {
  for (const { message, now } of await editsOf(needs, digest)) {
    const sent = await needs.deliveryTo(chat)?.change(chat, message, now);
    if (PASSING.has(sent?.kind) && attempts + 1 < MOST_ATTEMPTS) return false;
  }
  return true;
};

/** Notes corrections on the digests that stand in the chats. */
export const amendPosts = async (needs: AmendNeeds, signal?: AbortSignal): Promise<void> => {
  const { store, clock } = needs;
  const due = await store.corrections.toAmend(clock(), AMENDED_AT_ONCE);
  await each(due, 4, async (one) => {
    if (signal?.aborted) return;
    const isDone = await amendOne(needs, one).catch((error: unknown) => {
      needs.complain(`A correction could not be noted on ${one.digest}: ${String(error)}`);
      return one.attempts + 1 >= MOST_ATTEMPTS;
    });
    await store.corrections.putOff(one.digest, isDone ? undefined : clock() + PAUSE * (one.attempts + 1));
  });
};
