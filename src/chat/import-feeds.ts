/** A list of feeds from elsewhere → the change that adds those that can be had, and why the others cannot. */
import { feedId, type FeedId } from "../model/id.ts";
import { NO_FILTER, type ChatSettings, type Topic } from "../model/settings.ts";
import { cleanName, type Change } from "./changes.ts";
import type { ListRead } from "./command.ts";
import type { Said } from "./strings/strings.ts";
import { addTopics } from "./topic-changes.ts";

export type ListedFeed = Extract<ListRead, { kind: "list" }>["listed"][number];

export interface NotTaken {
  /** What the file calls it, or its address, or its place in the list. */
  readonly what: string;
  readonly why: Said;
}

/** What may be taken: set by the desk. */
export interface Room {
  readonly quota: { readonly topics: number; readonly feeds: number };
  readonly isBlocked: (url: string) => boolean;
}

const LONGEST_NAME = 40;

type Judged = { readonly feed: FeedId; readonly folder: string } | { readonly why: Said };

/** Web addresses alone, without a name and password in them. */
const addressOf = (url: string): string | undefined => {
  const parsed = URL.parse(url.includes("://") ? url : `https://${url}`);
  const isWeb = parsed !== null && /^https?:$/u.test(parsed.protocol) && parsed.hostname.includes(".");
  return isWeb && parsed.username === "" ? parsed.href : undefined;
};

const judge = (
  { url, folder }: ListedFeed,
  known: ReadonlySet<string>,
  { isBlocked }: Room,
  usual: string,
): Judged => {
  if (url === undefined) return { why: ["no-address"] };
  const address = addressOf(url);
  if (address === undefined) return { why: ["bad-address", { address: url.slice(0, 200) }] };
  if (isBlocked(address)) return { why: ["host-blocked"] };
  if (known.has(address)) return { why: ["feed-twice"] };
  return { feed: feedId(address), folder: cleanName(folder ?? "").slice(0, LONGEST_NAME) || usual };
};

const byTopic = (taken: readonly { readonly feed: FeedId; readonly folder: string }[]): readonly Topic[] =>
  [...Map.groupBy(taken, ({ folder }) => folder.toLowerCase()).values()].map((those) => ({
    name: those[0]?.folder ?? "",
    feeds: those.map(({ feed }) => feed),
    only: NO_FILTER,
    without: NO_FILTER,
  }));

/** @param usual the topic of what stands under no heading */
export const fromList = (
  listed: readonly ListedFeed[],
  settings: ChatSettings,
  room: Room,
  usual: string,
): { readonly change: Change | undefined; readonly refused: readonly NotTaken[] } => {
  const known = new Set<string>(settings.topics.flatMap(({ feeds }) => feeds));
  const names = new Set(settings.topics.map(({ name }) => name.toLowerCase()));
  const taken: { readonly feed: FeedId; readonly folder: string }[] = [];
  const refused: NotTaken[] = [];
  for (const [at, one] of listed.entries()) {
    const judged = judge(one, known, room, usual);
    const why = "why" in judged ? judged.why : overfull(judged.folder, { known, names, room });
    if (why || "why" in judged) {
      refused.push({ what: one.title ?? one.url ?? `#${at + 1}`, why: why ?? ["no-address"] });
      continue;
    }
    known.add(judged.feed);
    names.add(judged.folder.toLowerCase());
    taken.push(judged);
  }
  const says: Said = ["imported", { taken: taken.length, listed: listed.length }];
  return { change: taken.length === 0 ? undefined : addTopics(byTopic(taken), says), refused };
};

const overfull = (
  folder: string,
  { known, names, room }: { known: ReadonlySet<string>; names: ReadonlySet<string>; room: Room },
): Said | undefined => {
  if (known.size >= room.quota.feeds) return ["too-many-feeds", { most: room.quota.feeds }];
  const isNewTopic = !names.has(folder.toLowerCase());
  return isNewTopic && names.size >= room.quota.topics
    ? ["too-many-topics", { most: room.quota.topics }]
    : undefined;
};
