import { tellDigest } from "../../digest/tell.ts";
import { spokenTime } from "../../digest/spoken-time.ts";
import type { Digest } from "../../model/digest.ts";
import type { Button, Message } from "../../model/message.ts";
import { privately, say, type Command, type Desk } from "../command.ts";
import { tellIn, type Tell } from "../strings/strings.ts";

const MOST_BUTTONS = 8;

/** All that the buttons below can do. */
export const digestDeeds: readonly string[] = [
  ...Array.from({ length: MOST_BUTTONS }, (_, at) => `/story ${at + 1}`),
  "/ask",
  "/quotes",
  "/latest",
  "/settings",
];

/** Under a digest: one button for each story, and what else can be done; in the digest's own language. */
export const withButtons = (message: Message, digest: Digest): Message => {
  const tell = tellIn(digest.language);
  const stories = digest.stories
    .slice(0, MOST_BUTTONS)
    .map((_, at): Button => ({ label: String(at + 1), does: `/story ${at + 1}` }));
  const others: readonly Button[] = [
    { label: tell("ask"), asksFor: tell("asks-question"), does: "/ask" },
    { label: tell("quotes"), does: "/quotes" },
    { label: tell("latest"), does: "/latest" },
    { label: tell("settings"), does: "/settings" },
  ];
  return stories.length === 0 ? message : { ...message, buttons: [stories, others] };
};

const AGAIN = "again";

/** In a shared chat nothing is posted twice; whoever asks can see it again for themselves. */
const standsAbove = (made: Digest, desk: Desk, tell: Tell): Message => ({
  ...say(tell("digest-above", { time: spokenTime(made.date, desk) })),
  buttons: [[{ label: tell("show-me"), does: `/digest ${AGAIN}` }]],
});

export const digest: Command = {
  name: "digest",
  form: "",
  does: "does-digest",
  example: "/digest",
  run: async (words, { desk, chat, tell }) => {
    const { digest: made, isNew, key } = await desk.renew();
    const told = withButtons(tellDigest(made, { ...(await desk.settings()), zone: desk.zone }), made);
    if (isNew || chat.kind === "private") return key === undefined ? told : { ...told, shows: key };
    return privately(words === AGAIN ? told : standsAbove(made, desk, tell));
  },
};
