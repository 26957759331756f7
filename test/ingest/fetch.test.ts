import {
  brotliCompressSync,
  createGzip,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fetched, type Fetcher, openFetcher } from "../../src/ingest/fetch.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";
import { openWire } from "../kit/wire.ts";

const NOUGHTS = new Uint8Array(1_000_000);

let publisher: Publisher;
let fetcher: Fetcher;
beforeAll(async () => {
  publisher = await openPublisher();
  fetcher = openFetcher({
    allow: [publisher.host],
    limits: { time: 400, bytes: 200_000, unpackedBytes: 500_000 },
  });
});
afterAll(async () => {
  await fetcher.close();
  await publisher.close();
});

const get = (path: string): Promise<Fetched> => fetcher.get(`${publisher.url}${path}`);
const whyOf = (fetched: Fetched): string => ("why" in fetched ? fetched.why : `it is ${fetched.kind}`);

describe("a page that is there", () => {
  it("comes with its bytes, its type, its own address and what tells its versions apart", async () => {
    publisher.put({
      "/moved": { redirect: "/news" },
      "/news": {
        body: "Grüße",
        type: "text/plain; charset=utf-8",
        etag: '"7"',
        headers: { "last-modified": "Mon, 12 May 2031 07:30:00 GMT" },
      },
    });
    const fetched = await get("/moved");
    expect(fetched).toMatchObject({
      kind: "news",
      contentType: "text/plain; charset=utf-8",
      url: `${publisher.url}/news`,
      validators: { etag: '"7"', lastModified: "Mon, 12 May 2031 07:30:00 GMT" },
    });
    expect(fetched.kind === "news" && new TextDecoder().decode(fetched.body)).toBe("Grüße");
  });
  it("is not sent again when it has not changed", async () => {
    publisher.put({ "/feed": { body: "x", etag: '"a"' } });
    const wish = { validators: { etag: '"a"', lastModified: "Mon, 12 May 2031 07:30:00 GMT" } };
    expect(await fetcher.get(`${publisher.url}/feed`, wish)).toEqual({
      kind: "unchanged",
      movedTo: undefined,
      freshFor: undefined,
    });
    expect(publisher.asked.at(-1)?.headers).toMatchObject({
      "if-none-match": '"a"',
      "if-modified-since": wish.validators.lastModified,
    });
  });
  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["br", brotliCompressSync],
    ["zstd", zstdCompressSync],
    ["x-gzip, identity", gzipSync],
    ["gzip, br", (text: string) => brotliCompressSync(gzipSync(text))],
  ])("is unpacked from %s", async (encoding, pack) => {
    const text = "news ".repeat(1000);
    publisher.put({ "/packed": { body: pack(text), headers: { "content-encoding": encoding } } });
    const fetched = await get("/packed");
    expect(fetched.kind === "news" && new TextDecoder().decode(fetched.body)).toBe(text);
  });
  it("with nothing in it is nothing, whatever it is said to be packed with", async () => {
    publisher.put({ "/empty": { headers: { "content-encoding": "gzip" } } });
    expect(await get("/empty")).toMatchObject({ kind: "news", body: { byteLength: 0 } });
  });
  it("is asked for under a name that tells who asks, and where whoever runs it is reached", async () => {
    publisher.put({ "/": { body: "x" } });
    await get("/");
    expect(publisher.asked.at(-1)?.headers["user-agent"]).toBe("Tidings/0.1 (self-hosted news digest)");
    const named = openFetcher({ allow: [publisher.host], contact: "mailto:desk@harbour.example" });
    await named.get(publisher.url);
    await named.close();
    expect(publisher.asked.at(-1)?.headers["user-agent"]).toBe(
      "Tidings/0.1 (self-hosted news digest; +mailto:desk@harbour.example)",
    );
  });
});

describe("a page that cannot be had is told in a sentence that names the host", () => {
  it.each([
    [404, "failed", "there is no such page"],
    [403, "failed", "access is refused"],
    [500, "failed", "answers 500."],
    [410, "gone", "gone for good"],
    [429, "later", "fewer requests"],
    [503, "later", "out of service"],
  ])("status %i is “%s”", async (status, kind, words) => {
    publisher.put({ "/trouble": { status } });
    const fetched = await get("/trouble");
    expect(fetched.kind).toBe(kind);
    expect(whyOf(fetched)).toContain(`${publisher.host} answers ${status}`);
    expect(whyOf(fetched)).toContain(words);
  });
  it("a closed port refuses", async () => {
    const closed = await openPublisher();
    await closed.close();
    const alone = openFetcher({ allow: [closed.host] });
    expect(whyOf(await alone.get(closed.url))).toBe(
      `${closed.host} is not reachable: it refuses the connection.`,
    );
    await alone.close();
  });
  it("a name that nobody has is no host", async () => {
    expect(whyOf(await fetcher.get("http://nobody.invalid/"))).toMatch(
      /^nobody\.invalid is not reachable: /u,
    );
  });
  it("words that are no address are called that", async () => {
    expect(whyOf(await fetcher.get("not an address"))).toContain("is not an address");
  });
});

describe("a private address", () => {
  it("is not dialled, by number or by name", async () => {
    const strict = openFetcher({ allow: [] });
    const before = publisher.asked.length;
    const port = new URL(publisher.url).port;
    for (const host of ["127.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "localhost"])
      expect(whyOf(await strict.get(`http://${host}:${port}/`))).toContain(
        "The address is private and not on FETCH_ALLOW.",
      );
    expect(publisher.asked.length).toBe(before);
    await strict.close();
  });
  it("is not reached through a redirect from an address that is allowed", async () => {
    const inner = await openPublisher({ "/": { body: "secret" } });
    for (const target of [
      inner.url,
      inner.url.replace("127.0.0.1", "localhost"),
      inner.url.replace("127.0.0.1", "[::ffff:127.0.0.1]"),
    ]) {
      publisher.put({ "/trap": { redirect: target } });
      expect(whyOf(await get("/trap"))).toContain("private");
    }
    expect(inner.asked).toEqual([]);
    await inner.close();
  });
  it("is not reached through a redirect out of the web", async () => {
    publisher.put({ "/trap": { redirect: "file:///etc/hostname" } });
    expect(whyOf(await get("/trap"))).toContain("only http and https");
  });
  it("is dialled by its name when the name is allowed", async () => {
    publisher.put({ "/": { body: "home" } });
    const { port } = new URL(publisher.url);
    const named = openFetcher({ allow: [`localhost:${port}`] });
    expect(await named.get(`http://localhost:${port}/`)).toMatchObject({ kind: "news" });
    await named.close();
  });
});

describe("a hostile server", () => {
  it("cannot fill the memory with a body that never ends", async () => {
    publisher.put({ "/endless": { but: "never ends" } });
    expect(whyOf(await get("/endless"))).toContain("larger than 0.2 MB");
  });
  it("cannot fill the memory with a small body that unpacks to a huge one", async () => {
    publisher.put({ "/bomb": { body: new Uint8Array(50_000_000), packed: true } });
    // The server of the test takes its time to pack it.
    const patient = openFetcher({
      allow: [publisher.host],
      limits: { bytes: 200_000, unpackedBytes: 500_000 },
    });
    expect(whyOf(await patient.get(`${publisher.url}/bomb`))).toContain("larger than 0.5 MB");
    await patient.close();
  });
  it("cannot hold the line by silence", async () => {
    publisher.put({ "/silent": { but: "hangs" } });
    expect(whyOf(await get("/silent"))).toContain("took longer than 0.4 seconds");
  });
  it("cannot hold the line by a byte now and then", async () => {
    publisher.put({ "/drip": { but: "drips" } });
    expect(whyOf(await get("/drip"))).toContain("took longer than 0.4 seconds");
  });
  it("is left when its bytes come one by one, long before the time is over", async () => {
    publisher.put({ "/drip": { but: "drips" } });
    const hasty = openFetcher({ allow: [publisher.host], limits: { grace: 100 } });
    const fetched = await hasty.get(`${publisher.url}/drip`);
    expect(fetched).toMatchObject({ kind: "failed", because: "too-slow" });
    expect(whyOf(fetched)).toContain("less than 500 bytes a second");
    await hasty.close();
  });
  it("cannot fill the memory with a packed body that never ends", async () => {
    const bomb = await openWire((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n");
      const packer = createGzip({ level: 1 });
      packer.pipe(socket);
      const fill = (): void => {
        while (!socket.destroyed && packer.write(NOUGHTS));
      };
      packer.on("drain", fill);
      socket.on("close", () => packer.destroy());
      fill();
    });
    const patient = openFetcher({ allow: [bomb.host], limits: { unpackedBytes: 500_000 } });
    expect(whyOf(await patient.get(bomb.url))).toContain("larger than 0.5 MB");
    // It is hung up on, or this would not end.
    await bomb.quiet();
    await patient.close();
    await bomb.close();
  });
  it("is not read at all when it says beforehand that it sends too much", async () => {
    const large = await openWire((socket) =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9000000\r\n\r\n"),
    );
    const open = openFetcher({ allow: [large.host] });
    expect(whyOf(await open.get(large.url))).toContain("larger than 5 MB");
    await open.close();
    await large.close();
  });
  it.each([
    ["headers without an end", `x: ${"y".repeat(70_000)}`, "no end to the headers"],
    ["no HTTP at all", "220 mail.example ESMTP\r\n\r\n", "does not speak HTTP"],
    [
      "two lengths",
      "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
      "not as long as it says",
    ],
    ["a line that begins and never ends", "HTTP/1.1 200", "took longer than 0.4 seconds"],
  ])("is told by what it sends: %s", async (_title, words, why) => {
    const wire = await openWire((socket) =>
      socket.write(words.startsWith("x:") ? `HTTP/1.1 200 OK\r\n${words}` : words),
    );
    const open = openFetcher({ allow: [wire.host], limits: { time: 400 } });
    expect(whyOf(await open.get(wire.url))).toContain(why);
    await open.close();
    await wire.close();
  });
  it("cannot lead round in circles", async () => {
    publisher.put({ "/round": { redirect: "/and-round" }, "/and-round": { redirect: "/round" } });
    expect(whyOf(await get("/round"))).toContain("from one address to the next");
  });
  it("that breaks off is not taken for a short page", async () => {
    publisher.put({ "/half": { but: "breaks off" } });
    expect(whyOf(await get("/half"))).toMatch(/is not reachable: it broke the connection off/u);
  });
  it("that lies about packing is found out", async () => {
    publisher.put({
      "/lie": { body: "plain", headers: { "content-encoding": "gzip" } },
      "/odd": { body: "x", headers: { "content-encoding": "rot13" } },
    });
    expect(whyOf(await get("/lie"))).toContain("cannot be unpacked");
    expect(whyOf(await get("/odd"))).toContain("rot13");
    publisher.put({ "/often": { body: "x", headers: { "content-encoding": "gzip, br, gzip, br" } } });
    expect(whyOf(await get("/often"))).toContain("packed 4 times over");
  });
});

describe("politeness", () => {
  it("opens at most two requests to one host at a time", async () => {
    const busy = await openPublisher({ "/": { body: "x" } });
    const polite = openFetcher({ allow: [busy.host] });
    await Promise.all(Array.from({ length: 12 }, () => polite.get(busy.url)));
    expect(busy.asked.length).toBe(12);
    expect(busy.busiest()).toBe(2);
    await polite.close();
    await busy.close();
  });
  it("asks nothing for whoever stopped waiting before there was a connection", async () => {
    const late = await openPublisher({ "/given-up": { body: "x" }, "/wanted": { body: "y" } });
    const found = Promise.withResolvers<readonly { address: string; family: number }[]>();
    const isLookedFor = Promise.withResolvers<void>();
    const resolve = (): typeof found.promise => {
      isLookedFor.resolve();
      return found.promise;
    };
    const slow = openFetcher({ allow: [late.host], line: { resolve } });
    const at = late.url.replace("127.0.0.1", "slow.example");
    const stop = new AbortController();
    const givenUp = slow.get(`${at}/given-up`, { signal: stop.signal });
    await isLookedFor.promise;
    stop.abort(new Error("enough"));
    await expect(givenUp).rejects.toThrow("enough");
    const wanted = slow.get(`${at}/wanted`);
    found.resolve([{ address: "127.0.0.1", family: 4 }]);
    expect((await wanted).kind).toBe("news");
    expect(late.asked.map(({ path }) => path)).toEqual(["/wanted"]);
    await slow.close();
    await late.close();
  });
  it("stops when it is told to", async () => {
    publisher.put({ "/silent": { but: "hangs" } });
    const stop = new AbortController();
    const waiting = fetcher.get(`${publisher.url}/silent`, { signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
  });
});
