/**
 * npm run proof:replay — a thousand commands reach the bot while it is killed with SIGKILL again and again, and Telegram tells it
 * what it has told before; then each command's effect is counted. --sabotage: commands have no names, so that doing them again
 * does them twice; the proof has to fail.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { openTelegramFake, type FakeTelegram } from "../test/kit/telegram/telegram.ts";
import type { Person } from "../test/kit/telegram/world.ts";
import { chanceFrom } from "./platform.ts";
import { PROOF_TOKEN } from "./token.ts";

const { values } = parseArgs({
  options: { sabotage: { type: "boolean", default: false }, seed: { type: "string", default: "1" } },
});
const COMMANDS = 1000;
/** So many that nobody asks too much in a minute. */
const PEOPLE = 200;
const KILLS = 25;
/** So many confirmations are lost with each kill: those updates come again. */
const TOLD_AGAIN = 60;
const MOST_REPEATED = 8;
/** Every command asks for another hour, by which its effect and its answer are known: done twice, it changes twice. */
const hourOf = (n: number): string =>
  `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`;
const chance = chanceFrom(Number(values.seed));

/** The bot runs until it is killed after so many milliseconds, or until everything is heard. */
const live = (fake: FakeTelegram, dataDir: string, killAfter: number | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "replay-child.ts"), dataDir, fake.url], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: join(tmpdir(), "tidings-compiled"),
        ...(values.sabotage && { TIDINGS_PROOF_SABOTAGE: "1" }),
      },
    });
    child.stdout.on("data", () => {
      if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
      else void allHeard(fake).then(() => child.kill("SIGTERM"));
    });
    child.on("exit", (code, signal) =>
      code === 0 || signal === "SIGKILL" ? resolve() : reject(new Error(`The bot ended with ${code}.`)),
    );
  });

const allHeard = async (fake: FakeTelegram): Promise<void> => {
  while (fake.updates.waiting() > 0)
    await fake.updates.polled().then(() => new Promise((next) => setTimeout(next, 50)));
};

interface Counted {
  readonly missing: number;
  readonly doubled: number;
}

const countEffects = (dataDir: string, wanted: ReadonlySet<string>): Counted => {
  const database = new DatabaseSync(join(dataDir, "tidings.db"));
  try {
    const said = database
      .prepare("select says from settings_change")
      .all()
      .map((row) => String(row["says"]));
    const times = new Map<string, number>();
    for (const text of said) {
      const [word] = /\d\d:\d\d/u.exec(text) ?? [""];
      times.set(word, (times.get(word) ?? 0) + 1);
    }
    return {
      missing: [...wanted].filter((word) => !times.has(word)).length,
      doubled: [...times.values()].reduce((sum, count) => sum + count - 1, 0),
    };
  } finally {
    database.close();
  }
};

/** Answers that stand there more than once. */
const countAnswers = (fake: FakeTelegram, wanted: ReadonlySet<string>): Counted => {
  const texts = [...fake.chats.values()].flatMap((chat) => fake.seen(chat).map(({ text }) => text));
  const times = (word: string): number => texts.filter((text) => text.includes(word)).length;
  const counts = [...wanted].map(times);
  return {
    missing: counts.filter((count) => count === 0).length,
    doubled: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
  };
};

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

const command = (fake: FakeTelegram, people: readonly Person[], n: number): void => {
  const person = people[n % PEOPLE];
  if (person) fake.people.say(fake.people.privateChat(person), person, `/hour ${hourOf(n)}`);
};

const main = async (): Promise<boolean> => {
  const dataDir = await mkdtemp(join(tmpdir(), "tidings-replay-"));
  const fake = await openTelegramFake({ token: PROOF_TOKEN });
  try {
    const people = Array.from({ length: PEOPLE }, (_, at) => fake.people.person(`Person ${at}`));
    const wanted = new Set<string>();
    const batch = Math.ceil(COMMANDS / (KILLS + 1));
    for (let life = 0; life <= KILLS; life++) {
      for (const n of numbers(life * batch, Math.min(COMMANDS, (life + 1) * batch))) {
        command(fake, people, n);
        wanted.add(hourOf(n));
      }
      fake.updates.forget(TOLD_AGAIN);
      await live(fake, dataDir, life === KILLS ? undefined : chance() * 220);
    }
    const [effects, answers] = [countEffects(dataDir, wanted), countAnswers(fake, wanted)];
    process.stdout.write(
      `replay: commands ${COMMANDS}, effects missing ${effects.missing}, doubled ${effects.doubled}; answers missing ${answers.missing}, repeated ${answers.doubled}; kills ${KILLS}\n`,
    );
    return (
      effects.missing + effects.doubled + answers.missing === 0 && answers.doubled <= KILLS * MOST_REPEATED
    );
  } finally {
    await fake.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

process.exitCode = (await main()) ? 0 : 1;
