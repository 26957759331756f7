import type { Dialect, RawBuilder } from "kysely";

/** A database engine, and everything in which one differs from the other. */
export interface Engine {
  readonly dialect: Dialect;
  /** Where the data stands, for sentences to an operator. Never holds a password. */
  readonly place: string;
  /** The type of a text column that is compared or sorted: by code point, the same on every engine. */
  readonly orderedText: RawBuilder<unknown>;
  /** A Trouble with its remedy where the engine's code tells one; else the error as it came. */
  readonly explain: (thrown: unknown) => Error;
}

export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown });
