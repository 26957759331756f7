import { privately, type Command } from "../command.ts";

const PARAGRAPHS = ["privacy-kept", "privacy-not-kept", "privacy-receivers", "privacy-forget"] as const;

export const privacy: Command = {
  name: "privacy",
  form: "",
  does: "does-privacy",
  example: "/privacy",
  run: async (_, { tell }) =>
    privately({ blocks: PARAGRAPHS.map((key) => ({ kind: "text", spans: [{ text: tell(key) }] })) }),
};
