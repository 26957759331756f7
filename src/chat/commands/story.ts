import { tellStory } from "../../digest/tell.ts";
import type { DigestStory } from "../../model/digest.ts";
import type { Button, Message } from "../../model/message.ts";
import { misused, say, type Command } from "../command.ts";
import type { Tell } from "../strings/strings.ts";

const buttonsOf = (
  { sentences }: DigestStory,
  number: number,
  tell: Tell,
): readonly (readonly Button[])[] => [
  sentences.map(({ n }): Button => ({ label: `[${n}]`, does: `/source ${n}` })),
  [
    { label: tell("ask-about"), asksFor: tell("asks-about"), does: "/ask" },
    { label: tell("enough-button"), does: `/enough ${number}` },
  ],
];

export const story: Command = {
  name: "story",
  form: "n",
  does: "does-story",
  example: "/story 2",
  run: async (words, { desk, tell }): Promise<Message> => {
    const digest = await desk.latest();
    if (!digest) return say(tell("no-digest"));
    const found = digest.stories[Number(words) - 1];
    if (!found) return misused(tell("story-unknown", { last: digest.stories.length }), story, tell);
    await desk.dwellOn(found.sources.map(({ article }) => article));
    const blocks = tellStory(found, Number(words), { zone: desk.zone, language: digest.language });
    return { blocks, buttons: buttonsOf(found, Number(words), tell), about: { story: found.id } };
  },
};
