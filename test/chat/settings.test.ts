/** Who may change what a chat has chosen, and what comes of it, through the whole reception. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ack, Adapter, Outbound } from "../../src/chat/adapter.ts";
import { commands } from "../../src/chat/commands/index.ts";
import type { Actor, ChatInfo, Inbound, Role } from "../../src/model/chat.ts";
import { actorId, chatId, messageId } from "../../src/model/id.ts";
import { minutes, seconds } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";
import { openRooms, type Rooms } from "../kit/house.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";

const REFUSAL = "Only this chat's admins can change that.";
const chatOf = (kind: ChatInfo["kind"], name = "harbour"): ChatInfo => ({
  id: chatId({ platform: "test", account: "local", chat: name }),
  kind,
  title: name,
});
const actorOf = (role: Role): Actor => ({ id: actorId("test", role), name: `the ${role}`, role });

let rooms: Rooms;
let site: Publisher;
let now: number;
let sent: { readonly chat: string; readonly message: Outbound; readonly id: string }[];
let hear: (heard: Inbound, ack: Ack) => Promise<void>;
const notices: string[] = [];
const ack: Ack = { working: async () => undefined, notice: async (text) => void notices.push(text) };

beforeEach(async () => {
  now = NOON;
  sent = [];
  notices.length = 0;
  site = await openPublisher();
  rooms = await openRooms(":memory:", () => now, [site.host]);
  const adapter: Adapter<Outbound> = {
    platform: "test",
    render: (message) => [{ payload: message, plain: "" }],
    send: async (chat, { payload }, { key }) => {
      sent.push({ chat, message: payload, id: key });
      return { kind: "sent", message: messageId(key) };
    },
    edit: async () => ({ kind: "expired" }),
    start: async (listener) => void (hear = listener),
    stop: async () => undefined,
  };
  await rooms.house.join(adapter);
});
afterEach(async () => {
  await rooms.close();
  await site.close();
});

let count = 0;
const give = async (line: string, actor = actorOf("admin"), chat = chatOf("group")): Promise<string> => {
  now += seconds(30);
  const [, name = "", words = ""] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? [];
  const id = `event-${++count}`;
  const before = sent.length;
  await hear({ type: "command", id, at: now, chat, actor, name, words, message: messageId(id) }, ack);
  return JSON.stringify(sent.slice(before).map(({ message }) => message.blocks));
};
const press = async (label: string, actor: Actor, chat = chatOf("group")): Promise<string> => {
  now += seconds(30);
  const on = sent.findLast(({ message }) => message.buttons.flat().some((one) => one.label === label));
  const button = on?.message.buttons.flat().find((one) => one.label === label);
  if (!on || !button || !("action" in button)) throw new Error(`There is no button ${label}.`);
  const before = sent.length;
  await hear(
    {
      type: "press",
      id: `event-${++count}`,
      at: now,
      chat,
      actor,
      action: button.action,
      on: messageId(on.id),
    },
    ack,
  );
  return JSON.stringify(sent.slice(before).map(({ message }) => message.blocks));
};

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

  it(`has ${commands.length * 12} cells, each with the right answer: only admins and operators change what is chosen`, async () => {
    let asserted = 0;
    for (const { command, role, kind } of cells) {
      const told = await give(
        `/${command.name} ${command.example.split(" ").slice(1).join(" ")}`,
        actorOf(role),
        chatOf(kind, `${role}-${kind}`),
      );
      const isRefused = told.includes(REFUSAL);
      expect(isRefused, `${command.name} by ${role} in ${kind}`).toBe(
        command.isForAdmins === true && ["member", "none"].includes(role),
      );
      expect(told).not.toBe("[]");
      asserted += 1;
    }
    expect(asserted).toBe(cells.length);
    expect(cells.length).toBe(commands.length * roles.length * kinds.length);
  });

  it("holds for presses too: a member who presses an admin's button changes nothing", async () => {
    await give("/hour 08:00");
    expect(await press("Take it back", actorOf("member"))).toContain(REFUSAL);
    expect((await rooms.store.settings.of(chatOf("group").id)).hour).toBe("08:00");
    expect(await press("Take it back", actorOf("admin"))).toContain("Taken back");
    expect((await rooms.store.settings.of(chatOf("group").id)).hour).toBe("07:30");
  });
});

describe("a change", () => {
  it("stands in the log with who made it, and only the last one is taken back", async () => {
    await give("/hour 08:00");
    await give("/zone Oslo");
    expect(await give("/log undo 1")).toContain("Something else was changed since");
    const log = await give("/log");
    expect(log).toContain("2 Times are those of Europe/Oslo.");
    expect(log).toContain("the admin");
    expect(await give("/log undo 2")).toContain("Taken back: Times are those of Europe/Oslo.");
    expect((await rooms.store.settings.of(chatOf("group").id)).hour).toBe("08:00");
  });
  it("concerns this chat alone", async () => {
    await give("/hour 08:00");
    expect(await give("/settings", actorOf("admin"), chatOf("group", "school"))).toContain("07:30");
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
    const added = await give(`/feed add ${site.url}/ to Marsh`);
    expect(added).toContain("Marsh Post added to “Marsh”.");
    expect(added).toContain("Lighthouse lit again");
    const digest = await give("/digest");
    expect(digest).toContain("Marsh Post");
    expect(digest).not.toContain("Harbour tunnel");
    const elsewhere = await give("/sources", actorOf("admin"), chatOf("group", "school"));
    expect(elsewhere).not.toContain("Marsh Post");
    expect(await give("/search lighthouse", actorOf("member"), chatOf("group", "school"))).toContain(
      "No article has",
    );
  });
  it("that is none is told so, and nothing is changed", async () => {
    expect(await give(`/feed add ${site.url}/about`)).toContain("no feed that I can find");
    expect(await give("/feed add not an address")).toContain("is no address");
    expect(await give("/feed add http://10.0.0.1/feed")).toContain("private");
    expect((await rooms.store.settings.changes(chatOf("group").id, 9)).length).toBe(0);
  });
  it("is removed by its name or its number, and the removal can be taken back", async () => {
    await give(`/feed add ${site.url}/feed.xml`);
    await give("/digest");
    expect(await give("/feed remove marsh post")).toContain("Marsh Post removed.");
    await press("Take it back", actorOf("admin"));
    expect((await rooms.store.settings.of(chatOf("group").id)).topics[0]?.feeds).toHaveLength(1);
  });
});

describe("the hour of a chat", () => {
  it("brings its digest once, in its own zone, and a pause keeps it away", async () => {
    const [oslo, lima, quiet] = ["oslo", "lima", "quiet"].map((name) => chatOf("group", name));
    if (!oslo || !lima || !quiet) throw new Error("Three chats.");
    for (const chat of [oslo, lima, quiet]) await rooms.store.chats.meet(chat, now);
    await give("/zone Oslo", actorOf("admin"), oslo);
    await give("/zone Lima", actorOf("admin"), lima);
    for (const chat of [oslo, lima, quiet]) await give("/hour 15:00", actorOf("admin"), chat);
    await give("/pause 3d", actorOf("admin"), quiet);
    const got: string[] = [];
    const from = sent.length;
    for (let minute = 0; minute < 12 * 60; minute += 5) {
      now = NOON + minutes(10 + minute);
      await rooms.house.tellNews();
      for (const { chat } of sent.slice(from + got.length))
        got.push(`${chat} ${new Date(now).toISOString().slice(11, 16)}`);
    }
    expect(got).toEqual([`${oslo.id} 13:00`, `${lima.id} 20:00`]);
  });
});
