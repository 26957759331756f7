import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { Database } from "./tables.ts";

export interface Schedule {
  readonly chat: ChatId;
  /** undefined: none comes. */
  readonly nextRunAt: Instant | undefined;
  /** What it was reckoned from; when that is another now, it is reckoned anew. */
  readonly plan: string;
}

export interface Schedules {
  get(chat: ChatId): Promise<Schedule | undefined>;
  put(schedule: Schedule): Promise<void>;
  /** Those whose run has come, the longest waiting first. */
  due(now: Instant, limit: number): Promise<readonly Schedule[]>;
  /** When the next one comes. */
  nextAt(): Promise<Instant | undefined>;
  /** How many come at each instant up to then, the earliest first. */
  upTo(until: Instant): Promise<readonly { readonly at: Instant; readonly count: number }[]>;
  /** How many come at one instant. */
  sharing(at: Instant): Promise<number>;
  /** Chats that we are in and that have no schedule yet. */
  missing(limit: number): Promise<readonly ChatId[]>;
  /** Those whose run lies beyond: no plan has one so late, so the clock was set back. */
  beyond(instant: Instant): Promise<readonly ChatId[]>;
}

const rowsIn = (db: Database) => db.selectFrom("schedule").selectAll();

const scheduleOf = ({
  chat,
  next_run_at,
  plan,
}: Awaited<ReturnType<ReturnType<typeof rowsIn>["execute"]>>[number]): Schedule => ({
  chat,
  nextRunAt: next_run_at ?? undefined,
  plan,
});

/** How many chats share an instant, and which ones have none or an impossible one. */
const counting = (db: Database): Pick<Schedules, "upTo" | "sharing" | "missing" | "beyond"> => {
  const counts = () => db.selectFrom("schedule").select(({ fn }) => fn.countAll<number>().as("count"));
  return {
    upTo: async (until) => {
      const counted = await counts()
        .select("next_run_at as at")
        .where("next_run_at", "<=", until)
        .groupBy("next_run_at")
        .orderBy("next_run_at")
        .execute();
      return counted.map(({ at, count }) => ({ at: at ?? 0, count }));
    },
    sharing: async (at) => (await counts().where("next_run_at", "=", at).executeTakeFirstOrThrow()).count,
    missing: async (limit) => {
      const met = await db
        .selectFrom("chat")
        .leftJoin("schedule", "schedule.chat", "chat.id")
        .select("chat.id")
        .where("schedule.chat", "is", null)
        .where("chat.left_at", "is", null)
        .limit(limit)
        .execute();
      return met.map(({ id }) => id);
    },
    beyond: async (instant) => {
      const far = await db.selectFrom("schedule").select("chat").where("next_run_at", ">", instant).execute();
      return far.map(({ chat }) => chat);
    },
  };
};

export const schedulesOn = (db: Database): Schedules => ({
  ...counting(db),
  get: async (chat) => {
    const row = await rowsIn(db).where("chat", "=", chat).executeTakeFirst();
    return row && scheduleOf(row);
  },
  put: async ({ chat, nextRunAt = null, plan }) => {
    const values = { next_run_at: nextRunAt, plan };
    await db
      .insertInto("schedule")
      .values({ chat, ...values })
      .onConflict((known) => known.column("chat").doUpdateSet(values))
      .execute();
  },
  due: async (now, limit) => {
    const waiting = rowsIn(db).where("next_run_at", "<=", now).orderBy("next_run_at").orderBy("chat");
    return (await waiting.limit(limit).execute()).map(scheduleOf);
  },
  nextAt: async () => {
    const waiting = rowsIn(db).where("next_run_at", "is not", null).orderBy("next_run_at");
    return (await waiting.limit(1).executeTakeFirst())?.next_run_at ?? undefined;
  },
});
