/** Opening the store, and the sentences when that fails. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { feedId } from "../../src/model/id.ts";
import { Trouble } from "../../src/ops/trouble.ts";
import { openPostgres } from "../../src/store/dialect/postgres.ts";
import { openSqlite } from "../../src/store/dialect/sqlite.ts";
import { openStore } from "../../src/store/open.ts";
import { fullArticle, NOON } from "../contracts/store.ts";
import { newFolder, queryFile } from "./grounds.ts";

let folder: string;
beforeEach(async () => {
  folder = await newFolder();
});
afterEach(() => rm(folder, { recursive: true }));

const troubleOf = async (doing: Promise<unknown>): Promise<Trouble> => {
  const thrown = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(thrown instanceof Trouble)) throw new Error("There was no Trouble.", { cause: thrown });
  return thrown;
};

const thrownBy = (doing: () => unknown): unknown => {
  try {
    return doing();
  } catch (thrown) {
    return thrown;
  }
};

describe("a store in a folder", () => {
  it("makes the folder and those above it", async () => {
    const dataDir = join(folder, "new", "data");
    await (await openStore({ dataDir })).close();
    expect(await readdir(dataDir)).toEqual(["tidings.db"]);
  });

  it("keeps writes through a loss of power, checks references and waits for other writers", async () => {
    const engine = await openSqlite(folder);
    const db = new Kysely<unknown>({ dialect: engine.dialect });
    const setting = async (name: string): Promise<unknown> =>
      Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})[0];
    expect(await setting("journal_mode")).toBe("wal");
    expect(await setting("synchronous")).toBe(2);
    expect(await setting("foreign_keys")).toBe(1);
    expect(await setting("busy_timeout")).toBe(8000);
    await db.destroy();
  });

  it("called :memory: leaves nothing behind and shares nothing", async () => {
    const [one, other] = [await openStore({ dataDir: ":memory:" }), await openStore({ dataDir: ":memory:" })];
    await one.articles.save([fullArticle("1")]);
    expect(await one.articles.since(0)).toHaveLength(1);
    expect(await other.articles.since(0)).toHaveLength(0);
    await Promise.all([one.close(), other.close()]);
    expect(existsSync(":memory:")).toBe(false);
  });

  it("is closed twice without harm, and answers no more", async () => {
    const store = await openStore({ dataDir: folder });
    await store.close();
    await store.close();
    await expect(store.feeds.list()).rejects.toThrow("destroyed");
  });

  it("that cannot be made or written says so, naming the folder and the remedy", async () => {
    await writeFile(join(folder, "file"), "");
    await mkdir(join(folder, "taken", "tidings.db"), { recursive: true });
    for (const name of ["file", "file/data", "taken"]) {
      const trouble = await troubleOf(openStore({ dataDir: join(folder, name) }));
      expect(trouble.remedy).toBe("wake-operator");
      expect(trouble.message).toBe(
        `Tidings cannot keep its data in ${join(folder, name)}: give that folder to the user that Tidings runs as, or name another one in DATA_DIR.`,
      );
      expect(trouble.cause).toBeInstanceOf(Error);
    }
  });

  it("with a file that is no database says so, and leaves that file as it is", async () => {
    await writeFile(join(folder, "tidings.db"), "Minutes of the harbour board. ".repeat(400));
    const trouble = await troubleOf(openStore({ dataDir: folder }));
    expect(trouble.remedy).toBe("wake-operator");
    expect(trouble.message).toContain(
      `tidings.db in ${folder} is damaged or no database: stop Tidings and put a backup`,
    );
    expect(await readdir(folder)).toEqual(["tidings.db"]);
  });

  it("that a newer Tidings has written is closed again", async () => {
    await (await openStore({ dataDir: folder })).close();
    queryFile(
      folder,
      "insert into kysely_migration values ('0099-x', '2099-01-01T00:00:00.000Z') returning name",
    );
    expect((await troubleOf(openStore({ dataDir: folder }))).message).toContain(
      `${folder} has version 0099-x`,
    );
    expect(await readdir(folder)).toEqual(["tidings.db"]);
  });

  it("whose file is damaged in the middle says so as soon as that part is read", async () => {
    const store = await openStore({ dataDir: folder });
    await store.articles.save(Array.from({ length: 300 }, (_, at) => fullArticle(`${at}`)));
    await store.close();
    const file = await open(join(folder, "tidings.db"), "r+");
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size / 2, 0x5a), 0, undefined, Math.floor(size / 4));
    await file.close();
    const readAll = async (): Promise<void> => {
      const damaged = await openStore({ dataDir: folder });
      try {
        await damaged.articles.since(0);
      } finally {
        await damaged.close();
      }
    };
    const trouble = await troubleOf(readAll());
    expect(trouble.message).toContain(`tidings.db in ${folder} is damaged or no database`);
  });

  it("explains what SQLite says while the store is at work", async () => {
    const { dialect, explain } = await openSqlite(folder);
    const path = join(folder, "tidings.db");
    queryFile(folder, "select 1");
    const other = new DatabaseSync(path, { timeout: 0 });
    const third = new DatabaseSync(path, { timeout: 0 });
    const readOnly = new DatabaseSync(path, { readOnly: true });
    other.exec("create table notes (words text); begin immediate");
    const busy = explain(thrownBy(() => third.exec("begin immediate")));
    expect(busy).toMatchObject({ remedy: "try-again" });
    expect(busy.message).toContain("Another process");
    other.exec("commit; pragma max_page_count = 4");
    const full = explain(thrownBy(() => other.exec("insert into notes values (zeroblob(99999))")));
    expect(full).toMatchObject({ remedy: "wake-operator" });
    expect(full.message).toContain("is full");
    const locked = explain(thrownBy(() => readOnly.exec("insert into notes values ('')")));
    expect(locked.message).toContain(`cannot keep its data in ${folder}`);
    const ours = thrownBy(() => other.exec("insert into nothing values (1)"));
    expect(explain(ours)).toBe(ours);
    for (const raw of [other, third, readOnly]) raw.close();
    await new Kysely<unknown>({ dialect }).destroy();
  });
});

describe("a store on Postgres", () => {
  let server: Server | undefined;
  let database: PGlite | undefined;
  let lines: Socket[] = [];
  afterEach(async () => {
    server?.close();
    await database?.close();
    [server, database, lines] = [undefined, undefined, []];
  });

  /** PGlite behind a real socket, for one connection at a time and messages that come in one piece. */
  const serve = async (): Promise<string> => {
    const backend = (database = await PGlite.create());
    const listening = (server = createServer((socket) => {
      lines.push(socket);
      let turn = Promise.resolve();
      socket.on("data", (message) => {
        turn = turn.then(async () => void socket.write(await backend.execProtocolRaw(message)));
      });
    }));
    await new Promise<void>((ready) => listening.listen(0, "127.0.0.1", ready));
    const address = listening.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port.");
    return `postgres://postgres:secret@127.0.0.1:${address.port}/postgres`;
  };

  it("speaks through the real driver, reads times as numbers and leaves the folder alone", async () => {
    const databaseUrl = await serve();
    const store = await openStore({ dataDir: join(folder, "data"), databaseUrl });
    await store.feeds.follow([feedId("https://courier.example/feed.xml")], NOON);
    expect((await store.feeds.due(NOON, 1))[0]?.nextFetchAt).toBe(NOON);
    await store.articles.save([fullArticle("1")]);
    expect(await store.articles.since(NOON - 1e9)).toStrictEqual([fullArticle("1")]);
    await store.close();
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  it("that hangs up while nobody speaks is called again", async () => {
    const store = await openStore({ dataDir: folder, databaseUrl: await serve() });
    for (const line of lines) line.destroy();
    await vi.waitFor(() => store.feeds.list());
    expect(lines.length).toBeGreaterThan(1);
    await store.close();
  });

  it("that does not answer says where it was looked for, without the password", async () => {
    const databaseUrl = "postgres://tidings:secret@127.0.0.1:1/news";
    const trouble = await troubleOf(openStore({ dataDir: folder, databaseUrl }));
    expect(trouble.remedy).toBe("try-again");
    expect(trouble.message).toBe("The database at 127.0.0.1:1/news does not answer now: see that it runs.");
  });

  it.each(["mysql://tidings:secret@host/news", "tidings:secret", "//secret"])(
    "is not looked for at an address that is none, and the password is not repeated: %s",
    async (databaseUrl) => {
      const trouble = await troubleOf(openStore({ dataDir: folder, databaseUrl }));
      expect(trouble.remedy).toBe("wake-operator");
      expect(trouble.message).toContain("DATABASE_URL is not written as postgres://");
      expect(trouble.message).not.toContain("secret");
    },
  );

  it.each([
    ["57P01", "try-again"],
    ["ECONNRESET", "try-again"],
    ["40P01", "try-again"],
    ["28P01", "wake-operator"],
    ["53100", "wake-operator"],
  ])("says what to do when the server or the line says %s: %s", async (code, remedy) => {
    const { dialect, explain } = await openPostgres("postgres://host/news");
    const thrown = Object.assign(new Error("…"), { code });
    expect(explain(thrown)).toMatchObject({ remedy, cause: thrown });
    await new Kysely<unknown>({ dialect }).destroy();
  });

  it("is the only one that loads the Postgres driver", async () => {
    const script = `
      const { openStore } = await import("./src/store/open.ts");
      const { createRequire } = await import("node:module");
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => /[\\\\/]pg[\\\\/]lib[\\\\/]/.test(path));
      await (await openStore({ dataDir: ":memory:" })).close();
      const before = loaded();
      await openStore({ dataDir: "", databaseUrl: "postgres://127.0.0.1:1/news" }).catch(() => undefined);
      console.log(before, loaded());`;
    const args = ["--input-type=module", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: join(import.meta.dirname, "../.."),
    });
    expect(stdout.trim()).toBe("false true");
  });
});
