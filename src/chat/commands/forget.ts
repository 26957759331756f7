import { mayChange, misused, privately, say, type Command } from "../command.ts";

export const forget: Command = {
  name: "forget",
  form: "[chat]",
  does: "does-forget",
  example: "/forget",
  run: async (words, { desk, actor, tell }) => {
    if (words === "") {
      await desk.forget();
      return privately(say(tell("forgotten")));
    }
    if (!/^chat(?: yes)?$/u.test(words))
      return misused(tell("forget-deed", { written: words }), forget, tell);
    if (!mayChange(actor)) return privately(say(tell("not-yours")));
    if (words === "chat") {
      const yes = { label: tell("forget-yes"), does: "/forget chat yes" };
      return privately({ ...say(tell("forget-sure")), buttons: [[yes]] });
    }
    await desk.forgetChat();
    return privately(say(tell("forgotten-chat")));
  },
};
