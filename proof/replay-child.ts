/** The house of the replay: one process of the bot that hears what the fake tells it, until it is killed or asked to end. */
import { randomUUID } from "node:crypto";
import { openTelegram } from "../src/adapters/telegram/telegram.ts";
import { lockFolder } from "../src/store/lock.ts";
import { openRooms } from "../test/kit/house.ts";
import { PROOF_TOKEN } from "./token.ts";

const [dataDir = "", apiRoot = ""] = process.argv.slice(2);
const isSabotaged = process.env["TIDINGS_PROOF_SABOTAGE"] === "1";
const lock = await lockFolder(dataDir);
const rooms = await openRooms({ dataDir, clock: Date.now, mode: "open", hasNews: false });
const { store } = rooms;
const telegram = await openTelegram(
  {
    inbox: isSabotaged
      ? { ...store.inbox, put: (letter, now) => store.inbox.put(letter, now).then(() => true) }
      : store.inbox,
    shelf: store.cache("telegram"),
    now: Date.now,
    languageOf: async () => "en",
    complain: (sentence) => void process.stderr.write(`${sentence}\n`),
  },
  { token: PROOF_TOKEN, apiRoot },
);
/** What comes again comes under another name: it is done again. */
const start: typeof telegram.start = (hear) =>
  telegram.start((heard, ack) => hear(isSabotaged ? { ...heard, id: randomUUID() } : heard, ack));
await rooms.house.join({
  ...telegram,
  start,
  isHome: true,
  pace: { perSecond: Number.POSITIVE_INFINITY, chatEvery: 0, inFlight: 8 },
});
process.stdout.write("ready\n");
process.on("SIGTERM", () => {
  void (async () => {
    // What is asked of it is counted, not how fast it ends.
    await telegram.settled();
    await telegram.stop();
    await rooms.close();
    await lock.release();
    process.exit(0);
  })();
});
