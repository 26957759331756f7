import type { DigestStory } from "../../model/digest.ts";
import { enoughOf } from "../changes.ts";
import { misused, say, tellOutcome, type Circumstances, type Command } from "../command.ts";

/** The one of that number, else the one that the message answers to. */
const meant = async (words: string, { desk, about }: Circumstances): Promise<DigestStory | undefined> =>
  words === "" ? about : (await desk.latest())?.stories[Number(words) - 1];

export const enough: Command = {
  name: "enough",
  form: "n",
  does: "does-enough",
  example: "/enough 2",
  isFor: "admins",
  run: async (words, given) => {
    const { desk, tell } = given;
    const digest = await desk.latest();
    if (!digest) return say(tell("no-digest"));
    const story = await meant(words, given);
    if (!story) return misused(tell("story-unknown", { last: digest.stories.length }), enough, tell);
    return tellOutcome(await desk.change(enoughOf(story)), tell);
  },
};
