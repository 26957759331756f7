/** How fast messages go out, and who goes first. */
import { describe, expect, it } from "vitest";
import type { Part, Sender } from "../../src/chat/adapter.ts";
import { openPacer, paced } from "../../src/chat/pacer.ts";
import type { Sent } from "../../src/model/chat.ts";
import { chatId, messageId, type ChatId } from "../../src/model/id.ts";
import { actorOf, chatOf, openTalk } from "../kit/talk.ts";
import { newFolder } from "../store/grounds.ts";

const chat = (name: string): ChatId => chatId({ platform: "test", account: "a", chat: name });
const part: Part<string> = { payload: "x", plain: "x" };

/** A platform in hand: each sending stays open until it is answered. */
const openHand = () => {
  const asked: { readonly chat: ChatId; readonly answer: (sent: Sent) => void }[] = [];
  const sender: Sender<string> = {
    render: () => [part],
    readPayload: String,
    send: (to) => {
      const { promise, resolve } = Promise.withResolvers<Sent>();
      asked.push({ chat: to, answer: resolve });
      return promise;
    },
    edit: async () => ({ kind: "expired" }),
  };
  return { asked, sender };
};
const sent: Sent = { kind: "sent", message: messageId("m") };
/** Until everything that can go on without the platform has. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

describe("a pacer", () => {
  it("has at most so many in flight, and one lane for each chat", async () => {
    const { asked, sender } = openHand();
    const pace = { perSecond: Infinity, chatEvery: 0, inFlight: 2 };
    const { sender: slow } = paced(sender, openPacer(pace), () => 0);
    const all = ["a", "a", "b", "c"].map((name, at) => slow.send(chat(name), part, { key: `${at}` }));
    await settled();
    expect(asked.map((one) => one.chat)).toEqual([chat("a"), chat("b")]);
    asked[1]?.answer(sent);
    await settled();
    expect(asked.map((one) => one.chat)).toEqual([chat("a"), chat("b"), chat("c")]);
    asked[0]?.answer(sent);
    asked[2]?.answer(sent);
    await settled();
    expect(asked).toHaveLength(4);
    asked[3]?.answer(sent);
    expect((await Promise.all(all)).every(({ kind }) => kind === "sent")).toBe(true);
  });

  it("lets somebody who waits for an answer go before everything that is queued", async () => {
    const { asked, sender } = openHand();
    const { sender: slow } = paced(
      sender,
      openPacer({ perSecond: Infinity, chatEvery: 0, inFlight: 1 }),
      () => 0,
    );
    for (const name of ["a", "b", "c"]) void slow.send(chat(name), part, { key: name });
    void slow.send(chat("asker"), part, { key: "answer", isUrgent: true });
    await settled();
    asked[0]?.answer(sent);
    await settled();
    expect(asked.map((one) => one.chat)).toEqual([chat("a"), chat("asker")]);
  });

  it("asks nothing of a chat before the time that the platform named, and of nobody when it named the account", async () => {
    const { asked, sender } = openHand();
    let now = 1000;
    const { sender: slow } = paced(
      sender,
      openPacer({ perSecond: Infinity, chatEvery: 0, inFlight: 8 }),
      () => now,
    );
    const first = slow.send(chat("a"), part, { key: "1" });
    await settled();
    asked[0]?.answer({ kind: "rate limited", retryAfterMs: 5000, scope: "chat" });
    await first;
    expect(await slow.send(chat("a"), part, { key: "1" })).toEqual({
      kind: "rate limited",
      retryAfterMs: 5000,
      scope: "chat",
    });
    const other = slow.send(chat("b"), part, { key: "2" });
    await settled();
    expect(asked).toHaveLength(2);
    asked[1]?.answer({ kind: "rate limited", retryAfterMs: 60_000, scope: "account" });
    await other;
    now = 7000;
    expect(await slow.send(chat("c"), part, { key: "3" })).toMatchObject({
      kind: "rate limited",
      retryAfterMs: 54_000,
    });
    now = 61_000;
    void slow.send(chat("a"), part, { key: "1" });
    await settled();
    expect(asked).toHaveLength(3);
  });

  it("keeps between two messages what the platform's pace asks for", async () => {
    const times: number[] = [];
    const { sender } = openHand();
    const quick = { ...sender, send: async (): Promise<Sent> => (times.push(performance.now()), sent) };
    const { sender: slow } = paced(quick, openPacer({ perSecond: 100, chatEvery: 0, inFlight: 8 }), () => 0);
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => slow.send(chat(String(at)), part, { key: `${at}` })),
    );
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(90);
  });
});

describe("a wait that the account was told", () => {
  it("holds over a restart: nothing is asked before its time", async () => {
    const dataDir = await newFolder();
    const chatHere = chatOf("group");
    const first = await openTalk({ dataDir });
    await first.rooms.store.chats.meet(chatHere, first.now);
    await first.give("/hour 13:00");
    const due = Date.parse("2031-05-12T13:00:00Z");
    first.now = due;
    first.faults.push({ kind: "rate limited", retryAfterMs: 600_000, scope: "account" });
    await first.rooms.house.rounds.make();
    await first.close();
    const again = await openTalk({ dataDir });
    again.now = due + 300_000;
    await again.rooms.store.chats.meet(chatOf("group", "school"), due);
    await again.give("/help", actorOf("member"));
    const before = again.said.length;
    await again.rooms.house.rounds.make();
    expect(again.said.length).toBe(before);
    again.now = due + 601_000;
    await again.rooms.house.rounds.make();
    expect(again.said.length).toBe(before + 1);
    await again.close();
  });
});
