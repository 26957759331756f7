import { spokenTime, tellDigest } from "../../digest/tell.ts";
import type { Digest } from "../../model/digest.ts";
import type { Button, Message } from "../../model/message.ts";
import { privately, say, type Command } from "../command.ts";

const MOST_BUTTONS = 8;

/** Under a digest: one button for each story, and what else can be done. */
export const withButtons = (message: Message, digest: Digest): Message => {
  const stories = digest.stories
    .slice(0, MOST_BUTTONS)
    .map((_, at): Button => ({ label: String(at + 1), does: `/story ${at + 1}` }));
  const others: readonly Button[] = [
    { label: "Ask", asksFor: "Your question about the news", does: "/ask" },
    { label: "Quotes", does: "/quotes" },
    { label: "Latest", does: "/latest" },
  ];
  return stories.length === 0 ? message : { ...message, buttons: [stories, others] };
};

const AGAIN = "again";

/** In a shared chat nothing is posted twice; whoever asks can see it again for themselves. */
const standsAbove = (made: Digest, zone: string): Message => {
  const time = spokenTime(made.date, { zone, language: made.language });
  return {
    ...say(`Nothing new since the digest of ${time}, which stands above.`),
    buttons: [[{ label: "Show it to me", does: `/digest ${AGAIN}` }]],
  };
};

export const digest: Command = {
  name: "digest",
  form: "",
  does: "the latest digest, with what came since",
  example: "/digest",
  run: async (words, { desk, chat }) => {
    const { digest: made, isNew } = await desk.renew();
    const told = withButtons(tellDigest(made, desk.zone), made);
    if (isNew || chat.kind === "private") return told;
    return privately(words === AGAIN ? told : standsAbove(made, desk.zone));
  },
};
