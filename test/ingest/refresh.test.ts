import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Fetcher, openFetcher } from "../../src/ingest/fetch.ts";
import { openReader, type Reader } from "../../src/ingest/reader.ts";
import { refresh, type Refreshed } from "../../src/ingest/refresh.ts";
import type { FollowedFeed } from "../../src/model/feed.ts";
import { feedId } from "../../src/model/id.ts";
import { hours, minutes } from "../../src/model/time.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { NOON } from "../kit/articles.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";

let publisher: Publisher;
let fetcher: Fetcher;
let reader: Reader;
let store: Store;
let now = NOON;
let complaints: string[] = [];
beforeEach(async () => {
  publisher = await openPublisher();
  fetcher = openFetcher({ allow: [publisher.host], limits: { time: 2000 } });
  reader = openReader();
  store = await openStore({ dataDir: ":memory:" });
  now = NOON;
  complaints = [];
});
afterEach(async () => {
  await reader.close();
  await fetcher.close();
  await publisher.close();
  await store.close();
});

const follow = (path = "/feed"): Promise<void> =>
  store.feeds.follow([feedId(`${publisher.url}${path}`)], now);
const run = (chance = 0.5, signal?: AbortSignal): Promise<Refreshed> =>
  refresh(
    {
      feeds: store.feeds,
      articles: store.articles,
      validators: store.cache("http"),
      net: store.cache("net"),
    },
    {
      fetcher,
      reader,
      now: () => now,
      chance: () => chance,
      tellOperator: (told) => void complaints.push(told),
    },
    signal,
  );
const feed = async (): Promise<FollowedFeed | undefined> => (await store.feeds.list())[0];
const asked = (path: string): number => publisher.asked.filter((one) => one.path === path).length;

const rss = (...things: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Harbour Post</title><link>/</link>${things.map((thing) => `<item><title>The ${thing}</title><link>/${thing}</link></item>`).join("")}</channel></rss>`;
const page = (thing: string): string =>
  `<html lang="en"><body><article><h1>The ${thing}</h1>${`<p>The harbour council voted on Monday to keep the old ${thing} until the new one is open for all.</p>`.repeat(3)}</article></body></html>`;
const put = (...things: readonly string[]): void => {
  publisher.put({ "/feed": { body: rss(...things), type: "text/xml", etag: `"${things.join()}"` } });
  for (const thing of things) publisher.put({ [`/${thing}`]: { body: page(thing) } });
};

describe("a feed that is due", () => {
  it("is read, its articles are kept, and it is due again in a quarter of an hour", async () => {
    put("ferry", "mill");
    await follow();
    const { added, failures } = await run();
    expect([added.length, failures]).toEqual([2, []]);
    expect((await store.articles.byIds(added)).map(({ title, feed }) => [title, feed])).toEqual([
      ["The ferry", `${publisher.url}/feed`],
      ["The mill", `${publisher.url}/feed`],
    ]);
    expect(await feed()).toMatchObject({
      title: "Harbour Post",
      lastOkAt: NOON,
      failures: 0,
      nextFetchAt: NOON + minutes(15),
    });
  });
  it("is asked for again a little earlier or later each time, as chance will have it", async () => {
    put("ferry");
    await follow();
    await run(0);
    expect((await feed())?.nextFetchAt).toBe(NOON + minutes(13.5));
    now += minutes(15);
    await run(1);
    expect((await feed())?.nextFetchAt).toBe(now + minutes(16.5));
  });
  it("that has not changed is not sent again, and is well", async () => {
    put("ferry");
    await follow();
    await run();
    now += hours(1);
    expect(await run()).toEqual({ added: [], failures: [] });
    expect(publisher.asked.at(-1)?.headers["if-none-match"]).toBe('"ferry"');
    expect(await feed()).toMatchObject({ lastOkAt: now, title: "Harbour Post" });
  });
  it("with one article more has only that one fetched", async () => {
    put("ferry");
    await follow();
    await run();
    put("mill", "ferry");
    now += hours(1);
    expect((await run()).added.length).toBe(1);
    expect([asked("/ferry"), asked("/mill")]).toEqual([1, 1]);
  });
  it("is not asked before it is due", async () => {
    put("ferry");
    await follow();
    await run();
    now += minutes(5);
    await run();
    expect(asked("/feed")).toBe(1);
  });
  it("with an article that could not be had is read again, however unchanged it is", async () => {
    put("ferry");
    publisher.put({ "/ferry": { status: 500 } });
    await follow();
    expect((await run()).failures).toEqual([
      { source: `${publisher.url}/ferry`, why: `${publisher.host} answers 500.` },
    ]);
    publisher.put({ "/ferry": { body: page("ferry") } });
    now += hours(1);
    expect((await run()).added.length).toBe(1);
  });
});

describe("a feed that fails", () => {
  it("is left alone for longer and longer, a day at most, and is told with its sentence", async () => {
    publisher.put({ "/feed": { status: 500 } });
    await follow();
    const waits: number[] = [];
    for (let turn = 0; turn < 9; turn++) {
      const { failures } = await run();
      expect(failures).toEqual([{ source: `${publisher.url}/feed`, why: `${publisher.host} answers 500.` }]);
      const next = (await feed())?.nextFetchAt ?? 0;
      waits.push((next - now) / minutes(1));
      now = next;
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    expect(await feed()).toMatchObject({ failures: 9, lastFailure: `${publisher.host} answers 500.` });
  });
  it("is forgiven when it is back", async () => {
    publisher.put({ "/feed": { status: 500 } });
    await follow();
    await run();
    put("ferry");
    now += hours(1);
    await run();
    expect(await feed()).toMatchObject({ failures: 0, lastFailure: undefined });
  });
  it("and asks to wait is given the time it asks for", async () => {
    publisher.put({ "/feed": { status: 503, headers: { "retry-after": "7200" } } });
    await follow();
    await run();
    expect((await feed())?.nextFetchAt).toBe(NOON + hours(2));
  });
  it("because it is gone is asked for once a day", async () => {
    publisher.put({ "/feed": { status: 410 } });
    await follow();
    await run();
    expect((await feed())?.nextFetchAt).toBe(NOON + hours(24));
  });
  it("because a page stands there now is told so", async () => {
    publisher.put({ "/feed": { body: page("ferry") } });
    await follow();
    expect((await run()).failures).toEqual([
      { source: `${publisher.url}/feed`, why: "It is a web page, not a feed." },
    ]);
  });
  it("does not keep the others from being read", async () => {
    put("ferry");
    publisher.put({ "/bad": { but: "breaks off" } });
    await follow("/bad");
    await follow("/feed");
    const { added, failures } = await run();
    expect([added.length, failures.length]).toEqual([1, 1]);
  });
});

describe("a stop", () => {
  it("ends the reading and blames no feed", async () => {
    publisher.put({ "/feed": { but: "hangs" } });
    await follow();
    const stop = new AbortController();
    const running = run(0.5, stop.signal);
    stop.abort(new Error("closing"));
    await expect(running).rejects.toThrow("closing");
    expect(await feed()).toMatchObject({ failures: 0 });
  });
});
