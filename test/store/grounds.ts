/** Empty databases of each engine, for the tests of the store. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { type Dialect, PGliteDialect } from "kysely";
import { Client } from "pg";
import { postgresOn } from "../../src/store/dialect/postgres.ts";
import { openStore, openStoreOn } from "../../src/store/open.ts";
import type { Ground } from "../contracts/store.ts";

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "tidings-store-"));

export const queryFile = (folder: string, text: string): Record<string, unknown>[] => {
  const raw = new DatabaseSync(join(folder, "tidings.db"));
  try {
    return raw.prepare(text).all();
  } finally {
    raw.close();
  }
};

export const onSqlite = async (): Promise<Ground> => {
  const dataDir = await newFolder();
  return {
    open: () => openStore({ dataDir }),
    query: async (text) => queryFile(dataDir, text),
    leave: () => rm(dataDir, { recursive: true }),
  };
};

const EMPTY = "drop schema public cascade; create schema public";

/** One instance serves all tests of a file: it takes seconds to start. Closing a store leaves it open. */
let pglite: PGlite | undefined;

const staysOpen = (dialect: Dialect): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createDriver: () => Object.assign(dialect.createDriver(), { destroy: async () => undefined }),
  createIntrospector: (db) => dialect.createIntrospector(db),
  createQueryCompiler: () => dialect.createQueryCompiler(),
});

export const onPglite = async (): Promise<Ground> => {
  const database = (pglite ??= await PGlite.create());
  await database.exec(EMPTY);
  return {
    open: () => openStoreOn(postgresOn(staysOpen(new PGliteDialect({ pglite: database })), "PGlite")),
    query: async (text) => (await database.query<object>(text)).rows,
    leave: async () => undefined,
  };
};

/** Everything in that database is dropped, so its name has to say that it is there for tests. */
export const onPostgres = (databaseUrl: string) => async (): Promise<Ground> => {
  if (!new URL(databaseUrl).pathname.includes("test"))
    throw new Error("The database in TEST_DATABASE_URL is emptied: its name has to hold the word test.");
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(EMPTY);
  return {
    open: () => openStore({ dataDir: "/not/touched", databaseUrl }),
    query: async (text) => (await client.query<object>(text)).rows,
    leave: () => client.end(),
  };
};
