import { misused, type Command } from "../command.ts";
import { tellAnswer } from "../tell-answer.ts";

export const ask: Command = {
  name: "ask",
  form: "question",
  does: "does-ask",
  example: "/ask who closed the tunnel?",
  run: async (words, { desk, about, tell }) => {
    if (!/[\p{L}\p{N}]/u.test(words)) return misused(tell("question-missing"), ask, tell);
    if (about) await desk.dwellOn(about.sources.map(({ article }) => article));
    const { answer, articles } = await desk.ask(words);
    return tellAnswer(answer, articles, desk);
  },
};
