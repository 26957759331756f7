/** Our own programs as a person runs them: another process, its output and its status. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Our processes start in half the time when one has been compiled before. */
const compiled = join(tmpdir(), "tidings-compiled");
const top = join(import.meta.dirname, "..", "..");

/** The sample newsroom's news happens on the days before this. */
export const MORNING = "2031-05-12T07:30:00Z";

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running {
  readonly child: ChildProcess;
  /** Resolves when standard output has this in it; rejects when the process ends without. */
  prints(words: string): Promise<void>;
  readonly ended: Promise<Ended>;
  /** What has been printed so far. */
  out(): string;
}

const PROGRAMS = {
  main: "src/main.ts",
  cli: "src/cli.ts",
  "dev:telegram": "samples/dev-telegram.ts",
  "dev:discord": "samples/dev-discord.ts",
  "smoke:telegram": "proof/smoke-telegram.ts",
  "smoke:discord": "proof/smoke-discord.ts",
} as const;

/** No setting of the machine gets in: only those that are given here. */
export const start = (
  program: keyof typeof PROGRAMS,
  words: readonly string[],
  env: Record<string, string> = {},
  input?: string,
): Running => {
  const child = spawn(process.execPath, [join(top, PROGRAMS[program]), ...words], {
    cwd: top,
    env: {
      PATH: process.env["PATH"],
      TZ: "UTC",
      TIDINGS_NOW: MORNING,
      HTTP_PORT: "0",
      NODE_COMPILE_CACHE: compiled,
      ...env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(input ?? "");
  let out = "";
  let err = "";
  const ended = Promise.withResolvers<Ended>();
  child.stdout.on("data", (part: Buffer) => (out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (err += part.toString()));
  child.on("close", (status) => ended.resolve({ status, out, err }));
  const prints = (words: string): Promise<void> => {
    const seen = Promise.withResolvers<void>();
    const look = (): void => (out.includes(words) ? seen.resolve() : undefined);
    child.stdout.on("data", look);
    child.on("close", () => seen.reject(new Error(`It ended without “${words}”.\n${out}\n${err}`)));
    look();
    return seen.promise;
  };
  return { child, prints, ended: ended.promise, out: () => out };
};

export const run = (
  program: keyof typeof PROGRAMS,
  words: readonly string[],
  env?: Record<string, string>,
  input?: string,
): Promise<Ended> => start(program, words, env, input).ended;

/** A folder that is gone after `use`. */
export const inFolder = async <Value>(use: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), "tidings-test-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
