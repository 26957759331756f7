import { privately, say, type Command } from "../command.ts";

const MOST_LETTERS = 2000;

export const feedback: Command = {
  name: "feedback",
  form: "words",
  does: "a word to the operator of this bot",
  example: "/feedback the Courier is missing",
  run: async (words, { desk }) => {
    if (words === "") {
      const button = { label: "Write", asksFor: "What should the operator know?", does: "/feedback" };
      const about = { awaits: "/feedback" };
      return privately({ ...say("What should the operator know?"), buttons: [[button]], about });
    }
    await desk.takeFeedback(words.slice(0, MOST_LETTERS));
    return privately(say("Noted for the operator. Thank you."));
  },
};
