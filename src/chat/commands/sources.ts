import { spokenTime } from "../../digest/tell.ts";
import type { FollowedFeed } from "../../model/feed.ts";
import type { Message } from "../../model/message.ts";
import { privately, say, type Circumstances, type Command } from "../command.ts";

const stateOf = (
  { lastOkAt, lastFailure, failures }: FollowedFeed,
  { desk, tell }: Circumstances,
): string => {
  if (failures > 0) return tell("feed-failing", { why: lastFailure ?? tell("no-answer") });
  if (lastOkAt === undefined) return tell("feed-unread");
  return tell("feed-read", { time: spokenTime(new Date(lastOkAt).toISOString(), desk) });
};

/** Each feed with how it is, numbered as `/feed remove` takes it. */
export const listFeeds = async (given: Circumstances): Promise<Message> => {
  const feeds = await given.desk.feeds();
  if (feeds.length === 0) return privately(say(given.tell("feeds-none")));
  return privately({
    blocks: feeds.map((feed, at) => ({
      kind: "sources",
      spans: [
        { text: `${at + 1} `, tone: "faint" },
        { text: feed.title ?? feed.id, link: feed.id },
        { text: ` · ${stateOf(feed, given)}`, tone: "faint" },
      ],
    })),
  });
};

export const sources: Command = {
  name: "sources",
  form: "",
  does: "does-sources",
  example: "/sources",
  run: (_, given) => listFeeds(given),
};
