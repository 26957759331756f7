import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Fetched, type Fetcher, type FetchSettings, openFetcher } from "../../src/ingest/fetch.ts";
import { hours, minutes, seconds } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";
import { openPublisher, type Publisher, type Route } from "../kit/publisher.ts";

let publisher: Publisher;
let fetcher: Fetcher;
let now = NOON;
const open = (more: Partial<FetchSettings> = {}): Fetcher =>
  openFetcher({ allow: [publisher.host], now: () => now, limits: { time: 2000 }, ...more });
beforeEach(async () => {
  publisher = await openPublisher();
  fetcher = open();
  now = NOON;
});
afterEach(async () => {
  await fetcher.close();
  await publisher.close();
});

const get = (path: string): Promise<Fetched> => fetcher.get(`${publisher.url}${path}`);
const page = (path: string): Promise<Fetched> => fetcher.get(`${publisher.url}${path}`, { asks: "page" });
const whyOf = (fetched: Fetched): string => ("why" in fetched ? fetched.why : `it is ${fetched.kind}`);
const asked = (): readonly string[] => publisher.asked.map(({ path }) => path);
const busy = (retryAfter: string, status = 429): Route => ({
  status,
  headers: { "retry-after": retryAfter },
});

describe("a host that asks for quiet", () => {
  it.each([429, 503])(
    "with %i is not asked again before its time, whichever page is wanted",
    async (status) => {
      publisher.put({ "/busy": busy("120", status), "/other": { body: "x" } });
      expect(await get("/busy")).toMatchObject({ kind: "later", after: minutes(2) });
      now += minutes(1);
      expect(await get("/other")).toEqual({
        kind: "later",
        after: minutes(1),
        why: `${publisher.host} asks to be left alone for another minute.`,
      });
      now += seconds(59);
      expect((await get("/other")).kind).toBe("later");
      expect(asked()).toEqual(["/busy"]);
      now += seconds(1);
      expect((await get("/other")).kind).toBe("news");
    },
  );
  it("is left alone by those too who were waiting for their turn", async () => {
    publisher.put({ "/busy": busy("120") });
    const answers = await Promise.all(Array.from({ length: 9 }, () => get("/busy")));
    expect(answers.every(({ kind }) => kind === "later")).toBe(true);
    expect(asked().length).toBe(2);
  });
  it("may say so by a date, which is read by its own clock", async () => {
    const date = "Mon, 12 May 2031 07:30:00 GMT";
    publisher.put({
      "/busy": { status: 503, headers: { date, "retry-after": "Mon, 12 May 2031 08:00:00 GMT" } },
    });
    expect(await get("/busy")).toMatchObject({ kind: "later", after: minutes(30) });
    expect((await get("/busy")).kind).toBe("later");
    expect(asked().length).toBe(1);
  });
  it("is not obeyed for more than a day", async () => {
    publisher.put({ "/busy": busy("99999999") });
    expect(await get("/busy")).toMatchObject({ after: hours(24) });
    now += hours(24);
    await get("/busy");
    expect(asked().length).toBe(2);
  });
  it.each(["soon", "", "-5", "Mon, 99 May 2031", "1e9"])("by “%s” has not said when", async (words) => {
    publisher.put({ "/busy": busy(words) });
    expect(await get("/busy")).toMatchObject({ kind: "later", after: undefined });
    await get("/busy");
    expect(asked().length).toBe(2);
  });
  it("does not keep other hosts from being asked", async () => {
    const other = await openPublisher({ "/": { body: "x" } });
    const both = open({ allow: [publisher.host, other.host] });
    publisher.put({ "/busy": busy("120") });
    await both.get(`${publisher.url}/busy`);
    expect((await both.get(other.url)).kind).toBe("news");
    publisher.put({ "/away": { redirect: `${other.url}/` } });
    other.put({ "/back": { redirect: `${publisher.url}/busy` } });
    expect(await both.get(`${other.url}/back`)).toMatchObject({ kind: "later", after: minutes(2) });
    expect(asked()).toEqual(["/busy"]);
    await both.close();
    await other.close();
  });
});

describe("an answer tells how long nothing changes", () => {
  const date = "Mon, 12 May 2031 07:30:00 GMT";
  it.each([
    [{ "cache-control": "max-age=600" }, minutes(10)],
    [{ "cache-control": "private, max-age=600" }, minutes(10)],
    [{ "cache-control": "public, max-age=600", age: "60" }, minutes(9)],
    [{ "cache-control": "max-age=600, s-maxage=9000" }, minutes(10)],
    [{ "cache-control": "max-age=31536000, immutable" }, hours(24)],
    [{ date, expires: "Mon, 12 May 2031 08:00:00 GMT" }, minutes(30)],
    [{ date, expires: "Mon, 12 May 2031 08:00:00 GMT", "cache-control": "max-age=60" }, minutes(1)],
    [{ "cache-control": "max-age=600, no-store" }, undefined],
    [{ "cache-control": "max-age=600, no-cache" }, undefined],
    [{ "cache-control": "max-age=0" }, undefined],
    [{ "cache-control": "max-age=-600" }, undefined],
    [{ "cache-control": "max-age=soon" }, undefined],
    [{ "cache-control": "max-age=600", age: "9000" }, undefined],
    [{ "cache-control": "max-age=0, stale-while-revalidate=9000, stale-if-error=9000" }, undefined],
    [{ "cache-control": "immutable" }, undefined],
    [{ expires: "0" }, undefined],
    [{ date, expires: "Sun, 11 May 2031 08:00:00 GMT" }, undefined],
    [{ "cache-control": ";;==,," }, undefined],
    [{ "last-modified": "Mon, 12 May 2011 07:30:00 GMT" }, undefined],
  ])("by %j", async (headers, freshFor) => {
    publisher.put({ "/feed": { body: "x", headers } });
    expect(await get("/feed")).toMatchObject({ kind: "news", freshFor });
  });
  it("when it has not changed, too", async () => {
    publisher.put({ "/feed": { body: "x", etag: '"a"', headers: { "cache-control": "max-age=600" } } });
    const wish = { validators: { etag: '"a"' } };
    expect(await fetcher.get(`${publisher.url}/feed`, wish)).toMatchObject({
      kind: "unchanged",
      freshFor: minutes(10),
    });
  });
});

describe("an address that has moved", () => {
  const moves = (...statuses: readonly number[]): Readonly<Record<string, Route>> =>
    Object.fromEntries(statuses.map((status, at) => [`/${at}`, { redirect: `/${at + 1}`, status }]));
  it.each([
    [[301], "/1"],
    [[308], "/1"],
    [[301, 308, 301], "/3"],
    [[302], undefined],
    [[303], undefined],
    [[307], undefined],
    [[301, 302], undefined],
    [[302, 301], undefined],
    [[], undefined],
  ])("by %j is at %s from now on", async (statuses, path) => {
    const end = `/${statuses.length}`;
    publisher.put({ ...moves(...statuses), [end]: { body: "x", etag: '"a"' } });
    const movedTo = path && `${publisher.url}${path}`;
    expect(await get("/0")).toMatchObject({ kind: "news", movedTo, url: `${publisher.url}${end}` });
    const wish = { validators: { etag: '"a"' } };
    expect(await fetcher.get(`${publisher.url}/0`, wish)).toMatchObject({ kind: "unchanged", movedTo });
  });
});

describe("a page", () => {
  const article = { body: "An article." };
  it.each([
    ["User-agent: *\nDisallow: /private/", true],
    ["User-agent: *\nDisallow: /", false],
    ["user-agent: tidings\ndisallow: /", false],
    ["User-Agent: TIDINGS/2.0\r\nDisallow: /news # please\r\n", false],
    ["User-agent: Tidings\nDisallow:\n\nUser-agent: *\nDisallow: /", true],
    ["User-agent: Otherbot\nDisallow: /", true],
    ["User-agent: Otherbot\nUser-agent: Tidings\nDisallow: /news/", false],
    ["User-agent: Otherbot\nDisallow: /\nUser-agent: *\nAllow: /news\nDisallow: /", true],
    ["User-agent: *\nDisallow: /*/ferry", false],
    ["User-agent: *\nDisallow: /*.pdf$", true],
    ["<!doctype html><p>Disallow: /", true],
    ["", true],
    [`${"# A long word of welcome.\n".repeat(30_000)}User-agent: *\nDisallow: /`, true],
    [`User-agent: *\nDisallow: /news\n${"# A long farewell.\n".repeat(40_000)}`, false],
  ])("is read as robots.txt has it (%#)", async (body, mayRead) => {
    publisher.put({ "/robots.txt": { body, type: "text/plain" }, "/news/ferry": article });
    const fetched = await page("/news/ferry");
    if (mayRead) expect(fetched.kind).toBe("news");
    else
      expect(fetched).toEqual({
        kind: "failed",
        why: `${publisher.host} asks robots not to read this page (robots.txt).`,
      });
    expect(asked()).toEqual(mayRead ? ["/robots.txt", "/news/ferry"] : ["/robots.txt"]);
  });
  it.each([404, 401, 403, 410])("is read where robots.txt is answered with %i", async (status) => {
    publisher.put({ "/robots.txt": { status }, "/ferry": article });
    expect((await page("/ferry")).kind).toBe("news");
  });
  it.each<[string, Route]>([
    ["answers 500", { status: 500 }],
    ["answers 502", { status: 502 }],
    ["is not reachable", { but: "breaks off" }],
  ])("is not read while it is not known whether it may be: its host %s", async (words, route) => {
    publisher.put({ "/robots.txt": route, "/ferry": article });
    expect(whyOf(await page("/ferry"))).toMatch(/^It is not known whether robots may read this page/u);
    expect(whyOf(await page("/ferry"))).toContain(words);
    expect(asked()).toEqual(["/robots.txt"]);
    publisher.put({ "/robots.txt": { body: "" } });
    now += minutes(10);
    expect((await page("/ferry")).kind).toBe("news");
  });
  it("of a site that was asked today does not ask again", async () => {
    publisher.put({ "/robots.txt": { body: "" }, "/ferry": article, "/mill": article });
    await Promise.all([page("/ferry"), page("/mill"), page("/ferry")]);
    now += hours(23);
    await page("/mill");
    expect(asked().filter((path) => path === "/robots.txt").length).toBe(1);
    now += hours(1);
    await page("/mill");
    expect(asked().filter((path) => path === "/robots.txt").length).toBe(2);
  });
  it("is not read by a detour over a site that has nothing against it", async () => {
    const strict = await openPublisher({
      "/robots.txt": { body: "User-agent: *\nDisallow: /" },
      "/": article,
    });
    const both = open({ allow: [publisher.host, strict.host] });
    publisher.put({ "/short": { redirect: `${strict.url}/` } });
    expect(whyOf(await both.get(`${publisher.url}/short`, { asks: "page" }))).toContain("robots.txt");
    expect((await both.get(`${publisher.url}/short`)).kind).toBe("news");
    await both.close();
    await strict.close();
  });
  it("does not hang on rules that were written to keep robots busy", async () => {
    const rule = `Disallow: /${"*a".repeat(90)}b`;
    const body = `${"User-agent: *\n".repeat(9000)}${`${rule}\n`.repeat(900)}Disallow: /ferry`;
    publisher.put({ "/robots.txt": { body } });
    const fetched = await Promise.all(
      Array.from({ length: 8 }, (_, at) => page(`/${"a".repeat(1900)}${at}`)),
    );
    expect(new Set(fetched.map(whyOf)).size).toBe(1);
    expect(whyOf(await page("/ferry"))).toContain("asks robots not to read");
  });
  it("that is a feed is not a robot's question", async () => {
    publisher.put({ "/robots.txt": { body: "User-agent: *\nDisallow: /" }, "/feed": { body: "x" } });
    expect((await get("/feed")).kind).toBe("news");
    expect(asked()).toEqual(["/feed"]);
  });
  it("is given up at once by whoever does not want it any more, while robots.txt is on its way", async () => {
    publisher.put({ "/robots.txt": { but: "hangs" } });
    const stop = new AbortController();
    const waiting = fetcher.get(`${publisher.url}/ferry`, { asks: "page", signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
  });
});

describe("requests to a public host", () => {
  /** By what its address is taken for; the connection ends at the publisher on loopback. */
  const inPublic = (chance: number): Fetcher => {
    const { port } = new URL(publisher.url);
    return open({
      allow: [],
      limits: { spacing: 40 },
      chance: () => chance,
      line: {
        connect: () => {
          const socket = connect({ host: "127.0.0.1", port: Number(port) });
          Object.defineProperty(socket, "remoteAddress", { get: () => "93.184.216.34" });
          return socket;
        },
      },
    });
  };
  it.each([
    [0, 40],
    [1, 60],
  ])("with the chance of %i leave it %i milliseconds between two", async (chance, spacing) => {
    publisher.put({ "/": { body: "x" } });
    const polite = inPublic(chance);
    const began = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => polite.get("http://93.184.216.34/")));
    expect(performance.now() - began).toBeGreaterThanOrEqual(3 * spacing - 3);
    expect(asked().length).toBe(4);
    await polite.close();
  });
});
