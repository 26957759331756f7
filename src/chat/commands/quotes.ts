import { tellQuotes } from "../../digest/receipt.ts";
import { privately, say, type Command } from "../command.ts";

export const quotes: Command = {
  name: "quotes",
  form: "[name]",
  does: "does-quotes",
  example: "/quotes Holt",
  run: async (name, { desk, tell }) => {
    const digest = await desk.latest();
    if (!digest) return privately(say(tell("no-digest")));
    const none = name === "" ? tell("quotes-none") : tell("quotes-nobody", { name });
    return privately(tellQuotes(digest, name, desk.zone) ?? say(none));
  },
};
