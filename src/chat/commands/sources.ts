import { spokenTime } from "../../digest/tell.ts";
import type { FollowedFeed } from "../../model/feed.ts";
import type { Block } from "../../model/message.ts";
import { privately, say, type Command, type Desk } from "../command.ts";

const stateOf = ({ lastOkAt, lastFailure, failures }: FollowedFeed, desk: Desk): string => {
  if (failures > 0) return `failing: ${lastFailure ?? "it does not answer."}`;
  if (lastOkAt === undefined) return "not read yet";
  return `read ${spokenTime(new Date(lastOkAt).toISOString(), { zone: desk.zone, language: "en" })}`;
};

const told = (feed: FollowedFeed, desk: Desk): Block => ({
  kind: "sources",
  spans: [
    { text: feed.title ?? feed.id, link: feed.id },
    { text: ` · ${stateOf(feed, desk)}`, tone: "faint" },
  ],
});

export const sources: Command = {
  name: "sources",
  form: "",
  does: "the feeds that are read here, and how they are",
  example: "/sources",
  run: async (_, { desk }) => {
    const feeds = await desk.feeds();
    if (feeds.length === 0) return privately(say("No feed is followed yet."));
    return privately({ blocks: feeds.map((feed) => told(feed, desk)) });
  },
};
