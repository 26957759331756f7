/** A digest on its way, with the process dying at every point of it, on both engines, under both policies. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decide, deliverSafely, LEASE, POINTS, type Needs, type Point } from "../../src/digest/deliver.ts";
import type { Sent } from "../../src/model/chat.ts";
import { chatId, messageId, type ChatId } from "../../src/model/id.ts";
import { minutes, seconds } from "../../src/model/time.ts";
import type { Store } from "../../src/store/open.ts";
import { NOON } from "../kit/articles.ts";
import { sampleDigest } from "../kit/digests.ts";
import type { Ground } from "../contracts/store.ts";
import { onPglite, onSqlite } from "../store/grounds.ts";

const PARTS = [1, 2, 3] as const;
const chat = chatId({ platform: "test", account: "a", chat: "1" });
const name = `digest/${chat}/now`;
const nameIn = (own: ChatId): string => `digest/${own}/now`;

/** A platform that counts what arrives; one that knows its keys takes each once. */
const openPlatform = (isIdempotent: boolean) => {
  const arrived: string[] = [];
  const answers: Sent[] = [];
  const send = async (to: ChatId, key: string): Promise<Sent> => {
    const answer = answers.shift() ?? { kind: "sent", message: messageId(key) };
    const stands = answer.kind === "sent" || answer.kind === "uncertain";
    if (stands && !(isIdempotent && arrived.includes(`${to} ${key}`))) arrived.push(`${to} ${key}`);
    return answer;
  };
  const times = (n: number): number => arrived.filter((key) => key.endsWith(`/${n}`)).length;
  return { arrived, answers, send, times, isIdempotent };
};

type Platform = ReturnType<typeof openPlatform>;

const worker = (store: Store, platform: Platform, more: Partial<Needs> = {}) => {
  const complaints: string[] = [];
  const needs: Needs = {
    ledger: store.ledger,
    compose: async () => {
      await store.editions.put({ name: "edition", to: NOON, digest: sampleDigest() });
      return { kind: "parts", edition: { name: "edition", from: 0, to: NOON }, parts: PARTS };
    },
    send: (to, { n }, claimed) => platform.send(to, `${claimed.name}/${n}`),
    stands: async () => undefined,
    moved: (from, to) => store.chats.move(from, to),
    lost: (gone) => store.chats.leave(gone, NOON),
    complain: (sentence) => void complaints.push(sentence),
    now: () => NOON,
    chance: () => 0.5,
    isIdempotent: () => platform.isIdempotent,
    ifUncertain: "resend",
    ...more,
  };
  const run = async (owner: string): Promise<void> => {
    const now = needs.now();
    for (const claimed of await store.ledger.claim(owner, now, now + LEASE, 10))
      await deliverSafely(claimed, needs);
  };
  return { run, complaints, needs };
};

const dueIn = async (store: Store, own = chat): Promise<void> => {
  await store.chats.meet({ id: own, kind: "group", title: "Harbour" }, NOON);
  await store.schedules.put({ chat: own, nextRunAt: NOON, plan: "daily" });
  const slot = { chat: own, dueAt: NOON, nextRunAt: NOON + minutes(60), plan: "daily" };
  await store.ledger.open([{ ...slot, name: nameIn(own) }]);
};

/** The process is gone: nothing of it goes on. */
const dead = (): Promise<void> => new Promise(() => undefined);

/** Dies when the point is passed for the n-th time. */
const dyingAt = (point: Point, nth: number) => {
  const died = Promise.withResolvers<void>();
  let passed = 0;
  const at = (here: Point): void | Promise<void> => {
    if (here !== point || (passed += 1) !== nth) return undefined;
    died.resolve();
    return dead();
  };
  return { at, died: died.promise };
};

const grounds = [
  ["SQLite", onSqlite],
  ["PGlite", onPglite],
] as const;
const once: ReadonlySet<Point> = new Set([
  "before compose",
  "after compose",
  "before finish",
  "after finish",
]);
const deaths = POINTS.flatMap((point) => (once.has(point) ? [1] : PARTS).map((nth) => ({ point, nth })));
const policies = ["resend", "skip"] as const;

describe.each(grounds)("on %s", (_, open) => {
  const matrix = deaths.flatMap((death) =>
    policies.flatMap((ifUncertain) =>
      [true, false].map((isIdempotent) => ({ ...death, ifUncertain, isIdempotent })),
    ),
  );
  let asserted = 0;
  let ground: Ground;
  let shared: Store;
  beforeAll(async () => {
    ground = await open();
    shared = await ground.open();
  });
  afterAll(async () => {
    await shared.close();
    await ground.leave();
    expect(asserted).toBe(matrix.length);
  });

  it.each(matrix)(
    "dying $point $nth with $ifUncertain, idempotent $isIdempotent: nothing is lost but what the policy says",
    async ({ point, nth, ifUncertain, isIdempotent }) => {
      const store = shared;
      const own = chatId({ platform: "test", account: "a", chat: `case-${(asserted += 1)}` });
      const platform = openPlatform(isIdempotent);
      await dueIn(store, own);
      const { at, died } = dyingAt(point, nth);
      void worker(store, platform, { at, ifUncertain }).run("first");
      await died;
      const after = NOON + LEASE + seconds(1);
      await worker(store, platform, { now: () => after, ifUncertain }).run("second");
      const isInFlight = point === "after send" || point === "after intent";
      for (const n of PARTS) {
        const isThisOne = isInFlight && n === nth;
        const expected = ((): number => {
          if (!isThisOne || isIdempotent) return 1;
          if (ifUncertain === "resend") return point === "after send" ? 2 : 1;
          return point === "after intent" ? 0 : 1;
        })();
        expect(platform.times(n), `part ${n}`).toBe(expected);
      }
      expect((await store.ledger.standing(own))?.name).toBe(nameIn(own));
      expect(await store.ledger.nextAt()).toBeUndefined();
    },
  );

  it("a worker that sleeps past its lease is fenced: it sends nothing more and writes nothing", async () => {
    const ground = await open();
    const store = await ground.open();
    const platform = openPlatform(false);
    await dueIn(store);
    const sleeping = Promise.withResolvers<void>();
    const asleep = Promise.withResolvers<void>();
    let passed = 0;
    const at = (point: Point): void | Promise<void> => {
      if (point !== "before intent" || (passed += 1) !== 2) return undefined;
      asleep.resolve();
      return sleeping.promise;
    };
    const first = worker(store, platform, { at });
    const running = first.run("first");
    await asleep.promise;
    const after = NOON + LEASE + seconds(1);
    await worker(store, platform, { now: () => after }).run("second");
    sleeping.resolve();
    await running;
    expect(PARTS.map(platform.times)).toEqual([1, 1, 1]);
    expect((await store.ledger.counts())["sent"]).toBe(1);
    await store.close();
    await ground.leave();
  });

  it("one chat has one lane: the older digest goes first, and the newer waits for it", async () => {
    const ground = await open();
    const store = await ground.open();
    await dueIn(store);
    const later = { chat, dueAt: NOON + 1, nextRunAt: undefined, plan: "daily" };
    await store.ledger.open([{ ...later, name: `${name}-2` }]);
    const now = NOON + minutes(1);
    expect((await store.ledger.claim("a", now, now + LEASE, 9)).map((one) => one.name)).toEqual([name]);
    expect(await store.ledger.claim("b", now, now + LEASE, 9)).toEqual([]);
    await store.close();
    await ground.leave();
  });

  it("a chat that moved in the middle takes everything along, and is told the rest there", async () => {
    const ground = await open();
    const store = await ground.open();
    const platform = openPlatform(false);
    await dueIn(store);
    const to = chatId({ platform: "test", account: "a", chat: "-1001" });
    await store.settings.change(chat, { by: "Ada", at: NOON }, (settings) => ({
      kind: "changed",
      settings: { ...settings, language: "de" },
      says: "Deutsch.",
    }));
    platform.answers.push({ kind: "sent", message: messageId("m") }, { kind: "moved", to });
    await worker(store, platform).run("first");
    expect(platform.arrived).toEqual([`${chat} ${name}/1`, `${to} ${name}/2`, `${to} ${name}/3`]);
    expect((await store.settings.of(to)).language).toBe("de");
    expect((await store.chats.list()).map(({ id }) => id)).toEqual([to]);
    expect(await store.schedules.get(chat)).toBeUndefined();
    expect((await store.schedules.get(to))?.nextRunAt).toBe(NOON + minutes(60));
    await store.chats.move(chat, to);
    expect((await store.settings.of(to)).language).toBe("de");
    await store.close();
    await ground.leave();
  });
});

describe("what a platform answers", () => {
  const cases: readonly (readonly [string, readonly Sent[], number, string])[] = [
    ["too fast", [{ kind: "rate limited", retryAfterMs: 9000, scope: "chat" }], 0, "composed"],
    ["nobody there", [{ kind: "gone" }], 0, "dead"],
    ["no right to", [{ kind: "forbidden", missing: "post" }], 0, "dead"],
    ["not like this", [{ kind: "bad content", why: "entities" }], 3, "sent"],
    [
      "not like that either",
      [
        { kind: "bad content", why: "x" },
        { kind: "bad content", why: "x" },
      ],
      0,
      "dead",
    ],
    ["nothing at all", [{ kind: "uncertain" }], 4, "sent"],
    ["nothing, twice", [{ kind: "uncertain" }, { kind: "uncertain" }], 2, "composed"],
    ["a fault of its own", [{ kind: "transient" }], 0, "composed"],
    ["who are you", [{ kind: "auth" }], 0, "composed"],
  ];
  it.each(cases)(
    "“%s” has one outcome, and no more is asked than that needs",
    async (_, answers, arrived, state) => {
      const ground = await onSqlite();
      const store = await ground.open();
      const platform = openPlatform(false);
      platform.answers.push(...answers);
      await dueIn(store);
      const { run, complaints } = worker(store, platform);
      await run("first");
      expect(platform.arrived.length).toBe(arrived);
      expect((await store.ledger.counts())[state]).toBe(1);
      expect(complaints.length).toBe(state === "dead" ? 1 : 0);
      await store.close();
      await ground.leave();
    },
  );

  it("“too fast” is not tried again before its time, by nobody", async () => {
    const ground = await onSqlite();
    const store = await ground.open();
    const platform = openPlatform(false);
    platform.answers.push({ kind: "rate limited", retryAfterMs: 300_000, scope: "chat" });
    await dueIn(store);
    await worker(store, platform).run("first");
    await worker(store, platform, { now: () => NOON + 299_000 }).run("second");
    expect(platform.arrived).toEqual([]);
    await worker(store, platform, { now: () => NOON + 300_000 }).run("third");
    expect(platform.arrived).toHaveLength(3);
    await store.close();
    await ground.leave();
  });

  it("no answer twice counts for nothing: the part is sent when the platform answers again", async () => {
    const ground = await onSqlite();
    const store = await ground.open();
    const platform = openPlatform(false);
    platform.answers.push({ kind: "uncertain" }, { kind: "uncertain" });
    await dueIn(store);
    await worker(store, platform).run("first");
    await worker(store, platform, { now: () => NOON + minutes(1) }).run("second");
    expect((await store.ledger.counts()).sent).toBe(1);
    expect(PARTS.map((n) => platform.times(n))).toEqual([3, 1, 1]);
    await store.close();
    await ground.leave();
  });

  it("a fault is waited for longer each time, and given up after twelve", () => {
    const claimed = (attempts: number) => ({ name, chat, dueAt: NOON, isComposed: true, fence: 1, attempts });
    const part = { n: 1, content: 1, state: "sending" as const, attempts: 1 };
    const common = {
      part,
      now: NOON,
      chance: () => 0.5,
      isIdempotent: false,
      ifUncertain: "resend" as const,
    };
    const waits = Array.from({ length: 13 }, (_, attempts) => {
      const decision = decide({ kind: "transient" }, { ...common, claimed: claimed(attempts) });
      return decision.kind === "later" ? decision.at - NOON : decision.kind;
    });
    expect(waits.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
    expect(waits[11]).toBe(minutes(15));
    expect(waits[12]).toBe("over");
  });

  it("what goes wrong on our side with one digest puts that one off", async () => {
    const ground = await onSqlite();
    const store = await ground.open();
    await dueIn(store);
    const broken = worker(store, openPlatform(false), {
      compose: async () => {
        throw new Error("The disk is full.");
      },
    });
    await broken.run("first");
    expect(broken.complaints[0]).toContain("was put off: The disk is full.");
    expect(await store.ledger.nextAt()).toBe(NOON + 2000);
    await store.close();
    await ground.leave();
  });
});
