/**
 * The publishers of bench/poll.ts, in a process of their own: many hosts on loopback, four feeds each, some 40 ms away; and
 * tarpits, which send a byte a second. A feed has published one item a day, each of them before breakfast; with a third
 * argument “all-new”, all of its items this morning. Tells on its standard output where they are.
 */
import { createServer, type RequestListener } from "node:http";
import { createServer as createWire, type Server } from "node:net";
import { z } from "zod";

const FEEDS_A_HOST = 4;
const ITEMS = 30;
const SENTENCE =
  "The harbour council voted on Monday to keep the old ferry until the new bridge is open for all who live on the other side. ";

const [feeds = 1000, tarpits = 20] = process.argv.slice(2, 4).map(Number);
const isAllNew = process.argv[4] === "all-new";
const TODAY = Date.parse("2031-05-12T07:10:00Z");

const dateOf = (place: number): string =>
  new Date(TODAY - place * (isAllNew ? 60_000 : 86_400_000)).toUTCString();

const item = (feed: number, place: number): string =>
  `<item><title>Item ${place} of feed ${feed}</title><link>http://feed${feed}.example/${place}</link><guid>urn:${feed}:${place}</guid><pubDate>${dateOf(place)}</pubDate><description>&lt;p&gt;In ${feed}-${place}: ${SENTENCE.repeat(7)}&lt;/p&gt;</description></item>`;

const feedOf = (feed: number): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${feed}</title><link>http://feed${feed}.example/</link><description>News</description>${Array.from({ length: ITEMS }, (_, place) => item(feed, place)).join("")}</channel></rss>`;

let [sent, unchanged] = [0, 0];
const listener: RequestListener = (request, response) => {
  const path = request.url ?? "/";
  if (path === "/stats") {
    response.end(JSON.stringify({ sent, unchanged }));
    [sent, unchanged] = [0, 0];
    return;
  }
  const feed = Number(path.slice("/feed/".length));
  const etag = `"${feed}"`;
  const isSame = request.headers["if-none-match"] === etag;
  if (isSame) unchanged += 1;
  else sent += 1;
  setTimeout(() => {
    response.writeHead(isSame ? 304 : 200, { etag, "content-type": "application/rss+xml" });
    response.end(isSame ? undefined : feedOf(feed));
  }, 40);
};

const portOf = (server: Pick<Server, "address">): number =>
  z.object({ port: z.number() }).parse(server.address()).port;

const listen = async (server: Pick<Server, "address" | "listen">, host: string): Promise<string> => {
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  return `http://${host}:${portOf(server)}`;
};

const hosts = await Promise.all(
  Array.from({ length: Math.ceil(feeds / FEEDS_A_HOST) }, (_, at) =>
    listen(createServer(listener), `127.1.${Math.floor(at / 250)}.${1 + (at % 250)}`),
  ),
);
const slow = await Promise.all(
  Array.from({ length: tarpits }, (_, at) => {
    const wire = createWire((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      const timer = setInterval(() => socket.write("<"), 1000);
      socket.on("error", () => undefined).on("close", () => clearInterval(timer));
    });
    return listen(wire, `127.2.0.${at + 1}`);
  }),
);
const urls = Array.from({ length: feeds }, (_, at) => `${hosts[at % hosts.length] ?? ""}/feed/${at}`);
process.stdout.write(
  `${JSON.stringify({ urls, stats: `${hosts[0] ?? ""}/stats`, tarpits: slow.map((url) => `${url}/`), size: feedOf(0).length })}\n`,
);
