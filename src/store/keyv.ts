import { createHash } from "node:crypto";
import { Keyv, type KeyvStorageAdapter, type KeyvStorageEntry } from "keyv";
import { hours } from "../model/time.ts";
import type { Database } from "./tables.ts";
import { chunksOf, inChunks, inOrder } from "./transaction.ts";

type Shelf = Pick<
  KeyvStorageAdapter,
  "get" | "getMany" | "has" | "hasMany" | "set" | "setMany" | "delete" | "deleteMany" | "clear"
>;

const SWEEP_EVERY = hours(1);
const LONGEST_KEY = 500;

/** The caches share one table. Their clock is Date.now, because Keyv itself stamps what it stores with that one. */
export interface Caches {
  readonly named: (namespace: string) => Keyv;
  /** Throws away what has expired. */
  readonly sweep: () => Promise<void>;
}

/** Postgres cannot index a long key, such as an address with a long query. */
const shelved = (key: string): string =>
  key.length > LONGEST_KEY ? `sha256:${createHash("sha256").update(key).digest("hex")}` : key;

const writtenOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  throw new TypeError("A cache stores what Keyv has written as text.");
};

interface Place {
  readonly db: Database;
  readonly ns: string;
}

const read = async ({ db, ns }: Place, keys: readonly string[]): Promise<(string | undefined)[]> => {
  const found = new Map<string, string>();
  for (const chunk of chunksOf(keys.map(shelved))) {
    const rows = db.selectFrom("kv").select(["k", "v"]).where("ns", "=", ns).where("k", "in", chunk);
    const alive = rows.where((row) =>
      row.or([row("expires_at", "is", null), row("expires_at", ">=", Date.now())]),
    );
    for (const { k, v } of await alive.execute()) found.set(k, v);
  }
  return keys.map((key) => found.get(shelved(key)));
};

const write = async ({ db, ns }: Place, entries: readonly KeyvStorageEntry[]): Promise<void> => {
  const last = new Map(
    entries.map(({ key, value, expires }) => {
      const k = shelved(key);
      return [k, { ns, k, v: writtenOf(value), expires_at: expires ?? null }];
    }),
  );
  await inChunks(
    db,
    inOrder(last.values(), ({ k }) => k),
    (db, chunk) =>
      db
        .insertInto("kv")
        .values(chunk)
        .onConflict((known) =>
          known.columns(["ns", "k"]).doUpdateSet((row) => ({
            v: row.ref("excluded.v"),
            expires_at: row.ref("excluded.expires_at"),
          })),
        )
        .execute(),
  );
};

const remove = async ({ db, ns }: Place, keys: readonly string[]): Promise<boolean[]> => {
  const gone = await inChunks(db, keys.map(shelved), (db, chunk) =>
    db.deleteFrom("kv").where("ns", "=", ns).where("k", "in", chunk).returning("k").execute(),
  );
  const removed = new Set(gone.map(({ k }) => k));
  return keys.map((key) => removed.has(shelved(key)));
};

const shelfIn = (place: Place, written: () => Promise<void>): Shelf => {
  const put = async (entries: readonly KeyvStorageEntry[]): Promise<boolean[]> => {
    await write(place, entries);
    await written();
    return entries.map(() => true);
  };
  const hasMany = async (keys: readonly string[]): Promise<boolean[]> =>
    (await read(place, keys)).map((value) => value !== undefined);
  return {
    get: async (key) => (await read(place, [key]))[0],
    getMany: (keys) => read(place, keys),
    has: async (key) => (await hasMany([key])).includes(true),
    hasMany,
    set: async (key, value, expires) =>
      (await put([expires === undefined ? { key, value } : { key, value, expires }])).includes(true),
    setMany: put,
    delete: async (key) => (await remove(place, [key])).includes(true),
    deleteMany: (keys) => remove(place, keys),
    clear: async () => {
      await place.db.deleteFrom("kv").where("ns", "=", place.ns).execute();
    },
  };
};

export const cachesOn = (db: Database): Caches => {
  let sweptAt = 0;
  const sweep = async (): Promise<void> => {
    sweptAt = Date.now();
    await db.deleteFrom("kv").where("expires_at", "<", sweptAt).execute();
  };
  const sweepAtTimes = async (): Promise<void> => {
    if (Date.now() - sweptAt >= SWEEP_EVERY) await sweep();
  };
  return {
    sweep,
    // `expires` says that the shelf keeps deadlines itself, so Keyv neither wraps it nor checks a second time.
    named: (namespace) =>
      new Keyv({
        store: { ...shelfIn({ db, ns: namespace }, sweepAtTimes), capabilities: { expires: true } },
        checkExpired: false,
      }),
  };
};
