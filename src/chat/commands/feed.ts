import type { Button, Message } from "../../model/message.ts";
import {
  mayChange,
  misused,
  privately,
  say,
  tellOutcome,
  type CheckedFeed,
  type Circumstances,
  type Command,
} from "../command.ts";
import type { Tell } from "../strings/strings.ts";
import { addFeed, removeFeed } from "../topic-changes.ts";
import { listFeeds } from "./sources.ts";

const headlinesOf = (headlines: readonly string[]): Message["blocks"] =>
  headlines.map((headline) => ({ kind: "note", spans: [{ text: `· ${headline}`, tone: "faint" }] }));

type Found = Extract<CheckedFeed, { kind: "feed" }>;

const LONGEST_LABEL = 40;

const labelOf = ({ title, url }: Found["others"][number]): string => {
  const name = title ?? URL.parse(url)?.pathname ?? url;
  return name.length <= LONGEST_LABEL ? name : `${name.slice(0, LONGEST_LABEL).trimEnd()}…`;
};

/** What else the site has: each shown in its turn, before anything is added. */
const othersOf = ({ others }: Found): readonly Button[] =>
  others.map((other) => ({ label: labelOf(other), does: `/feed offer ${other.url}` }));

const found = (checked: Found, tell: Tell): Message["blocks"] => [
  ...say(`${checked.title}: ${checked.id}`).blocks,
  ...headlinesOf(checked.headlines),
  ...noteOf(checked, tell),
];

const noteOf = ({ others }: Found, tell: Tell): Message["blocks"] =>
  others.length === 0 ? [] : [{ kind: "note", spans: [{ text: tell("feed-others") }] }];

const rowsOf = (...rows: readonly (readonly Button[])[]): readonly (readonly Button[])[] =>
  rows.filter((row) => row.length > 0);

const check = async (address: string, { desk, tell }: Circumstances): Promise<Message> => {
  const checked = await desk.checkFeed(address);
  return checked.kind === "failed"
    ? privately(say(checked.why))
    : privately({ blocks: found(checked, tell), buttons: rowsOf(othersOf(checked)) });
};

const MOST_OFFERED = 6;

/** What stands at a pasted address, and a button for each topic that it may go to. */
const offer = async (address: string, { desk, tell, actor }: Circumstances): Promise<Message> => {
  const checked = await desk.checkFeed(address);
  if (checked.kind === "failed") return privately(say(checked.why));
  if (!mayChange(actor))
    return privately({ blocks: found(checked, tell), buttons: rowsOf(othersOf(checked)) });
  const { topics } = await desk.settings();
  const add = (name: string): Button => ({
    label: tell("add-to", { topic: name }),
    does: `/feed add ${checked.id} to ${name}`,
  });
  const names = topics.length === 0 ? [tell("usual-topic")] : topics.map(({ name }) => name);
  const other: Button = {
    label: tell("new-topic"),
    asksFor: tell("asks-topic"),
    does: `/feed add ${checked.id} to`,
  };
  return privately({
    blocks: found(checked, tell),
    buttons: [names.slice(0, MOST_OFFERED).map(add), [other, ...othersOf(checked)]],
  });
};

const add = async (written: string, { desk, tell }: Circumstances): Promise<Message> => {
  const [address = "", topic = ""] = written.split(/\s+to(?:\s+|$)/u);
  const checked = await desk.checkFeed(address);
  if (checked.kind === "failed") return privately(say(checked.why));
  const change = addFeed(checked.id, checked.title, topic, tell("usual-topic"));
  const told = tellOutcome(await desk.change(change), tell);
  return {
    ...told,
    blocks: [...told.blocks, ...headlinesOf(checked.headlines), ...noteOf(checked, tell)],
    buttons: rowsOf(...(told.buttons ?? []), othersOf(checked)),
  };
};

const remove = async (written: string, { desk, tell }: Circumstances): Promise<Message> => {
  const feeds = await desk.feeds();
  const wanted = written.toLowerCase();
  const feed =
    feeds[Number(written) - 1] ??
    feeds.find(({ id, title }) => [id.toLowerCase(), title?.toLowerCase()].includes(wanted));
  if (!feed) return privately(say(tell("feed-unknown", { written })));
  return tellOutcome(await desk.change(removeFeed(feed.id, feed.title ?? feed.id)), tell);
};

const deeds = new Map([
  ["add", add],
  ["remove", remove],
  ["check", check],
  ["offer", offer],
]);

export const feed: Command = {
  name: "feed",
  form: "add address [to topic] | remove name | check address | list",
  does: "does-feed",
  example: "/feed add example.org to Harbour",
  isFor: "admins",
  run: async (words, given) => {
    const { tell } = given;
    const [, deed = "", rest = ""] = /^(\S*)\s*(.*)$/su.exec(words) ?? [];
    if (deed === "" || deed === "list") return listFeeds(given);
    const does = deeds.get(deed);
    if (!does) return misused(tell("feed-deed", { deed }), feed, tell);
    return rest === "" ? misused(tell("address-missing"), feed, tell) : does(rest, given);
  },
};
