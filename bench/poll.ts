/**
 * npm run bench:poll — a thousand feeds on loopback, 40 ms away, twice: this house (fetcher, reader, store), its fetcher alone,
 * bare undici, and newsboat where it is installed. The house was started once before, as most are. Each feed has 30 items, one a day, as a feed that somebody subscribes to has
 * them; with `--all-new` all 30 are of this morning, which no house may leave out. With `--tarpits 20` also what hosts that send a byte a second do to the rest.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";

const { values } = parseArgs({
  options: {
    feeds: { type: "string", default: "1000" },
    tarpits: { type: "string", default: "0" },
    "all-new": { type: "boolean", default: false },
  },
});

const publishersSchema = z.object({
  urls: z.array(z.string()),
  tarpits: z.array(z.string()),
  stats: z.string(),
  size: z.number(),
});
const statsSchema = z.object({ sent: z.number(), unchanged: z.number() });
const polledSchema = z.array(z.object({ seconds: z.number(), cpu: z.number(), memory: z.number() }));
type Polled = z.infer<typeof polledSchema>;

const script = (name: string): string => join(import.meta.dirname, name);

const openPublishers = async (feeds: string, tarpits: string, items: "all-new" | "daily") => {
  const child = spawn(process.execPath, [script("publishers.ts"), feeds, tarpits, items], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout);
  const [line] = await once(lines, "line");
  return { ...publishersSchema.parse(JSON.parse(String(line))), close: () => child.kill() };
};

/** As in a house that was started before. */
const compiledIn = await mkdtemp(join(tmpdir(), "tidings-compiled-"));

const poll = async (who: string, urls: readonly string[]): Promise<Polled> => {
  const child = spawn(process.execPath, [script("poller.ts")], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify({ who, urls, compiledIn }));
  return polledSchema.parse(JSON.parse(await text(child.stdout)));
};

const hasNewsboat = (): boolean => spawnSync("newsboat", ["--version"]).status === 0;

/** A reload in a shell that tells the processor time of what it has run. */
const newsboat = async (urls: readonly string[]): Promise<Polled> => {
  const folder = await mkdtemp(join(tmpdir(), "tidings-newsboat-"));
  await writeFile(join(folder, "urls"), urls.join("\n"));
  await writeFile(join(folder, "config"), "reload-threads 8\n");
  const command = `TIMEFORMAT='%R %U %S'; time newsboat -u urls -c cache.db -C config -x reload >/dev/null 2>&1`;
  const round = (): Polled[number] => {
    const { stderr } = spawnSync("bash", ["-c", command], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, HOME: folder, LC_ALL: "C" },
    });
    const [seconds = 0, user = 0, system = 0] = stderr.trim().split(" ").map(Number);
    return { seconds, cpu: user + system, memory: Number.NaN };
  };
  const polled = [round(), round()];
  await rm(folder, { recursive: true });
  return polled;
};

const print = (cells: readonly string[]): void => void process.stdout.write(`| ${cells.join(" | ")} |\n`);
const ratio = (one: number | undefined, other: number | undefined): string =>
  one === undefined || other === undefined ? "–" : `${(one / other).toFixed(2)} x`;

const publishers = await openPublishers(
  values.feeds,
  values.tarpits,
  values["all-new"] ? "all-new" : "daily",
);
const { urls, tarpits, stats, size } = publishers;
await poll("ours", urls.slice(0, 8));
process.stdout.write(
  `${urls.length} feeds of ${(size / 1000).toFixed(0)} KB, 30 items each, ${values["all-new"] ? "all of this morning" : "one a day"}\n\n`,
);
print(["who", "poll", "seconds", "CPU s", "CPU ms a feed", "memory MB", "304"]);
print(Array.from({ length: 7 }, () => "---"));

const pollers = new Map<string, () => Promise<Polled>>([
  ["Tidings", () => poll("ours", urls)],
  ["its fetcher alone", () => poll("fetcher", urls)],
  ["bare undici", () => poll("bare", urls)],
]);
if (hasNewsboat()) pollers.set("newsboat", () => newsboat(urls));
const cpu = new Map<string, Polled>();
for (const [who, run] of pollers) {
  await (await fetch(stats)).text();
  const polled = await run();
  cpu.set(who, polled);
  const { unchanged } = statsSchema.parse(await (await fetch(stats)).json());
  for (const [at, one] of polled.entries())
    print([
      who,
      at === 0 ? "first" : "second",
      one.seconds.toFixed(1),
      one.cpu.toFixed(2),
      ((one.cpu * 1000) / urls.length).toFixed(2),
      Number.isNaN(one.memory) ? "not told" : one.memory.toFixed(0),
      at === 0 ? "" : `${((100 * unchanged) / urls.length).toFixed(0)} %`,
    ]);
}
const cpuOf = (who: string, at: number): number | undefined => cpu.get(who)?.[at]?.cpu;
process.stdout.write("\n");
process.stdout.write(
  `CPU, first poll: Tidings / newsboat ${ratio(cpuOf("Tidings", 0), cpuOf("newsboat", 0))}\n` +
    `CPU, second poll: Tidings / bare undici ${ratio(cpuOf("Tidings", 1), cpuOf("bare undici", 1))}, its fetcher / bare undici ${ratio(cpuOf("its fetcher alone", 1), cpuOf("bare undici", 1))}\n`,
);
if (!cpu.has("newsboat"))
  process.stdout.write("newsboat is not installed here, so it is not in the table.\n");

if (tarpits.length > 0) {
  print(["with tarpits", "until the last healthy feed, first poll", "second poll"]);
  print(["---", "---", "---"]);
  for (const who of ["fetcher", "ours"]) {
    const without = cpu.get(who === "ours" ? "Tidings" : "its fetcher alone");
    const beset = await poll(who, [...tarpits, ...urls]);
    print([
      who === "ours" ? "Tidings" : "its fetcher alone",
      ...beset.map(({ seconds }, at) => `${seconds.toFixed(1)} s, ${ratio(seconds, without?.[at]?.seconds)}`),
    ]);
  }
}
publishers.close();
await rm(compiledIn, { recursive: true });
