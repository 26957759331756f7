/**
 * npm run bench:hostile — every hostile feed, page and answer that the tests know, through fetcher and reader as the house runs
 * them: how long each takes, what comes of it, and how long the main thread was held up meanwhile.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { z } from "zod";
import { openFetcher, type Fetcher } from "../src/ingest/fetch.ts";
import { openReader, type Reader } from "../src/ingest/reader.ts";

const BAR = { seconds: 3, lag: 50 };

const child = spawn(process.execPath, [join(import.meta.dirname, "hostile-publisher.ts")], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = await once(createInterface(child.stdout), "line");
const { host, told } = z
  .object({ host: z.string(), told: z.array(z.object({ name: z.string(), url: z.string() })) })
  .parse(JSON.parse(String(line)));

const outcome = async (url: string, fetcher: Fetcher, reader: Reader): Promise<string> => {
  const fetched = await fetcher.get(url);
  if (fetched.kind !== "news") return "why" in fetched ? fetched.why : fetched.kind;
  const read = await reader.document(fetched.body, fetched.contentType, url);
  if (read.kind === "feed") return `a feed of ${read.feed.entries.length}`;
  return read.kind === "failed" ? read.why : `a ${read.kind}`;
};

const fetcher = openFetcher({ allow: [host] });
const reader = openReader();
// The house has read something before the first attack.
await outcome(`${new URL(told[0]?.url ?? "").origin}/robots.txt`, fetcher, reader);
const lag = monitorEventLoopDelay({ resolution: 1 });
lag.enable();
const rows: { readonly name: string; readonly seconds: number; readonly came: string }[] = [];
for (const { name, url } of told) {
  const began = performance.now();
  const came = await outcome(url, fetcher, reader);
  rows.push({ name, seconds: (performance.now() - began) / 1000, came });
}
lag.disable();
await reader.close();
await fetcher.close();
child.kill();

const print = (text: string): void => void process.stdout.write(`${text}\n`);
print(`| hostile | seconds (bar ${BAR.seconds}) | what comes of it |\n|---|---|---|`);
for (const { name, seconds, came } of rows) print(`| ${name} | ${seconds.toFixed(2)} | ${came} |`);
const p99 = lag.percentile(99) / 1e6;
const slowest = Math.max(...rows.map(({ seconds }) => seconds));
print(
  `\n${rows.length} forms, the slowest ${slowest.toFixed(2)} s; the main thread was held up for ${p99.toFixed(1)} ms at the 99th percentile (bar ${BAR.lag}), ${(lag.max / 1e6).toFixed(0)} ms at most.`,
);
if (slowest > BAR.seconds || p99 > BAR.lag) process.exitCode = 1;
