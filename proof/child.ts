/** The house of the proof: the real rooms on a data folder, a clock that leaps to what comes next, a platform on loopback. */
import { createHash } from "node:crypto";
import { openAccess } from "../src/access-desk.ts";
import { openDesks } from "../src/desk.ts";
import { POINTS, type Point } from "../src/digest/deliver.ts";
import { openHouse } from "../src/house.ts";
import { openFetcher } from "../src/ingest/fetch.ts";
import { openReader } from "../src/ingest/reader.ts";
import type { Article } from "../src/model/article.ts";
import { actorId, articleId, feedId } from "../src/model/id.ts";
import { EVERY_DAY, NO_FILTER } from "../src/model/settings.ts";
import { days, seconds } from "../src/model/time.ts";
import { HOUSE } from "../src/news.ts";
import { openLog } from "../src/ops/log.ts";
import { lockFolder } from "../src/store/lock.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { z } from "zod";
import { joinStage, tellTime, type Hear } from "./stage-child.ts";
import { fatesOf, plannedChats, STAGES, START } from "./plan.ts";

const settings = z
  .object({
    dataDir: z.string(),
    url: z.string(),
    chats: z.number(),
    lastDay: z.number(),
    seed: z.number(),
    startsAt: z.number(),
    /** The point to die at, and the passing of it. */
    dies: z.object({ point: z.enum(POINTS), nth: z.number() }).optional(),
    isSabotaged: z.boolean(),
    ifUncertain: z.enum(["resend", "skip"]),
    stage: z.enum(STAGES),
    /** Where the stage has its Bot API, if it has one. */
    apiRoot: z.string(),
    /** The chats' names, where the platform gives them. */
    names: z.array(z.string()),
  })
  .parse(JSON.parse(process.argv[2] ?? ""));

const clock = { now: settings.startsAt };
const feed = feedId("https://proof.example/feed.xml");

/** What happens where: far enough apart that no day's news is taken for another's. */
const EVENTS = [
  [
    "Ferry to Anholm runs aground in fog",
    "The ferry Anselm ran aground off Anholm on its morning crossing and 86 passengers were taken ashore, the coastguard said.",
  ],
  [
    "Orchard growers expect half a harvest",
    "Late frost has cost the orchards of Vellmar half of their apples, the growers’ union reported on its autumn meeting.",
  ],
  [
    "Museum returns two carvings",
    "Two carved doors go back to the island of Tavo after ninety years in a museum cellar, its director announced.",
  ],
  [
    "Chess club wins the northern league",
    "The chess club of Farhaven beat Lindholt by five boards to three and leads the northern league for the first time.",
  ],
  [
    "Bakers strike over night shifts",
    "Bakers in four towns stopped their ovens at midnight because of a new rule on night shifts, their union said.",
  ],
  [
    "Old observatory opens to schools",
    "Pupils may look through the telescope of the Kessel observatory from spring on, after volunteers restored its dome.",
  ],
  [
    "Bridge toll abolished after vote",
    "The regional parliament abolished the toll on the Marne bridge by 41 votes to 37, ending a dispute of twelve years.",
  ],
  [
    "Wolf seen near Upper Dale",
    "A hiker photographed a wolf near Upper Dale, and the forestry office confirmed the tracks on Thursday.",
  ],
  [
    "Library lends musical instruments",
    "Violins, drums and an accordion can be borrowed at the city library of Ostmark like books, for four weeks.",
  ],
  [
    "Reservoir at lowest level since 1976",
    "The Silber reservoir holds a fifth of its water, and gardens must not be watered by day, the waterworks ordered.",
  ],
  [
    "Tram line reaches the hospital",
    "After three years of building the green tram line stops at the hospital, where 4,000 people work.",
  ],
] as const;

/** One article a day, so that each digest has news. */
const articleOf = (day: number): Article => {
  const [title, opening] = EVENTS[Math.abs(day) % EVENTS.length] ?? EVENTS[0];
  const text = `${opening} It is the ${day + 100}th report of the year from correspondent number ${day + 7}.`;
  const at = START + days(day) - seconds(1);
  return {
    id: articleId(`a-${createHash("sha256").update(String(day)).digest("hex").slice(0, 12)}`),
    feed,
    url: `https://proof.example/${day}`,
    title,
    byline: undefined,
    publisher: "Marsh Post",
    language: "en",
    publishedAt: at,
    fetchedAt: at,
    bodyFrom: "page",
    text,
    blocks: [{ start: 0, end: text.length, kind: "prose" }],
    labels: [],
  };
};

const setUp = async (store: Store): Promise<void> => {
  const planned = plannedChats(settings.chats, settings.stage, settings.names);
  if ((await store.settings.of(HOUSE)).topics.length > 0) return;
  const author = { by: "the proof", at: START };
  for (const { info, zone, hour, language, isSplit } of planned) {
    await store.chats.meet(info, START);
    await store.settings.change(info.id, author, (chosen) => ({
      kind: "changed",
      settings: { ...chosen, zone, language, isSplit, times: [{ hour, days: EVERY_DAY }] },
      says: "",
    }));
  }
  // Last, so that a set-up that was cut short is made again.
  await store.settings.change(HOUSE, author, (chosen) => ({
    kind: "changed",
    settings: { ...chosen, topics: [{ name: "House", feeds: [feed], only: NO_FILTER, without: NO_FILTER }] },
    says: "",
  }));
};

/** Those whose rights were given back are heard of again. */
const giveBack = async (hear: Hear, from: number, to: number): Promise<void> => {
  const planned = plannedChats(settings.chats, settings.stage, settings.names);
  const { muted } = fatesOf(planned, settings.lastDay, settings.seed, settings.stage);
  for (const { info } of planned) {
    const back = muted.get(info.id)?.to;
    if (back === undefined || back <= from || back > to) continue;
    const actor = { id: actorId("proof", "admin"), name: "Admin", role: "admin" as const };
    const heard = { id: `back ${info.id} ${to}`, at: to, chat: info, actor };
    await hear({ ...heard, type: "lifecycle", event: "rights changed" });
  }
};

const dying = () => {
  let passed = 0;
  return (point: Point): void => {
    const { dies } = settings;
    if (dies?.point === point && (passed += 1) === dies.nth) process.kill(process.pid, "SIGKILL");
  };
};

/** Says that a part was sent before the platform was asked. */
const sabotaged = (store: Store): Store => ({
  ...store,
  ledger: {
    ...store.ledger,
    begin: async (claimed, n, now, until) =>
      (await store.ledger.begin(claimed, n, now, until)) && store.ledger.record(claimed, n, "sent"),
  },
});

const lock = await lockFolder(settings.dataDir);
const opened = await openStore({ dataDir: settings.dataDir });
const store = settings.isSabotaged ? sabotaged(opened) : opened;
await store.ledger.freeAll();
await setUp(store);
const access = await openAccess({ store, clock: () => clock.now, mode: "private", operators: [] });
const fetcher = openFetcher({ allow: [] });
const reader = openReader();
const desks = openDesks({
  store,
  fetcher,
  reader,
  clock: () => clock.now,
  zone: "UTC",
  language: "en",
  writer: undefined,
  access,
  tellOperator: () => undefined,
});
const house = openHouse({
  store,
  desks,
  access,
  clock: () => clock.now,
  zone: "UTC",
  log: openLog("silent"),
  at: dying(),
  ifUncertain: settings.ifUncertain,
});
const { hear, leave } = await joinStage({ ...settings, store, house, now: () => clock.now });
await tellTime(settings.url, clock.now);
process.stdout.write("ready\n");

const end = START + days(settings.lastDay);
let day = Math.floor((clock.now - START) / days(1)) - 2;
await giveBack(hear, clock.now - days(4), clock.now);
for (;;) {
  while (START + days(day) <= clock.now) await store.articles.save([articleOf((day += 1))]);
  await house.rounds.make();
  const next = await house.rounds.nextAt();
  if (next === undefined || next > end) break;
  const leap = Math.max(clock.now + 1, next);
  await giveBack(hear, clock.now, leap);
  clock.now = leap;
  await tellTime(settings.url, clock.now);
}
await leave();
await reader.close();
await fetcher.close();
await store.close();
await lock.release();
process.stdout.write("over\n");
