/** Processes that die, and processes that share one file. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { newFolder, queryFile } from "./grounds.ts";
import { BATCH, batchOf } from "./writer.ts";

let folder: string;
beforeEach(async () => {
  folder = await newFolder();
});
afterEach(() => rm(folder, { recursive: true }));

interface Writer {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
  /** The batches that it said were safe, once it has ended. */
  readonly safe: Promise<readonly number[]>;
  readonly complaints: Promise<string>;
}

const writer = (name: string, batches: number): Writer => {
  const child = fork(join(import.meta.dirname, "writer.ts"), [folder, name, String(batches)], {
    silent: true,
  });
  if (!child.stdout || !child.stderr) throw new Error("The writer has no output.");
  return {
    child,
    ready: once(child, "message"),
    safe: text(child.stdout).then((lines) => lines.split("\n").filter(Boolean).map(Number)),
    complaints: text(child.stderr),
  };
};

/** Asks past the store. */
const soundness = () => [
  queryFile(folder, "pragma integrity_check"),
  queryFile(folder, "pragma foreign_key_check"),
];
const SOUND = [[{ integrity_check: "ok" }], []];

/** All of what was said to be safe is there, and of every batch all or nothing. */
const checkBatches = async (name: string, safe: readonly number[]): Promise<void> => {
  const store = await openStore({ dataDir: folder });
  const beyond = Math.max(-1, ...safe) + 2;
  for (let batch = 0; batch < beyond; batch += 1) {
    const known = await store.articles.known(batchOf(name, batch).map(({ id }) => id));
    expect(safe.includes(batch) ? [BATCH] : [0, BATCH]).toContain(known.size);
  }
  const places = (await store.stories.since(0)).filter(({ story }) => story === `s-${name}`);
  expect(places.length % BATCH).toBe(0);
  expect(places.length).toBeGreaterThanOrEqual(safe.length * BATCH);
  if (safe.length > 0) expect(await store.cache("http").get(name)).toBeGreaterThanOrEqual(safe.length - 1);
  await store.close();
};

it("a process killed in the middle of its writing loses nothing that was safe, and leaves nothing half done", async () => {
  let next = writer("0", Infinity);
  let safeBatches = 0;
  for (let run = 0; run < 8; run += 1) {
    const { child, ready, safe } = next;
    await ready;
    next = writer(String(run + 1), Infinity);
    child.send("start");
    const killing = setTimeout(() => child.kill("SIGKILL"), 10 + ((run * 411) % 1770));
    const [, signal] = await once(child, "exit");
    clearTimeout(killing);
    expect(signal).toBe("SIGKILL");
    safeBatches += (await safe).length;
    await checkBatches(String(run), await safe);
  }
  next.child.kill("SIGKILL");
  await once(next.child, "exit");
  expect(safeBatches).toBeGreaterThan(2);
  expect(soundness()).toEqual(SOUND);
});

it("processes that open one new file at the same moment and write to it all find everything there", async () => {
  const names = ["a", "b", "c", "d"];
  const writers = names.map((name) => writer(name, 4));
  await Promise.all(writers.map(({ ready }) => ready));
  for (const { child } of writers) child.send("start");
  expect(await Promise.all(writers.map(({ complaints }) => complaints))).toEqual(names.map(() => ""));
  for (const [at, { safe }] of writers.entries()) {
    expect(await safe).toEqual([0, 1, 2, 3]);
    await checkBatches(names[at] ?? "", await safe);
  }
  expect(soundness()).toEqual(SOUND);
});

it("two stores on one file see what the other has written", async () => {
  const [one, other] = [await openStore({ dataDir: folder }), await openStore({ dataDir: folder })];
  await one.articles.save(batchOf("one", 0));
  await other.articles.save(batchOf("other", 0));
  expect(await one.articles.since(0)).toHaveLength(2 * BATCH);
  await one.close();
  expect(await other.articles.since(0)).toHaveLength(2 * BATCH);
  await other.close();
});
