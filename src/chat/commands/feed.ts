import type { Message } from "../../model/message.ts";
import { addFeed, removeFeed } from "../changes.ts";
import { misused, privately, say, tellOutcome, type Command, type Desk } from "../command.ts";

const headlinesOf = (headlines: readonly string[]): Message["blocks"] =>
  headlines.map((headline) => ({ kind: "note", spans: [{ text: `· ${headline}`, tone: "faint" }] }));

const check = async (address: string, desk: Desk): Promise<Message> => {
  const found = await desk.checkFeed(address);
  if (found.kind === "failed") return privately(say(found.why));
  return privately({
    blocks: [...say(`${found.title}: ${found.id}`).blocks, ...headlinesOf(found.headlines)],
  });
};

const add = async (written: string, desk: Desk): Promise<Message> => {
  const [address = "", topic = ""] = written.split(/\s+to\s+/u);
  const found = await desk.checkFeed(address);
  if (found.kind === "failed") return privately(say(found.why));
  const told = tellOutcome(await desk.change(addFeed(found.id, found.title, topic)));
  return { ...told, blocks: [...told.blocks, ...headlinesOf(found.headlines)] };
};

const remove = async (written: string, desk: Desk): Promise<Message> => {
  const feeds = await desk.feeds();
  const wanted = written.toLowerCase();
  const feed =
    feeds[Number(written) - 1] ??
    feeds.find(({ id, title }) => [id.toLowerCase(), title?.toLowerCase()].includes(wanted));
  if (!feed) return privately(say(`“${written}” is none of the feeds here. /sources lists them.`));
  return tellOutcome(await desk.change(removeFeed(feed.id, feed.title ?? feed.id)));
};

export const feed: Command = {
  name: "feed",
  form: "add address [to topic] | remove name | check address",
  does: "feeds: a site's address is enough",
  example: "/feed add example.org to Harbour",
  isForAdmins: true,
  run: async (words, { desk }) => {
    const [, deed = "", rest = ""] = /^(\S+)\s*(.*)$/su.exec(words) ?? [];
    if (rest === "") return privately(misused("The address is missing.", feed));
    switch (deed) {
      case "add":
        return add(rest, desk);
      case "remove":
        return remove(rest, desk);
      case "check":
        return check(rest, desk);
      default:
        return privately(misused(`“${deed}” is nothing that can be done with a feed.`, feed));
    }
  },
};
