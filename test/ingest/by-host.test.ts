import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byHost } from "../../src/ingest/by-host.ts";
import type { FollowedFeed } from "../../src/model/feed.ts";
import { feedId } from "../../src/model/id.ts";

const followed = (address: string): FollowedFeed => ({
  id: feedId(address),
  address,
  movesTo: undefined,
  title: undefined,
  nextFetchAt: 0,
  notBefore: undefined,
  lastOkAt: undefined,
  newestAt: undefined,
  habit: undefined,
  marks: undefined,
  failures: 0,
  failingSince: undefined,
  lastFailure: undefined,
  failureKind: undefined,
  parkedAt: undefined,
});
const at = (host: number, feed: number): FollowedFeed => followed(`https://h${host}.example/${feed}`);
const paths = (feeds: readonly FollowedFeed[]): readonly string[] =>
  feeds.map(({ address }) => address.replace(/^https:\/\/|\.example/gu, ""));

describe("feeds that are due", () => {
  it("are asked with those of the same host soon after, but not at once", () => {
    const due = [at(1, 1), at(2, 1), at(3, 1), at(1, 2), at(2, 2), at(1, 3)];
    expect(paths(byHost(due.toReversed()))).toEqual(["h1/3", "h2/2", "h3/1", "h1/2", "h2/1", "h1/1"]);
  });
  it("of a host with very many wait until all others had their turn", () => {
    const due = [...Array.from({ length: 6 }, (_, feed) => at(1, feed)), at(2, 0)];
    expect(paths(byHost(due))).toEqual(["h1/0", "h2/0", "h1/1", "h1/2", "h1/3", "h1/4", "h1/5"]);
    const crowd = [...due, ...Array.from({ length: 40 }, (_, host) => at(10 + host, 0))];
    expect(paths(byHost(crowd)).slice(-2)).toEqual(["h1/4", "h1/5"]);
  });
  it("are each asked once, however they are spread", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(50), fc.nat(9)), { selector: String, maxLength: 300 }),
        (all) => {
          const due = all.map(([host, feed]) => at(host, feed));
          expect(paths(byHost(due)).toSorted()).toEqual(paths(due).toSorted());
        },
      ),
    );
  });
});
