import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Fetcher, openFetcher } from "../../src/ingest/fetch.ts";
import { openTurns } from "../../src/ingest/turns.ts";
import { openPublisher } from "../kit/publisher.ts";
import { openWire, type Wire } from "../kit/wire.ts";

const closing: { close(): Promise<void> }[] = [];
const adopt = <One extends { close(): Promise<void> }>(one: One): One => {
  closing.push(one);
  return one;
};
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

/** Work that goes on until it is told to end. */
const openWork = () => {
  const ended = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const work = (): Promise<void> => {
    begun.resolve();
    return ended.promise;
  };
  return { work, begun: begun.promise, end: ended.resolve };
};

describe("twenty hosts that keep us waiting", () => {
  const silent = (): Promise<Wire> => openWire();
  const dripping = (): Promise<Wire> =>
    openWire((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      const timer = setInterval(() => socket.write("."), 50);
      socket.on("close", () => clearInterval(timer));
    });

  it("do not hold up the others: these are all read while each of the twenty is still waited for", async () => {
    const tarpits = await Promise.all([
      ...Array.from({ length: 10 }, silent),
      ...Array.from({ length: 10 }, dripping),
    ]);
    const healthy = await openPublisher({ "/": { body: "news" } });
    for (const one of [...tarpits, healthy]) adopt(one);
    const fetcher: Fetcher = adopt(
      openFetcher({
        allow: ["127.0.0.1"],
        limits: { atOnce: 4, perHost: 4, patience: 20, slow: 20 },
      }),
    );
    const stop = new AbortController();
    let held = 20;
    const holding = tarpits.map(({ url }) =>
      fetcher.get(url, { signal: stop.signal }).finally(() => (held -= 1)),
    );
    // The twenty have come first, so that every place is taken by one of them.
    const read = await Promise.all(Array.from({ length: 60 }, () => fetcher.get(healthy.url)));
    expect(read.map(({ kind }) => kind)).toEqual(read.map(() => "news"));
    expect([held, tarpits.reduce((sum, { dialled }) => sum + dialled(), 0)]).toEqual([20, 20]);
    stop.abort(new Error("enough"));
    expect((await Promise.allSettled(holding)).every(({ status }) => status === "rejected")).toBe(true);
  });
});

describe("turns", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("are had by as many as there are places, in the order of their coming", async () => {
    const turns = openTurns({ atOnce: 2, perHost: 1 });
    const order: string[] = [];
    const [a, b] = [openWork(), openWork()];
    const running = [turns.take("a", a.work), turns.take("b", b.work)];
    const rest = ["c", "d", "e"].map((host) => turns.take(host, async () => order.push(host)));
    await Promise.all([a.begun, b.begun]);
    expect(order).toEqual([]);
    a.end();
    await Promise.all(rest);
    expect(order).toEqual(["c", "d", "e"]);
    b.end();
    await Promise.all(running);
  });
  it("beside the places are so many and no more, and the places stay taken then", async () => {
    const turns = openTurns({ atOnce: 1, perHost: 1, patience: 100, slow: 2 });
    const works = ["a", "b", "c", "d"].map((host) => {
      const begun = vi.fn();
      const one = openWork();
      void one.begun.then(begun);
      return { ...one, hasBegun: () => begun.mock.calls.length > 0, done: turns.take(host, one.work) };
    });
    const begunAfter = async (wait: number): Promise<readonly boolean[]> => {
      await vi.advanceTimersByTimeAsync(wait);
      return works.map(({ hasBegun }) => hasBegun());
    };
    expect(await begunAfter(99)).toEqual([true, false, false, false]);
    expect(await begunAfter(1)).toEqual([true, true, false, false]);
    expect(await begunAfter(100)).toEqual([true, true, true, false]);
    expect(await begunAfter(9000)).toEqual([true, true, true, false]);
    works[0]?.end();
    expect(await begunAfter(0)).toEqual([true, true, true, true]);
    for (const { end } of works) end();
    await Promise.all(works.map(({ done }) => done));
  });
  it("of a host that kept us waiting begin beside the places the next time", async () => {
    const turns = openTurns({ atOnce: 1, perHost: 1, patience: 100, slow: 1 });
    const [first, again, quick] = [openWork(), openWork(), openWork()];
    const running = turns.take("slow", first.work);
    await vi.advanceTimersByTimeAsync(2000);
    first.end();
    await running;
    const done = [turns.take("quick", quick.work), turns.take("slow", again.work)];
    await Promise.all([quick.begun, again.begun]);
    for (const one of [again, quick]) one.end();
    await Promise.all(done);
  });
  it("of one host begin so long after one another, and those of others are not kept by it", async () => {
    const turns = openTurns({ atOnce: 9, perHost: 9 });
    const order: string[] = [];
    const take = (host: string, spacing: number): Promise<number> =>
      turns.take(host, async () => order.push(host), { spacing });
    const all = [take("a", 100), take("a", 100), take("a", 100), take("b", 0), take("b", 0)];
    await vi.advanceTimersByTimeAsync(99);
    expect(order).toEqual(["a", "b", "b"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(order).toEqual(["a", "b", "b", "a"]);
    await vi.advanceTimersByTimeAsync(100);
    expect(order).toEqual(["a", "b", "b", "a", "a"]);
    await Promise.all(all);
  });
  it("are not waited for by those who have been told to stop", async () => {
    const turns = openTurns({ atOnce: 1, perHost: 1 });
    const long = openWork();
    const running = turns.take("a", long.work);
    const stop = new AbortController();
    const waiting = turns.take("b", async () => "begun", { signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    const late = turns.take("b", async () => "begun", { signal: stop.signal });
    await expect(late).rejects.toThrow("enough");
    long.end();
    await running;
    expect(await turns.take("b", async () => "begun")).toBe("begun");
  });
  it("end with the work's own error, and the next has its turn", async () => {
    const turns = openTurns({ atOnce: 1, perHost: 1 });
    const failing = turns.take("a", () => Promise.reject(new Error("broken")));
    const next = turns.take("a", async () => "well");
    await expect(failing).rejects.toThrow("broken");
    expect(await next).toBe("well");
  });
});
