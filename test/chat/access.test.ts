/** Who comes in: a private house, an open one, and the one who runs it. */
import { afterEach, describe, expect, it } from "vitest";
import type { Writer } from "../../src/writer.ts";
import { messageId } from "../../src/model/id.ts";
import { days } from "../../src/model/time.ts";
import { openPublisher } from "../kit/publisher.ts";
import { actorOf, chatOf, openTalk, type Talk } from "../kit/talk.ts";

let talk: Talk;
afterEach(() => talk.close());

const boss = actorOf("admin", "Boss");
const seat = chatOf("private", "boss");
const ada = actorOf("admin", "Ada Quill");
const group = chatOf("group", "harbour");
const out = { isHome: false };

describe("the first start", () => {
  it("has a word that makes whoever says it first the operator, once", async () => {
    talk = await openTalk({}, out);
    const word = await talk.rooms.access.claimWord();
    expect(word).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
    expect(await talk.give("/claim AAAA-AAAA", ada, seat)).toContain("That is not the word");
    expect(await talk.give(`/start claim_${word}`, boss, seat)).toContain("You run this bot now");
    expect(await talk.give(`/claim ${word}`, ada, group)).toContain("That is not the word");
    expect(await talk.rooms.access.claimWord()).toBeUndefined();
    expect(await talk.give("/access", boss, seat)).toContain("Boss");
    expect(await talk.give("/access", ada, group)).not.toContain("Boss");
  });
  it("does not take the word after twenty wrong ones", async () => {
    talk = await openTalk({}, out);
    const word = (await talk.rooms.access.claimWord()) ?? "";
    for (let n = 0; n < 20; n++) await talk.rooms.access.claim(`${n}`, ada, group);
    expect(await talk.rooms.access.claim(word, boss, seat)).toBe(false);
  });
  it("needs no word where an operator is named in the settings", async () => {
    talk = await openTalk({ operators: [boss.id] }, out);
    expect(await talk.rooms.access.claimWord()).toBeUndefined();
    expect(await talk.give("/access", boss, seat)).toContain("Private");
  });
});

describe("a private house", () => {
  it("tells an unknown chat one line, asks the operator, and lets in whom they allow", async () => {
    talk = await openTalk({ operators: [boss.id] }, out);
    await talk.give("/help", boss, seat);
    const from = talk.said.length;
    await talk.give("/digest", ada, group);
    await talk.give("/digest", ada, group);
    const said = talk.said.slice(from);
    expect(said.map(({ chat }) => chat).toSorted()).toEqual([seat.id, group.id].toSorted());
    expect(JSON.stringify(said)).not.toContain("tunnel");
    expect(JSON.stringify(said)).toContain("Ada Quill asks to let harbour");
    await talk.press("Allow", boss, seat);
    expect(
      talk.said.some(
        ({ chat, message }) => chat === group.id && JSON.stringify(message).includes("is let in"),
      ),
    ).toBe(true);
    expect(await talk.give("/digest", ada, group)).toContain("Harbour tunnel closed");
    expect(await talk.give("/digest", ada, chatOf("group", "harbour", "boats"))).toContain(
      "Harbour tunnel closed",
    );
  });
  it("says nothing more to whom the operator refuses, and nothing to talk that is not for us", async () => {
    talk = await openTalk({ operators: [boss.id] }, out);
    await talk.give("/help", boss, seat);
    const open = { type: "saying" as const, chat: group, actor: ada, text: "lunch?", via: "open" as const };
    expect(await talk.hear({ ...open, message: messageId("m") })).toBe("[]");
    await talk.give("/digest", ada, group);
    await talk.press("Refuse", boss, seat);
    expect(await talk.give("/digest", ada, group)).toBe("[]");
    expect(await talk.give("/start", ada, group)).toBe("[]");
  });
  it("lets nobody but the operator allow, whatever the platform says they are", async () => {
    talk = await openTalk({ operators: [boss.id] }, out);
    const liar = actorOf("operator", "Liar");
    await talk.give("/digest", liar, group);
    expect(await talk.give(`/allow ${group.id}`, liar, group)).toBe("[]");
    expect(await talk.give("/digest", liar, group)).toBe("[]");
  });
});

/** A model that adds nothing, and counts how often it is asked. */
const countingWriter = (): { readonly writer: Writer; readonly calls: () => number } => {
  let calls = 0;
  const count = <Value>(value: Value): Promise<Value> => {
    calls += 1;
    return Promise.resolve(value);
  };
  const writer: Writer = {
    name: "a model",
    deadlineMs: 1000,
    summarise: (_, extract) => count(extract),
    wording: () => count(undefined),
  };
  return { writer, calls: () => calls };
};

describe("an open house", () => {
  it("answers strangers within limits, and never spends the model's budget on them", async () => {
    const { writer, calls } = countingWriter();
    talk = await openTalk({ mode: "open", operators: [boss.id], writer }, out);
    expect(await talk.give("/digest", ada, group)).toContain("Harbour tunnel closed");
    await talk.give("who said the seal failed?", ada, group);
    expect(calls()).toBe(0);
    for (let n = 0; n < 6; n++) await talk.give(`/topic add T${n}`, ada, group);
    expect(JSON.stringify(talk.last()?.blocks)).toContain("at most 5 topics");
    await talk.give(`/allow ${group.id}`, boss, seat);
    talk.now += days(1);
    await talk.give("who said the seal failed?", ada, group);
    expect(calls()).toBeGreaterThan(0);
    expect(await talk.give("/topic add T6", ada, group)).toContain("added");
  });
  it("counts a stranger's day", async () => {
    talk = await openTalk({ mode: "open" }, out);
    const told: string[] = [];
    for (let n = 0; n < 60; n++) told.push(await talk.give("/help", actorOf("member", `p${n}`), group));
    expect(told.filter((one) => one.includes("40 questions in a day"))).toHaveLength(1);
    expect(told.filter((one) => one === "[]")).toHaveLength(19);
    talk.now += days(1);
    expect(await talk.give("/help", ada, group)).toContain("/ask");
  });
  it("does not answer who is banned, in any chat, until they are not", async () => {
    talk = await openTalk({ mode: "open", operators: [boss.id] }, out);
    await talk.give(`/ban ${ada.id}`, boss, seat);
    expect(await talk.give("/help", ada, group)).toBe("[]");
    expect(await talk.give("/help", actorOf("admin", "Bo"), group)).toContain("/ask");
    await talk.give(`/unban ${ada.id}`, boss, seat);
    expect(await talk.give("/help", ada, group)).toContain("/ask");
  });
});

describe("a blocked host", () => {
  it("is read for nobody: not checked, not added, not fetched, until it is free again", async () => {
    const site = await openPublisher();
    site.put({ "/feed.xml": { body: "<rss version='2.0'><channel><title>Marsh</title></channel></rss>" } });
    talk = await openTalk({ mode: "open", operators: [boss.id], allow: [site.host] }, out);
    await talk.give(`/feed add ${site.url}/feed.xml`, ada, group);
    await talk.give(`/block ${site.host}`, boss, seat);
    const asked = site.asked.length;
    expect(await talk.give(`/feed check ${site.url}/feed.xml`, ada, group)).toContain("host left unread");
    await talk.give("/digest", ada, group);
    expect(site.asked.length).toBe(asked);
    expect(await talk.give(`/block off ${site.host}`, boss, seat)).toContain("may be read again");
    expect(await talk.give(`/feed check ${site.url}/feed.xml`, ada, group)).toContain("Marsh");
    await site.close();
  });
});
