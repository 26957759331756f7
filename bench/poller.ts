/**
 * One who polls, in a process of its own, so that its processor time is its own: `ours`, `fetcher` or `bare`; tells how it was in
 * JSON. Between two polls lie a quarter of an hour and more: each poll opens its own connections, whoever polls.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { enableCompileCache } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Agent, request } from "undici";
import { z } from "zod";
import { openFetcher } from "../src/ingest/fetch.ts";
import { openReader } from "../src/ingest/reader.ts";
import { refresh } from "../src/ingest/refresh.ts";
import { feedId } from "../src/model/id.ts";
import { days, minutes } from "../src/model/time.ts";
import { each } from "../src/ops/each.ts";
import { openStore } from "../src/store/open.ts";

export interface Polled {
  readonly seconds: number;
  readonly cpu: number;
  readonly memory: number;
}

const AT_ONCE = 8;
const HOME = ["127.0.0.0/8"];

const { urls, who, compiledIn } = z
  .object({ urls: z.array(z.string()), who: z.string(), compiledIn: z.string() })
  .parse(JSON.parse(await text(process.stdin)));

/** `work` gives the moment at which it was done as far as it counts; undefined for its end. */
const measured = async (work: () => Promise<number | undefined>): Promise<Polled> => {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const until = (await work()) ?? performance.now();
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (until - began) / 1000,
    cpu: (user + system) / 1e6,
    memory: process.memoryUsage().rss / 1e6,
  };
};

const bare = async (): Promise<readonly Polled[]> => {
  const etags = new Map<string, string>();
  const round = async (): Promise<undefined> => {
    const agent = new Agent();
    await each(urls, AT_ONCE, async (url) => {
      const etag = etags.get(url);
      const headers: Record<string, string> = etag === undefined ? {} : { "if-none-match": etag };
      const answer = await request(url, { dispatcher: agent, headers });
      await answer.body.arrayBuffer();
      etags.set(url, String(answer.headers["etag"]));
    });
    await agent.close();
  };
  return [await measured(round), await measured(round)];
};

/** When the last feed was had; those that could not be had do not count. */
const fetcher = async (): Promise<readonly Polled[]> => {
  const etags = new Map<string, string>();
  const round = async (): Promise<number> => {
    const open = openFetcher({ allow: HOME });
    let last = 0;
    await Promise.all(
      urls.map(async (url) => {
        const etag = etags.get(url);
        const fetched = await open.get(url, etag === undefined ? {} : { validators: { etag } });
        if (fetched.kind === "news" && fetched.validators.etag !== undefined)
          etags.set(url, fetched.validators.etag);
        if (fetched.kind === "news" || fetched.kind === "unchanged") last = performance.now();
      }),
    );
    await open.close();
    return last;
  };
  return [await measured(round), await measured(round)];
};

const ours = async (): Promise<readonly Polled[]> => {
  await using closing = new AsyncDisposableStack();
  const dataDir = closing.adopt(await mkdtemp(join(tmpdir(), "tidings-poll-")), (folder) =>
    rm(folder, { recursive: true }),
  );
  const store = closing.adopt(await openStore({ dataDir }), (one) => one.close());
  enableCompileCache(compiledIn);
  const reader = closing.adopt(openReader({ compiledIn }), (one) => one.close());
  let now = Date.parse("2031-05-12T12:00:00Z");
  await store.feeds.follow(urls.map(feedId), now);
  let last = 0;
  const recordAllOk: typeof store.feeds.recordAllOk = async (reads) => {
    await store.feeds.recordAllOk(reads);
    last = performance.now();
  };
  const feeds = { ...store.feeds, recordAllOk };
  const needs = {
    feeds,
    entries: store.entries,
    articles: store.articles,
    net: store.cache("net"),
  };
  const round = async (): Promise<number> => {
    const open = openFetcher({ allow: HOME });
    while ((await store.feeds.due(now, 1)).length > 0)
      await refresh(needs, {
        fetcher: open,
        reader,
        now: () => now,
        chance: Math.random,
        tellOperator: () => undefined,
      });
    await open.close();
    return last;
  };
  const polled = [await measured(round)];
  // By then all are due again, however seldom they publish.
  now += days(1) + minutes(10);
  polled.push(await measured(round));
  return polled;
};

const polled = await (who === "bare" ? bare() : who === "fetcher" ? fetcher() : ours());
process.stdout.write(JSON.stringify(polled));
