import { tellReceipt } from "../../digest/receipt.ts";
import { say, type Command } from "../command.ts";

const noSuchSentence = (last: number, words: string): string =>
  last === 0
    ? "There is no digest yet. /digest makes one."
    : `“${words}” is not a sentence of this digest. They are numbered 1 to ${last}: /source 2`;

export const source: Command = {
  name: "source",
  form: "n",
  does: "the passage that sentence n rests on",
  run: async (words, desk) => {
    const digest = await desk.latest();
    const n = Number(words.replaceAll(/[[\]]/gu, ""));
    const receipt = digest && tellReceipt(digest, n, desk.zone);
    const story = digest?.stories.find(({ sentences }) => sentences.some((sentence) => sentence.n === n));
    if (story) await desk.dwellOn(story.sources.map(({ article }) => article));
    const last = digest?.stories.flatMap(({ sentences }) => sentences).length ?? 0;
    return receipt ?? say(noSuchSentence(last, words));
  },
};
