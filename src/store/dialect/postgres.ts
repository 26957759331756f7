import { type Dialect, PostgresDialect, sql } from "kysely";
import { Trouble } from "../../ops/trouble.ts";
import { asError, type Engine, type WordIndex } from "./engine.ts";

const CONNECT_WITHIN_MS = 8000;

/** Postgres's type number of BIGINT. Ours are times and counts, far below 2^53. */
const BIGINT = 20;

/** What passes by itself: a lost connection, a server that starts or stops, too many guests, two writers in each other's way. */
const PASSING =
  /^(?:08|57P0|53300|40001|40P01|55P03|ECONN|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH)/u;
/** What the server refuses: the login, the database's name, a right, writing on a standby. */
const REFUSED = /^(?:28|3D000|42501|25006)/u;
const DISK_FULL = "53100";

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";

/** The driver's own errors have no code when a connection ends or does not come about. */
const isLost = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  /^(?:Connection terminated|timeout exceeded|Client has encountered a connection error)/u.test(
    thrown.message,
  );

const explainAt =
  (place: string) =>
  (thrown: unknown): Error => {
    const code = codeOf(thrown);
    if (PASSING.test(code) || (code === "" && isLost(thrown)))
      return new Trouble(
        "try-again",
        `The database at ${place} does not answer now: see that it runs.`,
        thrown,
      );
    if (REFUSED.test(code))
      return new Trouble(
        "wake-operator",
        `The database at ${place} does not let Tidings in or write: check DATABASE_URL and the rights of its user.`,
        thrown,
      );
    if (code === DISK_FULL)
      return new Trouble(
        "wake-operator",
        `The disk of the database at ${place} is full: make room there.`,
        thrown,
      );
    return asError(thrown);
  };

/** Our words come cut and folded, so they are kept as they are, without a parser or a dictionary of Postgres. */
const words: WordIndex = {
  make: async (db) => {
    await sql`create table article_words (
      article text collate "C" primary key references article (id) on delete cascade,
      words tsvector not null
    )`.execute(db);
    await sql`create index article_words_by_word on article_words using gin (words)`.execute(db);
  },
  stored: (all) => sql`array_to_tsvector(${[...new Set(all)]}::text[])`,
  matching: (stems) => sql`words @@ ${stems.map((stem) => `'${stem}':*`).join(" | ")}::tsquery`,
};

/** Any Kysely dialect that speaks Postgres. */
export const postgresOn = (dialect: Dialect, place: string): Engine => ({
  dialect,
  place,
  orderedText: sql`text collate "C"`,
  words,
  explain: explainAt(place),
});

/** Without the user and the password. */
const placeOf = (databaseUrl: string): string => {
  const url = URL.parse(databaseUrl);
  if (!url || !/^postgres(?:ql)?:$/u.test(url.protocol))
    throw new Trouble(
      "wake-operator",
      "DATABASE_URL is not written as postgres://user:password@host:5432/name.",
    );
  return `${url.host}${url.pathname}`;
};

/** A connection that breaks while no query runs on it leaves the pool, and must not end the process. */
const saidByTheNextQuery = (): void => undefined;

/** @throws Trouble when this is no Postgres address; the server is asked with the first query. */
export const openPostgres = async (databaseUrl: string): Promise<Engine> => {
  const place = placeOf(databaseUrl);
  const explain = explainAt(place);
  const { Pool, TypeOverrides } = await import("pg");
  const types = new TypeOverrides();
  types.setTypeParser(BIGINT, Number);
  const pool = new Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    types,
  });
  pool.on("error", saidByTheNextQuery);
  pool.on("connect", (client) => client.on("error", saidByTheNextQuery));
  const connect = async () => {
    try {
      return await pool.connect();
    } catch (thrown) {
      throw explain(thrown);
    }
  };
  return postgresOn(
    new PostgresDialect({ pool: { options: pool.options, connect, end: () => pool.end() } }),
    place,
  );
};
