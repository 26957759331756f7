import { tellReceipt } from "../../digest/receipt.ts";
import { misused, privately, say, type Command } from "../command.ts";
import { noDigestYet } from "../no-digest.ts";

export const source: Command = {
  name: "source",
  form: "n",
  does: "the passage that sentence n rests on",
  example: "/source 2",
  run: async (words, { desk }) => {
    const digest = await desk.latest();
    if (!digest) return privately(say(noDigestYet));
    const n = Number(words.replaceAll(/[[\]]/gu, ""));
    const story = digest.stories.find(({ sentences }) => sentences.some((sentence) => sentence.n === n));
    const receipt = tellReceipt(digest, n, desk.zone);
    if (story) await desk.dwellOn(story.sources.map(({ article }) => article));
    const last = digest.stories.flatMap(({ sentences }) => sentences).length;
    const what = `“${words}” is not a sentence of this digest: they are numbered 1 to ${last}.`;
    return privately(receipt ?? misused(what, source));
  },
};
