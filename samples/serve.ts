/** `npm run sample`: the sample newsroom by itself, until Ctrl-C. */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { openNewsroom } from "./newsroom.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "8788" } } });
const newsroom = await openNewsroom({ now: Date.now(), port: Number(values.port) });
const { host } = new URL(newsroom.url);
process.stdout.write(`The sample newsroom is at ${newsroom.url}
${newsroom.feeds.map((feed) => `  ${feed}`).join("\n")}
Try: FETCH_ALLOW=${host} npm run -s tidings -- digest ${newsroom.feeds[0]}
Ctrl-C ends it.
`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await newsroom.close();
