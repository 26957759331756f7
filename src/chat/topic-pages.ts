/** The pages of the card for topics: all of them, one of them, starter packs. */
import type { Block, Message } from "../model/message.ts";
import type { Topic } from "../model/settings.ts";
import { asking, back, card, heading, line, note, on, to, type Showing } from "./card.ts";
import { packs, packTopicName } from "./packs.ts";
import { listed } from "./topic-changes.ts";

export const topicsLine = ({ chosen, tell, desk }: Showing): string => {
  if (chosen.topics.length === 0) return tell(desk.hasHouseTopics ? "topics-house" : "topics-none-yet");
  return chosen.topics.map(({ name, feeds }) => `${name} (${feeds.length})`).join(" · ");
};

export const MOST_LISTED = 8;

const filtersOf = ({ only, without }: Topic, { tell }: Showing): string =>
  [
    ...(listed(only, tell) === "" ? [] : [` · ${tell("topic-only", { words: listed(only, tell) })}`]),
    ...(listed(without, tell) === ""
      ? []
      : [` · ${tell("topic-without", { words: listed(without, tell) })}`]),
  ].join("");

export const topicsPage = (showing: Showing): Message => {
  const { chosen, tell } = showing;
  const lines = chosen.topics.map((topic) =>
    line(topic.name, `${tell("feeds-counted", { count: topic.feeds.length })}${filtersOf(topic, showing)}`),
  );
  return card(lines.length === 0 ? [note(topicsLine(showing))] : lines, [
    chosen.topics.slice(0, MOST_LISTED).map(({ name }, at) => to(`topic ${at + 1}`, name)),
    [
      asking("topics", tell("add-site"), tell("asks-site"), "/feed add …"),
      asking("topics", tell("new-topic"), tell("asks-topic"), "/topic add …"),
      to("packs", tell("packs")),
      back(showing),
    ],
  ]);
};

export const topicPage = async (showing: Showing, number: number): Promise<Message> => {
  const { chosen, desk, tell } = showing;
  const topic = chosen.topics[number - 1];
  if (!topic) return topicsPage(showing);
  const titles = new Map((await desk.feeds()).map(({ id, title }) => [id, title ?? id]));
  const page = `topic ${number}`;
  const feeds = topic.feeds.slice(0, MOST_LISTED);
  return card(
    [
      heading(`${topic.name}${filtersOf(topic, showing)}`),
      ...topic.feeds.map((id, at): Block => ({
        kind: "sources",
        spans: [
          { text: `${at + 1} `, tone: "faint" },
          { text: titles.get(id) ?? id, link: id },
        ],
      })),
      ...(topic.feeds.length === 0 ? [note(tell("topic-no-feeds", { name: topic.name }))] : []),
    ],
    [
      [
        asking(page, tell("add-site"), tell("asks-site"), `/feed add … to ${topic.name}`),
        asking(page, tell("filter"), tell("asks-filter"), `/topic filter ${topic.name} …`),
        asking(page, tell("rename"), tell("asks-topic"), `/topic rename ${topic.name} to …`),
        on("topics", tell("remove"), `/topic remove ${topic.name}`),
      ],
      [
        ...feeds.map((id, at) => on(page, tell("remove-n", { n: at + 1 }), `/feed remove ${id}`)),
        to("topics", tell("back")),
      ],
    ],
  );
};

export const packsPage = (showing: Showing): Message => {
  const { chosen, desk, tell } = showing;
  const has = (name: string): boolean => chosen.topics.some((topic) => topic.name === name);
  const all = packs(desk.language);
  return card(
    [
      note(tell("packs-about")),
      ...all.map((pack) =>
        line(packTopicName(pack.subject, tell), pack.feeds.map(({ outlet }) => outlet).join(" · ")),
      ),
    ],
    [
      all.map(({ subject }) => {
        const name = packTopicName(subject, tell);
        return has(name)
          ? on("packs", `✓ ${name}`, `/pack remove ${subject}`)
          : on("packs", name, `/pack add ${subject}`);
      }),
      [to("topics", tell("back"))],
    ],
  );
};
