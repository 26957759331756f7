import { AsyncLocalStorage } from "node:async_hooks";
import type { KyselyPlugin } from "kysely";
import type { Database } from "./tables.ts";

const inside = new AsyncLocalStorage<true>();

const refuseInside = (): void => {
  if (inside.getStore())
    throw new Error("Inside a transaction only the transaction's own database may be asked.");
};

/** On the outer database: a query inside a transaction would wait for itself on SQLite, and slip out of it on Postgres. */
export const outsideOnly: KyselyPlugin = {
  transformQuery: ({ node }) => {
    refuseInside();
    return node;
  },
  transformResult: async ({ result }) => result,
};

/** Nothing is awaited in `work` but the database that it is given. */
export const allOrNothing = async <Result>(
  db: Database,
  work: (db: Database) => Promise<Result>,
): Promise<Result> => {
  refuseInside();
  return db.transaction().execute((db) => inside.run(true, () => work(db.withoutPlugins())));
};

/** Well under what every engine takes in one query. */
const CHUNK = 500;

export const chunksOf = <Item>(items: readonly Item[]): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) =>
    items.slice(at * CHUNK, (at + 1) * CHUNK),
  );

/** Writes rows of any number, all or nothing. A single query is that by itself. */
export const inChunks = async <Row, Result>(
  db: Database,
  rows: readonly Row[],
  write: (db: Database, chunk: readonly Row[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> => {
  const chunks = chunksOf(rows);
  const [only] = chunks;
  if (only === undefined) return [];
  if (chunks.length === 1) return write(db, only);
  return allOrNothing(db, async (db) => {
    const results: Result[] = [];
    for (const chunk of chunks) results.push(...(await write(db, chunk)));
    return results;
  });
};

/** In the order of their names: two processes that write the same rows then wait for each other instead of blocking each other. */
export const inOrder = <Row>(rows: Iterable<Row>, nameOf: (row: Row) => string): readonly Row[] =>
  [...rows].sort((one, other) => Number(nameOf(one) > nameOf(other)) - Number(nameOf(one) < nameOf(other)));
