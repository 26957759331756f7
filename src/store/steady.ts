/** Writes many rows with few statements: each is made once and serves for any rows of the same number. */
import type { Compilable, CompiledQuery } from "kysely";
import { refuseUnstorable } from "./storable.ts";
import type { Database } from "./tables.ts";

/** So many rows go into a statement, as long as there are as many left. */
const SIZES = [64, 8, 1];

/** @param insert given rows, an insertion whose parameters are the values of the rows, in their order */
export const steadily = <Row extends object>(
  insert: (db: Database, rows: readonly Row[]) => Compilable,
): ((db: Database, rows: readonly Row[]) => Promise<void>) => {
  const made = new Map<number, CompiledQuery>();
  const statementFor = (db: Database, rows: readonly Row[], values: readonly unknown[]): CompiledQuery => {
    const known = made.get(rows.length) ?? insert(db, rows).compile();
    if (known.parameters.length !== values.length) throw new Error("A row has other columns than the first.");
    made.set(rows.length, known);
    return { ...known, parameters: values };
  };
  return async (db, rows) => {
    let at = 0;
    for (const size of SIZES)
      for (; rows.length - at >= size; at += size) {
        const some = rows.slice(at, at + size);
        const values: readonly unknown[] = some.flatMap((row) => Object.values(row));
        // What was compiled before is not looked at again on its way to the engine.
        for (const value of values) refuseUnstorable(value);
        await db.executeQuery(statementFor(db, some, values));
      }
  };
};
