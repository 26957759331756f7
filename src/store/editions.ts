import type { Digest } from "../model/digest.ts";
import type { Instant } from "../model/time.ts";
import { noteTold } from "./corrections.ts";
import { digestSchema, readJson } from "./json.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

/** What is composed once, for all chats that want the same. */
export interface Edition {
  readonly name: string;
  readonly to: Instant;
  readonly digest: Digest;
}

export interface Editions {
  get(name: string): Promise<Edition | undefined>;
  /** Once: of two that are put under one name the first one stays, and is given back. */
  put(edition: Edition): Promise<Edition>;
}

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

/** In a transaction: with what it tells. */
export const putEdition = async (db: Database, edition: Edition): Promise<void> => {
  const { name, to, digest } = edition;
  await noteTold(db, edition);
  await db
    .insertInto("edition")
    .values({ name, covers_to: to, digest_json: JSON.stringify(digest) })
    .onConflict((known) => known.column("name").doNothing())
    .execute();
};

export const editionsOn = (db: Database): Editions => ({
  get: (name) => editionIn(db, name),
  put: async (edition) => {
    await allOrNothing(db, (db) => putEdition(db, edition));
    return (await editionIn(db, edition.name)) ?? edition;
  },
});
