import { tellHeadlines } from "../../digest/tell.ts";
import { privately, say, type Command } from "../command.ts";

export const latest: Command = {
  name: "latest",
  form: "[topic]",
  does: "the last day's headlines, or those that have a word",
  example: "/latest harbour",
  run: async (words, { desk }) => {
    const digest = await desk.recent(words);
    if (digest.stories.length > 0) return privately(tellHeadlines(digest, desk.zone));
    const about = words === "" ? "" : ` about “${words}”`;
    return privately(say(`Nothing${about} has come in the last day.`));
  },
};
