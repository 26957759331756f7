/**
 * npm run bench:extract — a thousand pages and more through the reader: milliseconds a page, and the memory of the process with
 * its workers, as the system counts it. The pages are made here; `--pages <folder>` takes the .html and .html.gz files of a
 * folder instead, over and over.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { openReader, type Reader } from "../src/ingest/reader.ts";
import { each } from "../src/ops/each.ts";

const BAR = { megabytes: 400, milliseconds: 100 };
const AT = "https://harbour.example/news/the-ferry-runs-on-until-the-bridge-opens";

const PARAGRAPH =
  "The harbour council voted on Monday evening to keep the old ferry running until the new bridge is open, and “nobody will be left on the islands,” said Inés Vidal, who leads it.";
const MENU = Array.from(
  { length: 150 },
  (_, at) => `<li class="item"><a href="/${at}">Harbour, part ${at}</a></li>`,
);
const TEASERS = Array.from(
  { length: 120 },
  (_, at) =>
    `<div class="teaser"><a href="/t${at}"><img src="/${at}.jpg"><h3>What happened on pier ${at}</h3></a><p>The pier in short.</p></div>`,
);

/** Some 130 kB, as the pages of newspapers are: a menu, an article, teasers, scripts. */
const pageOf = (at: number): string =>
  `<!doctype html><html lang="en"><head><title>Ferry ${at} | Harbour Post</title><style>${".a{color:red}".repeat(1500)}</style><script>var a = "${"x".repeat(40_000)}";</script></head>
  <body><nav><ul>${MENU.join("")}</ul></nav><main><article><h1>Ferry ${at}</h1>${Array.from({ length: 20 + (at % 40) }, (_, line) => `<p>${line}: ${PARAGRAPH}</p>`).join("")}</article><aside>${TEASERS.join("")}</aside></main></body></html>`;

/** Gives a page when it is asked for, so that the pages themselves take no memory. */
type Shelf = (at: number) => Promise<Uint8Array>;

const shelfOf = async (folder: string): Promise<Shelf> => {
  const names = (await readdir(folder)).filter((name) => /\.html(?:\.gz)?$/u.test(name));
  return async (at) => {
    const name = names[at % names.length] ?? "";
    const bytes = await readFile(join(folder, name));
    return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  };
};

const made: Shelf = async (at) => new TextEncoder().encode(pageOf(at));

const megabytes = (): number => process.memoryUsage.rss() / 1e6;

const readAll = async (reader: Reader, shelf: Shelf, count: number): Promise<number> => {
  let failed = 0;
  await each(
    Array.from({ length: count }, (_, at) => at),
    2,
    async (at) => {
      const read = await reader.page(await shelf(at), "text/html", AT);
      if (read.kind !== "page") failed += 1;
      if (at % 200 === 199) process.stdout.write(`${at + 1} pages: ${megabytes().toFixed(0)} MB\n`);
    },
  );
  return failed;
};

const { values } = parseArgs({
  options: { pages: { type: "string" }, count: { type: "string", default: "1000" } },
});
const shelf = values.pages === undefined ? made : await shelfOf(values.pages);
const count = Number(values.count);
const before = megabytes();
const reader = openReader();
const began = process.cpuUsage();
const failed = await readAll(reader, shelf, count);
const { user, system } = process.cpuUsage(began);
const after = megabytes();
await reader.close();
process.stdout.write(
  `\n| pages | failed | ms of processor a page (bar ${BAR.milliseconds}) | MB before | MB at the end (bar ${BAR.megabytes}) |\n|---|---|---|---|---|\n` +
    `| ${count} | ${failed} | ${((user + system) / 1000 / count).toFixed(0)} | ${before.toFixed(0)} | ${after.toFixed(0)} |\n`,
);
if (after > BAR.megabytes) process.exitCode = 1;
