import { privately, type Command } from "../command.ts";

const paragraphs: readonly string[] = [
  "Kept here: this chat's id and title, what it has chosen and who changed it, the digests it was shown for their receipts, for a month which message told what, so that an answer to it is understood, and for two hours which story you last asked about.",
  "Not kept: your questions, and anything that was not said to me. In the chat in the browser, the messages themselves are kept on this machine.",
  "Who receives it: nobody. If whoever runs me has set up a model, a question and passages of articles go to it, without names or ids.",
  "/forget makes me forget what you asked here.",
];

export const privacy: Command = {
  name: "privacy",
  form: "",
  does: "what is kept, why, how long, and who receives it",
  example: "/privacy",
  run: async () => privately({ blocks: paragraphs.map((text) => ({ kind: "text", spans: [{ text }] })) }),
};
