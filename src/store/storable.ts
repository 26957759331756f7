import type { Dialect } from "kysely";
import { Trouble } from "../ops/trouble.ts";

/** As REFUSED says it, without looking at each letter by itself. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

const REFUSED = /[\0\p{Surrogate}]/u;

/** @throws Trouble for a text or a number that cannot be kept as it is */
export const refuseUnstorable = (value: unknown): void => {
  if (typeof value === "number" && !Number.isSafeInteger(value))
    throw new Trouble(
      "wake-operator",
      `The number ${value} cannot be stored: times and counts are whole numbers.`,
    );
  if (typeof value !== "string" || isStorable(value)) return;
  const place = value.search(REFUSED);
  if (place === -1) return;
  const near = value.slice(Math.max(0, place - 30), place);
  throw new Trouble(
    "wake-operator",
    `A text with ${value[place] === "\0" ? "a NUL" : "half a character"} after “${near}” cannot be stored: it has to be cleaned where it is read.`,
  );
};

/**
 * One engine cuts, one refuses and one alters a text with NUL or half a surrogate pair. Stored text and offsets must agree,
 * so no query with such a text, or with a number that is not whole, reaches any engine.
 */
export const storableOnly = (dialect: Dialect): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createDriver: () => dialect.createDriver(),
  createIntrospector: (db) => dialect.createIntrospector(db),
  createQueryCompiler: () => {
    const compiler = dialect.createQueryCompiler();
    return {
      compileQuery: (node, id) => {
        const query = compiler.compileQuery(node, id);
        for (const value of query.parameters) refuseUnstorable(value);
        return query;
      },
    };
  },
});
