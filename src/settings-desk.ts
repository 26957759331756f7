/** What a chat has chosen, and how it is changed, in the name of one person. */
import { createHash } from "node:crypto";
import { topicSchema } from "./chat/settings-file.ts";
import { days } from "./model/time.ts";
import { within, type Change, type Quota } from "./chat/changes.ts";
import type { CheckedFeed, Desk, ListRead, Outcome } from "./chat/command.ts";
import { tellIn, type Tell } from "./chat/strings/strings.ts";
import type { AccessDesk } from "./access-desk.ts";
import type { Fetcher } from "./ingest/fetch.ts";
import type { Reader } from "./ingest/reader.ts";
import type { Clock } from "./ops/clock.ts";
import type { Store } from "./store/open.ts";
import { checkFeed } from "./ingest/check-feed.ts";
import { waysTo } from "./ingest/written-address.ts";
import type { ChatId } from "./model/id.ts";
import { feedsOf, type ChatSettings } from "./model/settings.ts";
import type { Applied } from "./store/settings.ts";

const MOST_CHANGES = 50;

interface Needs {
  readonly store: Pick<Store, "settings" | "feeds">;
  readonly clock: Clock;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly access: Pick<AccessDesk, "isBlocked">;
}

interface Seat {
  readonly chat: ChatId;
  /** Whose name stands in the log. */
  readonly by: string;
  readonly quota: Quota;
  /** The name of the next change that is made here, where what asks for it may come again. */
  readonly nextDeed: (() => string) | undefined;
  /** Told after each change. */
  readonly changed: () => Promise<void>;
}

type Refused = Extract<Outcome, { readonly kind: "refused" }>;
type SettingsDesk = Pick<Desk, "settings" | "change" | "undo" | "changes" | "checkFeed" | "readList">;

const PASSED_KEPT = days(365);

/** Topics that were passed on, under words that nobody guesses; one topic has one word. */
export const passing = (store: Pick<Store, "cache">): Pick<Desk, "passOn" | "passedOn"> => {
  const shelf = store.cache("passed topics");
  return {
    passOn: async (topic) => {
      const word = createHash("sha256").update(JSON.stringify(topic)).digest("base64url").slice(0, 22);
      await shelf.set(word, topic, PASSED_KEPT);
      return word;
    },
    passedOn: async (word) => topicSchema.safeParse(await shelf.get(word)).data,
  };
};

/** The change with its words in the language that is spoken after it. */
const inWords =
  (make: Change) =>
  (settings: ChatSettings): Applied | Refused => {
    const made = make(settings);
    return made.kind === "changed"
      ? { ...made, says: tellIn(made.settings.language)(...made.says) }
      : { kind: made.kind, why: tellIn(settings.language)(...made.why) };
  };

/** What stands at an address, or in a file. */
const reading = (
  { store, clock, fetcher, reader, access }: Needs,
  chat: ChatId,
): Pick<SettingsDesk, "checkFeed" | "readList"> => {
  const tellHere = async (): Promise<Tell> => tellIn((await store.settings.of(chat)).language);
  return {
    checkFeed: async (address): Promise<CheckedFeed> => {
      if (waysTo(address).some((way) => access.isBlocked(way)))
        return { kind: "failed", why: (await tellHere())("host-blocked") };
      const checked = await checkFeed(address, { fetcher, reader });
      // It answers again: what was given up is asked at once.
      if (checked.kind === "feed") await store.feeds.wake(checked.id, clock());
      return checked;
    },
    readList: async (text): Promise<ListRead> => {
      const read = await reader.document(new TextEncoder().encode(text), undefined, "file:///import.opml");
      if (read.kind === "outline") return { kind: "list", listed: read.outlined };
      const why = read.kind === "failed" ? read.why : (await tellHere())("import-nothing");
      return { kind: "failed", why };
    },
  };
};

export const settingsDesk = (needs: Needs, { chat, by, quota, nextDeed, changed }: Seat): SettingsDesk => {
  const { store, clock } = needs;
  const author = () => ({ by, at: clock(), deed: nextDeed?.() });
  const change: Desk["change"] = async (make) => {
    const outcome = await store.settings.change(chat, author(), inWords(within(quota, make)));
    if (outcome.kind === "refused") return outcome;
    await store.feeds.follow([...feedsOf(outcome.settings)], clock());
    await changed();
    return outcome;
  };
  /** Only the last change is taken back: what came after it may rest on it. */
  const undo = async (n: number): Promise<Outcome> => {
    const tell = tellIn((await store.settings.of(chat)).language);
    const outcome = await store.settings.takeBack(chat, author(), n, (what) => tell("taken-back", { what }));
    if (outcome.kind === "overtaken") return { kind: "refused", why: tell("overtaken") };
    await store.feeds.follow([...feedsOf(outcome.settings)], clock());
    await changed();
    return outcome;
  };
  return {
    settings: () => store.settings.of(chat),
    change,
    undo,
    changes: () => store.settings.changes(chat, MOST_CHANGES),
    ...reading(needs, chat),
  };
};
