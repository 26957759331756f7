import { tellQuotes } from "../../digest/receipt.ts";
import { say, type Command } from "../command.ts";

export const quotes: Command = {
  name: "quotes",
  form: "[name]",
  does: "every quote of the digest, or those of one speaker",
  run: async (words, desk) => {
    const digest = await desk.latest();
    return digest ? tellQuotes(digest, words, desk.zone) : say("There is no digest yet. /digest makes one.");
  },
};
