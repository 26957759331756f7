import { spaceOf, type ChatId, type FeedId } from "../model/id.ts";
import {
  usualSettings,
  type ChatSettings,
  type OwnSettings,
  type SettingsChange,
} from "../model/settings.ts";
import type { Instant } from "../model/time.ts";
import { ownSettingsSchema, readJson } from "./json.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

/** Who changes what, when. */
export interface Author {
  readonly by: string;
  readonly at: Instant;
  /** The name of what they did: done again under that name, it is not done twice, and tells what it told then. */
  readonly deed?: string | undefined;
}

export interface Applied {
  readonly kind: "changed";
  readonly settings: ChatSettings;
  readonly says: string;
}

export interface SettingsStore {
  /** What the chat chose, then what its space did, then the usual. */
  of(chat: ChatId): Promise<ChatSettings>;
  /** What was chosen here alone. */
  own(chat: ChatId): Promise<OwnSettings>;
  /** Applies a change to what is stored at this moment; gives the change's number. */
  change<Outcome extends { readonly kind: string }>(
    chat: ChatId,
    author: Author,
    make: (settings: ChatSettings) => Outcome | Applied,
  ): Promise<Outcome | (Applied & { readonly n: number })>;
  /** Takes the last change back, if it is still that one: with what is said of it from the words that were said then. */
  takeBack(
    chat: ChatId,
    author: Author,
    n: number,
    says: (then: string) => string,
  ): Promise<(Applied & { readonly n: number }) | { readonly kind: "overtaken" }>;
  /** Of all chats that are still there, and of the house itself. */
  chosenFeeds(): Promise<ReadonlySet<FeedId>>;
  /** The last ones, the newest first. */
  changes(chat: ChatId, limit: number): Promise<readonly SettingsChange[]>;
}

const isApplied = (outcome: { readonly kind: string }): outcome is Applied => outcome.kind === "changed";

const ownIn = async (db: Database, chat: ChatId): Promise<OwnSettings> => {
  const row = await db
    .selectFrom("settings")
    .select("settings_json")
    .where("chat", "=", chat)
    .executeTakeFirst();
  return row ? readJson(ownSettingsSchema, row.settings_json, `the settings of ${chat}`) : {};
};

const settingsIn = async (db: Database, chat: ChatId): Promise<ChatSettings> => {
  const space = spaceOf(chat);
  const from = space === undefined ? {} : await ownIn(db, space);
  return { ...usualSettings, ...from, ...(await ownIn(db, chat)) };
};

const changesOf = (db: Database, chat: ChatId) =>
  db.selectFrom("settings_change").selectAll().where("chat", "=", chat).orderBy("n", "desc");

/** What a change made anew is chosen here from now on, even where it says the same as before; what was chosen here stays so. */
const chosenSince = (own: OwnSettings, before: ChatSettings, after: ChatSettings): OwnSettings => {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => name in own || value !== known.get(name)),
  );
};

interface Kept {
  readonly own: OwnSettings;
  readonly before: OwnSettings;
  readonly says: string;
}

/** What a deed did here before. */
const doneBefore = async (
  db: Database,
  chat: ChatId,
  { deed }: Author,
): Promise<(Applied & { readonly n: number }) | undefined> => {
  if (deed === undefined) return undefined;
  const row = await changesOf(db, chat).where("deed", "=", deed).executeTakeFirst();
  return row && { kind: "changed", settings: await settingsIn(db, chat), says: row.says, n: row.n };
};

const keep = async (db: Database, chat: ChatId, { by, at, deed }: Author, kept: Kept): Promise<number> => {
  const { own, before, says } = kept;
  const last = await changesOf(db, chat).limit(1).executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  const before_json = JSON.stringify(before);
  await db
    .insertInto("settings_change")
    .values({ chat, n, at, by_name: by, says, before_json, deed: deed ?? null })
    .execute();
  const settings_json = JSON.stringify(own);
  await db
    .insertInto("settings")
    .values({ chat, settings_json })
    .onConflict((known) => known.column("chat").doUpdateSet({ settings_json }))
    .execute();
  return n;
};

const AT_A_TIME = 500;

/** A page at a time: with very many chats nobody waits for long meanwhile. */
async function* everyOwn(db: Database): AsyncGenerator<OwnSettings> {
  let rows: readonly { readonly chat: ChatId; readonly settings_json: string }[] = [];
  do {
    const after = rows.at(-1)?.chat;
    rows = await db
      .selectFrom("settings")
      .leftJoin("chat", "chat.id", "settings.chat")
      .select(["settings.chat", "settings_json"])
      .where("chat.left_at", "is", null)
      .$if(after !== undefined, (query) => query.where("settings.chat", ">", after ?? null))
      .orderBy("settings.chat")
      .limit(AT_A_TIME)
      .execute();
    for (const { chat, settings_json } of rows)
      yield readJson(ownSettingsSchema, settings_json, `the settings of ${chat}`);
  } while (rows.length === AT_A_TIME);
}

const chosenFeedsIn = async (db: Database): Promise<ReadonlySet<FeedId>> => {
  const chosen = new Set<FeedId>();
  for await (const { topics = [] } of everyOwn(db))
    for (const { feeds } of topics) for (const feed of feeds) chosen.add(feed);
  return chosen;
};

export const settingsOn = (db: Database): SettingsStore => ({
  of: (chat) => settingsIn(db, chat),
  own: (chat) => ownIn(db, chat),
  change: (chat, author, make) =>
    allOrNothing(db, async (db) => {
      const before = await doneBefore(db, chat, author);
      if (before) return before;
      const effective = await settingsIn(db, chat);
      const outcome = make(effective);
      if (!isApplied(outcome)) return outcome;
      const chosen = await ownIn(db, chat);
      const own = chosenSince(chosen, effective, outcome.settings);
      return { ...outcome, n: await keep(db, chat, author, { own, before: chosen, says: outcome.says }) };
    }),
  takeBack: (chat, author, n, says) =>
    allOrNothing(db, async (db) => {
      const before = await doneBefore(db, chat, author);
      if (before) return before;
      const last = await changesOf(db, chat).limit(1).executeTakeFirst();
      if (last?.n !== n) return { kind: "overtaken" as const };
      const own = readJson(ownSettingsSchema, last.before_json, `change ${n} of ${chat}`);
      const told = says(last.says);
      const next = await keep(db, chat, author, { own, before: await ownIn(db, chat), says: told });
      return { kind: "changed" as const, settings: await settingsIn(db, chat), says: told, n: next };
    }),
  chosenFeeds: () => chosenFeedsIn(db),
  changes: async (chat, limit) => {
    const rows = await changesOf(db, chat).limit(limit).execute();
    return rows.map(({ n, at, by_name: by, says }) => ({ n, at, by, says }));
  },
});
