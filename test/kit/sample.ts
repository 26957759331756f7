/** The sample newsroom, read once over loopback HTTP for all tests of a file. */
import { openNewsroom } from "../../samples/newsroom.ts";
import { openFetcher } from "../../src/ingest/fetch.ts";
import { markRepeated } from "../../src/ingest/repeated.ts";
import { readSource } from "../../src/ingest/read-source.ts";
import { sharedReader } from "./reader.ts";
import type { Article } from "../../src/model/article.ts";
import type { Failure } from "../../src/model/digest.ts";
import { each } from "../../src/ops/each.ts";
import { MORNING } from "./run.ts";

export const MORNING_AT = Date.parse(MORNING);

export interface SampleRead {
  readonly articles: readonly Article[];
  readonly failures: readonly Failure[];
}

export const readSample = async (now = MORNING_AT): Promise<SampleRead> => {
  await using closing = new AsyncDisposableStack();
  const newsroom = closing.adopt(await openNewsroom({ now }), (one) => one.close());
  const fetcher = closing.adopt(openFetcher({ allow: [new URL(newsroom.url).host] }), (one) => one.close());
  const reader = sharedReader;
  const read = await each(newsroom.feeds, 4, (feed) => readSource(feed, { fetcher, reader, now }));
  return {
    articles: markRepeated(read.flatMap(({ articles }) => articles)),
    failures: read.flatMap(({ failures }) => failures),
  };
};
