/** Settings and feeds on their way from one chat to another, and in from elsewhere. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPublisher, type Publisher } from "../kit/publisher.ts";
import { actorOf, chatOf, openTalk, type Talk } from "../kit/talk.ts";

let talk: Talk;
let site: Publisher;
beforeEach(async () => {
  site = await openPublisher();
  const item = `<item><title>Quay rebuilt after storm</title><link>${site.url}/1</link><description>The council of Lower Marsh decided on Sunday that the quay is rebuilt in June, the mayor said.</description></item>`;
  const feed = `<rss version="2.0"><channel><title>Marsh Post</title><link>${site.url}/</link><language>en</language>${item}</channel></rss>`;
  site.put({ "/feed.xml": { body: feed, type: "application/rss+xml" } });
  talk = await openTalk({ allow: [site.host] });
});
afterEach(async () => {
  await talk.close();
  await site.close();
});

const harbour = chatOf("group");
const other = chatOf("private", "elsewhere");
const admin = actorOf("admin");
const chosen = (chat = harbour) => talk.rooms.store.settings.of(chat.id);

describe("a settings file", () => {
  it("makes another chat the same: the same settings, and the same digest", async () => {
    for (const line of [
      `/feed add ${site.url}/feed.xml to Marsh`,
      "/topic filter Marsh +quay -lang:de",
      "/mute outlet Kestrel Wire",
      "/hour 06:45 weekdays, 09:00 weekends",
      "/zone Oslo",
      "/quiet 22:00-07:00",
      "/length 3",
    ])
      await talk.give(line);
    await talk.give("/export");
    const file = talk.last()?.file;
    expect(file?.name).toBe("tidings.json");
    expect(await talk.give(`/import ${file?.text}`, admin, other)).toContain(
      "Settings imported: 1 topic, 1 feed.",
    );
    expect(await chosen(other)).toEqual(await chosen());
    const [here, there] = [await talk.give("/digest"), await talk.give("/digest", admin, other)];
    expect(here).toContain("Quay rebuilt after storm");
    expect(there).toBe(here);
    await talk.press("Take it back", admin, other);
    expect((await chosen(other)).topics).toEqual([]);
  });
  it.each([
    ["broken JSON", '{"tidings": 1', "{ }"],
    ["another kind of file", '{"name": "x"}', "tidings"],
    ["an hour that is none", "hour", "settings.times.0.hour"],
    ["an address that is none", "feed", "settings.topics.0.feeds.0"],
    ["a field that is not there", "extra", "settings"],
  ])("of %s changes nothing, and says where to look", async (_, how, where) => {
    await talk.give(`/feed add ${site.url}/feed.xml to Marsh`);
    await talk.give("/export");
    const text = talk.last()?.file?.text ?? "";
    const wrong: Readonly<Record<string, string>> = {
      hour: text.replace("07:30", "25:00"),
      feed: text.replace("http://", "file://"),
      extra: text.replace('"topics"', '"colour": "red", "topics"'),
    };
    const before = await chosen();
    expect(await talk.give(`/import ${wrong[how] ?? how}`)).toContain(`look at ${where}`);
    expect(await chosen()).toEqual(before);
  });
});

describe("an OPML file", () => {
  it("goes out and comes back with its topics", async () => {
    await talk.give(`/feed add ${site.url}/feed.xml to Marsh & <Quay>`);
    await talk.give("/export opml");
    const opml = talk.last()?.file?.text ?? "";
    expect(await talk.give(`/import ${opml}`, admin, other)).toContain("1 of 1 feed imported.");
    expect((await chosen(other)).topics).toEqual((await chosen()).topics);
  });

  /** 500 feeds, as hands and programs have damaged them: every tenth in one of five ways. */
  const damaged = (): string => {
    const outline = (n: number): string => {
      const url = `https://f${n}.example/feed.xml?a=1&amp;n=${n}`;
      if (n % 50 === 10) return `<outline text="No address ${n}" type="rss"/>`;
      if (n % 50 === 20) return `<outline text="Not web ${n}" xmlUrl="gopher://f${n}.example/"/>`;
      if (n % 50 === 30)
        return `<outline text="Twice ${n}" xmlUrl="https://f1.example/feed.xml?a=1&amp;n=1"/>`;
      if (n % 50 === 40)
        return `<outline text="Raw & < signs ${n}" xmlUrl="https://f${n}.example/feed.xml?a=1&n=${n}">`;
      return `<outline text="Feed ${n}" xmlUrl='${url}' />`;
    };
    const all = Array.from({ length: 500 }, (_, at) => outline(at + 1));
    const [first, second] = [all.slice(0, 250).join("\n"), all.slice(250).join("\n")];
    return `<opml version="2.0"><head><title>Mine</head><body><outline text="Old">${first}</outline><outline text="New">${second}`;
  };

  it("of 500 feeds, damaged, gives what it can, and lists the rest with why", async () => {
    const said = await talk.give(`/import ${damaged()}`);
    const topics = (await chosen()).topics;
    const taken = topics.flatMap(({ feeds }) => feeds);
    const [, told] = /(\d+) of 500 feeds imported/u.exec(said) ?? [];
    expect(Number(told)).toBe(taken.length);
    expect(taken.length).toBe(200);
    expect(new Set(taken).size).toBe(200);
    expect(taken).toContain("https://f40.example/feed.xml?a=1&n=40");
    expect(said).toContain("No address 10: it has no address");
    expect(said).toContain("Not web 20: gopher://f20.example/ is no address of a feed");
    expect(said).toContain("Twice 30: it is there already");
    const list = talk.last()?.file?.text ?? "";
    expect(list.trim().split("\n")).toHaveLength(300);
    expect(list).toContain("Feed 499: A chat reads at most 200 feeds.");
  });
  it("with nothing in it, or no OPML at all, says so", async () => {
    expect(await talk.give("/import <opml><body></body></opml>")).toContain("nothing new to import");
    expect(await talk.give("/import <?xml version='1.0'?><html><body>Hello</body></html>")).toContain(
      "nothing new",
    );
    expect((await chosen()).topics).toEqual([]);
  });
});

describe("addresses one below the other", () => {
  it("are feeds to follow, a file of them too, asked for in a form", async () => {
    await talk.give("/import");
    await talk.press(
      "Import",
      admin,
      harbour,
      "https://a.example/feed\nhttps://b.example/rss not-an-address",
    );
    expect((await chosen()).topics[0]?.feeds).toEqual(["https://a.example/feed", "https://b.example/rss"]);
  });
});
