/** An evening with the sample newsroom: the running program over loopback, from the first start to a crash and back. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { inFolder, run, start } from "./kit/run.ts";

describe("npm start", () => {
  it("--once says what it runs on, prints a digest of the sample newsroom, and ends with 0", async () => {
    await inFolder(async (folder) => {
      const dataDir = join(folder, "data");
      const { status, out, err } = await run("main", ["--once"], { DATA_DIR: dataDir });
      const [first] = out.split("\n");
      expect(first).toMatch(
        /^local mode: no Telegram or Discord token; SQLite in .*; summaries without a model$/u,
      );
      expect(out).toContain("Your digest · Mon 12 May, 07:30");
      expect(out).toContain("Sentences are taken from the sources.");
      expect(err).toBe("");
      expect(status).toBe(0);
    });
  });

  it("tells what it can be started with, and starts nothing that it does not know", async () => {
    await inFolder(async (folder) => {
      const env = { DATA_DIR: join(folder, "data") };
      expect(await run("main", ["--help"], env)).toMatchObject({ status: 0, err: "" });
      const { status, out, err } = await run("main", ["--onec"], env);
      expect({ status, out }).toEqual({ status: 2, out: "" });
      expect(err).toMatch(/^There is no option --onec of that kind\.\nnpm start --/u);
      expect(existsSync(env.DATA_DIR)).toBe(false);
    });
  });

  it("shows the digest of before when nothing has come since", async () => {
    await inFolder(async (folder) => {
      const env = { DATA_DIR: folder };
      const before = await run("main", ["--once"], env);
      const after = await run("main", ["--once"], { ...env, TIDINGS_NOW: "2031-05-12T07:40:00Z" });
      expect(after).toEqual(before);
    });
  });

  it("keeps running without a terminal, the only one in its folder, until it is asked to end; then it ends with 0, within 8 seconds", async () => {
    await inFolder(async (folder) => {
      const { child, prints, ended } = start("main", [], { DATA_DIR: folder });
      await prints("Sentences are taken from the sources.");
      const second = await run("main", ["--once"], { DATA_DIR: folder });
      expect(second).toMatchObject({ status: 1, out: "" });
      expect(second.err).toContain("Another Tidings works in");
      const asked = performance.now();
      child.kill("SIGTERM");
      expect(await ended).toMatchObject({ status: 0, err: "" });
      expect(performance.now() - asked).toBeLessThan(8000);
    });
  });

  it("killed at any moment leaves a database that opens, and the digest comes with the next start", async () => {
    await inFolder(async (folder) => {
      for (const delay of [900, 1500, 2000, 2600]) {
        const { child, ended } = start("main", ["--once"], { DATA_DIR: folder });
        const killing = setTimeout(() => child.kill("SIGKILL"), delay);
        await ended;
        clearTimeout(killing);
      }
      const { status, out } = await run("main", ["--once"], {
        DATA_DIR: folder,
        TIDINGS_NOW: "2031-05-12T07:31:00Z",
      });
      expect(status).toBe(0);
      expect(out).toContain("Sentences are taken from the sources.");
      const file = join(folder, "sample", "tidings.db");
      expect(existsSync(file)).toBe(true);
      const database = new DatabaseSync(file);
      expect(database.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
      database.close();
    });
  });

  it("says in a sentence what is wrong with a setting, and ends with 1", async () => {
    const { status, out, err } = await run("main", ["--once"], { LOG_LEVEL: "loud" });
    expect(err).toBe("LOG_LEVEL is “loud”. Choose one of trace, debug, info, warn, error, silent.\n");
    expect(out).toBe("");
    expect(status).toBe(1);
  });
});
