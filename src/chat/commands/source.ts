import { tellReceipt } from "../../digest/receipt.ts";
import { misused, privately, say, type Command } from "../command.ts";

export const source: Command = {
  name: "source",
  form: "n",
  does: "does-source",
  example: "/source 2",
  run: async (words, { desk, tell }) => {
    const digest = await desk.latest();
    if (!digest) return privately(say(tell("no-digest")));
    const n = Number(words.replaceAll(/[[\]]/gu, ""));
    const story = digest.stories.find(({ sentences }) => sentences.some((sentence) => sentence.n === n));
    const receipt = tellReceipt(digest, n, desk.zone);
    if (story) await desk.dwellOn(story.sources.map(({ article }) => article));
    if (receipt) return privately(receipt);
    const last = digest.stories.flatMap(({ sentences }) => sentences).length;
    return misused(tell("source-unknown", { written: words, last }), source, tell);
  },
};
