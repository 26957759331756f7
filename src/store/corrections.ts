/** What was told, when it is looked at again, and what its outlets have changed since. */
import type { Article, Correction } from "../model/article.ts";
import type { ArticleId, ChatId } from "../model/id.ts";
import type { Digest } from "../model/digest.ts";
import { days, hours, type Instant } from "../model/time.ts";
import type { WordIndex } from "./dialect/engine.ts";
import { articleOf, rowOf, saveRows } from "./articles.ts";
import { changesSchema, readJson } from "./json.ts";
import type { CorrectionRow, Database } from "./tables.ts";
import { chunksOf, inOrder } from "./transaction.ts";

export interface ToldArticle {
  readonly article: Article;
  readonly toldAt: Instant;
}

export interface Corrections {
  /** Told articles whose turn to be looked at has come, the longest waiting first. */
  due(now: Instant, limit: number): Promise<readonly ToldArticle[]>;
  settle(article: ArticleId, next: Instant | undefined): Promise<void>;
  of(article: ArticleId): Promise<readonly { readonly correction: Correction; readonly text: string }[]>;
  /**
   * The revision stands in the old article's place from now on, in its story too; digests of the last days that told the old
   * one are to be amended. All or nothing, and once.
   */
  record(correction: Correction, revision: Article): Promise<void>;
  /** Of what the chat was told before, made in that time; with the digests that told it. */
  concerning(
    chat: ChatId,
    from: Instant,
    to: Instant,
  ): Promise<readonly { readonly correction: Correction; readonly digest: string }[]>;
  /** Of the articles that a digest told. */
  within(digest: string): Promise<readonly Correction[]>;
  /** Digests that stand in chats and tell what was changed since. */
  toAmend(now: Instant, limit: number): Promise<readonly Amendment[]>;
  /** Without an instant it is done with. */
  putOff(digest: string, until: Instant | undefined): Promise<void>;
}

export interface Amendment {
  readonly digest: string;
  readonly chat: ChatId;
  readonly attempts: number;
}

/** After so long a post is not changed any more: nobody scrolls back to it. */
const AMENDED_FOR = days(3);
const LOOKED_AT_AFTER = hours(6);

/** What an edition tells is looked at again; in the transaction that keeps the edition. */
export const noteTold = async (
  db: Database,
  { name, to, digest }: { readonly name: string; readonly to: Instant; readonly digest: Digest },
): Promise<void> => {
  const cited = new Set(
    digest.stories.flatMap(({ sentences, quotes }) =>
      [...sentences.flatMap(({ refs }) => refs), ...quotes].map(({ article }) => article),
    ),
  );
  const articles = inOrder(cited, (id) => id);
  for (const chunk of chunksOf(articles)) {
    await db
      .insertInto("told")
      .values(chunk.map((article) => ({ article, edition: name })))
      .onConflict((known) => known.columns(["article", "edition"]).doNothing())
      .execute();
    await db
      .insertInto("recheck")
      .values(chunk.map((article) => ({ article, due_at: to + LOOKED_AT_AFTER, told_at: to })))
      .onConflict((known) => known.column("article").doNothing())
      .execute();
  }
};

const correctionOf = (row: CorrectionRow): Correction => ({
  article: row.article,
  replacedBy: row.replaced_by,
  at: row.at,
  changes: readJson(changesSchema, row.changes_json, `the changes of ${row.article}`),
});

/** The revision stands where the article stood: in all that is told, and in its story. */
const replacing = async (
  db: Database,
  { article, replacedBy }: Pick<Correction, "article" | "replacedBy">,
): Promise<void> => {
  await db.updateTable("article").set({ replaced_by: replacedBy }).where("id", "=", article).execute();
  // An earlier revision has had its time, and one that says again what the article said is what counts now.
  await db
    .updateTable("article")
    .set({ replaced_by: replacedBy })
    .where("replaced_by", "is", null)
    .where("id", "!=", replacedBy)
    .where("id", "in", (earlier) =>
      earlier.selectFrom("correction").select("replaced_by").where("article", "=", article),
    )
    .execute();
  await db.updateTable("article").set({ replaced_by: null }).where("id", "=", replacedBy).execute();
  await db
    .insertInto("story_article")
    .columns(["article", "story", "copy_of"])
    .expression((own) =>
      own
        .selectFrom("story_article")
        .select((row) => [row.val(replacedBy).as("article"), "story", "copy_of"])
        .where("article", "=", article),
    )
    .onConflict((known) => known.column("article").doNothing())
    .execute();
};

/** What stands in chats is to say it. */
const calling = async (db: Database, article: ArticleId, now: Instant): Promise<void> => {
  await db
    .insertInto("amendment")
    .columns(["digest", "due_at"])
    .expression((own) =>
      own
        .selectFrom("digest")
        .innerJoin("told", "told.edition", "digest.edition")
        .select((row) => ["digest.name", row.val(now).as("due_at")])
        .where("told.article", "=", article)
        .where("digest.state", "=", "sent")
        .where("digest.due_at", ">", now - AMENDED_FOR),
    )
    .onConflict((known) => known.column("digest").doUpdateSet({ due_at: now, attempts: 0 }))
    .execute();
};

const writing = async (db: Database, correction: Correction): Promise<void> => {
  const { article, replacedBy, at, changes } = correction;
  await replacing(db, correction);
  await db
    .insertInto("correction")
    .values({ article, replaced_by: replacedBy, at, changes_json: JSON.stringify(changes) })
    .onConflict((known) => known.columns(["article", "replaced_by"]).doNothing())
    .execute();
  await calling(db, article, at);
};

const looking = (db: Database): Pick<Corrections, "due" | "settle"> => ({
  due: async (now, limit) => {
    const rows = await db
      .selectFrom("recheck")
      .innerJoin("article", "article.id", "recheck.article")
      .selectAll("article")
      .select("recheck.told_at")
      .where("recheck.due_at", "<=", now)
      .orderBy("recheck.due_at")
      .orderBy("article.id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({ article: articleOf(row), toldAt: row.told_at }));
  },
  settle: async (article, next) => {
    await (next === undefined
      ? db.deleteFrom("recheck").where("article", "=", article).execute()
      : db.updateTable("recheck").set({ due_at: next }).where("article", "=", article).execute());
  },
});

const amending = (db: Database): Pick<Corrections, "toAmend" | "putOff"> => ({
  toAmend: (now, limit) =>
    db
      .selectFrom("amendment")
      .innerJoin("digest", "digest.name", "amendment.digest")
      .select(["amendment.digest", "digest.chat", "amendment.attempts"])
      .where("amendment.due_at", "<=", now)
      .orderBy("amendment.due_at")
      .orderBy("amendment.digest")
      .limit(limit)
      .execute(),
  putOff: async (digest, until) => {
    await (until === undefined
      ? db.deleteFrom("amendment").where("digest", "=", digest).execute()
      : db
          .updateTable("amendment")
          .set((row) => ({ due_at: until, attempts: row("attempts", "+", 1) }))
          .where("digest", "=", digest)
          .execute());
  },
});

/** With the digests that told what was corrected, the first correction first. */
const toldOf = (db: Database) =>
  db
    .selectFrom("correction")
    .innerJoin("told", "told.article", "correction.article")
    .innerJoin("digest", "digest.edition", "told.edition")
    .selectAll("correction")
    .select("digest.name")
    .orderBy("correction.at")
    .orderBy("correction.article");

const finding = (db: Database): Pick<Corrections, "concerning" | "within"> => ({
  concerning: async (chat, from, to) => {
    const rows = await toldOf(db)
      .where("digest.chat", "=", chat)
      .where("digest.state", "=", "sent")
      .where("correction.at", ">", from)
      .where("correction.at", "<=", to)
      .whereRef("digest.covers_to", "<", "correction.at")
      .orderBy("digest.covers_to", "desc")
      .execute();
    return rows.map((row) => ({ correction: correctionOf(row), digest: row.name }));
  },
  within: async (digest) => {
    const rows = await toldOf(db).where("digest.name", "=", digest).execute();
    return rows.map(correctionOf);
  },
});

export const correctionsOn = (db: Database, words: WordIndex): Corrections => ({
  ...looking(db),
  ...amending(db),
  ...finding(db),
  of: async (article) => {
    const rows = await db
      .selectFrom("correction")
      .innerJoin("article", "article.id", "correction.replaced_by")
      .selectAll("correction")
      .select("article.text")
      .where("correction.article", "=", article)
      .orderBy("correction.at")
      .execute();
    return rows.map((row) => ({ correction: correctionOf(row), text: row.text }));
  },
  record: async (correction, revision) => {
    await saveRows(db, [rowOf(revision)], words, (db) => writing(db, correction));
  },
});
