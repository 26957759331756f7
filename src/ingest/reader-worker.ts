/** The thread in which everything from outside is parsed. One job at a time; it may be killed at any moment. */
import { parentPort } from "node:worker_threads";
import { sentenceOf } from "../ops/trouble.ts";
import { answer } from "./reading.ts";
import type { Job, Parsed } from "./reader.ts";

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there are no origins
const tell = (reply: Parsed | "ready"): void => parentPort?.postMessage(reply);

parentPort?.on("message", (job: Job) => {
  answer(job).then(tell, (error: unknown) =>
    tell({ kind: "failed", why: `It cannot be read: ${sentenceOf(error)}.` }),
  );
});
tell("ready");
