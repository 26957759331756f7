import { privately, say, type Command } from "../command.ts";

const MOST_LETTERS = 2000;

export const feedback: Command = {
  name: "feedback",
  form: "words",
  does: "does-feedback",
  example: "/feedback the Courier is missing",
  run: async (words, { desk, tell }) => {
    if (words === "") {
      const button = { label: tell("write"), asksFor: tell("feedback-what"), does: "/feedback" };
      return privately({
        ...say(tell("feedback-what")),
        buttons: [[button]],
        about: { awaits: "/feedback" },
      });
    }
    await desk.takeFeedback(words.slice(0, MOST_LETTERS));
    return privately(say(tell("feedback-taken")));
  },
};
