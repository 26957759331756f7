import { misused, privately, tellOutcome, type Command } from "../command.ts";
import { packs, packTopic, packTopicName } from "../packs.ts";
import { addTopics, removeTopic } from "../topic-changes.ts";
import type { Message } from "../../model/message.ts";
import type { Circumstances } from "../command.ts";

const list = ({ desk, tell }: Circumstances): Message =>
  privately({
    blocks: packs(desk.language).flatMap(({ subject, feeds }) => [
      {
        kind: "text" as const,
        spans: [{ text: `${packTopicName(subject, tell)} · /pack add ${subject}`, tone: "strong" as const }],
      },
      ...feeds.map(({ outlet, url, why }) => ({
        kind: "sources" as const,
        spans: [
          { text: outlet, link: url },
          { text: ` · ${why}`, tone: "faint" as const },
        ],
      })),
    ]),
  });

export const pack: Command = {
  name: "pack",
  form: "[add|remove name]",
  does: "does-pack",
  example: "/pack add science",
  isFor: "admins",
  run: async (words, given) => {
    const { desk, tell } = given;
    if (words === "") return list(given);
    const [, deed = "", name = ""] = /^(\S*)\s*(.*)$/su.exec(words) ?? [];
    const wanted = name.toLowerCase();
    const found = packs(desk.language).find(
      ({ subject }) => subject === wanted || packTopicName(subject, tell).toLowerCase() === wanted,
    );
    if (!found || !["add", "remove"].includes(deed))
      return misused(tell("pack-unknown", { written: words }), pack, tell);
    const topic = packTopic(found, tell);
    const change =
      deed === "remove"
        ? removeTopic(topic.name)
        : addTopics([topic], ["pack-added", { name: topic.name, feeds: topic.feeds.length }]);
    return tellOutcome(await desk.change(change), tell);
  },
};
