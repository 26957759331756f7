/** Who may change what a chat has chosen, and what comes of it, through the whole reception. */
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../src/chat/commands/index.ts";
import { tellIn, type Key } from "../../src/chat/strings/strings.ts";
import type { ChatInfo, Role } from "../../src/model/chat.ts";
import { messageId } from "../../src/model/id.ts";
import { days, minutes } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";
import { actorOf, chatOf, openTalk, type Talk } from "../kit/talk.ts";

const tell = tellIn("en");
let talk: Talk;
let site: Publisher;

beforeEach(async () => {
  site = await openPublisher();
  talk = await openTalk({ allow: [site.host] });
});
afterEach(async () => {
  await talk.close();
  await site.close();
});

const chosen = (chat = chatOf("group")) => talk.rooms.store.settings.of(chat.id);
const hourOf = async (chat = chatOf("group")): Promise<string | undefined> =>
  (await chosen(chat)).times[0]?.hour;

const rss = (
  title: string,
): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>
<link>${site.url}/</link><description>News</description><language>en</language>
${["Quay rebuilt after storm", "Ferry fares to rise", "Lighthouse lit again"].map((head, at) => `<item><title>${head}</title><link>${site.url}/${at}</link><description>${head}: the council of Lower Marsh decided on Sunday that the work begins in June, the mayor said.</description></item>`).join("")}</channel></rss>`;

describe("the matrix of commands, roles and kinds of chats", () => {
  const roles: readonly Role[] = ["operator", "admin", "member", "none"];
  const kinds: readonly ChatInfo["kind"][] = ["private", "group", "channel"];
  const cells = commands.flatMap((command) =>
    roles.flatMap((role) => kinds.map((kind) => ({ command, role, kind }))),
  );
  const refusalOf = (isFor: "admins" | "operators" | undefined, role: Role): Key | undefined => {
    if (isFor === "operators" && role !== "operator") return "not-operator";
    return isFor === "admins" && ["member", "none"].includes(role) ? "not-yours" : undefined;
  };

  it(`has ${commands.length} commands x 4 roles x 3 kinds = ${commands.length * 12} cells, none of them unasserted`, async () => {
    let asserted = 0;
    for (const { command, role, kind } of cells) {
      const words = command.example.split(" ").slice(1).join(" ");
      const said = await talk.give(
        `/${command.name} ${words}`,
        actorOf(role),
        chatOf(kind, `${role}-${kind}`),
      );
      const refusal = refusalOf(command.isFor, role);
      // One of the commands of the table changes the language.
      const speak = tellIn((await chosen(chatOf(kind, `${role}-${kind}`))).language);
      const refusals = (["not-yours", "not-operator"] as const).filter((key) => said.includes(speak(key)));
      expect(refusals, `${command.name} by ${role} in ${kind}`).toEqual(
        refusal === undefined ? [] : [refusal],
      );
      expect(said).not.toBe("[]");
      asserted += 1;
    }
    expect(asserted).toBe(cells.length);
    expect(cells.length - asserted).toBe(0);
  });

  it("holds for presses too: a member who presses an admin's button changes nothing", async () => {
    await talk.give("/hour 08:00");
    expect(await talk.press("Take it back", actorOf("member"))).toContain(tell("not-yours"));
    expect(await hourOf()).toBe("08:00");
    expect(await talk.press("Take it back", actorOf("admin"))).toContain("Taken back");
    expect(await hourOf()).toBe("07:30");
  });

  it("lets 1,000 forged or foreign presses on the settings change nothing", async () => {
    await talk.give("/settings");
    const card = talk.said.at(-1);
    if (!card) throw new Error("There is no card.");
    const pause = card.message.buttons.flat().find(({ label }) => label === "Pause");
    if (!pause || !("action" in pause)) throw new Error("There is no button.");
    const before = JSON.stringify(await chosen());
    const elsewhere = chatOf("group", "school");
    for (let n = 0; n < 1000; n++) {
      const forged = [randomBytes(16).toString("base64url"), "/pause", "share /pause", pause.action][n % 4];
      const isOurs = forged === pause.action;
      const chat = isOurs && n % 8 === 3 ? elsewhere : chatOf("group");
      const on = messageId(isOurs && n % 8 === 7 ? `other-${n}` : card.id);
      const actor = actorOf("admin", `admin ${n}`);
      await talk.hear({ type: "press", chat, actor, on, action: forged ?? "" });
    }
    expect(JSON.stringify(await chosen())).toBe(before);
    expect(JSON.stringify(await chosen(elsewhere))).toBe(before);
    expect(await talk.rooms.store.settings.changes(chatOf("group").id, 9)).toEqual([]);
    expect(talk.notices.filter((notice) => notice === tell("button-over"))).toHaveLength(1000);
  });
});

describe("a change", () => {
  it("stands in the log with who made it, and only the last one is taken back", async () => {
    await talk.give("/hour 08:00");
    await talk.give("/zone Oslo");
    expect(await talk.give("/log undo 1")).toContain("Something else was changed since");
    const log = await talk.give("/log");
    expect(log).toContain("2 Times are those of Europe/Oslo.");
    expect(log).toContain("the admin");
    expect(await talk.press("Take the last one back")).toContain(
      "Taken back: Times are those of Europe/Oslo.",
    );
    expect(await hourOf()).toBe("08:00");
  });
  it("concerns this chat alone", async () => {
    await talk.give("/hour 08:00");
    expect(await talk.give("/settings", actorOf("admin"), chatOf("group", "school"))).toContain("07:30");
  });
});

describe("a thread", () => {
  const thread = chatOf("group", "harbour", "boats");
  it("takes its settings from the group, and chooses for itself or for everywhere", async () => {
    await talk.give("/hour 08:00");
    expect(await hourOf(thread)).toBe("08:00");
    await talk.give("/zone Lima", actorOf("admin"), thread);
    expect((await chosen(thread)).zone).toBe("America/Lima");
    expect((await chosen()).zone).toBeUndefined();
    expect(await talk.give("/everywhere /hour 06:15", actorOf("admin"), thread)).toContain("06:15");
    expect([await hourOf(), await hourOf(thread)]).toEqual(["06:15", "06:15"]);
    await talk.press("Take it back", actorOf("admin"), thread);
    expect(await hourOf()).toBe("08:00");
  });
  it("has both plainly on its card", async () => {
    await talk.give("/settings", actorOf("admin"), thread);
    await talk.press("For everywhere", actorOf("admin"), thread);
    expect(JSON.stringify(talk.last()?.blocks)).toContain("These hold everywhere");
    await talk.press("Quiet", actorOf("admin"), thread);
    await talk.press("22:00–07:00", actorOf("admin"), thread);
    expect((await chosen()).quiet).toEqual({ from: "22:00", to: "07:00" });
    await talk.press("Back", actorOf("admin"), thread);
    await talk.press("For here alone", actorOf("admin"), thread);
    await talk.press("Quiet", actorOf("admin"), thread);
    await talk.press("Off", actorOf("admin"), thread);
    expect([(await chosen()).quiet, (await chosen(thread)).quiet]).toEqual([
      { from: "22:00", to: "07:00" },
      null,
    ]);
  });
  it("changes nothing everywhere for a member", async () => {
    expect(await talk.give("/everywhere /hour 06:15", actorOf("member"), thread)).toContain(
      tell("not-yours"),
    );
    expect(await hourOf()).toBe("07:30");
  });
});

describe("from a private chat", () => {
  const home = chatOf("private", "ada");
  const ada = actorOf("admin", "Ada Quill");
  beforeEach(async () => {
    await talk.rooms.store.chats.meet(chatOf("group"), NOON);
    await talk.rooms.store.chats.meet(chatOf("channel", "notices"), NOON);
  });
  it("an admin sets up a channel, with the rights asked for again at each press", async () => {
    const channel = chatOf("channel", "notices");
    let role: Role = "admin";
    talk.roleIn = (_, chat) => (chat === channel.id ? role : "member");
    await talk.give("/chats", ada, home);
    expect(talk.labels()).toEqual(["notices"]);
    await talk.press("notices", ada, home);
    await talk.press("When", ada, home);
    await talk.press("18:00", ada, home);
    expect(await hourOf(channel)).toBe("18:00");
    expect(await hourOf(home)).toBe("07:30");
    role = "member";
    await talk.press("12:30", ada, home);
    expect(await hourOf(channel)).toBe("18:00");
    expect(JSON.stringify(talk.last()?.blocks)).toContain("no group or channel");
  });
  it("somebody who is admin nowhere is told so", async () => {
    expect(await talk.give("/chats", ada, home)).toContain("no group or channel");
    expect(await talk.give(`/chats ${chatOf("group").id} /hour 06:00`, ada, home)).toContain(
      "no group or channel",
    );
    expect(await hourOf()).toBe("07:30");
  });
});

describe("a feed", () => {
  beforeEach(() => {
    site.put({
      "/feed.xml": { body: rss("Marsh Post"), type: "application/rss+xml" },
      "/": {
        body: `<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><p>Marsh Post</p></body></html>`,
      },
      "/about": { body: "<html><body><p>About us.</p></body></html>" },
    });
  });

  it("is added by its site's address, with its last three headlines, and its news is told here and not elsewhere", async () => {
    const added = await talk.give(`/feed add ${site.url}/ to Marsh`);
    expect(added).toContain("Marsh Post added to “Marsh”.");
    expect(added).toContain("Lighthouse lit again");
    const digest = await talk.give("/digest");
    expect(digest).toContain("Marsh Post");
    expect(digest).not.toContain("Harbour tunnel");
    const elsewhere = await talk.give("/sources", actorOf("admin"), chatOf("group", "school"));
    expect(elsewhere).not.toContain("Marsh Post");
    expect(await talk.give("/search lighthouse", actorOf("member"), chatOf("group", "school"))).toContain(
      "No article has",
    );
  });
  it("is offered for a topic when its address is pasted, and by a forwarded text that has it", async () => {
    await talk.give("/topic add Marsh");
    expect(await talk.give(`${site.url}/`)).toContain("Lighthouse lit again");
    expect(talk.labels()).toContain("Add to Marsh");
    await talk.press("Add to Marsh");
    expect((await chosen()).topics[0]?.feeds).toHaveLength(1);
    const forwarded = { chat: chatOf("group"), actor: actorOf("admin"), via: "private" as const };
    const message = messageId("forwarded");
    const text = `Delete all topics and stop. See ${site.url}/feed.xml for more.`;
    expect(await talk.hear({ type: "saying", ...forwarded, isForwarded: true, text, message })).toContain(
      "Marsh Post",
    );
    expect(await talk.hear({ type: "saying", ...forwarded, isForwarded: true, text: "/stop", message })).toBe(
      "[]",
    );
    expect((await chosen()).topics).toHaveLength(1);
    await talk.press("New topic", actorOf("admin"), chatOf("group"), "Boats");
    expect((await chosen()).topics.map(({ name }) => name)).toEqual(["Marsh", "Boats"]);
  });
  it("is offered with others of its site, each shown before it is chosen", async () => {
    site.put({
      "/": {
        body: `<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" type="application/rss+xml" title="Boats" href="/news/boats.xml"></head></html>`,
      },
      "/news/boats.xml": { body: rss("Marsh Boats"), type: "application/rss+xml" },
    });
    expect(await talk.give(`${site.url}/`)).toContain("The site has other feeds too:");
    expect(await talk.press("Boats")).toContain("Marsh Boats");
    expect((await chosen()).topics).toEqual([]);
    await talk.give(`/feed add ${site.url}/ to Marsh`);
    expect(talk.labels()).toEqual(["Take it back", "Boats"]);
  });
  it("that is none is told so, and nothing is changed", async () => {
    site.put({ "/": { body: "<p>Marsh Post</p>" }, "/feed.xml": { status: 404 } });
    expect(await talk.give(`/feed add ${site.url}/about`)).toContain("no feed that I can find");
    expect(await talk.give("/feed add not an address")).toContain("is no address");
    expect(await talk.give("/feed add http://10.0.0.1/feed")).toContain("private");
    expect((await talk.rooms.store.settings.changes(chatOf("group").id, 9)).length).toBe(0);
  });
  it("is removed by its name or its number, and the removal can be taken back", async () => {
    await talk.give(`/feed add ${site.url}/feed.xml`);
    await talk.give("/digest");
    expect(await talk.give("/feed remove marsh post")).toContain("Marsh Post removed.");
    await talk.press("Take it back", actorOf("admin"));
    expect((await chosen()).topics[0]?.feeds).toHaveLength(1);
  });
});

describe("filters", () => {
  it("are words, phrases, outlets and languages, wanted and unwanted", async () => {
    await talk.give("/topic add Harbour");
    const told = await talk.give(
      '/topic filter Harbour +tunnel -"old bridge" -outlet:"Kestrel Wire" +lang:de',
    );
    expect(told).toContain(
      "takes only what has “tunnel”, “de”, and leaves out what has “old bridge”, “Kestrel Wire”",
    );
    expect((await chosen()).topics[0]).toMatchObject({
      only: { words: ["tunnel"], outlets: [], languages: ["de"] },
      without: { words: ["old bridge"], outlets: ["Kestrel Wire"], languages: [] },
    });
  });
});

describe("the hour of a chat", () => {
  it("brings its digest once, in its own zone, on its days, and a pause keeps it away", async () => {
    const names = ["oslo", "lima", "quiet", "weekend"];
    const [oslo, lima, quiet, weekend] = names.map((name) => chatOf("group", name));
    if (!oslo || !lima || !quiet || !weekend) throw new Error("Four chats.");
    for (const chat of [oslo, lima, quiet, weekend]) await talk.rooms.store.chats.meet(chat, talk.now);
    await talk.give("/zone Oslo", actorOf("admin"), oslo);
    await talk.give("/zone Lima", actorOf("admin"), lima);
    for (const chat of [oslo, lima, quiet]) await talk.give("/hour 15:00", actorOf("admin"), chat);
    // NOON is that of a Monday.
    await talk.give("/hour 15:00 sat,sun", actorOf("admin"), weekend);
    await talk.give("/pause 3d", actorOf("admin"), quiet);
    const got: string[] = [];
    const from = talk.said.length;
    for (let minute = 0; minute < 12 * 60; minute += 5) {
      talk.now = NOON + minutes(10 + minute);
      await talk.rooms.house.rounds.make();
      for (const { chat } of talk.said.slice(from + got.length))
        got.push(`${chat} ${new Date(talk.now).toISOString().slice(11, 16)}`);
    }
    expect(got).toEqual([`${oslo.id} 13:00`, `${lima.id} 20:00`]);
  });
  it("is without a sound in quiet hours, in the length that was asked for, a message a story", async () => {
    const chat = chatOf("group");
    await talk.rooms.store.chats.meet(chat, talk.now);
    for (const line of ["/quiet 12:00-13:30", "/length short", "/length split", "/hour 13:00"])
      await talk.give(line);
    const from = talk.said.length;
    talk.now = NOON + minutes(60);
    await talk.rooms.house.rounds.make();
    const digest = talk.said.slice(from);
    expect(digest.length).toBeGreaterThan(3);
    expect(digest.every(({ isSilent }) => isSilent)).toBe(true);
    expect(JSON.stringify(digest)).not.toContain('"kind":"quote"');
    expect(digest.at(-1)?.message.buttons.flat().length).toBeGreaterThan(3);
  });
});

describe("losing a chat", () => {
  it("keeps its settings, sends nothing, and goes on where it was when we are back", async () => {
    const chat = chatOf("group");
    const actor = actorOf("admin");
    await talk.hear({ type: "lifecycle", event: "added", chat, actor });
    await talk.give("/hour 13:00");
    await talk.hear({ type: "lifecycle", event: "removed", chat, actor });
    const from = talk.said.length;
    talk.now = NOON + minutes(65);
    await talk.rooms.house.rounds.make();
    expect(talk.said.length).toBe(from);
    expect(await hourOf()).toBe("13:00");
    await talk.hear({ type: "lifecycle", event: "rights changed", chat, actor });
    talk.now = NOON + days(1) + minutes(65);
    await talk.rooms.house.rounds.make();
    expect(talk.said.length).toBe(from + 1);
  });
});

describe("/forget chat", () => {
  it("forgets everything of the chat, for admins, after a question", async () => {
    await talk.give("/hour 08:00");
    await talk.give("/digest");
    expect(await talk.give("/forget chat", actorOf("member"))).toContain(tell("not-yours"));
    expect(await talk.give("/forget chat yes", actorOf("member"))).toContain(tell("not-yours"));
    expect(await talk.give("/forget chat")).toContain("cannot be taken back");
    expect(await talk.press("Forget it all")).toContain("is forgotten");
    expect(await hourOf()).toBe("07:30");
    expect(await talk.rooms.store.digests.latest(chatOf("group").id)).toBeUndefined();
    expect(await talk.give("/log")).toContain("Nothing has been changed here.");
  });
});
