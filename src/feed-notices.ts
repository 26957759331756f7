/** A feed that has failed for a day, or is gone: whoever chose it is told once, and once more when it is back. */
import { createHash } from "node:crypto";
import type { Delivery } from "./chat/delivery.ts";
import { tellIn, type Tell } from "./chat/strings/strings.ts";
import type { Desks } from "./desk.ts";
import { isQuiet } from "./digest/due.ts";
import { spokenTime } from "./digest/spoken-time.ts";
import { SPOKEN_OF } from "./ingest/rhythm.ts";
import type { ChatInfo } from "./model/chat.ts";
import type { FollowedFeed } from "./model/feed.ts";
import { spaceOf, type ChatId, type FeedId } from "./model/id.ts";
import type { Button, Message } from "./model/message.ts";
import type { ChatSettings } from "./model/settings.ts";
import { hours, type Instant } from "./model/time.ts";
import { HOUSE } from "./news.ts";
import type { Clock } from "./ops/clock.ts";
import type { FeedNotice } from "./store/feed-notices.ts";
import type { Store } from "./store/open.ts";

export interface NoticeNeeds {
  readonly store: Store;
  readonly desks: Pick<Desks, "chosenBy">;
  readonly clock: Clock;
  readonly zone: string;
  deliveryTo(chat: ChatId): Delivery | undefined;
  /** Where the admins of a chat are spoken to alone. */
  peopleOf(chat: ChatId): Promise<readonly ChatInfo[]>;
  complain(sentence: string): void;
  /** What is done when it is not known whether a message stands there, on platforms that cannot tell. */
  readonly ifUncertain: "resend" | "skip";
}

/** What could not be sent is tried again so much later. */
const RETRY = hours(1);

/** Who chose topics, and a chat where they are spoken to: a thread without topics of its own reads what its space does. */
const choosers = async ({ store }: NoticeNeeds): Promise<ReadonlyMap<ChatId, ChatInfo>> => {
  const found = new Map<ChatId, ChatInfo>();
  for (const chat of await store.chats.list()) {
    const space = spaceOf(chat.id);
    const isOwn = space === undefined || (await store.settings.own(chat.id)).topics !== undefined;
    const chooser = isOwn ? chat.id : space;
    if (isOwn || !found.has(chooser)) found.set(chooser, chat);
  }
  return found;
};

const feedsChosenBy = async ({ store }: NoticeNeeds, chooser: ChatId): Promise<ReadonlySet<FeedId>> =>
  new Set(((await store.settings.own(chooser)).topics ?? []).flatMap(({ feeds }) => feeds));

/** With one that has failed for a day, those are told that have failed for half a day: the next day brings no second message. */
const announce = async (needs: NoticeNeeds): Promise<void> => {
  const { store, clock } = needs;
  const now = clock();
  if ((await store.feeds.unannounced(now - SPOKEN_OF)).length === 0) return;
  const failing = await store.feeds.unannounced(now - SPOKEN_OF / 2);
  for (const chat of [HOUSE, ...(await choosers(needs)).keys()]) {
    const chosen = await feedsChosenBy(needs, chat);
    const own = failing.filter(({ id }) => chosen.has(id));
    await store.feedNotices.open(
      own.map(({ id, failingSince = now }) => ({ chat, feed: id, since: failingSince })),
    );
  }
  await store.feeds.announced(failing.map(({ id }) => id));
};

interface Reader {
  readonly tell: Tell;
  readonly language: string;
  readonly zone: string;
}

const nameOf = (feed: FeedId, known: FollowedFeed | undefined): string =>
  known?.title ?? URL.parse(feed)?.host ?? feed;

const lineOf = (
  { feed: id, state, since }: FeedNotice,
  known: FollowedFeed | undefined,
  { tell, language, zone }: Reader,
): string => {
  const feed = nameOf(id, known);
  if (state.endsWith("back")) return tell("feed-notice-back", { feed });
  if (known?.parkedAt !== undefined) return tell("feed-notice-gone", { feed });
  const time = spokenTime(new Date(since).toISOString(), { language, zone });
  return tell("feed-notice-silent", { feed, time, why: tell(`failure-${known?.failureKind ?? "other"}`) });
};

/** What one chooser is told at a time, under one name. */
interface Letter {
  readonly key: string;
  readonly notices: readonly FeedNotice[];
  readonly isAgain: boolean;
}

const keyOf = (notices: readonly FeedNotice[]): string => {
  const what = notices.map(({ chat, feed, since, state }) => [chat, feed, since, state]);
  return `feeds/${createHash("sha256").update(JSON.stringify(what)).digest("hex").slice(0, 20)}`;
};

/** What was being told when the process ended is a letter of its own; what is new goes into one. */
const lettersOf = (notices: readonly FeedNotice[]): readonly Letter[] => {
  const keys = new Set(notices.flatMap(({ key }) => key ?? []));
  const again = [...keys].map((key) => ({
    key,
    notices: notices.filter((one) => one.key === key),
    isAgain: true,
  }));
  const fresh = notices.filter(({ key }) => key === null);
  return fresh.length === 0 ? again : [...again, { key: keyOf(fresh), notices: fresh, isAgain: false }];
};

const isOver = ({ state }: FeedNotice): boolean => state.endsWith("back");
const feedsIn = (notices: readonly FeedNotice[]): readonly FeedId[] => notices.map(({ feed }) => feed);

const marking = ({ store }: NoticeNeeds, chat: ChatId, { notices, key }: Letter) => {
  const [over, failing] = [feedsIn(notices.filter(isOver)), feedsIn(notices.filter((one) => !isOver(one)))];
  return {
    begun: async (): Promise<void> => {
      await store.feedNotices.mark(chat, failing, { state: "telling", key });
      await store.feedNotices.mark(chat, over, { state: "telling back", key });
    },
    told: async (): Promise<void> => {
      await store.feedNotices.mark(chat, failing, { state: "told" });
      await store.feedNotices.drop(chat, over);
    },
    undone: async (): Promise<void> => {
      await store.feedNotices.mark(chat, failing, { state: "failing" });
      await store.feedNotices.mark(chat, over, { state: "back" });
    },
  };
};

/** @param to where they act: the command for another chat, and a blank; or nothing */
const buttonsFor = (
  notices: readonly FeedNotice[],
  to: string,
  tell: Tell,
): readonly (readonly Button[])[] => {
  const [only, ...more] = notices.filter((one) => !isOver(one));
  if (!only) return [];
  const details: Button = { label: tell("details"), does: `${to}/feed list` };
  const remove: Button = { label: tell("remove"), does: `${to}/feed remove ${only.feed}` };
  return [more.length === 0 ? [details, remove] : [details]];
};

interface Chooser {
  readonly id: ChatId;
  /** The chat in which they read. */
  readonly place: ChatInfo;
  readonly chosen: ChatSettings;
}

/** The admins of a shared chat, those of them whom we know, each alone; where there are none, the chat. */
const readersOf = async (needs: NoticeNeeds, { place }: Chooser): Promise<readonly ChatInfo[]> => {
  if (place.kind === "private") return [place];
  const admins = await needs.peopleOf(place.id);
  const known = await needs.store.chats.here(admins.map(({ id }) => id));
  const reached = admins.filter(({ id }) => known.has(id));
  return reached.length === 0 ? [place] : reached;
};

const writing = async (needs: NoticeNeeds, chooser: Chooser, { notices }: Letter) => {
  const { id, place, chosen } = chooser;
  const { language } = chosen;
  const reader = { tell: tellIn(language), language, zone: chosen.zone ?? needs.zone };
  const feeds = new Map((await needs.store.feeds.list()).map((feed) => [feed.id, feed]));
  const lines = notices.map((notice) => lineOf(notice, feeds.get(notice.feed), reader));
  const around = id === place.id ? "" : "/everywhere ";
  return (to: ChatInfo): Message => {
    const isElsewhere = to.id !== place.id;
    const first = isElsewhere ? [reader.tell("feed-notice-for", { chat: place.title })] : [];
    return {
      blocks: [...first, ...lines].map((text) => ({ kind: "text", spans: [{ text }] })),
      buttons: buttonsFor(notices, `${isElsewhere ? `/chats ${place.id} ` : ""}${around}`, reader.tell),
    };
  };
};

/** Written down before and after, so that a restart in between tells it no second time where that can be known. */
const sendLetter = async (needs: NoticeNeeds, chooser: Chooser, letter: Letter): Promise<boolean> => {
  const mark = marking(needs, chooser.id, letter);
  const isIdempotent = needs.deliveryTo(chooser.place.id)?.isIdempotent === true;
  if (letter.isAgain && !isIdempotent && needs.ifUncertain === "skip") {
    await mark.told();
    return true;
  }
  const messageFor = await writing(needs, chooser, letter);
  const readers = await readersOf(needs, chooser);
  await mark.begun();
  let isTold = false;
  for (const chat of readers) {
    const matter = { chat, line: "", digest: undefined, tell: tellIn(chooser.chosen.language) };
    const isThere = await needs
      .deliveryTo(chat.id)
      ?.post(matter, messageFor(chat), `${letter.key}/${chat.id}`);
    isTold ||= isThere === true;
  }
  await (isTold ? mark.told() : mark.undone());
  return isTold;
};

/** What the house reads is its operator's business. */
const tellHouse = async (needs: NoticeNeeds, notices: readonly FeedNotice[]): Promise<void> => {
  const feeds = new Map((await needs.store.feeds.list()).map((feed) => [feed.id, feed]));
  const reader = { tell: tellIn("en"), language: "en", zone: needs.zone };
  for (const letter of lettersOf(notices)) {
    for (const notice of letter.notices) needs.complain(lineOf(notice, feeds.get(notice.feed), reader));
    await marking(needs, HOUSE, letter).told();
  }
};

const isDisturbed = ({ chosen }: Chooser, now: Instant, zone: string): boolean =>
  chosen.pausedUntil > now || isQuiet(now, chosen.quiet, chosen.zone ?? zone);

export const openFeedNotices = (needs: NoticeNeeds) => {
  const { store, desks, clock, zone } = needs;
  const retryAt = new Map<ChatId, Instant>();
  const tellOne = async (id: ChatId, place: ChatInfo, notices: readonly FeedNotice[]): Promise<void> => {
    const now = clock();
    const chosen = await feedsChosenBy(needs, id);
    const [own, others] = [true, false].map((isOwn) =>
      notices.filter(({ feed }) => chosen.has(feed) === isOwn),
    );
    await store.feedNotices.drop(id, feedsIn(others ?? []));
    const chooser = { id, place, chosen: await desks.chosenBy(id) };
    if (isDisturbed(chooser, now, zone) || !needs.deliveryTo(place.id)) return;
    for (const letter of lettersOf(own ?? []))
      if (!(await sendLetter(needs, chooser, letter))) retryAt.set(id, now + RETRY);
  };
  return {
    /** Everything that is to be told now. */
    tell: async (): Promise<void> => {
      await store.feedNotices.settle();
      await announce(needs);
      const pending = Map.groupBy(await store.feedNotices.pending(), ({ chat }) => chat);
      if (pending.size === 0) return;
      const places = await choosers(needs);
      for (const [chat, notices] of pending) {
        const place = places.get(chat);
        if (chat === HOUSE) await tellHouse(needs, notices);
        else if (place && (retryAt.get(chat) ?? 0) <= clock()) await tellOne(chat, place, notices);
      }
    },
  };
};
