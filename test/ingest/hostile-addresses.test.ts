/**
 * What a feed's address, a redirect or a name's look-up may lead to. Look-ups and connections are given by the tests: nothing
 * outside this machine is ever dialled, and what would be is written down.
 */
import type { LookupAddress } from "node:dns";
import { connect, isIP, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import type { Target } from "../../src/ingest/guard.ts";
import { type Fetched, openFetcher } from "../../src/ingest/fetch.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";
import { openWire } from "../kit/wire.ts";

/** An address that is public by its number; a test's connection to it ends at its own publisher. */
const PUBLIC = "93.184.216.34";
const PUBLIC_6 = "2606:2800:220:1:248:1893:25c8:1946";

const found = (...addresses: readonly string[]): readonly LookupAddress[] =>
  addresses.map((address) => ({ address, family: isIP(address) || 6 }));

interface World {
  get(url: string): Promise<Fetched>;
  readonly dialled: readonly string[];
  close(): Promise<void>;
}

/** @param answers what each look-up gives, one after another; the last one for ever */
const openWorld = (
  answers: readonly (readonly LookupAddress[])[],
  dial: (addresses: readonly LookupAddress[], target: Target) => Socket,
  allow: readonly string[] = [],
): World => {
  const dialled: string[] = [];
  let lookups = 0;
  const line = {
    resolve: async () => answers[Math.min(lookups++, answers.length - 1)] ?? [],
    connect: (addresses: readonly LookupAddress[], target: Target) => {
      dialled.push(...addresses.map(({ address }) => address));
      return dial(addresses, target);
    },
  };
  const fetcher = openFetcher({ allow, line, limits: { time: 2000, spacing: 0 } });
  return { get: (url) => fetcher.get(url), dialled, close: () => fetcher.close() };
};

/** Nobody is there: what would be dialled is closed at once. */
const nobody = (): Socket => connect({ host: "127.0.0.1", port: 1 });

const whyOf = (fetched: Fetched): string => ("why" in fetched ? fetched.why : `it is ${fetched.kind}`);

const lines = (text: string): readonly string[] => text.trim().split(/\n\s*/u);
const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

const inner = words(`
  0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.0 10.0.0.1 10.11.12.13 10.255.255.255 100.64.0.0 100.64.0.1
  100.100.100.200 100.127.255.255 127.0.0.0 127.0.0.1 127.0.0.53 127.1.2.3 127.127.127.127 127.255.255.255
  169.254.0.0 169.254.0.23 169.254.169.253 169.254.169.254 169.254.170.2 169.254.170.23 169.254.255.255
  172.16.0.0 172.16.0.1 172.17.0.1 172.20.10.1 172.31.255.255 192.0.0.0 192.0.0.8 192.0.0.170 192.0.0.192
  192.0.2.0 192.0.2.1 192.0.2.255 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.0 192.168.0.1 192.168.1.1
  192.168.99.100 192.168.255.255 192.175.48.1 198.18.0.0 198.18.0.1 198.19.255.255 198.51.100.0
  198.51.100.255 203.0.113.0 203.0.113.255 224.0.0.0 224.0.0.1 224.0.0.251 232.1.1.1 233.252.0.1
  239.255.255.250 239.255.255.255 240.0.0.0 240.0.0.1 247.1.2.3 255.255.255.254 255.255.255.255
  168.63.129.16
`);
const inner6 = words(`
  :: ::1 ::2 ::ffff ::7f00:1 ::a00:1 ::a9fe:a9fe ::c0a8:1 ::ffff:7f00:1 ::ffff:0:0 ::ffff:a00:1
  ::ffff:a9fe:a9fe ::ffff:c0a8:101 ::ffff:e000:1 ::ffff:6440:1 ::ffff:0:7f00:1 ::ffff:0:a9fe:a9fe
  64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b::a9fe:a9fe 64:ff9b::5db8:d822 64:ff9b:1:: 64:ff9b:1::7f00:1
  64:ff9b:1:ffff::a00:1 100:: 100::1 100:0:0:1::1 2001:: 2001::1 2001:0:7f00:1::
  2001:0:4136:e378:8000:63bf:80ff:fffe 2001:1::1 2001:1::2 2001:2:: 2001:2::1 2001:3::1 2001:4:112::1
  2001:10::1 2001:20::1 2001:2f:ffff::1 2001:30::1 2001:db8:: 2001:db8::1 2001:db8:ffff::1 2002::
  2002:7f00:1:: 2002:a00:1::1 2002:a9fe:a9fe::1 2002:c0a8:101:: 2002:5db8:d822:: 2620:4f:8000::1 3fff::
  3fff::1 3fff:fff:ffff::1 4000::1 5f00::1 8000::1 c000::1 e000::1 fc00:: fc00::1 fd00::1 fd00:ec2::254
  fd12:3456:789a:1::1 fdff:ffff::1 fe00::1 fe80:: fe80::1 fe80::5efe:7f00:1 fe80::a9fe:a9fe febf::1 fec0::1
  feff::1 ff00::1 ff01::1 ff02::1 ff02::fb ff05::2 ff0e::1 ffff::1 2606:4700::5efe:7f00:1
  2606:4700::200:5efe:a00:1 2a00:1450::5efe:c0a8:1
`);
/** Other ways to write what stands above, as the address of a page has them. */
const spellings = words(`
  127.1 127.0.1 127.000.000.001 0177.0.0.1 0177.0.0.01 0x7f.0.0.1 0x7f.1 0x7F000001 2130706433 017700000001
  0x7f.0x0.0x0.0x1 127.0.0.1. 127.0.0.0x1 127.0.513 127.65530 0 0.0 0x0 00 0.0.0.0. 10.1 012.0.0.1 0xa.1
  167772161 0xa000001 169.254.43518 2852039166 0xa9fea9fe 0251.0376.0251.0376 0xa9.0xfe.0xa9.0xfe
  025177524776 192.168.257 3232235777 0xc0a80101 0300.0250.1.1 172.1048577 2886729729 100.6553601 ①②⑦.⓪.⓪.①
  １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 １６９.２５４.１６９.２５４ 𝟏𝟐𝟕.𝟎.𝟎.𝟏 ⑯⑨.②⑤④.①⑥⑨.②⑤④ %31%32%37.0.0.1
  127.0.0.%31 %31%30.0.0.1 127%2e0%2e0%2e1 [::] [::1] [0:0:0:0:0:0:0:1]
  [0000:0000:0000:0000:0000:0000:0000:0001] [::127.0.0.1] [::ffff:127.0.0.1] [::FFFF:7F00:1]
  [0:0:0:0:0:ffff:127.0.0.1] [::ffff:169.254.169.254] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1]
  [64:ff9b:1::10.0.0.1] [2002:7f00:0001::]
`);
/** No address at all by the rules of the web, or one that is not of the web. */
const nonsense = lines(`
  http://[fe80::1%25eth0]/
  http://[::1%25lo]/
  http://256.256.256.256/
  http://127.0.0.1.5/
  http://4294967296/
  http://0x100000000/
  http://[::1/
  http://::1/
  http://127.0.0.1:99999/
  http:///
  http://
  http://%00/
  http://a b.example/
  http://[::ffff:999.0.0.1]/
  file:///etc/passwd
  ftp://news.example/
  data:text/xml,<rss/>
  gopher://127.0.0.1:6379/_x
  javascript:alert(1)
  ws://news.example/
  blob:http://news.example/1
  dict://127.0.0.1:11211/
  http://me:secret@news.example/
  http://news.example@127.0.0.1/
  http://127.0.0.1@news.example/
  http://news.example:80@127.0.0.1/
  https://:x@news.example/
  http://me@news.example/
`);
const names = words(`
  localhost LOCALHOST localhost. LocalHost ⓛⓞⓒⓐⓛⓗⓞⓢⓣ foo.localhost localhost.localdomain
  metadata.google.internal printer.local 127.0.0.1.rebind.example router.home.arpa intranet
`);
const hosts = (addresses: readonly string[]): readonly string[] =>
  addresses.map((address) => (address.includes(":") ? `[${address}]` : address));

const atPorts = (list: readonly string[]): readonly string[] =>
  list.map(
    (host, place) => `http${place % 3 === 0 ? "s" : ""}://${host}${place % 4 === 0 ? ":8080" : ""}/feed`,
  );

const literals = [...atPorts(hosts([...inner, ...inner6])), ...atPorts(spellings), ...nonsense];

describe("what is not of the public web", () => {
  it("stands here in more than two hundred ways", () => {
    expect(new Set(literals).size).toBeGreaterThan(200);
  });
  it("is neither looked up nor dialled by its address, in whatever spelling", async () => {
    const world = openWorld([found(PUBLIC)], nobody);
    const answers = await Promise.all(literals.map((url) => world.get(url)));
    await world.close();
    expect(world.dialled).toEqual([]);
    expect(literals.filter((_, place) => answers[place]?.kind !== "failed")).toEqual([]);
  });
  it("is not dialled by a name that is looked up to it", async () => {
    const all = [
      ...inner,
      ...inner6,
      "::ffff:127.0.0.1",
      "fe80::1%lo",
      "fe80::1%eth0",
      "",
      "nonsense",
      "127.1",
    ];
    const worlds = all.map((address) => openWorld([found(address)], nobody));
    const answers = await Promise.all(worlds.map(({ get }) => get("http://news.example/feed")));
    await Promise.all(worlds.map(({ close }) => close()));
    expect(worlds.flatMap(({ dialled }) => dialled)).toEqual([]);
    expect(new Set(answers.map(whyOf))).toEqual(
      new Set(["news.example: The address is private and not on FETCH_ALLOW."]),
    );
  });
  it.each(names)("is not dialled by the name %s, which leads home", async (name) => {
    const world = openWorld([found("127.0.0.1", "::1")], nobody);
    expect(whyOf(await world.get(`http://${name}/`))).toContain("private");
    expect(world.dialled).toEqual([]);
    await world.close();
  });
  it("is left out where a name has public addresses too", async () => {
    const world = openWorld([found("10.0.0.1", PUBLIC, "::1", PUBLIC_6, "169.254.169.254")], nobody);
    await world.get("http://news.example/");
    expect(world.dialled).toEqual([PUBLIC, PUBLIC_6]);
    await world.close();
  });
});

describe("a port that is not the web's", () => {
  const ports = [1, 7, 21, 22, 23, 25, 53, 110, 143, 389, 445, 465, 587, 993, 1433, 2049, 2375, 3306, 3389];
  const more = [5432, 5900, 6000, 6379, 6667, 9200, 10_250, 11_211, 27_017];
  it.each([...ports, ...more])("%i is not dialled, however public the host", async (port) => {
    const world = openWorld([found(PUBLIC)], nobody);
    for (const host of ["news.example", PUBLIC, `[${PUBLIC_6}]`])
      expect(whyOf(await world.get(`http://${host}:${port}/`))).toContain(
        `Port ${port} is not one of the web's and not on FETCH_ALLOW.`,
      );
    expect(world.dialled).toEqual([]);
    await world.close();
  });
  it("is dialled when the operator has named it", async () => {
    const world = openWorld([found(PUBLIC)], nobody, ["news.example:6379"]);
    await world.get("http://news.example:6379/");
    expect(world.dialled).toEqual([PUBLIC]);
    await world.close();
  });
});

/** The publisher answers for whatever address is dialled; where the socket has come to is not asked, as it would be `home`. */
const answeredBy =
  (publisher: Publisher) =>
  (addresses: readonly LookupAddress[]): Socket => {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(publisher.url).port) });
    const [first] = addresses;
    Object.defineProperty(socket, "remoteAddress", { get: () => first?.address });
    return socket;
  };

describe("the public web", () => {
  it.each([
    ["http://1.1.1.1/", "1.1.1.1"],
    ["http://8.8.8.8/feed", "8.8.8.8"],
    ["http://93.184.216.34:8080/", "93.184.216.34"],
    ["http://172.32.0.1/", "172.32.0.1"],
    ["http://100.128.0.1/", "100.128.0.1"],
    ["http://169.253.0.1/", "169.253.0.1"],
    ["http://192.167.1.1/", "192.167.1.1"],
    ["http://198.17.0.1/", "198.17.0.1"],
    ["http://223.255.255.255/", "223.255.255.255"],
    ["http://16843009/", "1.1.1.1"],
    ["http://[2606:4700:4700::1111]/", "2606:4700:4700::1111"],
    ["http://[2a00:1450:4001::1]:8443/", "2a00:1450:4001::1"],
    ["http://[2001:4860:4860::8888]/", "2001:4860:4860::8888"],
    ["http://[::ffff:1.1.1.1]/", "::ffff:101:101"],
    ["http://news.example:3000/", PUBLIC],
    ["http://bücher.example/", PUBLIC],
    ["http://news.example./", PUBLIC],
  ])("is read at %s", async (url, address) => {
    const publisher = await openPublisher({ "/": { body: "news" }, "/feed": { body: "news" } });
    const world = openWorld([found(PUBLIC)], answeredBy(publisher));
    expect(await world.get(url)).toMatchObject({ kind: "news" });
    expect(world.dialled).toEqual([address]);
    await world.close();
    await publisher.close();
  });
});

describe("an address that changes between two looks", () => {
  it("is looked up once for a connection, and that is what is dialled", async () => {
    const publisher = await openPublisher({ "/": { body: "news" } });
    const world = openWorld([found(PUBLIC), found("127.0.0.1")], answeredBy(publisher));
    expect(await world.get("http://rebind.example/")).toMatchObject({ kind: "news" });
    expect(world.dialled).toEqual([PUBLIC]);
    await world.close();
    await publisher.close();
  });
  it.each(["/", "http://other.example/", "https://rebind.example/", "http://rebind.example:8080/"])(
    "is looked up and judged again where a redirect asks for a connection of its own, to %s",
    async (location) => {
      const publisher = await openPublisher({
        "/feed": { redirect: location, headers: { connection: "close" } },
        "/": { body: "secret" },
      });
      const world = openWorld([found(PUBLIC), found("127.0.0.1", "::1")], answeredBy(publisher));
      expect(whyOf(await world.get("http://rebind.example/feed"))).toContain("private");
      expect(world.dialled).toEqual([PUBLIC]);
      expect(publisher.asked.map(({ path }) => path)).toEqual(["/feed"]);
      await world.close();
      await publisher.close();
    },
  );
  it.each(["http", "https"])(
    "gets no byte over %s from a connection that has come out somewhere else than it was dialled",
    async (scheme) => {
      const wire = await openWire();
      const world = openWorld([found(PUBLIC)], () => connect({ host: "127.0.0.1", port: wire.port }));
      expect(whyOf(await world.get(`${scheme}://rebind.example/`))).toContain("private");
      expect(world.dialled).toEqual([PUBLIC]);
      expect((await wire.quiet()).byteLength).toBe(0);
      expect(wire.dialled()).toBe(1);
      await world.close();
      await wire.close();
    },
  );
  it("speaks TLS, and to the name that was asked for, on a connection that is where it should be", async () => {
    const wire = await openWire((socket) => socket.once("data", () => socket.end()));
    const world = openWorld([found("127.0.0.1")], () => connect({ host: "127.0.0.1", port: wire.port }), [
      "home.example",
    ]);
    await world.get("https://home.example/");
    const hello = await wire.quiet();
    expect([hello[0], hello.includes("home.example")]).toEqual([0x16, true]);
    await world.close();
    await wire.close();
  });
});

describe("a redirect", () => {
  const targets = [
    ...literals.filter((_, place) => place % 9 === 0),
    ...nonsense.slice(14),
    "//127.0.0.1/",
    "//[::1]/",
  ];
  it.each(targets)("to %s leads nowhere", async (location) => {
    const publisher = await openPublisher({
      "/": { redirect: encodeURI(decodeURI(location.replace("%00", "%2500"))) },
    });
    const world = openWorld([found(PUBLIC)], answeredBy(publisher));
    expect((await world.get("http://news.example/")).kind).toBe("failed");
    expect(world.dialled).toEqual([PUBLIC]);
    await world.close();
    await publisher.close();
  });
  it("is followed five times, and not a sixth", async () => {
    const chain = Array.from({ length: 7 }, (_, at) => [`/${at}`, { redirect: `/${at + 1}` }] as const);
    const publisher = await openPublisher({ ...Object.fromEntries(chain), "/7": { body: "news" } });
    const world = openWorld([found(PUBLIC)], answeredBy(publisher));
    expect(await world.get("http://news.example/2")).toMatchObject({ kind: "news" });
    expect(whyOf(await world.get("http://news.example/1"))).toContain("without an end");
    expect(publisher.asked.length).toBe(12);
    await world.close();
    await publisher.close();
  });
});
