import type { DigestState } from "../model/delivery.ts";
import type { Digest } from "../model/digest.ts";
import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import { digestSchema, readJson } from "./json.ts";
import { putEdition } from "./editions.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

/** A digest that a chat was shown, and the time it covers. */
export interface KeptDigest {
  readonly key: string;
  readonly chat: ChatId;
  readonly from: Instant;
  readonly to: Instant;
  readonly digest: Digest;
}

export interface Digests {
  /** Keeps what is given as an answer. `key` names it, so that twice is once: false when it was there already, which then stays as it is. */
  keep(kept: KeptDigest, state?: DigestState): Promise<boolean>;
  /** The chat's one that reaches furthest; of two that reach as far, the one with the greater key. */
  latest(chat: ChatId): Promise<KeptDigest | undefined>;
  /** Those that arrived, the last first, reaching back so many milliseconds from the last one. */
  told(chat: ChatId, back: Instant): Promise<readonly KeptDigest[]>;
  /** The editions of those that arrived and reach beyond an instant, by name, the last one last. */
  editionsOf(chat: ChatId, since: Instant): Promise<readonly string[]>;
  /** Up to when the chat has been told: the end of the last digest that arrived. */
  toldUpTo(chat: ChatId): Promise<Instant | undefined>;
  get(key: string): Promise<KeptDigest | undefined>;
}

const MOST_TOLD = 60;
const SHOWN: readonly DigestState[] = ["composed", "sent", "shown"];

const keptRows = (db: Database) =>
  db
    .selectFrom("digest")
    .innerJoin("edition", "edition.name", "digest.edition")
    .select(["digest.name", "digest.chat", "digest.covers_from", "digest.covers_to", "edition.digest_json"]);

const keptOf = ({
  name,
  chat,
  covers_from,
  covers_to,
  digest_json,
}: Awaited<ReturnType<ReturnType<typeof keptRows>["execute"]>>[number]): KeptDigest => ({
  key: name,
  chat,
  from: covers_from,
  to: covers_to,
  digest: readJson(digestSchema, digest_json, `the digest ${name}`),
});

/** What has arrived in a chat, and up to when it has been told. */
const arrivedIn = (db: Database): Pick<Digests, "told" | "toldUpTo" | "editionsOf"> => ({
  told: async (chat, back) => {
    const arrived = keptRows(db).where("digest.chat", "=", chat).where("digest.state", "=", "sent");
    const rows = await arrived.orderBy("digest.covers_to", "desc").limit(MOST_TOLD).execute();
    const from = (rows[0]?.covers_to ?? 0) - back;
    return rows.filter(({ covers_to }) => covers_to >= from).map(keptOf);
  },
  editionsOf: async (chat, since) => {
    const arrived = db.selectFrom("digest").select("edition").where("chat", "=", chat);
    const rows = await arrived
      .where("state", "=", "sent")
      .where("covers_to", ">", since)
      .orderBy("covers_to")
      .orderBy("name")
      .execute();
    return rows.flatMap(({ edition }) => (edition === null ? [] : [edition]));
  },
  toldUpTo: async (chat) => {
    const row = await db
      .selectFrom("digest")
      .select("covers_to")
      .where("chat", "=", chat)
      .where("state", "=", "sent")
      .orderBy("covers_to", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.covers_to;
  },
});

export const digestsOn = (db: Database): Digests => ({
  ...arrivedIn(db),
  keep: ({ key, chat, from, to, digest }, state = "sent") =>
    allOrNothing(db, async (db) => {
      await putEdition(db, { name: key, to, digest });
      const row = { name: key, chat, covers_from: from, covers_to: to, edition: key, state };
      const stored = await db
        .insertInto("digest")
        .values(row)
        .onConflict((known) => known.column("name").doNothing())
        .returning("name")
        .execute();
      return stored.length > 0;
    }),
  latest: async (chat) => {
    const rows = keptRows(db)
      .where("digest.chat", "=", chat)
      .where("digest.state", "in", SHOWN)
      .orderBy("digest.covers_to", "desc")
      .orderBy("digest.name", "desc");
    const row = await rows.limit(1).executeTakeFirst();
    return row && keptOf(row);
  },
  get: async (key) => {
    const row = await keptRows(db).where("digest.name", "=", key).executeTakeFirst();
    return row && keptOf(row);
  },
});
