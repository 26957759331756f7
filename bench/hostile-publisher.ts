/** Hostile feeds, pages and answers on loopback, in a process of their own; prints where each is as one line of JSON. */
import { openPublisher, type Route } from "../test/kit/publisher.ts";
import { BULKY_PAGES, HOSTILE_DOCUMENTS, HOSTILE_FEEDS } from "../test/kit/hostile.ts";

const TEXTS: readonly (readonly [name: string, route: Route])[] = [
  ...HOSTILE_DOCUMENTS,
  ...BULKY_PAGES,
  ...HOSTILE_FEEDS.map(([name, text]) => [`feed: ${name}`, text] as const),
].map(([name, body]) => [
  name,
  { body, type: name.startsWith("feed") ? "application/rss+xml" : "text/html" },
]);

const ANSWERS: readonly (readonly [name: string, route: Route])[] = [
  ["a body that never ends", { but: "never ends" }],
  ["a byte now and then", { but: "drips" }],
  ["a body that breaks off", { but: "breaks off" }],
  ["200 MB in a few packed bytes", { body: new Uint8Array(200_000_000), packed: true }],
  ["redirects in a ring", { redirect: "/ring" }],
];

const routes = [...TEXTS, ...ANSWERS].map(([name, route], at) => ({ name, path: `/${at}`, route }));
const publisher = await openPublisher({
  ...Object.fromEntries(routes.map(({ path, route }) => [path, route])),
  "/ring": { redirect: "/ring" },
  "/robots.txt": { body: "" },
});
const told = routes.map(({ name, path }) => ({ name, url: publisher.url + path }));
process.stdout.write(`${JSON.stringify({ host: publisher.host, told })}\n`);
