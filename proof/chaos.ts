/**
 * npm run proof:chaos — kills the house with SIGKILL, at named points and at random, while the platform misbehaves and
 * simulated days pass; then holds what the platform took against what had to come.
 * --short: the form for CI. --stage: strict (two fakes of its own, the usual), web, telegram or discord. --sabotage: a part is called sent before the platform has answered; the proof has to fail.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { POINTS } from "../src/digest/deliver.ts";
import { days, minutes } from "../src/model/time.ts";
import { chatIdOf } from "../src/model/id.ts";
import { chanceFrom, type Faults } from "./platform.ts";
import { dueOf, fatesOf, plannedChats, STAGES, START, type PlannedChat } from "./plan.ts";
import { openServer } from "./stage-discord.ts";
import { openStage, type Stage } from "./stage.ts";

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    sabotage: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    policy: { type: "string", default: "resend" },
    stage: { type: "string", default: "strict" },
  },
});

const stageName = STAGES.find((name) => name === values.stage);
if (!stageName) throw new Error(`There is no stage ${values.stage}. Choose one of ${STAGES.join(", ")}.`);

/** In the short form the strict fakes take the most: the others run over the same house, and show what is a platform's own. */
const SHORT =
  stageName === "strict"
    ? { chats: 100, lastDay: 8, kills: 24, between: 250 }
    : { chats: 60, lastDay: 5, kills: 12, between: 250 };
const SIZE = values.short ? SHORT : { chats: 2000, lastDay: 60, kills: 520, between: 900 };
const FAULTS: Faults = { tooFast: 25, lostAnswer: 8, dropped: 8, failed: 12, stormEvery: 40_000 };
/** A digest is late by what the platform made it wait; never by more than this, or it would have been folded into the next. */
const LATEST = minutes(6 * 60);
const MOST_REPEATED = 8;

const seed = Number(values.seed);
const chance = chanceFrom(seed + 7);
const server = stageName === "discord" ? await openServer(SIZE.chats) : undefined;
const chats = plannedChats(SIZE.chats, stageName, server?.names);
const fates = fatesOf(chats, SIZE.lastDay, seed, stageName);

const startChild = (dataDir: string, stage: Stage, startsAt: number, kill: number): ChildProcess => {
  // Every other one dies at a named point, the rest at any moment.
  const point = POINTS[Math.floor(kill / 2) % POINTS.length];
  const dies =
    kill < SIZE.kills && kill % 2 === 0 ? { point, nth: 1 + Math.floor(chance() * 60) } : undefined;
  const { chats: count, lastDay } = SIZE;
  const given = {
    dataDir,
    url: stage.url,
    apiRoot: stage.apiRoot,
    stage: stageName,
    names: server?.names ?? [],
    chats: count,
    lastDay,
    seed,
    startsAt,
    dies,
    isSabotaged: values.sabotage,
    ifUncertain: values.policy,
  };
  return spawn(process.execPath, [join(import.meta.dirname, "child.ts"), JSON.stringify(given)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "tidings-compiled") },
  });
};

interface Life {
  readonly ended: "killed" | "over" | "failed";
  /** Milliseconds from its start to its first sign of being ready. */
  readonly readyAfter: number;
}

/** @param after milliseconds from being ready to SIGKILL; undefined to let it live */
const live = (child: ChildProcess, after: number | undefined): Promise<Life> =>
  new Promise((resolve) => {
    const started = performance.now();
    let readyAfter = 0;
    let isOver = false;
    child.stdout?.on("data", (chunk: Buffer) => {
      const said = chunk.toString();
      if (said.includes("over")) isOver = true;
      if (!said.includes("ready")) return;
      readyAfter = performance.now() - started;
      if (after !== undefined) setTimeout(() => child.kill("SIGKILL"), after);
    });
    child.on("exit", (code, signal) => {
      const isKilled = signal === "SIGKILL" && !isOver;
      resolve({ ended: isKilled ? "killed" : code === 0 ? "over" : "failed", readyAfter });
    });
  });

const isSound = (dataDir: string, isWhole: boolean): boolean => {
  const database = new DatabaseSync(join(dataDir, "tidings.db"));
  try {
    const [row] = database.prepare(isWhole ? "pragma integrity_check" : "pragma quick_check").all();
    return row !== undefined && Object.values(row)[0] === "ok";
  } finally {
    database.close();
  }
};

interface Run {
  readonly kills: number;
  readonly slowest: number;
  readonly unsound: number;
  readonly failed: number;
}

const run = async (dataDir: string, platform: Stage): Promise<Run> => {
  let [kills, slowest, unsound, failed] = [0, 0, 0, 0];
  for (let life = 0; ; life++) {
    const startsAt = Math.max(START, platform.now());
    const after = life < SIZE.kills && life % 2 === 1 ? chance() * SIZE.between : undefined;
    const { ended, readyAfter } = await live(startChild(dataDir, platform, startsAt, life), after);
    slowest = Math.max(slowest, readyAfter);
    if (!isSound(dataDir, life % 20 === 0)) unsound += 1;
    if (ended === "killed") kills += 1;
    if (ended === "failed" && (failed += 1) > 3) return { kills, slowest, unsound, failed };
    if (ended === "over") return { kills, slowest, unsound, failed };
    if (life % 50 === 49)
      process.stderr.write(`${kills} kills, day ${((platform.now() - START) / days(1)).toFixed(1)}\n`);
  }
};

interface Tally {
  missed: number;
  doubled: number;
  repeated: number;
  wrong: number;
  sent: number;
  readonly lags: number[];
}

/** Whether a digest of that instant has to have come: not while the chat had thrown us out. */
const hasToCome = ({ info }: PlannedChat, due: number): boolean | undefined => {
  const muted = fates.muted.get(info.id);
  // What is due around the moment of a change may come or not.
  if (muted && due > muted.from - LATEST && due < muted.to + LATEST) return undefined;
  const gone = fates.gone.get(info.id) ?? Infinity;
  if (due > gone - LATEST) return due < gone ? undefined : false;
  return due <= START + days(SIZE.lastDay) - LATEST ? true : undefined;
};

type Parts = ReturnType<Stage["taken"]>;

/** A chat that moved has its messages under two names. */
const partsOf = ({ info }: PlannedChat, { taken }: Stage): Parts => {
  const to = fates.moves.get(info.id)?.to;
  return new Map([...taken(info.id), ...(to === undefined ? [] : taken(chatIdOf(to)))]);
};

/** `digest/<chat>/<due>/<n>` → when it was due and which part it is. */
const readKey = (key: string): { readonly due: number; readonly n: number } => {
  const [, , due = "", n = ""] = key.split("/");
  return { due: Date.parse(due), n: Number(n) };
};

const MOST_NAMED = 40;

/** Which digest it was, and what befell its chat: for whoever looks for the reason. */
const name = ({ info, zone, hour }: PlannedChat, due: number, parts: readonly number[] = []): void => {
  const fate = {
    move: fates.moves.get(info.id),
    gone: fates.gone.get(info.id),
    muted: fates.muted.get(info.id),
  };
  const told = `${info.id} ${zone} ${hour}, due ${new Date(due).toISOString()}, parts ${parts.join()}`;
  process.stderr.write(`missed: ${told}, ${JSON.stringify(fate)}\n`);
};

const tallyMissed = (
  chat: PlannedChat,
  due: number,
  parts: readonly number[] | undefined,
  tally: Tally,
): void => {
  const missed = missedOf(chat, due, parts);
  tally.missed += missed;
  if (missed > 0 && tally.missed <= MOST_NAMED) name(chat, due, parts);
};

const tallyChat = (chat: PlannedChat, platform: Stage, tally: Tally): void => {
  const due = new Set(dueOf(chat, SIZE.lastDay));
  const parts = partsOf(chat, platform);
  const came = new Map<number, number[]>();
  for (const [key, { at, count }] of parts) {
    const { due: of, n } = readKey(key);
    if (!due.has(of) || at < of || at > of + LATEST) tally.wrong += 1;
    if (count > 1) {
      if (platform.isIdempotent(chat.info.id)) tally.doubled += count - 1;
      else tally.repeated += count - 1;
    }
    came.set(of, [...(came.get(of) ?? []), n]);
    tally.lags.push(at - of);
    tally.sent += 1;
  }
  for (const instant of due) tallyMissed(chat, instant, came.get(instant), tally);
};

/** A digest that is not there at all, or that lacks a part: it goes from 1 to the one that closes it. */
const missedOf = (chat: PlannedChat, due: number, numbers: readonly number[] | undefined): number => {
  const must = hasToCome(chat, due);
  if (numbers === undefined) return must === true ? 1 : 0;
  const whole = Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1);
  const isWhole = whole.every((n) => numbers.includes(n)) && (!chat.isSplit || numbers.length > 1);
  return isWhole || must !== true ? 0 : 1;
};

const quantile = (sorted: readonly number[], part: number): string =>
  `${((sorted[Math.floor((sorted.length - 1) * part)] ?? 0) / 1000).toFixed(0)} s`;

const main = async (): Promise<boolean> => {
  const dataDir = await mkdtemp(join(tmpdir(), "tidings-chaos-"));
  const { lastDay } = SIZE;
  const platform = await openStage(
    stageName,
    { chats, fates, faults: FAULTS, seed, dataDir, lastDay },
    server,
  );
  try {
    const began = performance.now();
    const { kills, slowest, unsound, failed } = await run(dataDir, platform);
    const tally: Tally = { missed: 0, doubled: 0, repeated: 0, wrong: 0, sent: 0, lags: [] };
    for (const chat of chats) tallyChat(chat, platform, tally);
    const lags = tally.lags.toSorted((one, other) => one - other);
    process.stdout.write(
      `${SIZE.chats} chats, ${SIZE.lastDay} days, ${tally.sent} messages, ${platform.requests()} requests, ${platform.early()} before their time, ${((performance.now() - began) / 1000).toFixed(0)} s\n` +
        `lag of the simulated clock: p50 ${quantile(lags, 0.5)}, p99 ${quantile(lags, 0.99)}; ready again after at most ${(slowest / 1000).toFixed(1)} s; ${unsound} unsound databases, ${failed} failed starts\n` +
        `chaos: missed ${tally.missed}, doubled ${tally.doubled}, repeated ${tally.repeated}, wrong-minute ${tally.wrong}, kills ${kills}\n`,
    );
    const isBad = tally.missed + tally.doubled + tally.wrong + unsound + failed > 0;
    return !isBad && tally.sent > 0 && tally.repeated <= Math.max(kills * MOST_REPEATED, MOST_REPEATED);
  } finally {
    await platform.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

process.exitCode = (await main()) ? 0 : 1;
