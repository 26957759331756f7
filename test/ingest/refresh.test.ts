import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Fetched, type Fetcher, openFetcher } from "../../src/ingest/fetch.ts";
import { type Reader } from "../../src/ingest/reader.ts";
import { sharedReader } from "../kit/reader.ts";
import { refresh, type Refreshed } from "../../src/ingest/refresh.ts";
import type { FollowedFeed } from "../../src/model/feed.ts";
import { feedId } from "../../src/model/id.ts";
import { days, hours, minutes } from "../../src/model/time.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { NOON } from "../kit/articles.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";

let publisher: Publisher;
let fetcher: Fetcher;
/** One for all: each starts threads of its own. */
const opened = sharedReader;
let parsed = 0;
const reader: Reader = {
  ...opened,
  feed: (...given) => {
    parsed += 1;
    return opened.feed(...given);
  },
};
let store: Store;
let now = NOON;
let complaints: string[] = [];
beforeEach(async () => {
  publisher = await openPublisher();
  fetcher = openFetcher({ allow: [publisher.host], limits: { time: 2000 } });
  store = await openStore({ dataDir: ":memory:" });
  now = NOON;
  complaints = [];
});
afterEach(async () => {
  await fetcher.close();
  await publisher.close();
  await store.close();
});

const follow = (path = "/feed"): Promise<void> =>
  store.feeds.follow([feedId(`${publisher.url}${path}`)], now);
const run = (chance = 0.5, signal?: AbortSignal, articles = store.articles): Promise<Refreshed> =>
  refresh(
    {
      feeds: store.feeds,
      entries: store.entries,
      articles,
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
  it("is read, its articles are kept, and it is due again in half an hour while nothing is known of it", async () => {
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
      nextFetchAt: NOON + minutes(30),
    });
  });
  it("is asked for again a little earlier or later each time, as chance will have it", async () => {
    put("ferry");
    await follow();
    await run(0);
    expect((await feed())?.nextFetchAt).toBe(NOON + minutes(27));
    put("mill");
    now += minutes(30);
    await run(1);
    expect((await feed())?.nextFetchAt).toBe(now + minutes(33));
  });
  it("keeps its articles, once each, when the publisher gives them new addresses", async () => {
    const named = (at: string): string =>
      `<rss version="2.0"><channel><title>Harbour Post</title><item><guid>post-4711</guid><title>The ferry</title><link>${at}</link></item></channel></rss>`;
    publisher.put({ "/feed": { body: named("/ferry") }, "/ferry": { body: page("ferry") } });
    await follow();
    const first = await run();
    publisher.put({
      "/feed": { body: named("/2031/ferry-moved") },
      "/2031/ferry-moved": { body: page("ferry") },
    });
    now += hours(1);
    const second = await run();
    expect([first.added.length, second.added.length, asked("/2031/ferry-moved")]).toEqual([1, 0, 0]);
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
  it("is left alone for longer and longer, a day at most, asked when it has failed for a day, and told with its sentence", async () => {
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
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 495, 1440, 1440]);
    expect(await feed()).toMatchObject({
      failures: 9,
      failingSince: NOON,
      lastFailure: `${publisher.host} answers 500.`,
    });
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
  it("because it is gone is not asked again until somebody wants it", async () => {
    publisher.put({ "/feed": { status: 410 } });
    await follow();
    await run();
    expect(await feed()).toMatchObject({ parkedAt: NOON, failureKind: "gone" });
    now += days(3);
    await run();
    expect(asked("/feed")).toBe(1);
    put("ferry");
    await store.feeds.wake(feedId(`${publisher.url}/feed`), now);
    expect((await run()).added.length).toBe(1);
    expect(await feed()).toMatchObject({ parkedAt: undefined, failures: 0 });
  });
  it.each([
    ["not-found", { status: 404 }],
    ["refused", { status: 403 }],
    ["busy", { status: 503 }],
    ["not-a-feed", { body: page("ferry") }],
    ["other", { status: 500 }],
  ] as const)("is known to be %s", async (kind, route) => {
    publisher.put({ "/feed": route });
    await follow();
    await run();
    expect((await feed())?.failureKind).toBe(kind);
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

describe("a feed", () => {
  const ferry = { body: rss("ferry"), type: "text/xml" };
  it("with bytes that are the same as before is not read again, whatever its marks say", async () => {
    put("ferry");
    publisher.put({ "/feed": { ...ferry, etag: '"1"' } });
    await follow();
    await run();
    publisher.put({ "/feed": { ...ferry, etag: '"2"' } });
    const before = parsed;
    now += hours(1);
    expect(await run()).toEqual({ added: [], failures: [] });
    expect(parsed).toBe(before);
    expect(await feed()).toMatchObject({ lastOkAt: now, failures: 0 });
  });
});

describe("what is not news", () => {
  const TEXT = "The harbour council voted on Monday to keep the quay open until the new one is built.";
  const item = (name: string, at?: number): string =>
    `<item><guid>post-${name}</guid><title>Quay ${name}</title><link>/${name}</link>${at === undefined ? "" : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}<description>Quay ${name}: ${TEXT} ${name}</description></item>`;
  const give = (...items: readonly string[]): void =>
    publisher.put({
      "/feed": {
        body: `<rss version="2.0"><channel><title>Harbour Post</title>${items.join("")}</channel></rss>`,
        type: "text/xml",
      },
    });
  const titles = async ({ added }: Refreshed): Promise<readonly (string | undefined)[]> =>
    (await store.articles.byIds(added)).map(({ title }) => title);
  it("because it is older than a week costs the publisher nothing and comes to nobody, then and later", async () => {
    const old = item("old", NOON - days(7) - 1);
    give(item("today", NOON), item("week", NOON - days(7) + hours(1)), old);
    await follow();
    expect(await titles(await run())).toEqual(["Quay today", "Quay week"]);
    expect(asked("/old")).toBe(0);
    give(item("again", NOON + hours(20)), old);
    now += days(1);
    expect(await titles(await run())).toEqual(["Quay again"]);
    give(item("old", now));
    now += days(1);
    expect(await titles(await run())).toEqual([]);
    expect(asked("/old")).toBe(0);
  });
  it("of a feed without dates is what stands below its first twenty when it is first read; later all that comes is news", async () => {
    const items = Array.from({ length: 30 }, (_, at) => item(`first-${at}`));
    give(...items);
    await follow();
    const first = await titles(await run());
    expect([first.length, first.at(-1)]).toEqual([20, "Quay first-19"]);
    const more = Array.from({ length: 22 }, (_, at) => item(`more-${at}`));
    give(...more, ...items);
    now += days(1);
    expect((await run()).added.length).toBe(22);
  });
});

/** A fetcher that answers as it is told, over the real one: what a network and its servers would need days for. */
const answering = (say: (url: string) => Partial<Fetched> | undefined): void => {
  const { get, close } = fetcher;
  fetcher = {
    close,
    get: async (url, wish) => {
      const [said, fetched] = [say(url), await get(url, wish)];
      return said === undefined ? fetched : Object.assign({}, fetched, said);
    },
  };
};

describe("a feed that has moved for good", () => {
  const there = (): string => `${publisher.url}/new`;
  const move = (to: () => string | undefined): void => {
    publisher.put({ "/new": { body: rss("ferry"), type: "text/xml" } });
    answering((url) => (url.endsWith("/feed") ? { movedTo: to() } : undefined));
  };
  const runs = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn++) {
      now += days(1);
      await run();
    }
  };
  it("is asked for there after its second word, under the name that it had", async () => {
    put("ferry");
    move(there);
    await follow();
    await runs(1);
    expect(await feed()).toMatchObject({ address: `${publisher.url}/feed`, movesTo: there() });
    await runs(1);
    expect(await feed()).toMatchObject({ id: `${publisher.url}/feed`, address: there(), movesTo: undefined });
    await runs(1);
    expect(publisher.asked.at(-1)?.path).toBe("/new");
  });
  it("is not when its words differ, or lead to a page to log in", async () => {
    put("ferry");
    let count = 0;
    move(() => (count++ % 2 === 0 ? there() : `${there()}er`));
    await follow();
    await runs(3);
    expect((await feed())?.address).toBe(`${publisher.url}/feed`);
    move(() => `${publisher.url}/login?next=feed`);
    await runs(3);
    expect((await feed())?.address).toBe(`${publisher.url}/feed`);
  });
  it("and fails there, even for good, is asked for where it was", async () => {
    put("ferry");
    move(there);
    await follow();
    await runs(2);
    publisher.put({ "/new": { status: 410 } });
    await runs(1);
    expect(await feed()).toMatchObject({
      address: `${publisher.url}/feed`,
      parkedAt: undefined,
      failures: 1,
    });
    await runs(1);
    expect(await feed()).toMatchObject({ failures: 0 });
  });
});

describe("when the net is down", () => {
  const names = ["a", "b", "c", "d"].map((name) => feedId(`http://${name}.example/feed`));
  const silence = { kind: "failed", why: "It is not reachable.", isNetwork: true } as const;
  const onNet = (isUp: () => boolean): void => {
    const { close } = fetcher;
    const body = new TextEncoder().encode(rss());
    const well = { contentType: "text/xml", validators: {}, movedTo: undefined, freshFor: undefined };
    fetcher = { close, get: async (url) => (isUp() ? { kind: "news", body, url, ...well } : silence) };
  };
  it("no feed is blamed, the operator is told once, and all are read within ten minutes of its return", async () => {
    let isUp = true;
    onNet(() => isUp);
    await store.feeds.follow(names, now);
    await run();
    isUp = false;
    const outage = now + days(3);
    for (; now < outage; now += hours(6)) await run();
    for (const known of await store.feeds.list())
      expect(known).toMatchObject({ failures: 0, lastFailure: undefined, lastOkAt: NOON });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain("offline");
    await run();
    isUp = true;
    const back = now;
    for (; now <= back + minutes(9); now += minutes(3)) await run();
    for (const known of await store.feeds.list()) expect(known.lastOkAt).toBeGreaterThanOrEqual(back);
  });
  it("a feed that fails while others are read is blamed as ever, from when it began", async () => {
    onNet(() => true);
    const { get } = fetcher;
    fetcher = { ...fetcher, get: async (url) => (url.startsWith("http://a.") ? silence : get(url)) };
    await store.feeds.follow(names.slice(0, 1), now);
    await run();
    now += minutes(5);
    await store.feeds.follow(names, now);
    await run();
    expect((await store.feeds.list()).map(({ failures }) => failures)).toEqual([1, 0, 0, 0]);
    expect((await feed())?.failingSince).toBe(NOON);
  });
  it("not all of three hundred hosts are waited for", async () => {
    let count = 0;
    fetcher = { ...fetcher, get: async () => ((count += 1), silence) };
    const many = Array.from({ length: 300 }, (_, at) => feedId(`http://h${at}.example/feed`));
    await store.feeds.follow(many, now);
    await run();
    expect(count).toBeLessThan(100);
    expect((await store.feeds.due(now + minutes(4), 2000)).length).toBe(300);
  });
});

describe("many feeds", () => {
  it("that are due are all read in one round, while one of them does not answer", async () => {
    const [silent, ...others] = Array.from({ length: 240 }, (_, at) => feedId(`http://h${at}.example/feed`));
    const left = new Set<string>(others);
    const allRead = Promise.withResolvers<void>();
    fetcher = {
      ...fetcher,
      get: async (url, { signal } = {}) => {
        if (url === silent) {
          const stopped = Promise.withResolvers<never>();
          signal?.addEventListener("abort", () => stopped.reject(signal.reason));
          return stopped.promise;
        }
        if (left.delete(url) && left.size === 0) allRead.resolve();
        return { kind: "unchanged", movedTo: undefined, freshFor: undefined };
      },
    };
    await store.feeds.follow([...(silent ? [silent] : []), ...others], now);
    const stop = new AbortController();
    const running = run(0.5, stop.signal);
    await allRead.promise;
    stop.abort(new Error("closing"));
    await expect(running).rejects.toThrow("closing");
  });
  /** One feed is waited for until what another brought has been given to the store. */
  const waitsForOne = async (): Promise<PromiseWithResolvers<void>> => {
    put("ferry");
    const slow = feedId("http://slow.example/feed");
    const isKept = Promise.withResolvers<void>();
    const open = fetcher;
    fetcher = {
      ...open,
      get: async (url, wish) => {
        if (url !== slow) return open.get(url, wish);
        await isKept.promise;
        return { kind: "unchanged", movedTo: undefined, freshFor: undefined };
      },
    };
    await store.feeds.follow([slow], now);
    await follow();
    return isKept;
  };
  it("have what they bring kept while one of them is still waited for", async () => {
    const isKept = await waitsForOne();
    const save: Store["articles"]["save"] = async (articles) => {
      const fresh = await store.articles.save(articles);
      isKept.resolve();
      return fresh;
    };
    expect((await run(0.5, undefined, { ...store.articles, save })).added).toHaveLength(1);
  });
  it("that bring the same article have it kept once, and are both well", async () => {
    const whole = `<rss version="2.0"><channel><title>P</title><item><title>The ferry</title><link>${publisher.url}/ferry</link>
      <description>${"The council voted on Monday to keep the old ferry. ".repeat(20)}</description></item></channel></rss>`;
    publisher.put({ "/feed": { body: whole }, "/sea": { body: whole } });
    await follow();
    await follow("/sea");
    const { added, failures } = await run();
    expect([added.length, failures, asked("/ferry")]).toEqual([1, [], 0]);
    expect((await store.feeds.list()).map(({ lastOkAt }) => lastOkAt)).toEqual([NOON, NOON]);
    now += hours(1);
    expect((await run()).added).toEqual([]);
  });
  it("of which the first cannot be kept stop the round with what is wrong, and none is called read", async () => {
    put("ferry");
    await follow();
    const save = (): Promise<never> => Promise.reject(new Error("The disk is full."));
    await expect(run(0.5, undefined, { ...store.articles, save })).rejects.toThrow("The disk is full.");
    expect(await feed()).toMatchObject({ lastOkAt: undefined, failures: 0 });
  });
  it("stop the round with what is wrong though it went wrong long before its end", async () => {
    const isKept = await waitsForOne();
    const save = (): Promise<never> => {
      isKept.resolve();
      return Promise.reject(new Error("The disk is full."));
    };
    await expect(run(0.5, undefined, { ...store.articles, save })).rejects.toThrow("The disk is full.");
    expect((await store.feeds.list()).map(({ lastOkAt }) => lastOkAt)).toEqual([undefined, undefined]);
  });
  it("and one that suddenly holds five thousand articles brings the newest few hundred, each once", async () => {
    const items = Array.from(
      { length: 5000 },
      (_, at) =>
        `<item><guid>g${at}</guid><title>Quay ${at}</title><description>The harbour council voted on Monday to keep quay ${at} open until the new one is built, the mayor said.</description></item>`,
    );
    const many = `<rss version="2.0"><channel><title>Harbour Post</title>${items.join("")}</channel></rss>`;
    publisher.put({ "/feed": { body: many, type: "text/xml" } });
    await follow();
    const { added } = await run();
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThanOrEqual(500);
    now += days(1);
    expect((await run()).added).toEqual([]);
  });
});

describe("a stop", () => {
  it("keeps of the feeds which had nothing new that they were asked", async () => {
    const [quick, slow] = ["quick", "slow"].map((name) => feedId(`http://${name}.example/feed`));
    const quickRead = Promise.withResolvers<void>();
    fetcher = {
      ...fetcher,
      get: async (url, { signal } = {}) => {
        if (url === quick) {
          quickRead.resolve();
          return { kind: "unchanged", movedTo: undefined, freshFor: undefined };
        }
        const stopped = Promise.withResolvers<never>();
        signal?.addEventListener("abort", () => stopped.reject(signal.reason));
        return stopped.promise;
      },
    };
    await store.feeds.follow(
      [quick, slow].flatMap((id) => id ?? []),
      now,
    );
    const stop = new AbortController();
    const running = run(0.5, stop.signal);
    await quickRead.promise;
    stop.abort(new Error("closing"));
    await expect(running).rejects.toThrow("closing");
    expect((await store.feeds.list()).map(({ lastOkAt }) => lastOkAt)).toEqual([NOON, undefined]);
  });
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
