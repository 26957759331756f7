import type { Message } from "../../model/message.ts";
import { type Filter, type Topic } from "../../model/settings.ts";
import { misused, privately, say, tellOutcome, type Circumstances, type Command } from "../command.ts";
import {
  addTopic,
  addTopics,
  filterTopic,
  listed,
  removeTopic,
  renameTopic,
  topicNamed,
} from "../topic-changes.ts";

/** `+word`, `-"two words"`, `-outlet:"Kestrel Wire"`, `+lang:de`. */
const TERM = /([+-])(?:(outlet|lang):)?(?:["“„«]([^"”“»]+)["”“»]|(\S+))/giu;

const filterWith = (sign: string, written: string): Filter => {
  const terms = [...written.matchAll(TERM)]
    .filter(([, mark]) => mark === sign)
    .map(([, , kind = "word", phrase, word = ""]) => ({ kind: kind.toLowerCase(), text: phrase ?? word }));
  const those = (kind: string): readonly string[] =>
    terms.filter((term) => term.kind === kind).map(({ text }) => text);
  return { words: those("word"), outlets: those("outlet"), languages: those("lang") };
};

const linesOf = ({ name, feeds, only, without }: Topic, { tell }: Circumstances): string => {
  const filters = [
    ...(listed(only, tell) === "" ? [] : [tell("topic-only", { words: listed(only, tell) })]),
    ...(listed(without, tell) === "" ? [] : [tell("topic-without", { words: listed(without, tell) })]),
  ];
  return [`${name}: ${tell("feeds-counted", { count: feeds.length })}`, ...filters].join(" · ");
};

const list = async (given: Circumstances): Promise<Message> => {
  const { topics } = await given.desk.settings();
  if (topics.length === 0) return privately(say(given.tell("topics-none")));
  const blocks = topics.map((topic) => ({ kind: "text" as const, spans: [{ text: linesOf(topic, given) }] }));
  return privately({ blocks });
};

/** "Harbour +tunnel -football": the name goes up to the first sign. */
const filter = async (written: string, { desk, tell }: Circumstances): Promise<Message> => {
  const [name = ""] = written.split(/\s+[+-]/u);
  const change = filterTopic(name, filterWith("+", written), filterWith("-", written));
  return tellOutcome(await desk.change(change), tell);
};

const rename = async (written: string, { desk, tell }: Circumstances): Promise<Message> => {
  const [from = "", to = ""] = written.split(/\s+(?:to|→)\s+/u);
  return tellOutcome(await desk.change(renameTopic(from, to)), tell);
};

const feedsIn = async (name: string, { desk, tell }: Circumstances): Promise<Message> => {
  const topic = topicNamed(await desk.settings(), name);
  if (!topic) return privately(say(tell("topic-unknown-none", { name })));
  const titles = new Map((await desk.feeds()).map(({ id, title }) => [id, title]));
  const spans = topic.feeds.map((id) => [{ text: titles.get(id) ?? id, link: id }]);
  const none = [{ kind: "note" as const, spans: [{ text: tell("topic-no-feeds", { name: topic.name }) }] }];
  return privately({
    blocks: spans.length === 0 ? none : spans.map((one) => ({ kind: "sources", spans: one })),
  });
};

/** A link by which anybody makes the topic their own; where the platform has no such links, the line that does it. */
const pass = async (name: string, { desk, linkFor, tell }: Circumstances): Promise<Message> => {
  const topic = topicNamed(await desk.settings(), name);
  if (!topic) return privately(say(tell("topic-unknown-none", { name })));
  const word = await desk.passOn(topic);
  const link = linkFor?.(`topic_${word}`);
  const text = tell("topic-passed", { name: topic.name });
  if (link === undefined) return say(`${text} /topic take ${word}`);
  return { blocks: [{ kind: "text", spans: [{ text: `${text} ` }, { text: link, link }] }] };
};

const take = async (word: string, { desk, tell }: Circumstances): Promise<Message> => {
  const topic = await desk.passedOn(word);
  return topic
    ? tellOutcome(await desk.change(addTopics([topic], ["topic-taken", { name: topic.name }])), tell)
    : privately(say(tell("topic-not-passed")));
};

type Deed = (rest: string, given: Circumstances) => Promise<Message>;

const deeds: ReadonlyMap<string, Deed> = new Map<string, Deed>([
  ["", (_, given) => list(given)],
  ["list", (_, given) => list(given)],
  ["add", async (rest, { desk, tell }) => tellOutcome(await desk.change(addTopic(rest)), tell)],
  ["remove", async (rest, { desk, tell }) => tellOutcome(await desk.change(removeTopic(rest)), tell)],
  ["filter", filter],
  ["rename", rename],
  ["feeds", feedsIn],
  ["pass", pass],
  ["take", take],
]);

export const topic: Command = {
  name: "topic",
  form: "add|rename|remove|feeds|filter|pass name …",
  does: "does-topic",
  example: '/topic filter Harbour +tunnel -football -outlet:"Kestrel Wire"',
  isFor: "admins",
  run: async (words, given) => {
    const [, deed = "", rest = ""] = /^(\S*)\s*(.*)$/su.exec(words) ?? [];
    const does = deeds.get(deed.toLowerCase());
    return does ? does(rest, given) : misused(given.tell("topic-deed", { deed }), topic, given.tell);
  },
};
