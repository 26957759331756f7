import type { ChatId } from "../model/id.ts";
import { usualSettings, type ChatSettings, type SettingsChange } from "../model/settings.ts";
import type { Instant } from "../model/time.ts";
import { readJson, settingsSchema } from "./json.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

/** Who changes what, when. */
export interface Author {
  readonly by: string;
  readonly at: Instant;
}

export interface SettingsStore {
  /** The usual ones, where nothing was chosen. */
  of(chat: ChatId): Promise<ChatSettings>;
  /** Applies a change to what is stored at this moment, and keeps what was before; gives the change's number. */
  change<Outcome extends { readonly kind: string }>(
    chat: ChatId,
    author: Author,
    make: (settings: ChatSettings) => Outcome | Applied,
  ): Promise<Outcome | (Applied & { readonly n: number })>;
  /** The last ones, the newest first. */
  changes(chat: ChatId, limit: number): Promise<readonly SettingsChange[]>;
}

export interface Applied {
  readonly kind: "changed";
  readonly settings: ChatSettings;
  readonly says: string;
}

const isApplied = (outcome: { readonly kind: string }): outcome is Applied => outcome.kind === "changed";

const settingsIn = async (db: Database, chat: ChatId): Promise<ChatSettings> => {
  const row = await db
    .selectFrom("settings")
    .select("settings_json")
    .where("chat", "=", chat)
    .executeTakeFirst();
  return row ? readJson(settingsSchema, row.settings_json, `the settings of ${chat}`) : usualSettings;
};

const changesOf = (db: Database, chat: ChatId) =>
  db.selectFrom("settings_change").selectAll().where("chat", "=", chat).orderBy("n", "desc");

type ChangeRow = Awaited<ReturnType<ReturnType<typeof changesOf>["execute"]>>[number];

const changeOf = ({ chat, n, at, by_name, says, before_json }: ChangeRow): SettingsChange => ({
  n,
  at,
  by: by_name,
  says,
  before: readJson(settingsSchema, before_json, `change ${n} of ${chat}`),
});

const keep = async (
  db: Database,
  chat: ChatId,
  { by, at }: Author,
  { settings, says }: Applied,
): Promise<number> => {
  const before_json = JSON.stringify(await settingsIn(db, chat));
  const last = await changesOf(db, chat).limit(1).executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  await db.insertInto("settings_change").values({ chat, n, at, by_name: by, says, before_json }).execute();
  const settings_json = JSON.stringify(settings);
  await db
    .insertInto("settings")
    .values({ chat, settings_json })
    .onConflict((known) => known.column("chat").doUpdateSet({ settings_json }))
    .execute();
  return n;
};

export const settingsOn = (db: Database): SettingsStore => ({
  of: (chat) => settingsIn(db, chat),
  change: (chat, author, make) =>
    allOrNothing(db, async (db) => {
      const outcome = make(await settingsIn(db, chat));
      return isApplied(outcome) ? { ...outcome, n: await keep(db, chat, author, outcome) } : outcome;
    }),
  changes: async (chat, limit) => (await changesOf(db, chat).limit(limit).execute()).map(changeOf),
});
