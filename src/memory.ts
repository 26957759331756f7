/** What the house remembers between one event and the next: what it said about what, what it has done, what it took back. */
import { z } from "zod";
import type { Post, Posts } from "./chat/delivery.ts";
import { messageId } from "./model/id.ts";
import { days } from "./model/time.ts";
import type { Store } from "./store/open.ts";

const HEARD_KEPT = days(1);
const POSTS_KEPT = days(30);

const postSchema: z.ZodType<Post> = z.object({
  digest: z.string().optional(),
  story: z.string().optional(),
  awaits: z.string().optional(),
});

export const postsIn = (store: Store): Posts => {
  const kept = store.cache("posts");
  return {
    keep: async (chat, message, post) => void (await kept.set(`${chat} ${message}`, post, POSTS_KEPT)),
    find: async (chat, message) => postSchema.safeParse(await kept.get(`${chat} ${message}`)).data,
  };
};

/** What was begun so often and never ended is the reason why the process ends. */
const MOST_BEGUN = 10;

/** What is under way is known at once; what a process began that died before its end is begun again. */
export const turnsIn = (store: Store) => {
  const heard = store.cache("heard");
  const under = new Set<string>();
  const begun = async (event: string): Promise<boolean> => {
    const tries = z
      .number()
      .catch(MOST_BEGUN)
      .parse((await heard.get(event)) ?? 0);
    if (tries < MOST_BEGUN) await heard.set(event, tries + 1, HEARD_KEPT);
    return tries < MOST_BEGUN;
  };
  return {
    begin: async (event: string): Promise<boolean> => {
      if (under.has(event)) return false;
      under.add(event);
      let isOurs = false;
      try {
        isOurs = await begun(event);
        return isOurs;
      } finally {
        if (!isOurs) under.delete(event);
      }
    },
    end: async (event: string): Promise<void> => {
      await heard.set(event, MOST_BEGUN, HEARD_KEPT);
      under.delete(event);
    },
  };
};

const standingSchema = z.object({ name: z.string(), messages: z.array(z.string().transform(messageId)) });

/** What a deed takes back is settled when it is first done: done again, it takes no other. */
type Standing = Awaited<ReturnType<Store["ledger"]["standing"]>>;

export const chosenOnce = async (
  store: Store,
  deed: string | undefined,
  last: Standing,
): Promise<Standing> => {
  if (deed === undefined) return last;
  const deeds = store.cache("deeds");
  const known = standingSchema.safeParse(await deeds.get(deed)).data;
  if (!known && last) await deeds.set(deed, last, HEARD_KEPT);
  return known ?? last;
};
