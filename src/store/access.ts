import type { ChatInfo } from "../model/chat.ts";
import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { Database, Standing } from "./tables.ts";

/** How a chat, a person or a host stands with us. */
export interface Standard {
  /** A chat's or a person's id, or `host:news.example`. */
  readonly subject: string;
  readonly standing: Standing;
  /** What people know it by. */
  readonly title: string;
  /** Of a chat. */
  readonly kind: ChatInfo["kind"] | undefined;
  /** Of a person who runs the bot: the private chat where they are told things. */
  readonly seat: ChatId | undefined;
  readonly at: Instant;
}

export interface AccessStore {
  /** By the time they were put, then by subject. */
  list(): Promise<readonly Standard[]>;
  get(subject: string): Promise<Standard | undefined>;
  put(standard: Standard): Promise<void>;
  /** False when there was nothing. */
  drop(subject: string): Promise<boolean>;
}

export const accessOn = (db: Database): AccessStore => {
  const rows = () => db.selectFrom("access").selectAll();
  const standardOf = ({
    kind,
    seat,
    ...row
  }: Awaited<ReturnType<ReturnType<typeof rows>["execute"]>>[number]): Standard => ({
    ...row,
    kind: kind ?? undefined,
    seat: seat ?? undefined,
  });
  return {
    list: async () => (await rows().orderBy("at").orderBy("subject").execute()).map(standardOf),
    get: async (subject) => {
      const row = await rows().where("subject", "=", subject).executeTakeFirst();
      return row && standardOf(row);
    },
    put: async ({ subject, standing, title, kind = null, seat = null, at }) => {
      const values = { standing, title, kind, seat, at };
      await db
        .insertInto("access")
        .values({ subject, ...values })
        .onConflict((known) => known.column("subject").doUpdateSet(values))
        .execute();
    },
    drop: async (subject) => {
      const dropped = await db
        .deleteFrom("access")
        .where("subject", "=", subject)
        .returning("subject")
        .execute();
      return dropped.length > 0;
    },
  };
};
