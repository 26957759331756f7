import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { type Dialect, sql, SqliteDialect, type SqliteStatement } from "kysely";
import { Trouble } from "../../ops/trouble.ts";
import { asError, type Engine, type WordIndex } from "./engine.ts";

/** How long one process waits for another that is writing. */
const PATIENCE_MS = 8000;

/** SQLite's primary result codes. */
const BUSY = 5;
const READ_ONLY = 8;
const DISK_FAILED = 10;
const DAMAGED = 11;
const DISK_FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** Of the file system only the folder is asked for, and a folder that cannot be made is a file that cannot be opened. */
const resultOf = (thrown: unknown): number | undefined => {
  if (!(thrown instanceof Error)) return undefined;
  if ("syscall" in thrown) return CANNOT_OPEN;
  return "errcode" in thrown && typeof thrown.errcode === "number" ? thrown.errcode & 0xff : undefined;
};

const sentencesFor = (folder: string): ReadonlyMap<number | undefined, string> => {
  const unusable = `Tidings cannot keep its data in ${folder}: give that folder to the user that Tidings runs as, or name another one in DATA_DIR.`;
  const damaged = `The file tidings.db in ${folder} is damaged or no database: stop Tidings and put a backup in its place, or move it away to begin anew.`;
  return new Map([
    [BUSY, `Another process has been writing to tidings.db in ${folder} for too long: try again.`],
    [READ_ONLY, unusable],
    [CANNOT_OPEN, unusable],
    [DAMAGED, damaged],
    [NOT_A_DATABASE, damaged],
    [DISK_FULL, `The disk under ${folder} is full: make room, then start Tidings again.`],
    [DISK_FAILED, `The disk under ${folder} fails to read or write: check it.`],
  ]);
};

const explainIn = (folder: string): ((thrown: unknown) => Error) => {
  const sentences = sentencesFor(folder);
  return (thrown) => {
    const result = resultOf(thrown);
    const sentence = sentences.get(result);
    if (sentence === undefined) return asError(thrown);
    return new Trouble(result === BUSY ? "try-again" : "wake-operator", sentence, thrown);
  };
};

const bindable = (value: unknown): SQLInputValue => {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw new TypeError(`A ${typeof value} is not stored in any table.`);
};

/** Statements are kept for the next time; those that were asked for longest ago are dropped. */
const MOST_PREPARED = 200;

/** Kysely's view of a statement. Transactions take the write lock when they begin: one that asks for it later can fail at once. */
const prepareOn = (raw: DatabaseSync): ((text: string) => SqliteStatement) => {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (text: string): SqliteStatement => {
    const statement = raw.prepare(text === "begin" ? "begin immediate" : text);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters.map(bindable)),
      run: (parameters) => statement.run(...parameters.map(bindable)),
      iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
    };
  };
  return (text) => {
    const known = prepared.get(text) ?? prepare(text);
    prepared.delete(text);
    prepared.set(text, known);
    const [oldest] = prepared.keys();
    if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
    return known;
  };
};

/** Tables are made in a transaction, so two processes that open one new file do not both make them, and a kill leaves none half made. */
const dialectOn = (raw: DatabaseSync): Dialect => {
  const dialect = new SqliteDialect({ database: { close: () => raw.close(), prepare: prepareOn(raw) } });
  return {
    createAdapter: () =>
      Object.defineProperty(dialect.createAdapter(), "supportsTransactionalDdl", { value: true }),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
};

/** The switch of a new file to WAL does not wait for another process that does the same, so we do. */
const switchToWal = async (raw: DatabaseSync): Promise<void> => {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      raw.exec("pragma journal_mode = wal");
      return;
    } catch (thrown) {
      if (resultOf(thrown) !== BUSY || performance.now() > until) throw thrown;
      await pause(20);
    }
  }
};

const openFile = async (path: string): Promise<DatabaseSync> => {
  const raw = new DatabaseSync(path, { timeout: PATIENCE_MS, enableForeignKeyConstraints: true });
  try {
    await switchToWal(raw);
    raw.exec("pragma synchronous = full");
    return raw;
  } catch (thrown) {
    raw.close();
    throw thrown;
  }
};

/** Our words come cut and folded: the tokenizer is only to leave them whole, vowel signs of Indian scripts included. */
const TOKENIZER = `"unicode61 remove_diacritics 0 categories 'L* N* M* Co'"`;

const words: WordIndex = {
  make: async (db) => {
    await sql`create virtual table article_words using fts5(article unindexed, words, tokenize = ${sql.raw(TOKENIZER)})`.execute(
      db,
    );
  },
  stored: (all) => sql`${all.join(" ")}`,
  matching: (stems) =>
    sql`article_words match ${`words : (${stems.map((stem) => `"${stem}"*`).join(" OR ")})`}`,
};

/**
 * The file tidings.db in this folder, both made when they are not there; `:memory:` is forgotten when it is closed.
 * @throws Trouble naming the folder
 */
export const openSqlite = async (dataDir: string): Promise<Engine> => {
  const inMemory = dataDir === ":memory:";
  const folder = inMemory ? dataDir : resolve(dataDir);
  const explain = explainIn(folder);
  try {
    if (!inMemory) await mkdir(folder, { recursive: true });
    const raw = await openFile(inMemory ? dataDir : join(folder, "tidings.db"));
    return { dialect: dialectOn(raw), place: folder, orderedText: sql`text`, words, explain };
  } catch (thrown) {
    throw explain(thrown);
  }
};
