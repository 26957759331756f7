import { tellQuotes } from "../../digest/receipt.ts";
import { privately, say, type Command } from "../command.ts";
import { noDigestYet } from "../no-digest.ts";

export const quotes: Command = {
  name: "quotes",
  form: "[name]",
  does: "every quote of the digest, or those of one speaker",
  example: "/quotes Holt",
  run: async (words, { desk }) => {
    const digest = await desk.latest();
    return privately(digest ? tellQuotes(digest, words, desk.zone) : say(noDigestYet));
  },
};
