import type { Dialect, Kysely, RawBuilder, SqlBool } from "kysely";

/** The table article_words (article, words), by which articles are looked up. Words are letters and digits, nothing else. */
export interface WordIndex {
  readonly make: (db: Kysely<unknown>) => Promise<void>;
  /** What is stored of an article's words. */
  readonly stored: (words: readonly string[]) => RawBuilder<string>;
  /** True of a row that has a word beginning with one of the stems. There is at least one stem. */
  readonly matching: (stems: readonly string[]) => RawBuilder<SqlBool>;
}

/** A database engine, and everything in which one differs from the other. */
export interface Engine {
  readonly dialect: Dialect;
  /** Where the data stands, for sentences to an operator. Never holds a password. */
  readonly place: string;
  /** The type of a text column that is compared or sorted: by code point, the same on every engine. */
  readonly orderedText: RawBuilder<unknown>;
  readonly words: WordIndex;
  /** A Trouble with its remedy where the engine's code tells one; else the error as it came. */
  readonly explain: (thrown: unknown) => Error;
}

export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown });
