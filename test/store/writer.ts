/** A process that writes until it is killed, or so many batches: `writer.ts <folder> <name> <batches>`. Prints each batch that is safe. */
import { writeSync } from "node:fs";
import { once } from "node:events";
import type { Article } from "../../src/model/article.ts";
import { articleId, storyId } from "../../src/model/id.ts";
import { openStore } from "../../src/store/open.ts";

/** More than goes into one query, so that each batch is a transaction. */
export const BATCH = 520;

export const batchOf = (name: string, batch: number): readonly Article[] =>
  Array.from({ length: BATCH }, (_, at) => ({
    id: articleId(`a-${name}-${batch}-${at}`),
    feed: undefined,
    url: undefined,
    title: undefined,
    byline: undefined,
    publisher: undefined,
    language: "en",
    publishedAt: undefined,
    fetchedAt: 0,
    bodyFrom: "file",
    text: "The ferry stopped on Monday.",
    blocks: [],
    labels: [],
  }));

const write = async ([folder = "", name = "", batches = ""]: readonly string[]): Promise<void> => {
  const starts = once(process, "message");
  process.send?.("ready");
  await starts;
  const store = await openStore({ dataDir: folder });
  for (let batch = 0; batch < Number(batches); batch += 1) {
    const articles = batchOf(name, batch);
    await store.articles.save(articles);
    await store.stories.assign(articles.map(({ id }) => ({ article: id, story: storyId(`s-${name}`) })));
    await store.cache("http").set(name, batch);
    writeSync(1, `${batch}\n`);
  }
  await store.close();
  process.disconnect();
};

if (import.meta.main) await write(process.argv.slice(2));
