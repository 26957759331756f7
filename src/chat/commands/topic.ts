import type { Message } from "../../model/message.ts";
import { addTopic, filterTopic, removeTopic, renameTopic } from "../changes.ts";
import { misused, privately, say, tellOutcome, type Command, type Desk } from "../command.ts";

/** `+word`, `-word` and `-"two words"`, in the order in which they are written. */
const WORD = /([+-])(?:["“„]([^"”“]+)["”“]|(\S+))/gu;

const wordsWith = (sign: string, written: string): readonly string[] =>
  [...written.matchAll(WORD)].flatMap(([, mark, phrase, word]) =>
    mark === sign ? [phrase ?? word ?? ""] : [],
  );

const listed = async (desk: Desk): Promise<Message> => {
  const { topics } = await desk.settings();
  if (topics.length === 0)
    return privately(
      say("No topics yet; the digest tells what the house reads. /topic add Harbour begins one."),
    );
  return privately({
    blocks: topics.map(({ name, feeds, only, without }) => ({
      kind: "text",
      spans: [
        { text: name, tone: "strong" },
        {
          text: ` · ${feeds.length} feeds${[...only.map((word) => ` +${word}`), ...without.map((word) => ` -${word}`)].join("")}`,
        },
      ],
    })),
  });
};

/** "filter Harbour +tunnel -football": the name goes up to the first sign. */
const filtered = (written: string, desk: Desk): ReturnType<Desk["change"]> => {
  const [name = ""] = written.split(/\s+[+-]/u);
  return desk.change(filterTopic(name, wordsWith("+", written), wordsWith("-", written)));
};

type Deed = (rest: string, desk: Desk) => Promise<Message>;

const deeds: ReadonlyMap<string, Deed> = new Map<string, Deed>([
  ["", (_, desk) => listed(desk)],
  ["list", (_, desk) => listed(desk)],
  ["add", async (rest, desk) => tellOutcome(await desk.change(addTopic(rest)))],
  ["remove", async (rest, desk) => tellOutcome(await desk.change(removeTopic(rest)))],
  ["filter", async (rest, desk) => tellOutcome(await filtered(rest, desk))],
  [
    "rename",
    async (rest, desk) => {
      const [from = "", to = ""] = rest.split(/\s+(?:to|→)\s+/u);
      return tellOutcome(await desk.change(renameTopic(from, to)));
    },
  ],
]);

export const topic: Command = {
  name: "topic",
  form: "add|rename|remove|filter name …",
  does: "topics: what is told here, and with which words",
  example: "/topic filter Harbour +tunnel -football",
  isForAdmins: true,
  run: async (words, { desk }) => {
    const [, deed = "", rest = ""] = /^(\S*)\s*(.*)$/su.exec(words) ?? [];
    const does = deeds.get(deed.toLowerCase());
    return does
      ? does(rest, desk)
      : privately(misused(`“${deed}” is nothing that can be done with a topic.`, topic));
  },
};
