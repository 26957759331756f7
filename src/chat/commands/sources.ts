import { spokenTime } from "../../digest/spoken-time.ts";
import type { FollowedFeed } from "../../model/feed.ts";
import type { Message } from "../../model/message.ts";
import { hours, minutes, type Instant } from "../../model/time.ts";
import { privately, say, type Circumstances, type Command } from "../command.ts";

/** "30 min", "6 h", as the language writes it. */
const spanOf = (span: number, language: string): string => {
  const isLong = span >= hours(2);
  const unit = isLong ? "hour" : "minute";
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" });
  return format.format(Math.round(span / (isLong ? hours(1) : minutes(1))));
};

const wellOf = (
  { newestAt, habit, nextFetchAt }: FollowedFeed,
  timeOf: (instant: Instant) => string,
  { desk, tell }: Circumstances,
): string =>
  [
    newestAt === undefined ? tell("feed-nothing-yet") : tell("feed-newest", { time: timeOf(newestAt) }),
    ...(habit ? [tell("feed-every", { span: spanOf(habit.every, desk.language) })] : []),
    tell("feed-next", { time: timeOf(nextFetchAt) }),
  ].join(" · ");

const stateOf = (feed: FollowedFeed, given: Circumstances): string => {
  const { lastOkAt, failures, failingSince, failureKind = "other", parkedAt, nextFetchAt } = feed;
  const { desk, tell } = given;
  const timeOf = (instant: Instant): string => spokenTime(new Date(instant).toISOString(), desk);
  if (parkedAt !== undefined) return tell("feed-gone", { time: timeOf(parkedAt), address: feed.id });
  if (failures > 0) {
    const why = tell(`failure-${failureKind}`);
    const since = failingSince ?? lastOkAt;
    const failing = since === undefined ? why : tell("feed-failing", { time: timeOf(since), why });
    return `${failing} · ${tell("feed-next", { time: timeOf(nextFetchAt) })}`;
  }
  return lastOkAt === undefined ? tell("feed-unread") : wellOf(feed, timeOf, given);
};

/** Where it is read now, when it is read elsewhere than it is called. */
const movedOf = ({ id, address }: FollowedFeed, { tell }: Circumstances): string =>
  address === id ? "" : ` · ${tell("feed-moved", { address })}`;

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
        { text: ` · ${stateOf(feed, given)}${movedOf(feed, given)}`, tone: "faint" },
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
