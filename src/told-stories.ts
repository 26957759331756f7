/** What a chat was told of each story, when last: so that no story is told twice as news. */
import type { ToldBefore } from "./edition.ts";
import type { Digest } from "./model/digest.ts";
import type { ChatId, StoryId } from "./model/id.ts";
import type { Instant } from "./model/time.ts";
import type { Store } from "./store/open.ts";

export type ToldStories = ReadonlyMap<StoryId, ToldBefore>;

const toldIn = (digest: Digest, at: Instant): ToldStories =>
  new Map(
    digest.stories.map(({ id, headline, labels, sources }) => [
      id,
      {
        at,
        date: digest.date,
        headline,
        isUpdate: labels.includes("update"),
        articles: sources.flatMap(({ article, url }) => [article, ...(url === null ? [] : [url])]),
      },
    ]),
  );

/** Chats share editions, so that most of what is asked for is at hand. */
const EDITIONS_AT_HAND = 500;

export const openToldStories = ({ digests, editions }: Pick<Store, "digests" | "editions">) => {
  const atHand = new Map<string, ToldStories>();
  const inEdition = async (name: string): Promise<ToldStories> => {
    const known = atHand.get(name);
    if (known) return known;
    const edition = await editions.get(name);
    const told = edition ? toldIn(edition.digest, edition.to) : new Map<StoryId, ToldBefore>();
    atHand.set(name, told);
    const [oldest] = atHand.keys();
    if (atHand.size > EDITIONS_AT_HAND && oldest !== undefined) atHand.delete(oldest);
    return told;
  };
  return async (chat: ChatId, since: Instant): Promise<ToldStories> => {
    const told = new Map<StoryId, ToldBefore>();
    for (const name of await digests.editionsOf(chat, since))
      for (const [story, before] of await inEdition(name)) told.set(story, before);
    return told;
  };
};
