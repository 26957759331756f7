/** The rooms put together for the running bot: feeds are read, digests made for each chat, questions answered. */
import { createHash } from "node:crypto";
import { askedFrom } from "./ask/question.ts";
import { rankSentences } from "./ask/retrieve.ts";
import type { AccessDesk } from "./access-desk.ts";
import { STRANGERS_QUOTA, USUAL_QUOTA } from "./chat/changes.ts";
import type { Desk } from "./chat/command.ts";
import { compose } from "./digest/compose.ts";
import { digestOf } from "./edition.ts";
import type { Fetcher } from "./ingest/fetch.ts";
import type { Reader } from "./ingest/reader.ts";
import { refresh } from "./ingest/refresh.ts";
import { markRepeated } from "./ingest/repeated.ts";
import type { Article } from "./model/article.ts";
import type { Digest, Failure } from "./model/digest.ts";
import type { FollowedFeed } from "./model/feed.ts";
import { chatId, type ActorId, type ChatId, type StoryId } from "./model/id.ts";
import { feedsOf, NO_FILTER, type ChatSettings, type Topic } from "./model/settings.ts";
import { days, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import { openQuestions, type Questions } from "./question-desk.ts";
import { settingsDesk } from "./settings-desk.ts";
import type { Edition, KeptDigest } from "./store/digests.ts";
import type { Store } from "./store/open.ts";
import { fits } from "./stories/fits.ts";
import { storiesOf } from "./stories/stories.ts";
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
  readonly access: AccessDesk;
  /** A word to whoever runs this. */
  readonly tellOperator: (sentence: string) => void;
}

export interface Desks {
  /** For one person in one chat; numbers count through the digest of that name, else through the chat's last one. */
  deskFor(
    chat: { readonly id: ChatId },
    actor: { readonly id: ActorId; readonly name: string },
    digest: string | undefined,
  ): Promise<Desk>;
  /** With what it has from the house. */
  chosenBy(chat: ChatId): Promise<ChatSettings>;
  /** Reads the feeds that are due; several who want it at a time share one reading. */
  readFeeds(): Promise<void>;
  /** The digest of what came since the chat's last one, kept; undefined when nothing did. */
  news(chat: ChatId): Promise<KeptDigest | undefined>;
  /** What a chat is told at an hour: composed once for all chats that have chosen the same and were told as much. */
  edition(chat: ChatId, told: Instant | undefined, dueAt: Instant): Promise<Edition>;
  /** Told of each chat whose choice was changed. */
  onChange(tell: (chat: ChatId) => Promise<void>): void;
}

/** Its topics are what chats without topics are told. */
export const HOUSE: ChatId = chatId({ platform: "house", account: "local", chat: "feeds" });

const MOST_STORIES = 12;
/** How far back the articles of a digest and of its stories reach. */
const REACH = days(7);
const RECENT = days(1);

/** Of the chat's own feeds alone. */
const failuresOf = async (tools: Tools, chosen: ChatSettings): Promise<readonly Failure[]> =>
  (await ownFeeds(tools, chosen))
    .filter(({ failures }) => failures > 0)
    .map(({ id, title, lastFailure }) => ({
      source: title ?? id,
      why: lastFailure ?? "It does not answer.",
    }));

const ownFeeds = async ({ store }: Tools, chosen: ChatSettings): Promise<readonly FollowedFeed[]> => {
  const own = feedsOf(chosen);
  return (await store.feeds.list()).filter(({ id }) => own.has(id));
};

/** Where not even the house reads anything: other chats' feeds are no chat's business. */
const NOTHING: Topic = { name: "House", feeds: [], only: NO_FILTER, without: NO_FILTER };

/** What a chat has chosen; one without topics is told what the house reads. */
const chosenBy = async ({ store, zone }: Tools, chat: ChatId): Promise<ChatSettings> => {
  const own = await store.settings.of(chat);
  const house = own.topics.length > 0 ? [] : (await store.settings.of(HOUSE)).topics;
  const topics = [own.topics, house, [NOTHING]].find((some) => some.length > 0) ?? [];
  return { ...own, topics, zone: own.zone ?? zone };
};

/** Reads the feeds that are due and puts their articles into stories. */
const readFeeds = async (tools: Tools): Promise<void> => {
  const { store, fetcher, reader, clock } = tools;
  const needs = { feeds: store.feeds, articles: store.articles, validators: store.cache("http") };
  await refresh(needs, { fetcher, reader, now: clock, chance: Math.random }, tools.signal);
  const since = clock() - REACH;
  const known = await placesSince(tools, since);
  const stories = storiesOf(markRepeated(await store.articles.since(since)), known);
  await store.stories.assign(
    stories.flatMap((story) =>
      story.articles
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => ({ article: id, story: story.id, copyOf: story.copies.get(id) })),
    ),
  );
};

const placesSince = async ({ store }: Tools, since: Instant): Promise<ReadonlyMap<string, StoryId>> =>
  new Map((await store.stories.since(since)).map(({ article, story }) => [String(article), story]));

/** The stories that have moved since then, of the articles that are for the chat. */
const editionSince = async (
  tools: Tools,
  since: Instant | undefined,
  chosen: ChatSettings,
  writer: Writer | undefined,
): Promise<Digest> => {
  const { store, clock } = tools;
  const now = clock();
  const articles = await store.articles.since(now - REACH);
  return digestOf({
    articles: articles.filter((article) => fits(article, chosen)),
    failures: await failuresOf(tools, chosen),
    known: await placesSince(tools, now - REACH),
    since,
    limit: MOST_STORIES,
    language: chosen.language,
    now,
    writer,
  });
};

/** A stranger never spends the model's budget. */
const writerFor = async ({ writer, access }: Tools, chat: ChatId): Promise<Writer | undefined> =>
  writer && (await access.isKnown(chat)) ? writer : undefined;

const newsFor = async (tools: Tools, chat: ChatId): Promise<KeptDigest | undefined> => {
  const { store, clock } = tools;
  const from = await toldUpTo(tools, chat);
  const to = clock();
  const digest = await editionSince(tools, from, await chosenBy(tools, chat), await writerFor(tools, chat));
  // A digest of nothing is not kept: what comes late, after a crash for example, is still news for the next one.
  if (digest.stories.length === 0) return undefined;
  const kept = { key: `digest/${chat}/${digest.date}`, chat, from: from ?? to - REACH, to, digest };
  // Not "sent" before it has arrived: until then it is news for the next one too.
  return (await store.digests.keep(kept, "shown")) ? kept : undefined;
};

/** A clock that was set back does not make everything old news. */
const toldUpTo = async ({ store, clock }: Tools, chat: ChatId): Promise<Instant | undefined> => {
  const told = await store.digests.toldUpTo(chat);
  return told === undefined || told <= clock() ? told : clock() - RECENT;
};

/** What chats must have in common to be told the same. */
const profileOf = ({ topics, mutedOutlets, mutedWords, language }: ChatSettings, model: string): string =>
  createHash("sha256")
    .update(JSON.stringify([topics, mutedOutlets, mutedWords, language, model]))
    .digest("hex")
    .slice(0, 20);

/** Composed once for all that want the same, whoever asks first. */
const editions = (tools: Tools) => {
  const under = new Map<string, Promise<Edition>>();
  const make = async (name: string, chosen: ChatSettings, wish: Wish): Promise<Edition> => {
    const known = await tools.store.digests.edition(name);
    if (known) return known;
    const to = tools.clock();
    const digest = await editionSince(tools, wish.from, chosen, wish.writer);
    return tools.store.digests.putEdition({ name, to, digest });
  };
  return async (chat: ChatId, told: Instant | undefined, dueAt: Instant): Promise<Edition> => {
    const [chosen, writer] = [await chosenBy(tools, chat), await writerFor(tools, chat)];
    const from = told === undefined || told <= tools.clock() ? told : tools.clock() - RECENT;
    const name = `edition/${profileOf(chosen, writer?.name ?? "")}/${from ?? "all"}/${dueAt}`;
    const shared = under.get(name) ?? make(name, chosen, { from, writer }).finally(() => under.delete(name));
    under.set(name, shared);
    return shared;
  };
};

interface Wish {
  readonly from: Instant | undefined;
  readonly writer: Writer | undefined;
}

const MOST_FOUND = 10;

/** The articles that have the words, those first whose sentences say the most of them. */
const searchIn = async (
  { store, clock }: Tools,
  words: string,
  chosen: ChatSettings,
): Promise<readonly Article[]> => {
  const asked = askedFrom(words, chosen.language);
  const since = clock() - days(30);
  const matching = asked.stems.length === 0 ? [] : await store.articles.matching(asked.stems, since);
  const articles = matching.filter((article) => fits(article, chosen));
  const { articles: size } = await store.articles.scope(since);
  const hits = rankSentences(asked, { articles, size }, clock());
  return [...new Set(hits.map(({ article }) => article))].slice(0, MOST_FOUND);
};

/** Keeps the stories that have one of the words in their headline or sentences. */
const about = (digest: Digest, words: string): Digest => {
  const wanted = askedFrom(words, digest.language).stems;
  const has = (text: string): boolean => wanted.some((stem) => text.toLowerCase().includes(stem));
  const stories = digest.stories.filter(({ headline, sentences }) =>
    [headline, ...sentences.map(({ text }) => text)].some(has),
  );
  return wanted.length === 0 ? digest : { ...digest, stories };
};

/** What all desks share: who reads the feeds, and who answers. */
interface Shared {
  readonly tools: Tools;
  readonly questions: Questions;
  readonly news: Desks["news"];
  readonly changed: (chat: ChatId) => Promise<void>;
}

/** What is read and told here. */
const newsDesk = (
  { tools, news }: Shared,
  { chat, chosen, writer, named }: Seated,
): Pick<Desk, "latest" | "current" | "renew" | "recent" | "search" | "feeds"> => {
  const { store, clock } = tools;
  const shown = async (): Promise<KeptDigest | undefined> =>
    (named === undefined ? undefined : await store.digests.get(named)) ?? store.digests.latest(chat);
  /** Nothing, and which feeds are failing: the two are never confused. */
  const empty = async (): Promise<Digest> => {
    const failures = await failuresOf(tools, chosen);
    return compose({ summaries: [], articles: {}, failures, language: chosen.language, now: clock() });
  };
  return {
    latest: async () => (await shown())?.digest,
    current: async () => (await shown())?.key,
    renew: async () => {
      const fresh = await news(chat);
      const shownNow = fresh ?? (await store.digests.latest(chat));
      return { digest: shownNow?.digest ?? (await empty()), isNew: fresh !== undefined, key: fresh?.key };
    },
    recent: async (words) => about(await editionSince(tools, clock() - RECENT, chosen, writer), words),
    search: (words) => searchIn(tools, words, chosen),
    feeds: () => ownFeeds(tools, chosen),
  };
};

interface Seated {
  readonly chat: ChatId;
  readonly chosen: ChatSettings;
  readonly writer: Writer | undefined;
  /** The digest that numbers count through. */
  readonly named: string | undefined;
}

const deskFrom =
  (shared: Shared): Desks["deskFor"] =>
  async ({ id: chat }, { id, name }, named) => {
    const { tools, questions } = shared;
    const { store, access, clock } = tools;
    const chosen = await chosenBy(tools, chat);
    const isKnown = await access.isKnown(chat);
    const quota = isKnown ? USUAL_QUOTA : STRANGERS_QUOTA;
    const person = `${chat} ${id}`;
    return {
      ...settingsDesk(tools, { chat, by: name, quota, changed: () => shared.changed(chat) }),
      ...newsDesk(shared, { chat, chosen, named, writer: await writerFor(tools, chat) }),
      access,
      quota,
      isBlocked: access.isBlocked,
      zone: chosen.zone ?? tools.zone,
      language: chosen.language,
      hasHouseTopics: (await store.settings.of(HOUSE)).topics.length > 0,
      now: clock,
      ask: (question) => questions.ask(person, question, chosen, isKnown),
      dwellOn: (articles) => questions.dwellOn(person, articles),
      forget: () => questions.forget(person),
      forgetChat: async () => {
        await store.chats.forget(chat);
        await shared.changed(chat);
      },
      takeFeedback: async (text) => tools.tellOperator(`Feedback from ${chat}: ${text}`),
    };
  };

/** What the commands of a chat run on. */
export const openDesks = (tools: Tools): Desks => {
  let reading: Promise<void> | undefined;
  const readAll = (): Promise<void> => (reading ??= readFeeds(tools).finally(() => (reading = undefined)));
  const news = async (chat: ChatId): Promise<KeptDigest | undefined> => {
    await readAll();
    return newsFor(tools, chat);
  };
  let changed: (chat: ChatId) => Promise<void> = async () => undefined;
  const shared = { tools, questions: openQuestions(tools), news, changed: (chat: ChatId) => changed(chat) };
  return {
    deskFor: deskFrom(shared),
    readFeeds: readAll,
    news,
    chosenBy: (chat) => chosenBy(tools, chat),
    edition: editions(tools),
    onChange: (tell) => void (changed = tell),
  };
};
