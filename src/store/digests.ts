import type { DigestState } from "../model/delivery.ts";
import type { Digest } from "../model/digest.ts";
import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import { digestSchema, readJson } from "./json.ts";
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

/** What is composed once, for all chats that want the same. */
export interface Edition {
  readonly name: string;
  readonly to: Instant;
  readonly digest: Digest;
}

export interface Digests {
  /** Keeps what is given as an answer. `key` names it, so that twice is once: false when it was there already, which then stays as it is. */
  keep(kept: KeptDigest, state?: DigestState): Promise<boolean>;
  /** The chat's one that reaches furthest; of two that reach as far, the one with the greater key. */
  latest(chat: ChatId): Promise<KeptDigest | undefined>;
  /** Up to when the chat has been told: the end of the last digest that arrived. */
  toldUpTo(chat: ChatId): Promise<Instant | undefined>;
  get(key: string): Promise<KeptDigest | undefined>;
  edition(name: string): Promise<Edition | undefined>;
  /** Once: of two that are put under one name the first one stays, and is given back. */
  putEdition(edition: Edition): Promise<Edition>;
}

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

const editionIn = async (db: Database, name: string): Promise<Edition | undefined> => {
  const row = await db.selectFrom("edition").selectAll().where("name", "=", name).executeTakeFirst();
  return (
    row && {
      name,
      to: row.covers_to,
      digest: readJson(digestSchema, row.digest_json, `the edition ${name}`),
    }
  );
};

const putIn = async (db: Database, { name, to, digest }: Edition): Promise<void> => {
  await db
    .insertInto("edition")
    .values({ name, covers_to: to, digest_json: JSON.stringify(digest) })
    .onConflict((known) => known.column("name").doNothing())
    .execute();
};

export const digestsOn = (db: Database): Digests => ({
  keep: ({ key, chat, from, to, digest }, state = "sent") =>
    allOrNothing(db, async (db) => {
      await putIn(db, { name: key, to, digest });
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
  get: async (key) => {
    const row = await keptRows(db).where("digest.name", "=", key).executeTakeFirst();
    return row && keptOf(row);
  },
  edition: (name) => editionIn(db, name),
  putEdition: async (edition) => {
    await putIn(db, edition);
    return (await editionIn(db, edition.name)) ?? edition;
  },
});
