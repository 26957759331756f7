import { misused, type Command } from "../command.ts";
import { tellAnswer } from "../tell-answer.ts";

export const ask: Command = {
  name: "ask",
  form: "question",
  does: "what the articles say about it; a line without a slash asks too",
  example: "/ask who closed the tunnel?",
  run: async (words, { desk, about }) => {
    if (!/[\p{L}\p{N}]/u.test(words)) return misused("The question is missing.", ask);
    if (about) await desk.dwellOn(about.sources.map(({ article }) => article));
    const { answer, articles } = await desk.ask(words);
    return tellAnswer(answer, articles, desk.zone);
  },
};
