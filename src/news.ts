/** What each chat is told: its choice, the feeds behind it, and the editions that are made of them. */
import { createHash } from "node:crypto";
import type { AccessDesk } from "./access-desk.ts";
import { corrected, recheckTold } from "./corrections-desk.ts";
import { digestOf } from "./edition.ts";
import type { Intake } from "./intake.ts";
import { tellIn } from "./chat/strings/strings.ts";
import type { Fetcher } from "./ingest/fetch.ts";
import type { Reader } from "./ingest/reader.ts";
import { noticesFor } from "./ingest/learn-notices.ts";
import { refresh } from "./ingest/refresh.ts";
import type { Digest, Failure } from "./model/digest.ts";
import type { FollowedFeed } from "./model/feed.ts";
import { chatId, openerOf, type ChatId, type FeedId, type StoryId } from "./model/id.ts";
import { feedsOf, mutedIn, NO_FILTER, wordsIn, type ChatSettings, type Topic } from "./model/settings.ts";
import { days, hours, seconds, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { KeptDigest } from "./store/digests.ts";
import type { Edition } from "./store/editions.ts";
import type { Store } from "./store/open.ts";
import type { Families } from "./stories/families.ts";
import { fits } from "./stories/fits.ts";
import { REACH, type StoryDesk } from "./story-desk.ts";
import type { openToldStories, ToldStories } from "./told-stories.ts";
import type { Writer } from "./writer.ts";

export interface Tools {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly zone: string;
  readonly language: string;
  readonly writer: Writer | undefined;
  /** Aborted when the process is asked to end: then no more is read. */
  readonly signal?: AbortSignal;
  /** Which outlets one owner has; those that are known here, where nothing is said. */
  readonly families?: Families;
  readonly access: AccessDesk;
  /** Whether there is room for more; where there is none, no feed is read, and what is there is told. */
  readonly hasRoom?: () => Promise<boolean>;
  /** Milliseconds that a person waits for the feeds; `PATIENCE` unless it is said. */
  readonly patience?: number;
  /** A word to whoever runs this. */
  readonly tellOperator: (sentence: string) => void;
  /** Counts what was found in our own texts before anybody read them. */
  readonly found?: (what: string) => void;
}

/** With the one way in and out of the articles that digests are made of. */
export interface NewsTools extends Tools {
  readonly intake: Intake;
  readonly storyDesk: StoryDesk;
  readonly toldStories: ReturnType<typeof openToldStories>;
}

/** Its topics are what chats without topics are told. */
export const HOUSE: ChatId = chatId({ platform: "house", account: "local", chat: "feeds" });

/** Feeds that take longer are read for the next digest. */
export const PATIENCE = seconds(10);

const MOST_STORIES = 12;
export const RECENT = days(1);

/** Of the chat's own feeds alone. */
export const failuresOf = async (tools: Tools, chosen: ChatSettings): Promise<readonly Failure[]> =>
  (await ownFeeds(tools, chosen))
    .filter(({ failures }) => failures > 0)
    .map((feed) => ({ source: feed.title ?? feed.id, why: whyOf(feed, chosen.language) }));

/** In the reader's language; what is of no usual kind says more as it was noted down, which is in English. */
const whyOf = ({ failureKind = "other", lastFailure }: FollowedFeed, language: string): string =>
  failureKind === "other" && lastFailure !== undefined && language === "en"
    ? lastFailure
    : asSentence(tellIn(language)(`failure-${failureKind}`));

const asSentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

export const ownFeeds = async ({ store }: Tools, chosen: ChatSettings): Promise<readonly FollowedFeed[]> => {
  const own = feedsOf(chosen);
  return (await store.feeds.list()).filter(({ id }) => own.has(id));
};

/** Where not even the house reads anything: other chats' feeds are no chat's business. */
const NOTHING: Topic = { name: "House", feeds: [], only: NO_FILTER, without: NO_FILTER };

/** What a chat has chosen; one without topics is told what the house reads. */
export const chosenBy = async ({ store, zone }: Tools, chat: ChatId): Promise<ChatSettings> => {
  const own = await store.settings.of(chat);
  const house = own.topics.length > 0 ? [] : (await store.settings.of(HOUSE)).topics;
  const topics = [own.topics, house, [NOTHING]].find((some) => some.length > 0) ?? [];
  return { ...own, topics, zone: own.zone ?? zone };
};

const mayWrite = async ({ hasRoom }: Tools): Promise<boolean> => (await hasRoom?.()) ?? true;

/** Reads again what was told some hours ago. It is no part of reading the feeds, for people wait for that. */
export const lookAgain = async (tools: NewsTools): Promise<void> => {
  if (await mayWrite(tools)) await recheckTold(tools);
};

/**
 * Reads the feeds that are due and puts their articles into stories.
 * @param isForDigest whether what came by another way is put into stories too
 */
export const readFeeds = async (tools: NewsTools, isForDigest = true): Promise<void> => {
  const { store, fetcher, reader, clock } = tools;
  if (!(await mayWrite(tools))) {
    tools.tellOperator("The disk is nearly full: no feed is read until there is room again.");
    return;
  }
  const needs = {
    feeds: store.feeds,
    entries: store.entries,
    articles: { known: store.articles.known, save: tools.intake.save },
    net: store.cache("net"),
  };
  const { tellOperator, signal } = tools;
  const how = { fetcher, reader, now: clock, chance: Math.random, tellOperator };
  const { added } = await refresh(needs, how, signal);
  if (isForDigest || added.length > 0) await tools.storyDesk.takeUp();
};

/** A feed that was read so long ago is read again before a digest rests on it. */
const FRESH = hours(1);

/** Makes the feeds of those chats due that would else be read only after their digest. */
export const hurryFor = async (tools: Tools, chats: readonly ChatId[]): Promise<void> => {
  const { store, clock } = tools;
  const feeds = new Set<FeedId>();
  for (const chat of chats) for (const feed of feedsOf(await chosenBy(tools, chat))) feeds.add(feed);
  await store.feeds.hurry([...feeds], { now: clock(), readBefore: clock() - FRESH });
};

/** Leaves the feeds that no chat has chosen any more: nobody is served by asking for them. */
export const leaveUnread = async ({ store }: Tools): Promise<void> => {
  const followed = await store.feeds.list();
  const chosen = await store.settings.chosenFeeds();
  await store.feeds.unfollow(followed.flatMap(({ id }) => (chosen.has(id) ? [] : [id])));
};

const placesSince = async ({ store }: Tools, since: Instant): Promise<ReadonlyMap<string, StoryId>> =>
  new Map((await store.stories.since(since)).map(({ article, story }) => [String(article), story]));

/** Where the articles stand now that opened the stories a chat has had enough of: they may be older than what can be news. */
const placesOfMuted = async (
  { store }: Tools,
  { mutedStories }: ChatSettings,
): Promise<readonly (readonly [string, StoryId])[]> => {
  const places = await Promise.all(mutedStories.map(({ id }) => store.stories.placeOf(openerOf(id))));
  return places.flatMap((place) => (place ? [[String(place.article), place.story] as const] : []));
};

/** What a chat was told of the stories that may go on. */
export const toldTo = ({ toldStories, clock }: NewsTools, chat: ChatId): Promise<ToldStories> =>
  toldStories(chat, clock() - REACH);

/** For whom an edition is: up to when they were told, and what of which story. */
export interface Audience {
  readonly since: Instant | undefined;
  readonly told?: ToldStories;
  readonly chosen: ChatSettings;
  readonly writer: Writer | undefined;
}

/** The stories that have moved since then, of the articles that are for the chat. */
export const editionSince = async (
  tools: NewsTools,
  { since, told, chosen, writer }: Audience,
): Promise<{ readonly digest: Digest; readonly upTo: Instant }> => {
  const { store, clock, intake } = tools;
  const now = clock();
  const { seen: articles, upTo } = await intake.look(() =>
    store.articles.since(now - REACH, { feeds: [...feedsOf(chosen)] }),
  );
  const digest = await digestOf({
    articles: articles.filter((article) => fits(article, chosen)),
    notices: await noticesFor(articles, store),
    families: tools.families,
    failures: await failuresOf(tools, chosen),
    known: new Map([...(await placesSince(tools, now - REACH)), ...(await placesOfMuted(tools, chosen))]),
    words: wordsIn(chosen),
    muted: chosen.mutedStories,
    since,
    ...(told && { told }),
    limit: MOST_STORIES,
    language: chosen.language,
    now,
    writer,
    found: tools.found,
  });
  return { digest, upTo };
};

/** A stranger never spends the model's budget. */
export const writerFor = async ({ writer, access }: Tools, chat: ChatId): Promise<Writer | undefined> =>
  writer && (await access.isKnown(chat)) ? writer : undefined;

/** Neither news nor anything to correct. */
export const isNothing = ({ stories, corrections = [] }: Digest): boolean =>
  stories.length + corrections.length === 0;

export const newsFor = async (tools: NewsTools, chat: ChatId): Promise<KeptDigest | undefined> => {
  const { store } = tools;
  const from = await toldUpTo(tools, chat);
  const [chosen, writer] = [await chosenBy(tools, chat), await writerFor(tools, chat)];
  const told = await toldTo(tools, chat);
  const { digest: plain, upTo: to } = await editionSince(tools, { since: from, told, chosen, writer });
  const digest = await corrected(store, { chat, from, to }, plain);
  // A digest of nothing is not kept: what comes late, after a crash for example, is still news for the next one.
  if (isNothing(digest)) return undefined;
  const kept = { key: `digest/${chat}/${digest.date}`, chat, from: from ?? to - REACH, to, digest };
  // Not "sent" before it has arrived: until then it is news for the next one too.
  return (await store.digests.keep(kept, "shown")) ? kept : undefined;
};

/** A clock that was set back does not make everything old news. */
export const toldUpTo = async ({ store, clock }: Tools, chat: ChatId): Promise<Instant | undefined> => {
  const told = await store.digests.toldUpTo(chat);
  return told === undefined || told <= clock() ? told : clock() - RECENT;
};

/** What chats must have in common to be told the same. */
const profileOf = (chosen: ChatSettings, told: ToldStories, model: string): string =>
  createHash("sha256")
    .update(JSON.stringify([chosen.topics, mutedIn(chosen), chosen.language, [...told], model]))
    .digest("hex")
    .slice(0, 20);

/** Composed once for all that want the same, whoever asks first. */
export const editions = (tools: NewsTools) => {
  const under = new Map<string, Promise<Edition>>();
  const make = async (name: string, audience: Audience): Promise<Edition> => {
    const known = await tools.store.editions.get(name);
    if (known) return known;
    const { digest, upTo } = await editionSince(tools, audience);
    return tools.store.editions.put({ name, to: upTo, digest });
  };
  return async (
    chat: ChatId,
    chosen: ChatSettings,
    upTo: Instant | undefined,
    dueAt: Instant,
  ): Promise<Edition> => {
    const writer = await writerFor(tools, chat);
    const since = upTo === undefined || upTo <= tools.clock() ? upTo : tools.clock() - RECENT;
    const told = await toldTo(tools, chat);
    const name = `edition/${profileOf(chosen, told, writer?.name ?? "")}/${since ?? "all"}/${dueAt}`;
    const audience: Audience = { since, told, chosen, writer };
    const shared = under.get(name) ?? make(name, audience).finally(() => under.delete(name));
    under.set(name, shared);
    return shared;
  };
};
