/** The plan of the house (ARCHITECTURE.md), executed. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.split(sep).join("/"));

/** What each room may open; every room may open its own doors. Default deny. */
const doors: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ops: ["model"],
  language: ["model"],
  ingest: ["model", "ops", "language"],
  stories: ["model", "ops", "language"],
  summaries: ["model", "ops", "language"],
  ask: ["model", "ops", "language"],
  digest: ["model", "ops", "language"],
  store: ["model", "ops", "language"],
  llm: ["model", "ops", "language"],
  chat: ["model", "ops", "language", "ask", "digest"],
  adapters: ["model", "ops", "chat"],
};
/** The files outside every room: they see everything, and only those named may import them. */
const front: Readonly<Record<string, readonly string[]>> = {
  "main.ts": [],
  "cli.ts": [],
  "started-with.ts": ["main.ts"],
  "tools.ts": ["main.ts"],
  "access-desk.ts": ["tools.ts", "news.ts", "house.ts", "settings-desk.ts"],
  "settings-desk.ts": ["desk.ts"],
  "rounds.ts": ["house.ts"],
  "feed-rounds.ts": ["house.ts"],
  "feed-notices.ts": ["feed-rounds.ts"],
  "plans.ts": ["rounds.ts"],
  "platforms.ts": ["main.ts"],
  "memory.ts": ["house.ts"],
  "pipe.ts": ["cli.ts"],
  "house.ts": ["main.ts", "platforms.ts"],
  "news.ts": [
    "main.ts",
    "platforms.ts",
    "tools.ts",
    "desk.ts",
    "hours-desk.ts",
    "why-desk.ts",
    "rounds.ts",
    "feed-notices.ts",
  ],
  "intake.ts": ["desk.ts", "news.ts", "corrections-desk.ts"],
  "corrections-desk.ts": ["desk.ts", "news.ts", "rounds.ts"],
  "story-desk.ts": ["desk.ts", "news.ts"],
  "told-stories.ts": ["desk.ts", "news.ts"],
  "hours-desk.ts": ["desk.ts"],
  "why-desk.ts": ["desk.ts"],
  "desk.ts": ["main.ts", "platforms.ts", "house.ts", "rounds.ts", "feed-rounds.ts", "feed-notices.ts"],
  "edition.ts": ["cli.ts", "news.ts", "told-stories.ts"],
  "question-desk.ts": ["cli.ts", "desk.ts"],
  "writer.ts": ["main.ts", "tools.ts", "cli.ts", "desk.ts", "news.ts", "edition.ts", "question-desk.ts"],
};
const keys: Readonly<Record<string, RegExp>> = {
  grammy: /^adapters\/telegram\//u,
  "discord.js": /^adapters\/discord\//u,
  openai: /^llm\//u,
  keyv: /^store\//u,
  kysely: /^store\//u,
  pg: /^store\//u,
  "node:sqlite": /^store\//u,
  hono: /^adapters\/web\//u,
  "@hono/node-server": /^adapters\/web\//u,
  undici: /^ingest\//u,
  feedsmith: /^ingest\//u,
  feedparser: /^ingest\//u,
  linkedom: /^ingest\//u,
  "@mozilla/readability": /^ingest\//u,
  dotenv: /^(?:main|cli)\.ts$/u,
};

const imports = (file: string): readonly string[] =>
  [...readFileSync(join(src, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/gu)].map(
    ([, name]) => name ?? "",
  );
const roomOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? "") : file);
const target = (file: string, name: string): string =>
  relative(src, join(src, dirname(file), name))
    .split(sep)
    .join("/");
const local = (file: string): readonly string[] =>
  imports(file)
    .filter((name) => name.startsWith("."))
    .map((name) => target(file, name));

const strayDoors = (file: string): readonly string[] => {
  const room = roomOf(file);
  if (room in front) return [];
  return local(file).filter((other) => roomOf(other) !== room && !doors[room]?.includes(roomOf(other)));
};

const cycles = (): readonly string[] => {
  const found: string[] = [];
  const state = new Map<string, "open" | "closed">();
  const walk = (file: string, path: readonly string[]): void => {
    if (state.get(file) === "closed" || !files.includes(file)) return;
    if (state.get(file) === "open") return void found.push([...path, file].join(" → "));
    state.set(file, "open");
    for (const next of local(file)) walk(next, [...path, file]);
    state.set(file, "closed");
  };
  for (const file of files) walk(file, []);
  return found;
};

describe("the house", () => {
  it("has no room that is not on the plan, and no folder deeper than two", () => {
    expect(files.filter((file) => !(roomOf(file) in doors) && !(roomOf(file) in front))).toEqual([]);
    expect(files.filter((file) => file.split("/").length > 3)).toEqual([]);
  });
  it("opens only the doors on the plan", () => {
    expect(files.flatMap((file) => strayDoors(file).map((other) => `${file} → ${other}`))).toEqual([]);
  });
  it("has no cycles", () => {
    expect(cycles()).toEqual([]);
  });
  it("lets nobody import the front doors but those named", () => {
    const stray = files.flatMap((file) =>
      local(file)
        .filter((other) => other in front && !front[other]?.includes(file))
        .map((other) => `${file} → ${other}`),
    );
    expect(stray).toEqual([]);
  });
  it("keeps adapters apart from one another", () => {
    const platform = (file: string): string | undefined => /^adapters\/([^/]+)\//u.exec(file)?.[1];
    const stray = files.flatMap((file) =>
      local(file).filter((other) => platform(file) && platform(other) && platform(file) !== platform(other)),
    );
    expect(stray).toEqual([]);
  });
  it("gives each package to one owner", () => {
    const stray = files.flatMap((file) =>
      imports(file)
        .filter((name) => keys[name] && !keys[name].test(file))
        .map((name) => `${file} imports ${name}`),
    );
    expect(stray).toEqual([]);
  });
  it("reads the environment in ops/config.ts alone", () => {
    const readers = files.filter((file) => readFileSync(join(src, file), "utf8").includes("process.env"));
    expect(readers).toEqual(["ops/config.ts"]);
  });
  it("has one barrel only: the table of commands", () => {
    expect(files.filter((file) => file.endsWith("/index.ts"))).toEqual(["chat/commands/index.ts"]);
  });
});
