import type { Digest } from "../model/digest.ts";
import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import { digestSchema, readJson } from "./json.ts";
import type { Database, DigestRow } from "./tables.ts";

/** A digest that a chat was shown, and the time it covers. */
export interface KeptDigest {
  readonly key: string;
  readonly chat: ChatId;
  readonly from: Instant;
  readonly to: Instant;
  readonly digest: Digest;
}

export interface Digests {
  /** Keeps what was shown. `key` names it, so that twice is once: false when it was there already, which then stays as it is. */
  keep(kept: KeptDigest): Promise<boolean>;
  /** The chat's one that reaches furthest; of two that reach as far, the one with the greater key. */
  latest(chat: ChatId): Promise<KeptDigest | undefined>;
  get(key: string): Promise<KeptDigest | undefined>;
}

const keptOf = ({ name, chat, covers_from, covers_to, digest_json }: DigestRow): KeptDigest => ({
  key: name,
  chat,
  from: covers_from,
  to: covers_to,
  digest: readJson(digestSchema, digest_json, `the digest ${name}`),
});

export const digestsOn = (db: Database): Digests => ({
  keep: async ({ key, chat, from, to, digest }) => {
    const row = { name: key, chat, covers_from: from, covers_to: to, digest_json: JSON.stringify(digest) };
    const stored = await db
      .insertInto("digest")
      .values(row)
      .onConflict((known) => known.column("name").doNothing())
      .returning("name")
      .execute();
    return stored.length > 0;
  },
  latest: async (chat) => {
    const rows = db
      .selectFrom("digest")
      .selectAll()
      .where("chat", "=", chat)
      .orderBy("covers_to", "desc")
      .orderBy("name", "desc");
    const row = await rows.limit(1).executeTakeFirst();
    return row && keptOf(row);
  },
  get: async (key) => {
    const row = await db.selectFrom("digest").selectAll().where("name", "=", key).executeTakeFirst();
    return row && keptOf(row);
  },
});
