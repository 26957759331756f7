import { tellStory } from "../../digest/tell.ts";
import type { DigestStory } from "../../model/digest.ts";
import type { Button, Message } from "../../model/message.ts";
import { misused, say, type Command } from "../command.ts";
import { noDigestYet } from "../no-digest.ts";

const buttonsOf = ({ sentences }: DigestStory): readonly (readonly Button[])[] => [
  sentences.map(({ n }): Button => ({ label: `[${n}]`, does: `/source ${n}` })),
  [{ label: "Ask about this", asksFor: "Your question about this story", does: "/ask" }],
];

export const story: Command = {
  name: "story",
  form: "n",
  does: "story n of the digest in full, with its receipts",
  example: "/story 2",
  run: async (words, { desk }): Promise<Message> => {
    const digest = await desk.latest();
    if (!digest) return say(noDigestYet);
    const found = digest.stories[Number(words) - 1];
    if (!found) return misused(`The digest has stories 1 to ${digest.stories.length}.`, story);
    await desk.dwellOn(found.sources.map(({ article }) => article));
    const telling = { zone: desk.zone, language: digest.language };
    const blocks = tellStory(found, Number(words), telling);
    return { blocks, buttons: buttonsOf(found), about: { story: found.id } };
  },
};
