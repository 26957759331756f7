import { tellHeadlines } from "../../digest/tell.ts";
import { privately, say, type Command } from "../command.ts";

export const latest: Command = {
  name: "latest",
  form: "[topic]",
  does: "does-latest",
  example: "/latest harbour",
  run: async (words, { desk, tell }) => {
    const digest = await desk.recent(words);
    if (digest.stories.length > 0) return privately(tellHeadlines(digest, desk.zone));
    return privately(say(words === "" ? tell("latest-none") : tell("latest-none-about", { words })));
  },
};
