import { Kysely } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqlite } from "../../src/store/dialect/sqlite.ts";
import { migrate } from "../../src/store/migrate.ts";
import type { Database, Tables } from "../../src/store/tables.ts";
import { allOrNothing, outsideOnly } from "../../src/store/transaction.ts";

let db: Database;
beforeEach(async () => {
  const engine = await openSqlite(":memory:");
  db = new Kysely<Tables>({ dialect: engine.dialect, plugins: [outsideOnly] });
  await migrate(db, engine);
});
afterEach(() => db.destroy());

const keep = (db: Database, k: string): Promise<unknown> =>
  db.insertInto("kv").values({ ns: "test", k, v: "", expires_at: null }).execute();
const kept = async (): Promise<readonly string[]> =>
  (await db.selectFrom("kv").select("k").orderBy("k").execute()).map(({ k }) => k);

it("a transaction that fails leaves nothing behind", async () => {
  const failing = allOrNothing(db, async (db) => {
    await keep(db, "1");
    throw new Error("The ferry stopped.");
  });
  await expect(failing).rejects.toThrow("The ferry stopped.");
  expect(await kept()).toEqual([]);
  await allOrNothing(db, (db) => keep(db, "2"));
  expect(await kept()).toEqual(["2"]);
});

it("inside a transaction the outer database refuses to be asked, rather than waiting for itself", async () => {
  const outer = db;
  const slip = allOrNothing(db, async (db) => {
    await keep(db, "1");
    await keep(outer, "2");
  });
  await expect(slip).rejects.toThrow("only the transaction's own database");
  await expect(allOrNothing(db, () => allOrNothing(outer, kept))).rejects.toThrow("own database");
  expect(await kept()).toEqual([]);
});

it("outside, others wait for their turn while a transaction runs", async () => {
  const both = [
    allOrNothing(db, (db) => keep(db, "1")),
    keep(db, "2"),
    allOrNothing(db, (db) => keep(db, "3")),
  ];
  await Promise.all(both);
  expect(await kept()).toEqual(["1", "2", "3"]);
});
