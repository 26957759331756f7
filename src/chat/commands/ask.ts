import { say, type Command } from "../command.ts";
import { tellAnswer } from "../tell-answer.ts";

export const ask: Command = {
  name: "ask",
  form: "question",
  does: "what the articles say about it; a line without a slash asks too",
  run: async (words, desk) => {
    if (!/[\p{L}\p{N}]/u.test(words))
      return say("Ask with the question behind it: /ask who closed the tunnel?");
    const { answer, articles } = await desk.ask(words);
    return tellAnswer(answer, articles, desk.zone);
  },
};
