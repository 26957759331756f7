/** The first minute, and the card of settings: how many taps, what is said, and the way back. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packs } from "../../src/chat/packs.ts";
import { languages, tellIn } from "../../src/chat/strings/strings.ts";
import { actorOf, chatOf, openTalk, type Talk } from "../kit/talk.ts";

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const home = chatOf("private", "ada");
const ada = actorOf("admin", "Ada Quill");
const chosen = () => talk.rooms.store.settings.of(home.id);
const tap = (label: string, value?: string) => talk.press(label, ada, home, value);
const card = (): string => JSON.stringify(talk.last()?.blocks);

describe("/start in a private chat", () => {
  it("sets a chat up in four taps, on one card, and the first digest comes at once", async () => {
    await talk.give("/start", ada, home);
    expect(card()).toContain("What should I read for you?");
    const from = talk.said.length;
    await tap("Skip");
    await tap("18:00");
    expect(card()).toContain("Where are you?");
    expect(talk.said.length).toBe(from);
    expect(await tap("New York")).toContain("Harbour tunnel closed");
    expect(card()).toContain("Change anything: /settings");
    expect(await chosen()).toMatchObject({ times: [{ hour: "18:00" }], zone: "America/New_York" });
  });
  it("ticks starter packs, and takes the tick off again", async () => {
    await talk.give("/start", ada, home);
    await tap("Science");
    expect(talk.labels()).toContain("✓ Science");
    expect((await chosen()).topics.map(({ name }) => name)).toEqual(["Science"]);
    await tap("✓ Science");
    expect((await chosen()).topics).toEqual([]);
    await tap("World");
    await tap("Next");
    expect(card()).toContain("When?");
  });
  it("asks again when the city is none that it knows", async () => {
    await talk.give("/start where", ada, home);
    await tap("Other", "Atlantis");
    expect(card()).toContain("“Atlantis” is no time zone that I know");
    expect(card()).toContain("Where are you?");
    expect(await tap("Other", "Bergen")).toContain("Harbour tunnel closed");
    expect((await chosen()).zone).toBe("Europe/Oslo");
  });
  it("skipped from end to end, in a house that reads nothing, still reads the world's news at 07:30", async () => {
    await talk.close();
    talk = await openTalk({ hasNews: false });
    await talk.give("/start", ada, home);
    await tap("Skip");
    await tap("Skip");
    await tap("Skip");
    expect((await chosen()).topics.map(({ name }) => name)).toEqual(["World"]);
    expect((await chosen()).times[0]?.hour).toBe("07:30");
  });
  it("speaks the person's own language, where it is one of ours", async () => {
    await talk.give("/start", { ...ada, locale: "pt-BR,en;q=0.7" }, home);
    expect(card()).toContain(tellIn("pt")("start-what"));
    expect((await chosen()).language).toBe("pt");
    await talk.give("/language en", ada, home);
    await talk.give("/start", { ...ada, locale: "pt-BR" }, home);
    expect(card()).toContain("What should I read for you?");
  });
});

describe("being added to a group", () => {
  it("says once who configures it and how to ask, and nothing more", async () => {
    const group = chatOf("group");
    const said = await talk.hear({ type: "lifecycle", event: "added", chat: group, actor: ada });
    expect(said).toContain("Admins set me up with /settings; anyone can ask with /ask");
    const from = talk.said.length;
    await talk.rooms.house.rounds.make();
    await talk.hear({ type: "lifecycle", event: "rights changed", chat: group, actor: ada });
    expect(talk.said.length).toBe(from);
  });
});

describe("the card of settings", () => {
  /** What is tapped from the card to change a thing; the last may be typed. */
  const ways: readonly {
    readonly what: string;
    readonly taps: readonly string[];
    readonly typed?: string;
  }[] = [
    { what: "a topic", taps: ["Topics", "New topic"], typed: "Harbour" },
    { what: "a starter pack", taps: ["Topics", "Starter packs", "World"] },
    { what: "the hour", taps: ["When", "18:00"] },
    { what: "another hour", taps: ["When", "Other"], typed: "06:15" },
    { what: "the days", taps: ["When", "Weekdays only"] },
    { what: "the city", taps: ["When", "City"], typed: "Lima" },
    { what: "how long", taps: ["Length", "Short"] },
    { what: "the minutes", taps: ["Length", "3 min"] },
    { what: "a message a story", taps: ["Length", "One message a story"] },
    { what: "the language", taps: ["Language", "Deutsch"] },
    { what: "quiet hours", taps: ["Quiet", "22:00–07:00"] },
    { what: "an outlet", taps: ["Muted", "Mute an outlet"], typed: "Kestrel Wire" },
    { what: "words", taps: ["Muted", "Mute words"], typed: "football" },
    { what: "a pause", taps: ["Pause"] },
  ];
  it.each(ways)(
    "changes $what in at most three taps, in place, says what changed, and takes it back",
    async ({ taps, typed }) => {
      await talk.give("/settings", ada, home);
      const before = JSON.stringify(await chosen());
      const messages = talk.said.length;
      expect(taps.length).toBeLessThanOrEqual(3);
      for (const [at, label] of taps.entries()) await tap(label, at === taps.length - 1 ? typed : undefined);
      expect(talk.said.length).toBe(messages);
      expect(JSON.stringify(await chosen())).not.toBe(before);
      const [change] = await talk.rooms.store.settings.changes(home.id, 1);
      expect(card()).toContain(JSON.stringify(change?.says).slice(1, -1));
      await tap(tellIn((await chosen()).language)("take-back"));
      expect(talk.said.length).toBe(messages);
      expect(JSON.stringify(await chosen())).toBe(before);
    },
  );
  it("edits a topic in three: its filter, its name, a feed less", async () => {
    for (const line of ["/import https://a.example/feed", "/settings"]) await talk.give(line, ada, home);
    await tap("Topics");
    await tap("News");
    await tap("Filter", "+tunnel -football");
    expect(card()).toContain("only “tunnel” · without “football”");
    await tap("Remove 1");
    expect((await chosen()).topics[0]?.feeds).toEqual([]);
    await tap("Rename", "Harbour");
    expect((await chosen()).topics[0]?.name).toBe("Harbour");
    await tap("Remove");
    expect((await chosen()).topics).toEqual([]);
  });
});

describe("starter packs", () => {
  it.each(languages)(
    "in %s are six subjects, each with feeds of several outlets, each with why it is there",
    (language) => {
      const all = packs(language);
      expect(all).toHaveLength(6);
      for (const { feeds } of all) {
        expect(new Set(feeds.map(({ outlet }) => outlet)).size).toBeGreaterThanOrEqual(2);
        for (const { url, why } of feeds) expect([URL.canParse(url), why.length > 3]).toEqual([true, true]);
      }
      const [world] = all;
      expect(new Set(world?.feeds.map(({ outlet }) => outlet)).size).toBeGreaterThanOrEqual(6);
      const urls = all.flatMap(({ feeds }) => feeds.map(({ url }) => url));
      expect(new Set(urls).size).toBe(urls.length);
    },
  );
});
