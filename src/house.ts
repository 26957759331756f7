/** The chats put together: what is heard on any platform goes through one reception, and digests go out to every chat. */
import { z } from "zod";
import { openActions } from "./chat/actions.ts";
import type { Adapter } from "./chat/adapter.ts";
import { withButtons } from "./chat/commands/digest.ts";
import { openDelivery, type Delivery, type Post, type Posts } from "./chat/delivery.ts";
import { FOR_A_CHAT, FOR_A_PERSON, openLimits } from "./chat/limits.ts";
import { openReception } from "./chat/reception.ts";
import type { Desks } from "./desk.ts";
import { isDue } from "./digest/due.ts";
import { tellDigest } from "./digest/tell.ts";
import type { ChatInfo } from "./model/chat.ts";
import type { Digest } from "./model/digest.ts";
import { actorId, placeOf, type ChatId } from "./model/id.ts";
import { days, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Log } from "./ops/log.ts";
import type { Store } from "./store/open.ts";

interface Needs {
  readonly store: Store;
  readonly desks: Desks;
  readonly clock: Clock;
  readonly zone: string;
  readonly log: Log;
}

export interface House {
  /** Lets a platform's chats be answered. */
  join<Payload>(adapter: Adapter<Payload>): Promise<void>;
  /** The same, after the chat has been shown its digest: the new one, or the last one again. */
  greet<Payload>(adapter: Adapter<Payload>, chat: ChatInfo): Promise<void>;
  /** The digest of what is new, to every chat whose platform has joined. */
  tellNews(): Promise<void>;
}

/** Who looks on when nobody asked. */
const NOBODY = { id: actorId("house", "nobody"), name: "the house" };

const HEARD_KEPT = days(1);
const POSTS_KEPT = days(30);

const postSchema: z.ZodType<Post> = z.object({
  digest: z.string().optional(),
  story: z.string().optional(),
  awaits: z.string().optional(),
});

const postsIn = (store: Store): Posts => {
  const kept = store.cache("posts");
  return {
    keep: async (chat, message, post) => void (await kept.set(`${chat} ${message}`, post, POSTS_KEPT)),
    find: async (chat, message) => postSchema.safeParse(await kept.get(`${chat} ${message}`)).data,
  };
};

/** What is under way is known at once, what was done a day long. */
const firstTimes = (store: Store) => {
  const heard = store.cache("heard");
  const under = new Set<string>();
  return async (event: string): Promise<boolean> => {
    if (under.has(event)) return false;
    under.add(event);
    try {
      if ((await heard.get(event)) === true) return false;
      await heard.set(event, true, HEARD_KEPT);
      return true;
    } finally {
      under.delete(event);
    }
  };
};

/** Whether a chat's hour has come since its last digest; said once for each hour, with news or without. */
const owing = ({ store, desks, clock, zone }: Omit<Needs, "log">) => {
  const looked = new Map<ChatId, Instant>();
  const startedAt = clock();
  return async (chat: ChatId): Promise<boolean> => {
    const { hour, zone: own, pausedUntil } = await desks.chosenBy(chat);
    const now = clock();
    const last = Math.max(looked.get(chat) ?? 0, (await store.digests.latest(chat))?.to ?? startedAt);
    if ((pausedUntil ?? 0) > now || !isDue(now, last, hour, own ?? zone)) return false;
    looked.set(chat, now);
    return true;
  };
};

const receptionNeeds = ({ store, desks, clock, zone, log }: Needs) => ({
  deskFor: desks.deskFor,
  actions: openActions(store.cache("actions")),
  posts: postsIn(store),
  limits: { person: openLimits(FOR_A_PERSON), chat: openLimits(FOR_A_CHAT) },
  isFirst: firstTimes(store),
  now: clock,
  zone,
  complain: (sentence: string, error: unknown): void => log.warn({ error }, sentence),
});

export const openHouse = ({ store, desks, clock, zone, log }: Needs): House => {
  const needs = receptionNeeds({ store, desks, clock, zone, log });
  const deliveries = new Map<string, Delivery>();
  const greeted = new Map<ChatId, ChatInfo>();
  const deliver = async (chat: ChatInfo, key: string, digest: Digest): Promise<void> => {
    const message = withButtons(tellDigest(digest, zone), digest);
    await deliveries.get(placeOf(chat.id).platform)?.post(chat, message, key, key);
  };
  const join = async <Payload>(adapter: Adapter<Payload>): Promise<void> => {
    deliveries.set(adapter.platform, openDelivery(needs, adapter));
    await adapter.start(openReception(needs, adapter).hear);
  };
  const isOwed = owing({ store, desks, clock, zone });
  return {
    join,
    greet: async (adapter, chat) => {
      deliveries.set(adapter.platform, openDelivery(needs, adapter));
      greeted.set(chat.id, chat);
      const desk = await desks.deskFor(chat, NOBODY, undefined);
      const { digest } = await desk.renew();
      await deliver(chat, (await desk.current()) ?? digest.date, digest);
      await join(adapter);
    },
    tellNews: async () => {
      for (const chat of [...greeted.values(), ...(await store.chats.list())])
        if (await isOwed(chat.id)) {
          const kept = await desks.news(chat.id);
          if (kept) await deliver(chat, kept.key, kept.digest);
        }
    },
  };
};
