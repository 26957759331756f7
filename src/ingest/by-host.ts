/**
 * In which order feeds are asked: those of one host soon after one another, while its connection is still open, but not at
 * once, so that no host is pressed and none holds up the others.
 */
import type { FollowedFeed } from "../model/feed.ts";
import { hostOf } from "./troubles.ts";

const SIDE_BY_SIDE = 32;
/** Of a host with more feeds the rest comes when all other hosts had their turn. */
const IN_A_ROW = 4;

/** @param due the longest waiting first, as their hosts will be too */
export const byHost = (due: readonly FollowedFeed[]): readonly FollowedFeed[] => {
  const ordered: FollowedFeed[] = [];
  let left = [...Map.groupBy(due, hostOf).values()];
  while (left.length > 0) {
    const hosts = left.slice(0, SIDE_BY_SIDE);
    for (let at = 0; at < IN_A_ROW; at += 1) ordered.push(...hosts.flatMap((feeds) => feeds[at] ?? []));
    const rest = hosts.map((feeds) => feeds.slice(IN_A_ROW)).filter((feeds) => feeds.length > 0);
    left = [...left.slice(SIDE_BY_SIDE), ...rest];
  }
  return ordered;
};
