/** The tables as queries see them. Times are epoch milliseconds; columns named `…_json` hold text that json.ts reads. */
import type { Generated, Kysely } from "kysely";
import type { BodySource } from "../model/article.ts";
import type { ChatInfo } from "../model/chat.ts";
import type { DigestState, PartState } from "../model/delivery.ts";
import type { ArticleId, ChatId, FeedId, MessageId, StoryId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";

export interface ArticleRow {
  readonly id: ArticleId;
  readonly feed: FeedId | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly language: string;
  readonly published_at: Instant | null;
  readonly fetched_at: Instant;
  /** When it counts as published: what `dated` of the model says, kept for the index. */
  readonly dated: Instant;
  readonly body_from: BodySource;
  readonly text: string;
  readonly blocks_json: string;
  readonly labels_json: string;
  /** The article as it was read later, when its outlet changed it. */
  readonly replaced_by: Generated<ArticleId | null>;
}

export interface FeedRow {
  readonly id: FeedId;
  readonly title: string | null;
  readonly next_fetch_at: Instant;
  readonly last_ok_at: Instant | null;
  readonly failures: number;
  readonly last_failure: string | null;
  /** Null while it is where it always was. */
  readonly address: string | null;
  readonly moves_to: string | null;
  readonly not_before: Instant | null;
  readonly newest_at: Instant | null;
  readonly habit_json: string | null;
  readonly failing_since: Instant | null;
  readonly failure_kind: string | null;
  readonly parked_at: Instant | null;
  /** The `failing_since` for which it was looked up who is to be told. */
  readonly announced: Instant | null;
  readonly marks_json: string | null;
}

/** To be told, being told, told; and the same once more when the feed is back. */
export type NoticeState = "failing" | "telling" | "told" | "back" | "telling back";

export interface FeedNoticeRow {
  /** Whose topics name the feed. */
  readonly chat: ChatId;
  readonly feed: FeedId;
  readonly since: Instant;
  readonly state: NoticeState;
  /** The name of the message that tells it. */
  readonly key: string | null;
}

export interface EntryRow {
  readonly feed: FeedId;
  readonly article: ArticleId;
  readonly guid: string | null;
  readonly place: string | null;
  readonly title: string | null;
  readonly body: string | null;
  readonly published_at: Instant | null;
  readonly seen_at: Instant;
}

/** Which edition told an article. */
interface ToldRow {
  readonly article: ArticleId;
  readonly edition: string;
}

interface RecheckRow {
  readonly article: ArticleId;
  readonly due_at: Instant;
  readonly told_at: Instant;
}

export interface CorrectionRow {
  readonly article: ArticleId;
  readonly replaced_by: ArticleId;
  readonly at: Instant;
  readonly changes_json: string;
}

interface AmendmentRow {
  readonly digest: string;
  readonly due_at: Instant;
  readonly attempts: Generated<number>;
}

/** An article's place in a story; the article is the key, so it stands in one story only. */
interface StoryArticleRow {
  readonly article: ArticleId;
  readonly story: StoryId;
  readonly copy_of: ArticleId | null;
  /** What it is compared by, while it is live. */
  readonly opening: string | null;
}

export interface ChatRow {
  readonly id: ChatId;
  readonly kind: ChatInfo["kind"];
  readonly title: string;
  readonly added_at: Instant;
  /** Null while we are there. */
  readonly left_at: Instant | null;
}

export type Standing = "operator" | "let in" | "waiting" | "refused" | "banned" | "blocked";

interface AccessRow {
  readonly subject: string;
  readonly standing: Standing;
  readonly title: string;
  readonly kind: ChatInfo["kind"] | null;
  readonly seat: ChatId | null;
  readonly at: Instant;
}

interface TranscriptRow {
  readonly chat: ChatId;
  readonly n: number;
  readonly id: MessageId;
  readonly entry_json: string;
}

interface DigestRow {
  readonly name: string;
  readonly chat: ChatId;
  readonly covers_from: Instant;
  readonly covers_to: Instant;
  /** Null until it is composed. */
  readonly edition: Generated<string | null>;
  readonly state: Generated<DigestState>;
  /** 0 for one that was asked for. */
  readonly due_at: Generated<Instant>;
  readonly not_before: Generated<Instant>;
  /** Whose turn it is of those that are due together: another order each day. */
  readonly turn: Generated<number>;
  readonly lease_owner: Generated<string | null>;
  readonly lease_until: Generated<Instant>;
  readonly fence: Generated<number>;
  readonly attempts: Generated<number>;
  readonly why: Generated<string | null>;
}

interface EditionRow {
  readonly name: string;
  readonly covers_to: Instant;
  readonly digest_json: string;
}

interface PartRow {
  readonly digest: string;
  readonly n: number;
  readonly content_json: string;
  readonly state: PartState;
  readonly attempts: Generated<number>;
  readonly message: Generated<MessageId | null>;
}

interface ScheduleRow {
  readonly chat: ChatId;
  readonly next_run_at: Instant | null;
  readonly plan: string;
}

/** What an article is found by; how the words are kept is the engine's business. */
interface ArticleWordsRow {
  readonly article: ArticleId;
  readonly words: string;
}

interface SettingsRow {
  readonly chat: ChatId;
  readonly settings_json: string;
}

interface SettingsChangeRow {
  readonly chat: ChatId;
  readonly n: number;
  readonly at: Instant;
  readonly by_name: string;
  readonly says: string;
  readonly before_json: string;
  /** What made it; nothing makes two. */
  readonly deed: Generated<string | null>;
}

interface InboxRow {
  readonly name: string;
  readonly n: number;
  readonly at: Instant;
  /** Null when it is done. */
  readonly event_json: string | null;
}

interface NoticeRow {
  readonly house: string;
  readonly hash: string;
  readonly distinct_stories: number;
  readonly first_seen: Instant;
  readonly last_seen: Instant;
  readonly excerpt: string;
}

/** What may be forgotten: the caches. */
interface KeptValueRow {
  readonly ns: string;
  readonly k: string;
  readonly v: string;
  readonly expires_at: Instant | null;
}

export interface Tables {
  readonly article: ArticleRow;
  readonly article_words: ArticleWordsRow;
  readonly feed: FeedRow;
  readonly entry: EntryRow;
  readonly told: ToldRow;
  readonly recheck: RecheckRow;
  readonly correction: CorrectionRow;
  readonly amendment: AmendmentRow;
  readonly feed_notice: FeedNoticeRow;
  readonly story_article: StoryArticleRow;
  readonly chat: ChatRow;
  readonly transcript: TranscriptRow;
  readonly settings: SettingsRow;
  readonly settings_change: SettingsChangeRow;
  readonly access: AccessRow;
  readonly digest: DigestRow;
  readonly edition: EditionRow;
  readonly part: PartRow;
  readonly schedule: ScheduleRow;
  readonly inbox: InboxRow;
  readonly notice: NoticeRow;
  readonly kv: KeptValueRow;
}

export type Database = Kysely<Tables>;
