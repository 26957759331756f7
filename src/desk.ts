/** The rooms put together for the running bot: feeds are read, digests made for each chat, questions answered. */
import { askedFrom } from "./ask/question.ts";
import { rankSentences } from "./ask/retrieve.ts";
import { STRANGERS_QUOTA, USUAL_QUOTA } from "./chat/changes.ts";
import type { Desk, Retracted } from "./chat/command.ts";
import { correctedEdition } from "./corrections-desk.ts";
import { compose } from "./digest/compose.ts";
import type { Article } from "./model/article.ts";
import type { Digest } from "./model/digest.ts";
import type { ActorId, ChatId } from "./model/id.ts";
import type { ChatSettings } from "./model/settings.ts";
import { days, type Instant } from "./model/time.ts";
import { atMost } from "./ops/patience.ts";
import {
  chosenBy,
  editions,
  editionSince,
  failuresOf,
  HOUSE,
  hurryFor,
  newsFor,
  ownFeeds,
  leaveUnread,
  lookAgain,
  PATIENCE,
  readFeeds,
  RECENT,
  toldTo,
  toldUpTo,
  writerFor,
  type NewsTools,
  type Tools,
} from "./news.ts";
import { openQuestions, type Questions } from "./question-desk.ts";
import { openIntake } from "./intake.ts";
import { hoursDesk } from "./hours-desk.ts";
import { passing, settingsDesk } from "./settings-desk.ts";
import type { KeptDigest } from "./store/digests.ts";
import type { Edition } from "./store/editions.ts";
import { fits } from "./stories/fits.ts";
import { openStoryDesk } from "./story-desk.ts";
import { openToldStories } from "./told-stories.ts";
import { whyFor } from "./why-desk.ts";
import type { Writer } from "./writer.ts";

/** What the desks need of those who deliver. */
export interface Services {
  /** What a chat chose was changed: its next digest may be due at another time. */
  changed(chat: ChatId): Promise<void>;
  /** Takes the last digest back; for one deed, one. */
  retract(chat: ChatId, deed: string | undefined): Promise<Retracted>;
}

export interface Desks {
  /**
   * For one person in one chat; numbers count through the digest of that name, else through the chat's last one.
   * @param nextDeed names what is changed, so that what is asked for again is changed once
   */
  deskFor(
    chat: { readonly id: ChatId },
    actor: { readonly id: ActorId; readonly name: string },
    digest: string | undefined,
    nextDeed?: () => string,
  ): Promise<Desk>;
  /** With what it has from the house. */
  chosenBy(chat: ChatId): Promise<ChatSettings>;
  /** Reads the feeds that are due; several who want it at a time share one reading. */
  readFeeds(isForDigest?: boolean): Promise<void>;
  /** Reads again what was told some hours ago, for what its outlets have changed since. */
  lookAgain(): Promise<void>;
  /** Leaves the feeds that no chat has chosen any more. */
  leaveUnread(): Promise<void>;
  /** Makes the feeds of chats that are about to be told something due, where they were read long ago. */
  hurry(chats: readonly ChatId[]): Promise<void>;
  /** The digest of what came since the chat's last one, kept; undefined when nothing did. */
  news(chat: ChatId): Promise<KeptDigest | undefined>;
  /** What a chat is told at an hour: composed once for all chats that have chosen the same and were told as much. */
  edition(chat: ChatId, chosen: ChatSettings, told: Instant | undefined, dueAt: Instant): Promise<Edition>;
  /** Gives the desks those who deliver. */
  attend(services: Services): void;
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
  readonly tools: NewsTools;
  readonly questions: Questions;
  readonly news: Desks["news"];
  /** Reads the feeds that are due, as far as a person waits for them. */
  readonly readSoon: () => Promise<void>;
  readonly services: () => Services;
}

/** What is read and told here. */
const newsDesk = (
  { tools, news, readSoon }: Shared,
  { chat, chosen, writer, named }: Seated,
): Pick<Desk, "latest" | "current" | "renew" | "recent" | "search" | "feeds" | "preview" | "why"> => {
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
    recent: async (words) => {
      const { digest } = await editionSince(tools, { since: clock() - RECENT, chosen, writer });
      return about(digest, words);
    },
    search: (words) => searchIn(tools, words, chosen),
    feeds: () => ownFeeds(tools, chosen),
    preview: async () => {
      await hurryFor(tools, [chat]);
      await readSoon();
      const [since, told] = [await toldUpTo(tools, chat), await toldTo(tools, chat)];
      return (await editionSince(tools, { since, told, chosen, writer })).digest;
    },
    why: (asked) => whyFor(tools, { chat, chosen, asked }),
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
  async ({ id: chat }, { id, name }, named, nextDeed) => {
    const { tools, questions } = shared;
    const { store, access, clock } = tools;
    const chosen = await chosenBy(tools, chat);
    const isKnown = await access.isKnown(chat);
    const quota = isKnown ? USUAL_QUOTA : STRANGERS_QUOTA;
    const person = `${chat} ${id}`;
    const changed = (): Promise<void> => shared.services().changed(chat);
    return {
      ...settingsDesk(tools, { chat, by: name, quota, nextDeed, changed }),
      ...passing(store),
      ...newsDesk(shared, { chat, chosen, named, writer: await writerFor(tools, chat) }),
      ...hoursDesk(tools, chat, chosen),
      retract: () => shared.services().retract(chat, nextDeed?.()),
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
        await shared.services().changed(chat);
      },
      takeFeedback: async (text) => tools.tellOperator(`Feedback from ${chat}: ${text}`),
    };
  };

/** What the commands of a chat run on. */
export const openDesks = (given: Tools): Desks => {
  const tools: NewsTools = {
    ...given,
    intake: openIntake(given.store.articles, given.clock),
    storyDesk: openStoryDesk(given.store, given.clock),
    toldStories: openToldStories(given.store),
  };
  let reading: Promise<void> | undefined;
  const readAll = (isForDigest = true): Promise<void> =>
    (reading ??= readFeeds(tools, isForDigest).finally(() => (reading = undefined)));
  /** What a person waits for. */
  const readSoon = (): Promise<void> => atMost(tools.patience ?? PATIENCE, readAll());
  const news = async (chat: ChatId): Promise<KeptDigest | undefined> => {
    await hurryFor(tools, [chat]);
    await readSoon();
    return newsFor(tools, chat);
  };
  const edition = editions(tools);
  let services: Services = { changed: async () => undefined, retract: async () => "none" };
  const shared = { tools, questions: openQuestions(tools), news, readSoon, services: () => services };
  return {
    deskFor: deskFrom(shared),
    readFeeds: readAll,
    lookAgain: () => lookAgain(tools),
    leaveUnread: () => leaveUnread(tools),
    hurry: (chats) => hurryFor(tools, chats),
    news,
    chosenBy: (chat) => chosenBy(tools, chat),
    edition: async (chat, chosen, told, dueAt) =>
      correctedEdition(tools.store, chat, told, await edition(chat, chosen, told, dueAt)),
    attend: (attending) => void (services = attending),
  };
};
