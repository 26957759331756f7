import { sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, Migrator } from "kysely/migration";
import { Trouble } from "../ops/trouble.ts";
import type { Engine } from "./dialect/engine.ts";
import { migrationsOn } from "./migrations/all.ts";
import type { Database } from "./tables.ts";

/** The last step that was done on this database; undefined on an empty one. */
const versionOf = async (db: Database): Promise<string | undefined> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return undefined;
  const done = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(
    db,
  );
  return done.rows
    .map(({ name }) => name)
    .sort()
    .at(-1);
};

/**
 * Brings the database to today's version, step by step, each wholly or not at all.
 * @throws Trouble when a newer Tidings has written it
 */
export const migrate = async (db: Database, engine: Engine): Promise<void> => {
  const migrations = migrationsOn(engine);
  const ours = Object.keys(migrations).sort().at(-1);
  const theirs = await versionOf(db);
  if (theirs !== undefined && !(theirs in migrations))
    throw new Trouble(
      "wake-operator",
      `The database at ${engine.place} has version ${theirs}, but this Tidings knows only ${ours}: start the newer Tidings again, or use another database.`,
    );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw engine.explain(error);
};
