/** The whole house behind a chat, on a store that may be opened again: articles of our own, no feeds, no network. */
import { openAccess, type AccessDesk } from "../../src/access-desk.ts";
import { openDesks, type Desks } from "../../src/desk.ts";
import { HOUSE } from "../../src/news.ts";
import { openHouse, type House } from "../../src/house.ts";
import { openFetcher } from "../../src/ingest/fetch.ts";
import { sharedReader } from "./reader.ts";
import { feedId } from "../../src/model/id.ts";
import { openLog } from "../../src/ops/log.ts";
import { NO_FILTER } from "../../src/model/settings.ts";
import { withoutBlocked } from "../../src/tools.ts";
import type { Writer } from "../../src/writer.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { article, NOON } from "./articles.ts";

/** What the house reads in these tests; nobody is asked for it. */
const feed = feedId("https://news.example/feed.xml");

const news = [
  article({
    name: "tunnel",
    title: "Harbour tunnel closed after water breaks in",
    publisher: "Salt Quay Courier",
    hoursAgo: 3,
    paragraphs: [
      "Water entered the northern tube of the harbour tunnel on Sunday evening and the tunnel was closed, the port authority said.",
      "About 340 people walked out on their own and nobody was hurt, according to the fire service.",
      "“The seal failed. We do not yet know why it failed so early,” said Maren Holt, director of the port authority.",
      "The tunnel carries 21,000 cars a day and will stay closed for at least a week.",
    ],
  }),
  article({
    name: "tunnel-2",
    title: "Tunnel shut: 290 people led out as water rises",
    publisher: "Radio Nord",
    hoursAgo: 2,
    paragraphs: [
      "The harbour tunnel was closed on Sunday evening after water entered its northern tube, and 290 people were led out.",
      "“This was warned about in spring,” said Tomas Brandt, who speaks for the tunnel workers’ union.",
      "Ferries take cars across the harbour until the tunnel opens again.",
    ],
  }),
  article({
    name: "quota",
    title: "Fishing quota cut by a tenth",
    publisher: "Kestrel Wire",
    hoursAgo: 5,
    paragraphs: [
      "The fishing quota for herring falls by a tenth next year, the fisheries council decided on Sunday.",
      "“We can live with a tenth, but not with another one,” said Ines Falk, who heads the fishers’ cooperative.",
      "Stocks have shrunk by 18 percent in four years, the council’s report says.",
    ],
  }),
  article({
    name: "prank",
    title: "Prank invitation <b>“win”</b> @everyone [click](https://evil.example) reaches 400 phones",
    publisher: "Kestrel Wire",
    hoursAgo: 6,
    paragraphs: [
      "A prank message about a prize reached about 400 phones in Lower Marsh on Sunday, the police said.",
      "Nobody lost money, and the number behind it was switched off within two hours, the police said.",
    ],
  }),
];

export interface Rooms {
  readonly store: Store;
  readonly desks: Desks;
  readonly house: House;
  readonly access: AccessDesk;
  /** What whoever runs it was told. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface RoomsOptions {
  /** Where the store is; forgotten when it is closed where none is named. */
  readonly dataDir?: string;
  readonly clock?: () => number;
  /** What may be fetched. */
  readonly allow?: readonly string[];
  readonly mode?: "private" | "open";
  readonly operators?: readonly string[];
  readonly writer?: Writer;
  /** Milliseconds that a person waits for the feeds. */
  readonly patience?: number;
  /** Whether the house has news of its own. */
  readonly hasNews?: boolean;
}

export const openRooms = async (options: RoomsOptions = {}): Promise<Rooms> => {
  const { dataDir = ":memory:", clock = () => NOON, allow = [], mode = "private", operators = [] } = options;
  const store = await openStore({ dataDir });
  if (options.hasNews ?? true) {
    await store.articles.save(news.map((one) => ({ ...one, feed })));
    await store.settings.change(HOUSE, { by: "the test", at: NOON }, (settings) => ({
      kind: "changed",
      settings: {
        ...settings,
        topics: [{ name: "House", feeds: [feed], only: NO_FILTER, without: NO_FILTER }],
      },
      says: "",
    }));
  }
  const access = await openAccess({ store, clock, mode, operators });
  const open = openFetcher({ allow });
  const fetcher = withoutBlocked(open, access);
  const reader = sharedReader;
  const complaints: string[] = [];
  const tellOperator = (sentence: string): void => void complaints.push(sentence);
  const desks = openDesks({
    store,
    fetcher,
    reader,
    clock,
    zone: "UTC",
    language: "en",
    writer: options.writer,
    access,
    tellOperator,
    ...(options.patience !== undefined && { patience: options.patience }),
  });
  const log = {
    ...openLog("silent"),
    warn: (first: unknown, sentence?: string) =>
      void complaints.push(sentence ?? (typeof first === "string" ? first : "")),
  };
  const house = openHouse({ store, desks, clock, zone: "UTC", log, access });
  return {
    store,
    desks,
    house,
    access,
    complaints,
    close: async () => {
      await fetcher.close();
      await store.close();
    },
  };
};
