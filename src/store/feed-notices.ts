import type { ChatId, FeedId } from "../model/id.ts";
import type { Database, FeedNoticeRow, NoticeState } from "./tables.ts";
import { allOrNothing, inChunks } from "./transaction.ts";

export type FeedNotice = FeedNoticeRow;

/** Who is to be told that a feed fails, and was: so that each is told once, over every restart. */
export interface FeedNotices {
  /** Each is to be told; one that is known already stays as it is. */
  open(notices: readonly Pick<FeedNotice, "chat" | "feed" | "since">[]): Promise<void>;
  /** Feeds that are well again: who was told of their failing is to be told that too, who was not is told nothing. */
  settle(): Promise<void>;
  /** Those that are not told yet, by chat. */
  pending(): Promise<readonly FeedNotice[]>;
  /** @param key the name of the message that tells them */
  mark(
    chat: ChatId,
    feeds: readonly FeedId[],
    as: { readonly state: NoticeState; readonly key?: string },
  ): Promise<void>;
  drop(chat: ChatId, feeds: readonly FeedId[]): Promise<void>;
}

/** A feed that fails anew, or is not followed any more, does not fail as it did. */
const settleIn = async (db: Database): Promise<void> => {
  const over = db
    .selectFrom("feed_notice")
    .leftJoin("feed", "feed.id", "feed_notice.feed")
    .select(["feed_notice.chat", "feed_notice.feed", "feed_notice.state"])
    .where("feed_notice.state", "in", ["failing", "telling", "told"])
    .where((row) =>
      row.or([
        row("feed.failing_since", "is", null),
        row("feed.failing_since", "!=", row.ref("feed_notice.since")),
      ]),
    );
  for (const { chat, feed, state } of await over.execute()) {
    const at = { chat, feed };
    if (state === "failing")
      await db.deleteFrom("feed_notice").where("chat", "=", at.chat).where("feed", "=", at.feed).execute();
    else
      await db
        .updateTable("feed_notice")
        .set({ state: "back", key: null })
        .where("chat", "=", at.chat)
        .where("feed", "=", at.feed)
        .execute();
  }
};

export const feedNoticesOn = (db: Database): FeedNotices => ({
  open: async (notices) => {
    const rows = notices.map((notice): FeedNoticeRow => ({ ...notice, state: "failing", key: null }));
    await inChunks(db, rows, (db, chunk) =>
      db
        .insertInto("feed_notice")
        .values(chunk)
        .onConflict((known) => known.columns(["chat", "feed"]).doNothing())
        .execute(),
    );
  },
  settle: () => allOrNothing(db, settleIn),
  pending: () =>
    db
      .selectFrom("feed_notice")
      .selectAll()
      .where("state", "!=", "told")
      .orderBy("chat")
      .orderBy("feed")
      .execute(),
  mark: async (chat, feeds, { state, key = null }) => {
    if (feeds.length > 0)
      await db
        .updateTable("feed_notice")
        .set({ state, key })
        .where("chat", "=", chat)
        .where("feed", "in", feeds)
        .execute();
  },
  drop: async (chat, feeds) => {
    if (feeds.length > 0)
      await db.deleteFrom("feed_notice").where("chat", "=", chat).where("feed", "in", feeds).execute();
  },
});
