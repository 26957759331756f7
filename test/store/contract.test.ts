/** The store's promises on SQLite and on PGlite; on a real Postgres too when TEST_DATABASE_URL names an empty database. */
import { storeContract } from "../contracts/store.ts";
import { onPglite, onPostgres, onSqlite } from "./grounds.ts";

storeContract("a SQLite file", onSqlite);
storeContract("PGlite", onPglite);

const databaseUrl = process.env["TEST_DATABASE_URL"];
if (databaseUrl !== undefined) storeContract("Postgres", onPostgres(databaseUrl));
