/** What every engine under the store promises. Run on each of them by test/store/contract.test.ts. */
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { Digest } from "../../src/model/digest.ts";
import type { SeenEntry } from "../../src/model/feed.ts";
import { articleId, chatId, feedId, messageId, storyId, type ChatId } from "../../src/model/id.ts";
import { days, hours, minutes } from "../../src/model/time.ts";
import type { Notice } from "../../src/model/notice.ts";
import { EVERY_DAY, NO_FILTER, usualSettings, type ChatSettings } from "../../src/model/settings.ts";
import { Trouble } from "../../src/ops/trouble.ts";
import type { Store } from "../../src/store/open.ts";
import { tellReceipt } from "../../src/digest/receipt.ts";
import { printedAll } from "../../src/summaries/print.ts";

/** An empty database of one engine. */
export interface Ground {
  open(): Promise<Store>;
  /** Asked past the store, as somebody else would who has the database open. */
  query(text: string): Promise<readonly unknown[]>;
  leave(): Promise<void>;
}

export const NOON = Date.parse("2031-05-12T12:00:00Z");

/** Every field filled. */
export const fullArticle = (name: string): Article => ({
  id: articleId(`a-${name}`),
  feed: feedId("https://courier.example/feed.xml"),
  url: `https://courier.example/${name}`,
  title: "Ferry stops “for good” — 渡し船 🛶",
  byline: "Ada Quill",
  publisher: "Salt Quay Courier",
  language: "en",
  publishedAt: NOON - hours(3),
  fetchedAt: NOON,
  bodyFrom: "content",
  text: "The ferry stopped.\nЇї пасажири чекають 🛶.\n@quill: “Gone.”",
  blocks: [
    { kind: "prose", start: 0, end: 42 },
    { kind: "embed", start: 43, end: 58, author: "Ada Quill" },
  ],
  labels: ["opinion", "sponsored"],
});

/** No field filled that may be empty. */
const bareArticle = (name: string): Article => ({
  id: articleId(`a-${name}`),
  feed: undefined,
  url: undefined,
  title: undefined,
  byline: undefined,
  publisher: undefined,
  language: "und",
  publishedAt: undefined,
  fetchedAt: NOON,
  bodyFrom: "file",
  text: "",
  blocks: [],
  labels: [],
});

const many = (count: number, suffix = ""): readonly Article[] =>
  Array.from({ length: count }, (_, at) => bareArticle(`${String(at).padStart(6, "0")}${suffix}`));

const place = { article: articleId("a-1"), start: 3, end: 9 };

/** Every field filled, the optional ones too. */
const fullDigest = (): Digest => ({
  version: 1,
  date: "2031-05-12T07:30:00.000Z",
  language: "en",
  method: "mixed",
  stories: [
    {
      id: storyId("s-1"),
      headline: "Ferry stops",
      method: "model",
      sentences: [
        { n: 1, text: "It stopped.", refs: [place, { ...place, end: 12 }] },
        { n: 2, text: "It \u0000 moved \ud800.", refs: [place], isNew: true },
      ],
      quotes: [
        { ...place, text: "Gone.", speaker: { name: "Ada Quill" }, said: { start: 4, end: 13 }, cut: true },
        { ...place, text: "Here.", speaker: null },
      ],
      sources: [
        {
          article: articleId("a-1"),
          publisher: "Salt Quay Courier",
          title: null,
          url: "https://courier.example/1",
          publishedAt: null,
          notes: ["opinion"],
        },
      ],
      labels: ["update"],
    },
  ],
  articles: {
    "a-1": {
      text: "…",
      sha256: "00",
      title: "T",
      publisher: null,
      url: null,
      publishedAt: null,
      language: "en",
    },
  },
  failures: [{ source: "Marsh Post", why: "It does not answer." }],
  corrections: [
    { n: 1, story: storyId("s-2"), headline: "Mill burns", was: place, now: place },
    { n: 2, story: storyId("s-2"), headline: "Mill burns", was: place, now: null },
  ],
});

const CHAT = chatId({ platform: "web", account: "local", chat: "1" });

const kept = (key: string, to: number, chat = CHAT) => ({
  key,
  chat,
  from: to - days(1),
  to,
  digest: fullDigest(),
});

const unstorable = ["a NUL \0 here", "\ud83d half", "half \udef6", "\udef6\ud83d swapped"];

const refused = (doing: Promise<unknown>): Promise<void> =>
  expect(doing).rejects.toThrow(/^A text with (?:a NUL|half a character) after “.*” cannot be stored/u);

const atClock = (now: number): void => {
  vi.useFakeTimers({ toFake: ["Date"], now });
};

export const storeContract = (engine: string, settle: () => Promise<Ground>): void => {
  describe(`the store on ${engine}`, () => {
    let ground: Ground;
    let store: Store;

    beforeEach(async () => {
      ground = await settle();
      store = await ground.open();
    });
    afterEach(async () => {
      vi.useRealTimers();
      await store.close();
      await ground.leave();
    });

    const reopen = async (): Promise<void> => {
      await store.close();
      store = await ground.open();
    };

    const rowCount = async (): Promise<number> => (await ground.query("select k from kv")).length;

    describe("articles", () => {
      it("come back exactly as they were stored, with every field and with none", async () => {
        const articles = [fullArticle("1"), bareArticle("2")];
        await store.articles.save(articles);
        await reopen();
        expect(await store.articles.byIds([articleId("a-1"), articleId("a-2")])).toStrictEqual(articles);
      });

      it("keep their text once they are known, and only new ids are given back, in the order of the call", async () => {
        await store.articles.save([fullArticle("2")]);
        const altered = { ...fullArticle("2"), text: "Altered." };
        expect(await store.articles.save([fullArticle("3"), altered, fullArticle("1")])).toEqual([
          "a-3",
          "a-1",
        ]);
        expect(await store.articles.byIds([articleId("a-2")])).toStrictEqual([fullArticle("2")]);
        expect(await store.articles.save([altered])).toEqual([]);
        expect(await store.articles.save([])).toEqual([]);
      });

      it("that stand twice in one call are stored once, as the first of the two", async () => {
        const twice = [fullArticle("1"), { ...fullArticle("1"), text: "Second." }];
        expect(await store.articles.save(twice)).toEqual(["a-1"]);
        expect(await store.articles.byIds([articleId("a-1")])).toStrictEqual([fullArticle("1")]);
      });

      it("are stored all or not at all, even when there are thousands and the last one is bad", async () => {
        const bad = { ...bareArticle("999999"), title: "NUL \0" };
        await expect(store.articles.save([...many(1201), bad])).rejects.toThrow("NUL");
        expect(await store.articles.since(0)).toEqual([]);
        expect(await store.articles.save(many(1201))).toHaveLength(1201);
      });

      it("are found by any number of ids, in the order asked, without those that are not there", async () => {
        const all = many(2500);
        await store.articles.save(all);
        const ids = Array.from({ length: 70_000 }, (_, at) => articleId(`a-${String(at).padStart(6, "0")}`));
        expect((await store.articles.known(ids)).size).toBe(2500);
        const found = await store.articles.byIds([...ids.toReversed(), articleId("a-000005")]);
        expect(found.map(({ id }) => id)).toEqual([...ids.slice(0, 2500).toReversed(), "a-000005"]);
        expect(await store.articles.byIds([])).toEqual([]);
        expect(await store.articles.known([])).toEqual(new Set());
      });

      it("since a moment are those dated at it or later, the oldest first, then by id in the order of code points", async () => {
        const at = (name: string, publishedAt: number | undefined, fetchedAt = NOON): Article => ({
          ...bareArticle(name),
          publishedAt,
          fetchedAt,
        });
        await store.articles.save([
          at("before", NOON - 1, NOON + hours(9)),
          at("é", NOON),
          at("b", NOON),
          at("B", NOON),
          at("_", NOON),
          at("undated", undefined, NOON + 1),
          at("first", NOON, NOON - days(1)),
        ]);
        const found = await store.articles.since(NOON);
        expect(found.map(({ id }) => id)).toEqual(["a-B", "a-_", "a-b", "a-first", "a-é", "a-undated"]);
      });

      it("come for a stretch of time, of some feeds, or those that are in no story yet", async () => {
        const [courier, nord] = [fullArticle("1").feed, feedId("https://nord.example/rss")];
        const all = [0, 1, 2].map((at) => ({
          ...fullArticle(`${at}`),
          publishedAt: NOON + at,
          feed: at === 1 ? nord : courier,
        }));
        await store.articles.save(all);
        const ids = (found: readonly Article[]): readonly string[] => found.map(({ id }) => id);
        expect(ids(await store.articles.since(NOON, { until: NOON + 2 }))).toEqual(["a-0", "a-1"]);
        expect(ids(await store.articles.since(NOON, { feeds: [nord] }))).toEqual(["a-1"]);
        expect(await store.articles.since(NOON, { feeds: [] })).toEqual([]);
        expect(ids(await store.articles.inNoStory(NOON + 1))).toEqual(["a-1", "a-2"]);
        await store.stories.assign([{ article: articleId("a-1"), story: storyId("s-1") }]);
        expect(ids(await store.articles.inNoStory(NOON))).toEqual(["a-0", "a-2"]);
      });

      it("of one feed come the newest first, no more than asked for", async () => {
        const own = ["1", "2", "3"].map((name) => ({
          ...fullArticle(name),
          publishedAt: NOON + hours(Number(name)),
        }));
        await store.articles.save([
          ...own,
          { ...fullArticle("4"), feed: feedId("https://nord.example/rss") },
        ]);
        const found = await store.articles.latestIn(feedId("https://courier.example/feed.xml"), 2);
        expect(found).toStrictEqual([own[2], own[1]]);
      });

      it("are found by the beginnings of their words, in title and text, whatever the script or the accents", async () => {
        const saying = (name: string, language: string, title: string, text: string): Article => ({
          ...bareArticle(name),
          language,
          title,
          text,
        });
        await store.articles.save([
          saying("en", "en", "Ferry stops", "The harbour-master didn’t say why."),
          saying("es", "es", "Cierre", "El túnel se cerró a las 7.30 y no habrá paso."),
          saying("uk", "uk", "Пором", "Її пасажири чекають."),
          saying("ja", "ja", "渡し船", "渡し船は月曜日に止まった。"),
          saying("hi", "hi", "नाव", "नाव सोमवार को रुक गई।"),
        ]);
        const found = async (...stems: string[]): Promise<readonly string[]> =>
          (await store.articles.matching(stems, 0)).map(({ id }) => id);
        expect(await found("ferr")).toEqual(["a-en"]);
        expect(await found("didnt")).toEqual(["a-en"]);
        expect(await found("tunel")).toEqual(["a-es"]);
        expect(await found("730")).toEqual(["a-es"]);
        expect(await found("пасаж", "harbour")).toEqual(["a-en", "a-uk"]);
        expect(await found("月曜日")).toEqual(["a-ja"]);
        expect(await found("सोमवा")).toEqual(["a-hi"]);
        expect(await found("erry")).toEqual([]);
        expect(await found()).toHaveLength(5);
      });

      it("cannot be asked for with words that a search would take for orders", async () => {
        await store.articles.save([fullArticle("1")]);
        for (const odd of [
          '" OR *',
          "'",
          "a & !b",
          "NEAR(",
          "-x",
          "*",
          "ferry:*",
          "); drop table article",
          "\\",
        ])
          await expect(store.articles.matching([odd], 0)).resolves.toBeDefined();
        expect(await store.articles.byIds([articleId("a-1")])).toHaveLength(1);
      });

      it("tell how many there are, and of how many publishers", async () => {
        await store.articles.save([fullArticle("1"), fullArticle("2"), bareArticle("3")]);
        expect(await store.articles.scope(0)).toEqual({ articles: 3, publishers: 2 });
        expect(await store.articles.scope(NOON)).toEqual({ articles: 1, publishers: 1 });
        expect(await store.articles.scope(NOON + 1)).toEqual({ articles: 0, publishers: 0 });
      });

      it("that are old are forgotten with all that leads to them; those behind a digest stay, and its receipts", async () => {
        const old = (name: string): Article => ({
          ...fullArticle(name),
          publishedAt: NOON - days(100),
          fetchedAt: NOON - days(100),
        });
        const [told, held, changed, late] = [
          old("told"),
          old("held"),
          old("changed"),
          { ...old("late"), fetchedAt: NOON },
        ];
        const revision = { ...old("revision"), text: "The ferry moved on." };
        await store.articles.save([told, held, changed, late, old("alone"), fullArticle("new")]);
        await store.stories.assign([{ article: articleId("a-alone"), story: storyId("s-1") }]);
        await store.entries.keep(
          new Map([
            [
              feedId("f"),
              [
                {
                  article: held.id,
                  guid: undefined,
                  place: undefined,
                  title: undefined,
                  body: undefined,
                  publishedAt: undefined,
                },
              ],
            ],
          ]),
          NOON,
        );
        const change = { was: { start: 0, end: 3 }, now: null };
        await store.corrections.record(
          { article: changed.id, replacedBy: revision.id, at: NOON, changes: [change] },
          revision,
        );
        const receipt = { article: told.id, start: 0, end: 18 };
        const digest = fullDigest();
        const [story] = digest.stories;
        if (!story) throw new Error("The digest has no story.");
        const sentences = [{ n: 3, text: "The ferry stopped.", refs: [receipt] }];
        await store.digests.keep({
          ...kept("d", NOON),
          digest: { ...digest, stories: [{ ...story, sentences, quotes: [] }], articles: printedAll([told]) },
        });
        expect(await store.articles.purge(NOON - days(90))).toBe(1);
        await reopen();
        const ids = ["told", "held", "changed", "revision", "late", "alone", "new"].map((name) =>
          articleId(`a-${name}`),
        );
        const left = (await store.articles.byIds(ids)).map(({ id }) => id);
        expect(left).toStrictEqual(ids.filter((id) => id !== articleId("a-alone")));
        expect(await store.stories.placeOf(articleId("a-alone"))).toBeUndefined();
        expect((await store.articles.matching(["ferry"], 0)).map(({ id }) => id)).not.toContain(
          articleId("a-alone"),
        );
        const latest = (await store.digests.latest(CHAT))?.digest;
        const shown = latest && tellReceipt(latest, 3, "UTC");
        expect(JSON.stringify(shown)).toContain("The ferry stopped.");
        expect(await store.articles.purge(NOON - days(90))).toBe(0);
      });

      it("come back with the same characters, or are refused when they hold a NUL or half a character", async () => {
        const anything = fc.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 40 });
        const texts = fc.oneof(
          fc.string({ unit: "binary", maxLength: 60 }),
          anything.map((units) => String.fromCharCode(...units)),
        );
        let count = 0;
        await fc.assert(
          fc.asyncProperty(texts, async (text) => {
            const article = { ...bareArticle(`any-${(count += 1)}`), text, title: text };
            const saved = store.articles.save([article]);
            if (text.includes("\0") || !text.isWellFormed())
              await expect(saved).rejects.toBeInstanceOf(Trouble);
            else {
              await saved;
              expect(await store.articles.byIds([article.id])).toStrictEqual([article]);
            }
          }),
          { numRuns: 60 },
        );
      });
    });

    describe("what cannot be kept as it is", () => {
      it.each(unstorable)("is refused with a sentence wherever it stands: %j", async (text) => {
        await refused(store.articles.save([{ ...fullArticle("1"), text }]));
        await refused(store.articles.known([articleId(text)]));
        await refused(store.feeds.follow([feedId(text)], NOON));
        await refused(
          store.feeds.recordFailure(feedId("https://courier.example/"), {
            now: 1,
            nextFetchAt: 2,
            why: text,
          }),
        );
        await refused(store.digests.keep({ ...kept("1", NOON), key: text }));
        await refused(store.cache("http").set(text, 1));
        expect(await store.articles.since(0)).toEqual([]);
      });

      it("is also a number that is not whole", async () => {
        for (const fetchedAt of [1.5, Number.NaN, Infinity, 2 ** 53])
          await expect(store.articles.save([{ ...bareArticle("1"), fetchedAt }])).rejects.toThrow(
            "whole numbers",
          );
      });
    });

    describe("feeds", () => {
      const courier = feedId("https://courier.example/feed.xml");
      const post = feedId("https://post.example/rss");
      const well = { failures: 0, failingSince: undefined, lastFailure: undefined, failureKind: undefined };
      const untouched = {
        ...well,
        movesTo: undefined,
        title: undefined,
        notBefore: undefined,
        lastOkAt: undefined,
        newestAt: undefined,
        habit: undefined,
        marks: undefined,
        parkedAt: undefined,
      };
      const asks = { every: hours(1), skipHours: [3], skipDays: [0] };
      const habit = { pace: 900_000, every: 1_800_000, asks, came: 2.5, countedSince: NOON };

      it("are due at once when they are new, and stay as they are when they are followed again", async () => {
        await store.feeds.follow([post, courier, post], NOON);
        expect(await store.feeds.list()).toStrictEqual([
          { ...untouched, id: courier, address: courier, nextFetchAt: NOON },
          { ...untouched, id: post, address: post, nextFetchAt: NOON },
        ]);
        await store.feeds.recordOk(post, { now: NOON, nextFetchAt: NOON + 5, title: "Post" });
        await store.feeds.follow([post], NOON + 9);
        expect((await store.feeds.list())[1]).toMatchObject({
          id: post,
          nextFetchAt: NOON + 5,
          title: "Post",
        });
      });

      it("are unfollowed, and again without harm", async () => {
        await store.feeds.follow([courier, post], NOON);
        await store.feeds.unfollow([courier]);
        await store.feeds.unfollow([courier]);
        expect((await store.feeds.list()).map(({ id }) => id)).toEqual([post]);
      });

      it("that have waited longest come first, no more than asked for", async () => {
        const ids = ["c", "a", "b"].map((name) => feedId(`https://${name}.example/`));
        await store.feeds.follow(ids, NOON);
        await store.feeds.follow([post], NOON - minutes(1));
        await store.feeds.follow([courier], NOON + 1);
        const due = async (limit: number) => (await store.feeds.due(NOON, limit)).map(({ id }) => id);
        expect(await due(9)).toEqual([post, ...ids.toSorted()]);
        expect(await due(2)).toEqual([post, "https://a.example/"]);
      });

      it("count their failures in a row and forget them when they answer; the last good time and the title stay", async () => {
        await store.feeds.follow([courier], NOON);
        await store.feeds.recordOk(courier, { now: NOON, nextFetchAt: NOON + 10, title: "Courier" });
        await store.feeds.recordFailure(courier, {
          now: NOON + 10,
          nextFetchAt: NOON + 30,
          why: "No answer.",
        });
        await store.feeds.recordFailure(courier, {
          now: NOON + 30,
          nextFetchAt: NOON + 70,
          why: "Still none.",
        });
        const named = { ...untouched, id: courier, address: courier, title: "Courier" };
        expect(await store.feeds.list()).toStrictEqual([
          {
            ...named,
            nextFetchAt: NOON + 70,
            lastOkAt: NOON,
            failures: 2,
            failingSince: NOON + 10,
            lastFailure: "Still none.",
          },
        ]);
        await store.feeds.recordOk(courier, { now: NOON + 70, nextFetchAt: NOON + 80 });
        expect(await store.feeds.list()).toStrictEqual([
          { ...named, nextFetchAt: NOON + 80, lastOkAt: NOON + 70 },
        ]);
      });

      it("keep what they publish and ask for, and where they have moved, until they fail there", async () => {
        await store.feeds.follow([courier], NOON);
        const address = "https://new.example/feed";
        const read = { now: NOON, nextFetchAt: NOON + 10, notBefore: NOON + 5, newestAt: NOON - 1, habit };
        await store.feeds.recordOk(courier, { ...read, movesTo: address });
        expect((await store.feeds.list())[0]).toMatchObject({
          nextFetchAt: NOON + 10,
          notBefore: NOON + 5,
          newestAt: NOON - 1,
          habit,
          movesTo: address,
        });
        await store.feeds.recordOk(courier, { now: NOON, nextFetchAt: NOON + 20, address });
        const [moved] = await store.feeds.list();
        expect(moved).toMatchObject({ habit, newestAt: NOON - 1, address, movesTo: undefined });
        const why = "There is no such page.";
        await store.feeds.recordFailure(courier, {
          now: NOON,
          nextFetchAt: NOON + 30,
          why,
          kind: "not-found",
          since: NOON - 9,
        });
        const [failed] = await store.feeds.list();
        expect(failed).toMatchObject({ address: courier, failureKind: "not-found", failingSince: NOON - 9 });
      });

      it("that were read together keep what each of them said, and no feed comes back by it", async () => {
        await store.feeds.follow([courier, post], NOON);
        const marks = { of: post, etag: '"7"', lastModified: "Monday", sha256: "c2hh" };
        await store.feeds.recordOk(courier, { now: NOON, nextFetchAt: NOON, title: "Courier", habit });
        const gone = feedId("https://gone.example/feed");
        await store.feeds.recordAllOk(
          new Map([
            [post, { now: NOON, nextFetchAt: NOON + 1, title: "Post", marks }],
            [gone, { now: NOON, nextFetchAt: NOON + 2 }],
            [courier, { now: NOON + 1, nextFetchAt: NOON + 3 }],
          ]),
        );
        await store.feeds.recordAllOk(new Map());
        const named = { ...untouched, lastOkAt: NOON };
        expect(await store.feeds.list()).toStrictEqual([
          {
            ...named,
            id: courier,
            address: courier,
            nextFetchAt: NOON + 3,
            lastOkAt: NOON + 1,
            title: "Courier",
            habit,
          },
          { ...named, id: post, address: post, nextFetchAt: NOON + 1, title: "Post", marks },
        ]);
      });

      it("that are gone are not due until somebody wants them", async () => {
        await store.feeds.follow([courier], NOON);
        await store.feeds.recordFailure(courier, {
          now: NOON,
          nextFetchAt: NOON,
          why: "Gone.",
          isParked: true,
        });
        expect(await store.feeds.due(NOON + days(2), 9)).toEqual([]);
        expect((await store.feeds.list())[0]?.parkedAt).toBe(NOON);
        await store.feeds.wake(courier, NOON + days(2));
        expect((await store.feeds.due(NOON + days(2), 9)).map(({ id }) => id)).toEqual([courier]);
      });

      it("are put off together, and hurried when they are well, were read long ago, and their servers allow it", async () => {
        await store.feeds.follow([courier, post], NOON);
        await store.feeds.putOff([courier, post], NOON + hours(5));
        expect(await store.feeds.due(NOON, 9)).toEqual([]);
        const at = { now: NOON + hours(2), readBefore: NOON + hours(1) };
        const hurried = async (): Promise<readonly string[]> => {
          await store.feeds.hurry([courier, post], at);
          return (await store.feeds.due(at.now, 9)).map(({ id }) => id);
        };
        expect(await hurried()).toEqual([]);
        const read = { now: NOON, nextFetchAt: NOON + hours(5) };
        await store.feeds.recordOk(courier, read);
        await store.feeds.recordOk(post, { ...read, notBefore: at.now + 1 });
        expect(await hurried()).toEqual([courier]);
        await store.feeds.recordOk(courier, { ...read, now: at.readBefore });
        await store.feeds.recordFailure(post, { ...read, why: "No answer." });
        expect(await hurried()).toEqual([]);
      });

      it("that fail are announced once, and anew when they fail anew", async () => {
        await store.feeds.follow([courier, post], NOON);
        const fail = (id: typeof post, now: number, isParked = false) =>
          store.feeds.recordFailure(id, { now, nextFetchAt: now, why: "No.", isParked });
        await fail(courier, NOON);
        await fail(post, NOON + 5);
        const named = async () => (await store.feeds.unannounced(NOON)).map(({ id }) => id);
        expect(await named()).toEqual([courier]);
        await store.feeds.announced([courier]);
        expect(await named()).toEqual([]);
        await fail(post, NOON + 6, true);
        expect(await named()).toEqual([post]);
        await store.feeds.recordOk(courier, { now: NOON, nextFetchAt: NOON });
        await fail(courier, NOON);
        expect(await named()).toEqual([courier, post]);
      });

      it("and who is told of them: once that they fail, once that they are back, and only who was told the first", async () => {
        const [one, other] = ["1", "2"].map((chat) => chatId({ platform: "test", account: "a", chat }));
        if (!one || !other) throw new Error("There are no chats.");
        await store.feeds.follow([courier], NOON);
        await store.feeds.recordFailure(courier, { now: NOON, nextFetchAt: NOON, why: "No." });
        const due = [one, other].map((chat) => ({ chat, feed: courier, since: NOON }));
        await store.feedNotices.open(due);
        await store.feedNotices.mark(one, [courier], { state: "told" });
        await store.feedNotices.open(due);
        const pending = async () =>
          (await store.feedNotices.pending()).map(({ chat, state }) => [chat, state]);
        expect(await pending()).toEqual([[other, "failing"]]);
        await store.feedNotices.settle();
        expect(await pending()).toEqual([[other, "failing"]]);
        await store.feeds.recordOk(courier, { now: NOON, nextFetchAt: NOON });
        await store.feedNotices.settle();
        expect(await pending()).toEqual([[one, "back"]]);
        await store.feedNotices.mark(one, [courier], { state: "telling back", key: "k" });
        expect((await store.feedNotices.pending())[0]).toMatchObject({ state: "telling back", key: "k" });
        await store.feedNotices.drop(one, [courier]);
        expect(await pending()).toEqual([]);
      });

      it("that are not followed any more do not come back when their last fetch ends", async () => {
        await store.feeds.recordOk(courier, { now: NOON, nextFetchAt: NOON + 1 });
        await store.feeds.recordFailure(courier, { now: NOON, nextFetchAt: NOON + 1, why: "No answer." });
        expect(await store.feeds.list()).toEqual([]);
      });
    });

    describe("stories", () => {
      const [one, two, three] = [articleId("a-1"), articleId("a-2"), articleId("a-3")];
      const [ferry, mill] = [storyId("s-1"), storyId("s-2")];

      beforeEach(async () => {
        await store.articles.save([
          { ...fullArticle("1"), publishedAt: NOON },
          { ...fullArticle("2"), publishedAt: NOON - 1 },
          { ...fullArticle("3"), publishedAt: NOON + 1 },
        ]);
      });

      it("hold the articles dated at a moment or later, the oldest first", async () => {
        await store.stories.assign([
          { article: three, story: mill },
          { article: one, story: ferry },
          { article: two, story: ferry, copyOf: one },
        ]);
        await reopen();
        const later = [
          { article: one, story: ferry, copyOf: undefined },
          { article: three, story: mill, copyOf: undefined },
        ];
        expect(await store.stories.since(NOON)).toStrictEqual(later);
        expect(await store.stories.since(0)).toStrictEqual([
          { article: two, story: ferry, copyOf: one },
          ...later,
        ]);
      });

      it("tell where one article stands, and that it stands nowhere yet", async () => {
        await store.stories.assign([{ article: two, story: ferry, copyOf: one }]);
        expect(await store.stories.placeOf(two)).toStrictEqual({ article: two, story: ferry, copyOf: one });
        expect(await store.stories.placeOf(three)).toBeUndefined();
      });

      it("hold an article once: a later row moves it, in the same call too", async () => {
        await store.stories.assign([{ article: two, story: ferry, copyOf: one }]);
        await store.stories.assign([{ article: two, story: mill }]);
        expect(await store.stories.since(0)).toStrictEqual([
          { article: two, story: mill, copyOf: undefined },
        ]);
        await store.stories.assign([
          { article: two, story: mill },
          { article: two, story: ferry, copyOf: one },
        ]);
        expect(await store.stories.since(0)).toStrictEqual([{ article: two, story: ferry, copyOf: one }]);
        await store.stories.assign([]);
      });

      it("become one, with all their articles, and no other's", async () => {
        await store.stories.assign([
          { article: one, story: ferry },
          { article: two, story: ferry, copyOf: one },
          { article: three, story: mill },
        ]);
        await store.stories.merge(storyId("s-9"), mill);
        await store.stories.merge(ferry, storyId("s-9"));
        expect(await store.stories.placeOf(two)).toStrictEqual({
          article: two,
          story: storyId("s-9"),
          copyOf: one,
        });
        expect((await store.stories.placeOf(one))?.story).toBe("s-9");
        expect((await store.stories.placeOf(three))?.story).toBe(mill);
      });

      it("do not hold an article that is not stored, and then none of the call", async () => {
        const rows = [
          { article: one, story: ferry },
          { article: articleId("a-4"), story: ferry },
        ];
        await expect(store.stories.assign(rows)).rejects.toThrow(/foreign key/iu);
        expect(await store.stories.since(0)).toEqual([]);
      });

      it("take thousands of articles in one call", async () => {
        await store.articles.save(many(1201));
        await store.stories.assign(many(1201).map(({ id }) => ({ article: id, story: ferry })));
        expect(await store.stories.since(NOON)).toHaveLength(1201);
      });
    });

    describe("digests", () => {
      it("come back exactly as they were shown, with every field", async () => {
        expect(await store.digests.keep(kept("digest/1", NOON))).toBe(true);
        await reopen();
        expect(await store.digests.get("digest/1")).toStrictEqual(kept("digest/1", NOON));
        expect(await store.digests.get("digest/2")).toBeUndefined();
      });

      it("are kept once under their name, and the first one stays", async () => {
        await store.digests.keep(kept("digest/1", NOON));
        expect(await store.digests.keep(kept("digest/1", NOON + 9))).toBe(false);
        expect(await store.digests.latest(CHAT)).toStrictEqual(kept("digest/1", NOON));
      });

      it("have a latest one, which reaches furthest", async () => {
        expect(await store.digests.latest(CHAT)).toBeUndefined();
        for (const [key, to] of [
          ["b", NOON],
          ["c", NOON],
          ["a", NOON],
          ["z", NOON - 1],
        ] as const)
          await store.digests.keep(kept(key, to));
        expect(await store.digests.latest(CHAT)).toStrictEqual(kept("c", NOON));
      });

      it.each(["{", "{}", `{"version":2}`])(
        "that were altered to %j are not shown but named",
        async (json) => {
          await store.digests.keep(kept("digest/1", NOON));
          await ground.query(`update edition set digest_json = '${json}'`);
          await expect(store.digests.latest(CHAT)).rejects.toThrow("the digest digest/1 was altered");
          await store.articles.save([fullArticle("1")]);
          await ground.query(`update article set blocks_json = '${json}'`);
          await expect(store.articles.since(0)).rejects.toThrow("the blocks of a-1 was altered");
        },
      );
    });

    describe("entries of feeds", () => {
      const seen = (name: string, changed: Partial<SeenEntry> = {}): SeenEntry => ({
        article: articleId(`a-${name}`),
        guid: `g-${name}`,
        place: undefined,
        title: "the ferry",
        body: undefined,
        publishedAt: NOON,
        ...changed,
      });
      const feed = feedId("https://courier.example/feed.xml");

      it("name the editions that arrived in a chat and reach beyond a moment, the last one last", async () => {
        await store.digests.keep(kept("digest/2", NOON + 2));
        await store.digests.keep(kept("digest/1", NOON + 1));
        await store.digests.keep(kept("digest/0", NOON));
        await store.digests.keep(kept("digest/3", NOON + 3), "shown");
        expect(await store.digests.editionsOf(CHAT, NOON)).toEqual(["digest/1", "digest/2"]);
        expect(
          await store.digests.editionsOf(chatId({ platform: "test", account: "local", chat: "x" }), 0),
        ).toEqual([]);
      });

      it("are remembered by feed, as they were last, and forgotten two months after they were last there", async () => {
        await store.entries.keep(new Map([[feed, [seen("1"), seen("2")]]]), NOON);
        await store.entries.keep(new Map([[feedId("https://post.example/feed"), [seen("3")]]]), NOON);
        await store.entries.keep(new Map([[feed, [seen("2", { title: "the mill" })]]]), NOON + days(1));
        await reopen();
        expect(await store.entries.of(feed)).toEqual([seen("2", { title: "the mill" }), seen("1")]);
        await store.entries.keep(new Map([[feed, [seen("2")]]]), NOON + days(61));
        expect(await store.entries.of(feed)).toEqual([seen("2")]);
      });
      it("are remembered however many come, each as it is, and refused where one cannot be stored", async () => {
        const many = Array.from({ length: 150 }, (_, at) => seen(String(at), { title: `the ferry ${at}` }));
        await store.entries.keep(new Map([[feed, many]]), NOON);
        expect(new Set(await store.entries.of(feed))).toEqual(new Set(many));
        const changed = many.map((one): SeenEntry => ({ ...one, guid: undefined }));
        for (const text of unstorable)
          await refused(
            store.entries.keep(new Map([[feed, changed.with(70, seen("70", { title: text }))]]), NOON),
          );
        expect(new Set(await store.entries.of(feed))).toEqual(new Set(many));
      });
    });

    describe("corrections", () => {
      const told = articleId("a-1");
      const revision = { ...fullArticle("2"), text: "The ferry runs.", blocks: [] };
      const correction = {
        article: told,
        replacedBy: revision.id,
        at: NOON + hours(7),
        changes: [{ was: { start: 0, end: 4 }, now: null }],
      };
      const claim = async (name: string) => {
        const slot = { name, chat: CHAT, dueAt: NOON, nextRunAt: undefined, plan: "" };
        await store.ledger.open([slot]);
        const [claimed] = await store.ledger.claim("me", NOON, NOON + 9, 1);
        if (!claimed) throw new Error("There is no work.");
        return claimed;
      };
      beforeEach(async () => {
        await store.articles.save([{ ...fullArticle("1"), publishedAt: NOON }]);
        await store.stories.assign([{ article: told, story: storyId("s-1") }]);
        await store.editions.put({ name: "e", to: NOON, digest: fullDigest() });
      });

      it("are looked for six hours after an article was told, until that is settled, and when it is told again", async () => {
        const due = async (at: number) =>
          (await store.corrections.due(at, 9)).map(({ article: { id }, toldAt }) => [id, toldAt]);
        expect(await due(NOON + hours(6) - 1)).toEqual([]);
        expect(await due(NOON + hours(6))).toEqual([[told, NOON]]);
        await store.corrections.settle(told, NOON + hours(24));
        expect(await due(NOON + hours(23))).toEqual([]);
        expect(await due(NOON + hours(24))).toEqual([[told, NOON]]);
        await store.corrections.settle(told, undefined);
        await store.editions.put({ name: "f", to: NOON + hours(1), digest: fullDigest() });
        expect(await due(NOON + hours(48))).toEqual([[told, NOON + hours(1)]]);
      });

      it("put the revision in the article's place, and what was told stays to be looked up", async () => {
        await store.corrections.record(correction, revision);
        await store.corrections.record(correction, revision);
        expect((await store.articles.since(0)).map(({ id }) => id)).toEqual([revision.id]);
        expect((await store.articles.matching(["stopped"], 0)).length).toBe(0);
        expect((await store.articles.byIds([told]))[0]?.text).toContain("The ferry stopped.");
        expect((await store.articles.scope(0)).articles).toBe(1);
        expect(await store.stories.withMates([revision.id])).toEqual([revision.id]);
        expect((await store.stories.since(0)).find(({ article }) => article === revision.id)?.story).toBe(
          "s-1",
        );
        expect(await store.corrections.of(told)).toEqual([{ correction, text: revision.text }]);
      });

      it("concern the chats that were told the article before, and the digests that stand there", async () => {
        const claimed = await claim("digest/1");
        await store.ledger.compose(claimed, NOON, { name: "e", from: 0, to: NOON }, [{}]);
        await store.ledger.finish(claimed, "sent");
        await store.corrections.record(correction, revision);
        const from = NOON + hours(6);
        const concerning = (since: number, to: number) => store.corrections.concerning(CHAT, since, to);
        expect(await concerning(from, correction.at)).toEqual([{ correction, digest: "digest/1" }]);
        expect(await concerning(from, correction.at - 1)).toEqual([]);
        expect(await concerning(correction.at, correction.at + 9)).toEqual([]);
        expect(await store.corrections.within("digest/1")).toEqual([correction]);
        expect(await store.corrections.toAmend(correction.at, 9)).toEqual([
          { digest: "digest/1", chat: CHAT, attempts: 0 },
        ]);
        await store.corrections.putOff("digest/1", correction.at + 5);
        expect(await store.corrections.toAmend(correction.at, 9)).toEqual([]);
        expect((await store.corrections.toAmend(correction.at + 5, 9))[0]?.attempts).toBe(1);
        await store.corrections.putOff("digest/1", undefined);
        expect(await store.corrections.toAmend(correction.at + 5, 9)).toEqual([]);
      });
    });

    describe("the caches", () => {
      it("give back what was set, also after opening again, and each one only its own", async () => {
        const http = store.cache("http");
        const value = { etag: `"a"`, odd: "\0 \ud800 🛶", list: [1, null, true] };
        expect(await http.set("k", value)).toBe(true);
        await store.cache("robots").set("k", "other");
        await http.set("k2", 1);
        expect(await http.set("k2", 2)).toBe(true);
        await reopen();
        expect(await store.cache("http").get("k")).toEqual(value);
        expect(await store.cache("http").get("k2")).toBe(2);
        expect(await store.cache("robots").get("k")).toBe("other");
        expect(await store.cache("robots").get("k2")).toBeUndefined();
      });

      it("clear and delete only their own", async () => {
        const [http, robots] = [store.cache("http"), store.cache("robots")];
        for (const cache of [http, robots]) for (const key of ["1", "2", "3"]) await cache.set(key, key);
        expect(await http.delete("1")).toBe(true);
        expect(await http.delete("1")).toBe(false);
        expect(await http.deleteMany(["1", "2"])).toEqual([false, true]);
        expect(await http.has(["1", "2", "3"])).toEqual([false, false, true]);
        await http.clear();
        expect(await http.has("3")).toBe(false);
        expect(await robots.hasMany(["1", "2", "3"])).toEqual([true, true, true]);
      });

      it("take and give many in the order asked", async () => {
        const http = store.cache("http");
        const keys = Array.from({ length: 1201 }, (_, at) => `k${at}`);
        const entries = [...keys.map((key, value) => ({ key, value })), { key: "k7", value: -7 }];
        expect(await http.setMany(entries)).toEqual(entries.map(() => true));
        expect(await http.getMany(["k1200", "nobody", "k7", "k0"])).toEqual([1200, undefined, -7, 0]);
        expect(await http.getMany(keys)).toHaveLength(1201);
        expect(await http.deleteMany(keys)).not.toContain(false);
        expect(await rowCount()).toBe(0);
      });

      it("forget when the time is over, not a moment before", async () => {
        const http = store.cache("http");
        atClock(NOON);
        await http.set("k", 1, 1000);
        await http.set("stays", 1);
        atClock(NOON + 1000);
        expect(await http.get("k")).toBe(1);
        atClock(NOON + 1001);
        expect(await http.get("k")).toBeUndefined();
        expect(await http.has("k")).toBe(false);
        expect(await http.getMany(["k", "stays"])).toEqual([undefined, 1]);
        await http.set("k", 2, 1000);
        expect(await http.get("k")).toBe(2);
        await http.set("k", 3);
        atClock(NOON + days(900));
        expect(await http.get("k")).toBe(3);
      });

      it("are swept when the store opens and, hourly, when something is set", async () => {
        atClock(NOON);
        await reopen();
        await store.cache("http").set("short", 1, minutes(30));
        await store.cache("http").set("long", 1, hours(3));
        atClock(NOON + minutes(59));
        await store.cache("robots").set("other", 1);
        expect(await rowCount()).toBe(3);
        atClock(NOON + minutes(61));
        await store.cache("robots").set("other", 1);
        expect(await rowCount()).toBe(2);
        atClock(NOON + hours(4));
        await reopen();
        expect(await rowCount()).toBe(1);
      });

      it("take keys of any length apart", async () => {
        const http = store.cache("http");
        const address = `https://courier.example/?${"日".repeat(3000)}`;
        await http.set(`${address}1`, "one");
        await http.set(`${address}2`, "two");
        expect(await http.getMany([`${address}1`, `${address}2`, address])).toEqual([
          "one",
          "two",
          undefined,
        ]);
        expect(await http.delete(`${address}1`)).toBe(true);
        expect(await http.get(`${address}1`)).toBeUndefined();
      });
    });

    describe("chats", () => {
      const group = { id: CHAT, kind: "group" as const, title: "Harbour watch 🛶" };

      it("are met once, and known by their newest title", async () => {
        await store.chats.meet(group, NOON);
        await store.chats.meet({ ...group, title: "Harbour" }, NOON + 1);
        expect(await store.chats.list()).toEqual([{ ...group, title: "Harbour" }]);
        expect(await store.chats.find(CHAT)).toEqual({ ...group, title: "Harbour" });
        expect(
          await store.chats.find(chatId({ platform: "web", account: "local", chat: "2" })),
        ).toBeUndefined();
      });
      it("each have their own last digest", async () => {
        const other = chatId({ platform: "web", account: "local", chat: "2" });
        await store.digests.keep(kept("digest/1", NOON));
        await store.digests.keep(kept("digest/2", NOON + 5, other));
        expect((await store.digests.latest(CHAT))?.key).toBe("digest/1");
        expect((await store.digests.latest(other))?.key).toBe("digest/2");
      });
    });

    describe("settings", () => {
      const ada = { by: "Ada Quill", at: NOON };
      const hour = (to: string) => (settings: ChatSettings) => ({
        kind: "changed" as const,
        settings: { ...settings, times: [{ hour: to, days: EVERY_DAY }], pausedUntil: NOON },
        says: `The digest comes at ${to}.`,
      });

      it("are the usual ones until something is chosen, and then come back as they were chosen", async () => {
        expect(await store.settings.of(CHAT)).toEqual(usualSettings);
        const topic = {
          name: "Harbour 🛶",
          feeds: [feedId("https://f.example/")],
          only: { ...NO_FILTER, words: ["a b"] },
          without: NO_FILTER,
        };
        await store.settings.change(CHAT, ada, (settings) => ({
          kind: "changed",
          settings: { ...settings, topics: [topic], zone: "Europe/Oslo" },
          says: "All of it.",
        }));
        await reopen();
        expect(await store.settings.of(CHAT)).toEqual({
          ...usualSettings,
          topics: [topic],
          zone: "Europe/Oslo",
        });
      });
      it("tell the feeds that somebody reads, of however many chats that are still there", async () => {
        const choose = (chat: ChatId, ...feeds: readonly string[]) =>
          store.settings.change(chat, ada, (settings) => ({
            kind: "changed" as const,
            settings: {
              ...settings,
              topics: [{ name: "T", feeds: feeds.map(feedId), only: NO_FILTER, without: NO_FILTER }],
            },
            says: "",
          }));
        const many = Array.from({ length: 520 }, (_, at) =>
          chatId({ platform: "test", account: "a", chat: `many-${at}` }),
        );
        for (const [at, chat] of many.entries()) await choose(chat, `https://f${at % 3}.example/`);
        await store.chats.meet({ id: CHAT, kind: "group", title: "Left" }, NOON);
        await choose(CHAT, "https://left.example/", "https://f0.example/");
        await store.chats.leave(CHAT, NOON);
        expect([...(await store.settings.chosenFeeds())].toSorted()).toEqual(
          [0, 1, 2].map((at) => `https://f${at}.example/`),
        );
      });
      it("keep each change with who made it and what was before, the newest first", async () => {
        await store.settings.change(CHAT, ada, hour("08:00"));
        const second = await store.settings.change(CHAT, { ...ada, by: "Bo Rask" }, hour("09:00"));
        expect(second).toMatchObject({ kind: "changed", n: 2 });
        const [newest, oldest] = await store.settings.changes(CHAT, 50);
        expect(newest).toMatchObject({ n: 2, by: "Bo Rask", says: "The digest comes at 09:00." });
        expect(oldest).toMatchObject({ n: 1, by: ada.by });
        expect(await store.settings.changes(CHAT, 1)).toHaveLength(1);
      });
      it("stay as they are when a change is refused, or throws", async () => {
        const refused = await store.settings.change(CHAT, ada, () => ({
          kind: "refused" as const,
          why: "No.",
        }));
        expect(refused).toEqual({ kind: "refused", why: "No." });
        const broken = store.settings.change(CHAT, ada, () => {
          throw new Error("Broken.");
        });
        await expect(broken).rejects.toThrow("Broken.");
        expect(await store.settings.changes(CHAT, 50)).toEqual([]);
      });
      it("take many changes at once, each wholly and one after another", async () => {
        const hours = Array.from({ length: 12 }, (_, at) => `${String(at).padStart(2, "0")}:00`);
        await Promise.all(hours.map((to) => store.settings.change(CHAT, ada, hour(to))));
        const changes = await store.settings.changes(CHAT, 50);
        expect(changes.map(({ n }) => n)).toEqual(Array.from({ length: 12 }, (_, at) => 12 - at));
        expect(new Set(changes.map(({ says }) => says)).size).toBe(12);
      });
      it("are taken back, the last change alone, and that can be taken back too", async () => {
        await store.settings.change(CHAT, ada, hour("08:00"));
        await store.settings.change(CHAT, ada, hour("09:00"));
        const says = (then: string): string => `Back: ${then}`;
        expect(await store.settings.takeBack(CHAT, ada, 1, says)).toEqual({ kind: "overtaken" });
        expect(await store.settings.takeBack(CHAT, ada, 2, says)).toMatchObject({ kind: "changed", n: 3 });
        expect((await store.settings.of(CHAT)).times[0]?.hour).toBe("08:00");
        await store.settings.takeBack(CHAT, ada, 3, says);
        expect((await store.settings.of(CHAT)).times[0]?.hour).toBe("09:00");
        expect((await store.settings.changes(CHAT, 1))[0]?.says).toBe(
          "Back: Back: The digest comes at 09:00.",
        );
      });
      it("are changed once by one deed, which tells again what it told then", async () => {
        const deed = { ...ada, deed: "telegram:1/7#1" };
        const first = await store.settings.change(CHAT, deed, hour("08:00"));
        await store.settings.change(CHAT, ada, hour("09:00"));
        const again = await store.settings.change(CHAT, deed, hour("10:00"));
        expect(again).toMatchObject({ kind: "changed", n: 1, says: "The digest comes at 08:00." });
        expect(first).toMatchObject({ n: 1 });
        const back = { ...ada, deed: "telegram:1/8#1" };
        await store.settings.takeBack(CHAT, back, 2, () => "Back.");
        expect(await store.settings.takeBack(CHAT, back, 2, () => "Back.")).toMatchObject({
          n: 3,
          says: "Back.",
        });
        expect(await store.settings.changes(CHAT, 9)).toHaveLength(3);
      });
      it("come from the space around a thread, but for what the thread chose itself", async () => {
        const space = chatId({ platform: "test", account: "a", chat: "group" });
        const thread = chatId({ platform: "test", account: "a", chat: "group", thread: "7" });
        await store.settings.change(space, ada, hour("08:00"));
        expect((await store.settings.of(thread)).times[0]?.hour).toBe("08:00");
        await store.settings.change(thread, ada, (settings) => ({
          kind: "changed",
          settings: { ...settings, language: "de" },
          says: "Deutsch.",
        }));
        await store.settings.change(space, ada, hour("06:00"));
        expect(await store.settings.of(thread)).toMatchObject({ language: "de", times: [{ hour: "06:00" }] });
        expect((await store.settings.of(space)).language).toBe("en");
        await store.settings.takeBack(thread, ada, 1, (then) => then);
        expect((await store.settings.of(thread)).language).toBe("en");
      });
    });

    describe("access", () => {
      const waiting = {
        subject: "test:a:1",
        standing: "waiting" as const,
        title: "Harbour",
        kind: "group" as const,
        seat: undefined,
        at: NOON,
      };
      it("keeps how a chat, a person or a host stands, until it is dropped", async () => {
        await store.access.put(waiting);
        await store.access.put({ ...waiting, standing: "let in" });
        await reopen();
        expect(await store.access.list()).toEqual([{ ...waiting, standing: "let in" }]);
        expect(await store.access.get("test:a:1")).toMatchObject({ standing: "let in" });
        expect(await store.access.drop("test:a:1")).toBe(true);
        expect(await store.access.drop("test:a:1")).toBe(false);
        expect(await store.access.get("test:a:1")).toBeUndefined();
      });
    });

    describe("a chat", () => {
      const here = { id: CHAT, kind: "group" as const, title: "Harbour" };
      it("that we left is not listed until we are met there again, and keeps what it chose", async () => {
        await store.chats.meet(here, NOON);
        await store.settings.change(CHAT, { by: "Ada", at: NOON }, (settings) => ({
          kind: "changed",
          settings: { ...settings, language: "de" },
          says: "Deutsch.",
        }));
        await store.chats.leave(CHAT, NOON);
        expect((await store.chats.list()).map(({ id }) => id)).not.toContain(CHAT);
        expect((await store.settings.of(CHAT)).language).toBe("de");
        await store.chats.meet(here, NOON);
        expect((await store.chats.list()).map(({ id }) => id)).toContain(CHAT);
      });
      it("is forgotten wholly, and no other with it", async () => {
        const other = chatId({ platform: "test", account: "a", chat: "100%_x" });
        for (const chat of [CHAT, other]) {
          await store.settings.change(chat, { by: "Ada", at: NOON }, (settings) => ({
            kind: "changed",
            settings: { ...settings, language: "de" },
            says: "Deutsch.",
          }));
          await store.transcripts.append(chat, messageId("m"), "{}");
          await store.cache("memory").set(`${chat} somebody`, "asked");
          await store.cache("actions").set(`action of ${chat}`, { chat, does: "/ask who?" });
        }
        await store.chats.forget(CHAT);
        expect(await store.settings.of(CHAT)).toEqual(usualSettings);
        expect(await store.settings.changes(CHAT, 9)).toEqual([]);
        expect(await store.transcripts.last(CHAT, 9)).toEqual([]);
        expect(await store.cache("memory").get(`${CHAT} somebody`)).toBeUndefined();
        expect(await store.cache("actions").get(`action of ${CHAT}`)).toBeUndefined();
        expect((await store.settings.of(other)).language).toBe("de");
        expect(await store.cache("memory").get(`${other} somebody`)).toBe("asked");
        expect(await store.cache("actions").get(`action of ${other}`)).toMatchObject({ does: "/ask who?" });
      });
    });

    describe("transcripts", () => {
      const say = (id: string, json: string) => store.transcripts.append(CHAT, messageId(id), json);

      it("keep what was said in its order, and one entry for one id", async () => {
        await say("a", "1");
        await say("b", "2");
        expect(await say("a", "changed")).toEqual({ n: 1, id: "a", json: "1" });
        expect((await store.transcripts.after(CHAT, 0, 10)).map(({ json }) => json)).toEqual(["1", "2"]);
        expect((await store.transcripts.after(CHAT, 1, 10)).map(({ id }) => id)).toEqual(["b"]);
        expect((await store.transcripts.last(CHAT, 1)).map(({ id }) => id)).toEqual(["b"]);
      });
      it("lose nothing when many speak at once", async () => {
        await Promise.all(Array.from({ length: 20 }, (_, at) => say(`m${at}`, "x")));
        const entries = await store.transcripts.after(CHAT, 0, 100);
        expect(entries.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
      });
      it("change an entry in its place, and tell when it is not there", async () => {
        await say("a", "1");
        expect(await store.transcripts.replace(CHAT, messageId("a"), "2")).toBe(true);
        expect(await store.transcripts.replace(CHAT, messageId("z"), "2")).toBe(false);
        expect(await store.transcripts.find(CHAT, messageId("a"))).toEqual({ n: 1, id: "a", json: "2" });
      });
    });

    describe("the inbox", () => {
      const letter = (n: number, account = "1") => ({
        name: `telegram:${account}/${n}`,
        n,
        json: `{"n":${n}}`,
      });

      it("takes a letter once, and gives those of one account that are not done, by their place", async () => {
        for (const n of [10, 9, 11]) expect(await store.inbox.put(letter(n), NOON)).toBe(true);
        await store.inbox.put(letter(5, "11"), NOON);
        expect(await store.inbox.put(letter(9), NOON)).toBe(false);
        await store.inbox.done("telegram:1/10");
        expect(await store.inbox.put(letter(10), NOON)).toBe(false);
        await reopen();
        expect(await store.inbox.waiting("telegram:1/")).toEqual([letter(9), letter(11)]);
      });
      it("forgets the names of what was done long ago, and nothing that is not done", async () => {
        for (const n of [1, 2]) await store.inbox.put(letter(n), NOON);
        await store.inbox.done("telegram:1/1");
        await store.inbox.sweep(NOON + 1);
        expect(await store.inbox.put(letter(1), NOON)).toBe(true);
        expect(await store.inbox.put(letter(2), NOON)).toBe(false);
      });
    });

    describe("notices", () => {
      const notice = (house: string, hash = "00ff", lastSeen = NOON): Notice => ({
        house,
        hash,
        stories: 3,
        firstSeen: NOON - days(30),
        lastSeen,
        excerpt: "The Courier is printed in Їжак Street 🛶.",
      });

      it("are known by their houses, and become what was learned last", async () => {
        const [one, other] = [notice("salt quay courier"), notice("marsh post")];
        await store.notices.keep([one, other, notice("fjord gazette")]);
        await store.notices.keep([
          { ...one, stories: 4 },
          { ...one, stories: 5, lastSeen: NOON + 1 },
        ]);
        await store.notices.keep([]);
        await reopen();
        expect(await store.notices.of([one.house, other.house, "nobody"])).toStrictEqual([
          other,
          { ...one, stories: 5, lastSeen: NOON + 1 },
        ]);
        expect(await store.notices.of([])).toEqual([]);
      });
      it("are found for any number of houses", async () => {
        const notices = Array.from({ length: 1201 }, (_, at) => notice(`house ${at}`));
        await store.notices.keep(notices);
        expect(await store.notices.of(notices.map(({ house }) => house))).toHaveLength(1201);
      });
      it("are forgotten when they were last seen before a moment", async () => {
        await store.notices.keep([notice("courier", "01", NOON - 1), notice("courier", "02", NOON)]);
        await store.notices.forget(NOON);
        expect((await store.notices.of(["courier"])).map(({ hash }) => hash)).toEqual(["02"]);
      });
    });

    describe("as a whole", () => {
      it("does many things at once, each wholly", async () => {
        const parts = Array.from({ length: 6 }, (_, part) => many(600, `-${part % 3}`));
        const saved = await Promise.all([
          ...parts.map((part) => store.articles.save(part)),
          ...parts.map((_, at) =>
            store.feeds.follow([feedId(`https://f${at % 2}.example/`)], NOON).then(() => []),
          ),
        ]);
        expect(saved.flat()).toHaveLength(1800);
        expect(await store.articles.since(0)).toHaveLength(1800);
        expect(await store.feeds.list()).toHaveLength(2);
      });

      it("opens what is up to date without changing it", async () => {
        const steps = await ground.query("select name, timestamp from kysely_migration order by name");
        expect(steps.length).toBeGreaterThan(6);
        await reopen();
        expect(await ground.query("select name, timestamp from kysely_migration order by name")).toEqual(
          steps,
        );
      });

      it("is not opened when a newer Tidings has written it; the sentence names both versions", async () => {
        await ground.query(
          "insert into kysely_migration values ('0099-from-the-future', '2099-01-01T00:00:00.000Z')",
        );
        const opening = ground.open();
        await expect(opening).rejects.toThrow(
          /has version 0099-from-the-future, but .* knows only 00\d\d-[a-z-]+:/u,
        );
        await expect(opening).rejects.toMatchObject({ remedy: "wake-operator" });
      });
    });
  });
};
