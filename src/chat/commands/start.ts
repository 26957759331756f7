import type { ChatInfo } from "../../model/chat.ts";
import type { Block, Button, Message } from "../../model/message.ts";
import { privately, say, type Circumstances, type Command } from "../command.ts";
import { packs, packTopicName } from "../packs.ts";
import { nearestCities } from "../zones.ts";
import type { Tell } from "../strings/strings.ts";
import { afterDoing, pageAndLine } from "./settings.ts";
import { setLanguage } from "../changes.ts";
import { languages, spokenOf } from "../strings/strings.ts";

/** In a shared chat: what this is, who may configure it, how to ask; then nothing more unasked. */
export const welcome = (isShared: boolean, tell: Tell): Message => ({
  ...say(tell(isShared ? "welcome-group" : "welcome")),
  buttons: [
    [
      { label: tell("digest"), does: "/digest" },
      { label: tell("latest"), does: "/latest" },
      { label: tell("help"), does: "/help" },
      ...(isShared ? [{ label: tell("set-up"), does: "/settings" }] : []),
    ],
  ],
});

/** To whoever brought us into a channel, in private. */
export const welcomeChannel = ({ id, title }: ChatInfo, tell: Tell): Message => ({
  ...say(tell("welcome-channel", { chat: title })),
  buttons: [[{ label: tell("set-up"), does: `/chats ${id} /settings` }]],
});

const card = (heading: string, notes: readonly string[], buttons: Message["buttons"]): Message => ({
  blocks: [
    { kind: "text", spans: [{ text: heading, tone: "strong" }] },
    ...notes.map((text): Block => ({ kind: "note", spans: [{ text, tone: "faint" }] })),
  ],
  buttons: buttons ?? [],
  isCard: true,
});

const on = (page: string, label: string, does: string): Button => ({
  label,
  does: `/start ${page} : ${does}`,
});

const whatStep = async ({ desk, tell }: Circumstances): Promise<Message> => {
  const { topics } = await desk.settings();
  const subjects = packs(desk.language).map(({ subject }): Button => {
    const name = packTopicName(subject, tell);
    return topics.some((topic) => topic.name === name)
      ? on("what", `✓ ${name}`, `/pack remove ${subject}`)
      : on("what", name, `/pack add ${subject}`);
  });
  const others: readonly Button[] = [
    { ...on("what", tell("add-site"), "/feed add …"), asksFor: tell("asks-site") },
    { label: tell(topics.length === 0 ? "skip" : "next"), does: "/start when" },
  ];
  const chosen = topics.map(({ name, feeds }) => `${name} (${feeds.length})`).join(" · ");
  const house = desk.hasHouseTopics ? [tell("start-house")] : [];
  return card(tell("start-what"), chosen === "" ? [tell("start-about"), ...house] : [chosen], [
    subjects,
    others,
  ]);
};

const HOURS: readonly string[] = ["07:00", "12:30", "18:00"];

const whenStep = async ({ desk, tell }: Circumstances): Promise<Message> => {
  const hours = await Promise.all(HOURS.map((hour) => desk.quieter(hour)));
  return card(
    tell("start-when"),
    [],
    [
      [
        ...hours.map((hour) => on("where", hour, `/hour ${hour}`)),
        { ...on("where", tell("other"), "/hour …"), asksFor: tell("asks-hour") },
      ],
      [
        { label: tell("back"), does: "/start what" },
        { label: tell("skip"), does: "/start where" },
      ],
    ],
  );
};

const whereStep = ({ desk, tell }: Circumstances): Message =>
  card(
    tell("start-where"),
    [tell("start-where-now", { zone: desk.zone })],
    [
      [
        ...nearestCities(desk.zone, desk.language).map((city): Button => ({
          label: city,
          does: `/start done : /zone ${city}`,
        })),
        { label: tell("other"), does: "/start done : /zone …", asksFor: tell("asks-city") },
      ],
      [
        { label: tell("back"), does: "/start when" },
        { label: tell("skip"), does: "/start done" },
      ],
    ],
  );

/** Where nothing was chosen and the house reads nothing, the world's news, so that there is a digest tomorrow. */
const chooseForThem = async ({ desk, also }: Circumstances): Promise<void> => {
  const { topics } = await desk.settings();
  if (topics.length === 0 && !desk.hasHouseTopics) await also("/pack add world");
};

/** The first digest at once, with what was said of the city above it and where everything is changed below. */
const doneStep = async (line: string | undefined, given: Circumstances): Promise<Message | undefined> => {
  await chooseForThem(given);
  const said = line === undefined ? undefined : await given.also(line);
  const isKept = said === undefined || (said.buttons ?? []).length > 0;
  // What was typed is no city that we know: the step is asked again, with why.
  if (said && !isKept) {
    const again = await given.also("/start where");
    return again && { ...again, blocks: [...said.blocks, ...again.blocks] };
  }
  const digest = await given.also("/digest");
  const hint: Block = { kind: "note", spans: [{ text: given.tell("start-done"), tone: "faint" }] };
  return digest && { ...digest, blocks: [...digest.blocks, hint] };
};

/** A person who was never asked is spoken to in their own language, where we speak it. */
const greetInTheirs = async ({ desk, actor }: Circumstances): Promise<boolean> => {
  const language = spokenOf(actor.locale ?? "");
  if (language === undefined || language === desk.language || (await desk.changes()).length > 0) return false;
  await desk.change(setLanguage(language, languages));
  return true;
};

const stepOf = async (words: string, given: Circumstances): Promise<Message | undefined> => {
  const [page, line] = pageAndLine(words);
  if (page === "done") return doneStep(line, given);
  if (line !== undefined) return afterDoing(line, `/start ${page}`, given);
  if (page === "when") return whenStep(given);
  if (page === "where") return whereStep(given);
  return whatStep(given);
};

/** What a link into the private chat says after `start=`: a pack, a topic that somebody passed on, or the other chats. */
const followLink = async (words: string, { also }: Circumstances): Promise<Message | undefined> => {
  if (words === "chats") return also("/chats");
  const [, kind, name = ""] = /^(pack|topic)_([\w-]+)$/u.exec(words) ?? [];
  if (kind === "pack") return also(`/pack add ${name}`);
  return kind === "topic" ? also(`/topic take ${name}`) : undefined;
};

export const start: Command = {
  name: "start",
  form: "",
  does: "does-start",
  example: "/start",
  run: async (words, given) => {
    const { chat, tell, also } = given;
    if (chat.kind !== "private") return welcome(true, tell);
    const [, code] = /^claim[_ ](\S+)$/u.exec(words) ?? [];
    if (code !== undefined) return (await also(`/claim ${code}`)) ?? welcome(false, tell);
    const linked = await followLink(words, given);
    if (linked) return linked;
    if (words === "" && (await greetInTheirs(given))) return (await also("/start")) ?? whatStep(given);
    return (await stepOf(words, given)) ?? privately(await whatStep(given));
  },
};
