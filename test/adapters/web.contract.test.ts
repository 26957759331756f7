import type { Health } from "../../src/chat/adapter.ts";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { openWeb, type Web } from "../../src/adapters/web/web.ts";
import { adapterContract, type Stage } from "../contracts/adapter.ts";
import { NOON } from "../kit/articles.ts";
import { openRooms, type Rooms } from "../kit/house.ts";
import { newFolder } from "../store/grounds.ts";

interface Seat {
  readonly rooms: Rooms;
  readonly web: Web;
  readonly busyOnce: () => void;
}

const sit = async (dataDir: string, health: () => readonly Health[] = () => []): Promise<Seat> => {
  const rooms = await openRooms({ dataDir });
  const { store } = rooms;
  let isBusy = false;
  const append: typeof store.transcripts.append = async (chat, id, json) => {
    const fails = isBusy && json.includes('"from":"us"');
    if (fails) isBusy = false;
    if (fails) throw new Error("The platform is busy.");
    return store.transcripts.append(chat, id, json);
  };
  const web = await openWeb(
    {
      transcripts: { ...store.transcripts, append },
      chats: store.chats,
      shelf: store.cache("web"),
      now: () => NOON,
      zone: "UTC",
      health,
      languageOf: async (chat) => (await rooms.desks.chosenBy(chat)).language,
    },
    { host: "127.0.0.1", port: 0 },
  );
  await rooms.house.join(web);
  return { rooms, web, busyOnce: () => (isBusy = true) };
};

/** A browser without script: it keeps its cookie, and follows where it is sent. */
const openBrowser = (link: () => string) => {
  let cookie = "";
  const ask = async (
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const url = new URL(path, link());
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie, ...headers },
      ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
    });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return response;
  };
  const follow = async (path: string): Promise<string> => {
    const response = await ask(path);
    const next = response.headers.get("location");
    return next ? follow(next) : response.text();
  };
  return { ask, follow };
};

const messagesOf = (page: string) => [...parseHTML(page).document.querySelectorAll("article.ours")];

adapterContract("the web", async (): Promise<Stage> => {
  const folder = await newFolder();
  let seat = await sit(folder);
  const browser = openBrowser(() => seat.web.link);
  const home = "/c/web%3Alocal%3Ayou";
  await browser.follow(seat.web.link);
  const messages = async () => messagesOf(await browser.follow(home));
  const say = async (text: string): Promise<void> => {
    await browser.ask(`${home}/say`, { text, as: "you" });
  };
  const holding = async (selector: string, label: string) => {
    const all = (await messages()).toReversed();
    const holder = all.find((one) =>
      [...one.querySelectorAll(selector)].some((found) => found.textContent === label),
    );
    const button = [...(holder?.querySelectorAll(selector) ?? [])].find(
      (found) => found.textContent === label,
    );
    if (!holder || !button) throw new Error(`There is no button “${label}”.`);
    return { on: holder.getAttribute("data-id") ?? "", button };
  };
  return {
    userCommand: say,
    userSays: say,
    press: async (label) => {
      const { on, button } = await holding("button[name=action]", label);
      await browser.ask(`${home}/press`, { on, action: button.getAttribute("value") ?? "", as: "you" });
    },
    forge: async (action) => {
      const on = (await messages()).at(-1)?.getAttribute("data-id") ?? "";
      const answer = await browser.ask(
        `${home}/press`,
        { on, action, as: "you" },
        { accept: "application/json" },
      );
      expect(await answer.json()).toEqual({ notice: "This button is no longer good." });
    },
    submit: async (label, value) => {
      const { on, button } = await holding("summary", label);
      const action = button.parentElement?.querySelector("input[name=action]")?.getAttribute("value") ?? "";
      await browser.ask(`${home}/press`, { on, action, value, as: "you" });
    },
    transcript: async () => (await messages()).map((one) => one.textContent ?? ""),
    inject: () => {
      seat.busyOnce();
      return true;
    },
    restart: async () => {
      await seat.web.stop();
      await seat.rooms.close();
      seat = await sit(folder);
    },
    leave: async () => {
      await seat.web.stop();
      await seat.rooms.close();
    },
  };
});

const inWeb = async (
  use: (seat: Seat, browser: ReturnType<typeof openBrowser>) => Promise<void>,
): Promise<void> => {
  const seat = await sit(":memory:");
  const browser = openBrowser(() => seat.web.link);
  try {
    await use(seat, browser);
  } finally {
    await seat.web.stop();
    await seat.rooms.close();
  }
};

describe("the web chat", () => {
  it("is closed to whoever has not come by the link, and the link is good once", () =>
    inWeb(async ({ web }, browser) => {
      expect((await browser.ask("/")).status).toBe(403);
      expect((await browser.ask("/enter?token=guess")).status).toBe(403);
      expect((await browser.ask(web.link)).status).toBe(303);
      expect((await openBrowser(() => web.link).ask(web.link)).status).toBe(403);
    }));

  it("tells whoever watches over the process whether each platform hears, and nothing else", async () => {
    const seat = await sit(":memory:", () => [{ isReceiving: false, says: "Telegram: not receiving." }]);
    const ask = async (path: string) => {
      const response = await fetch(new URL(path, seat.web.link));
      return [response.status, await response.text()];
    };
    expect(await ask("/healthz")).toEqual([200, "ok\n"]);
    expect(await ask("/readyz")).toEqual([503, "not ready\nTelegram: not receiving.\n"]);
    await seat.web.stop();
    await seat.rooms.close();
  });

  it("is closed to a page of another site, and under another name", () =>
    inWeb(async ({ web }, browser) => {
      await browser.follow(web.link);
      const said = await browser.ask(
        "/c/web%3Alocal%3Ayou/say",
        { text: "hi" },
        { origin: "https://evil.example" },
      );
      expect(said.status).toBe(403);
      const { request } = await import("node:http");
      const status = await new Promise((resolve) => {
        request(web.link, { headers: { host: "evil.example" } }, (response) =>
          resolve(response.statusCode),
        ).end();
      });
      expect(status).toBe(421);
    }));

  it("runs no script that stands in a page, wherever it came from", () =>
    inWeb(async ({ web }, browser) => {
      await browser.follow(web.link);
      await browser.ask("/c/web%3Alocal%3Ayou/say", {
        text: "<script>alert(1)</script><img src=x onerror=alert(1)>",
      });
      await browser.ask("/people", { name: "@everyone <script>alert(2)</script>", role: "admin", chat: "" });
      const response = await browser.ask("/c/web%3Alocal%3Ayou?as=p2");
      const page = await response.text();
      expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
      expect(page).not.toContain("<script>alert");
      expect(page).not.toContain("<img src=x");
      expect(page).toContain("&lt;script&gt;alert(1)");
    }));

  it("says a line once, however often it is sent", () =>
    inWeb(async ({ web }, browser) => {
      await browser.follow(web.link);
      const before = messagesOf(await browser.follow("/")).length;
      const line = { text: "/help", nonce: "the-same", as: "you" };
      await Promise.all([1, 2, 3].map(() => browser.ask("/c/web%3Alocal%3Ayou/say", line)));
      expect(messagesOf(await browser.follow("/")).length).toBe(before + 1);
    }));

  it("stays silent in a group for what is not said to it, and answers what is", () =>
    inWeb(async ({ web, rooms }, browser) => {
      await browser.follow(web.link);
      const group =
        (await browser.ask("/chats", { title: "Harbour watch", as: "you" })).headers.get("location") ?? "";
      const path = group.split("?")[0] ?? "";
      const answers = async (): Promise<number> => messagesOf(await browser.follow(path)).length;
      expect(messagesOf(await browser.follow(path))[0]?.textContent).toContain("anyone can ask");
      for (const text of ["lunch?", "who said the seal failed?", "lol"])
        await browser.ask(`${path}/say`, { text, as: "you" });
      expect(await answers()).toBe(1);
      await browser.ask(`${path}/say`, { text: "@tidings who said the seal failed?", as: "you" });
      expect(await answers()).toBe(2);
      await browser.ask(`${path}/say`, { text: "/digest", as: "you" });
      const digest =
        messagesOf(await browser.follow(path))
          .at(-1)
          ?.getAttribute("data-id") ?? "";
      await browser.ask(`${path}/say`, { text: "lol", replyTo: digest, as: "you" });
      expect(await answers()).toBe(3);
      await browser.ask(`${path}/say`, { text: "how many cars does it carry?", replyTo: digest, as: "you" });
      expect(await answers()).toBe(4);
      expect(rooms.complaints).toEqual([]);
    }));

  const shareIn = (page: string) => {
    const message = messagesOf(page).at(-1);
    const buttons = [...(message?.querySelectorAll("button[name=action]") ?? [])];
    const share = buttons.find((one) => one.textContent === "Share here");
    return { on: message?.getAttribute("data-id") ?? "", action: share?.getAttribute("value") ?? "" };
  };

  it("shows what one person looks up to that person alone, with a button to share it", () =>
    inWeb(async ({ web }, browser) => {
      await browser.follow(web.link);
      await browser.ask("/people", { name: "Mara", role: "member", chat: "" });
      const path =
        (await browser.ask("/chats", { title: "Harbour watch", as: "you" })).headers
          .get("location")
          ?.split("?")[0] ?? "";
      await browser.ask(`${path}/say`, { text: "/digest", as: "you" });
      await browser.ask(`${path}/say`, { text: "/quotes Holt", as: "p2" });
      const seenBy = async (who: string) => messagesOf(await browser.follow(`${path}?as=${who}`));
      const own = (await seenBy("p2")).at(-1);
      expect(own?.textContent).toContain("only you see this");
      expect((await seenBy("you")).length).toBe((await seenBy("p2")).length - 1);
      const press = shareIn(await browser.follow(`${path}?as=p2`));
      const before = (await seenBy("you")).length;
      await browser.ask(`${path}/press`, { ...press, as: "you" });
      expect((await seenBy("you")).length).toBe(before);
      await browser.ask(`${path}/press`, { ...press, as: "p2" });
      expect((await seenBy("you")).length).toBe(before + 1);
      expect((await seenBy("you")).at(-1)?.textContent).toContain("Maren Holt");
    }));

  it("keeps the topics of a group apart, each with its own digest and memory", () =>
    inWeb(async ({ web }, browser) => {
      await browser.follow(web.link);
      const made = async (fields: Record<string, string>): Promise<string> =>
        (await browser.ask("/chats", { ...fields, as: "you" })).headers.get("location")?.split("?")[0] ?? "";
      const group = await made({ title: "Harbour watch" });
      const topic = await made({ title: "Ferries", group: decodeURIComponent(group.slice(3)) });
      expect(decodeURIComponent(topic)).toBe(
        `${decodeURIComponent(group)}:${decodeURIComponent(topic).split(":").at(-1)}`,
      );
      await browser.ask(`${topic}/say`, { text: "/digest", as: "you" });
      expect(messagesOf(await browser.follow(topic)).length).toBe(2);
      expect(messagesOf(await browser.follow(group)).length).toBe(1);
      await browser.ask(`${group}/say`, { text: "/source 1", as: "you" });
      expect(messagesOf(await browser.follow(group)).at(-1)?.textContent).toContain("no digest yet");
    }));

  it("posts a digest once in a group, and shows it again to whoever asks again", () =>
    inWeb(async ({ web }, browser) => {
      await browser.follow(web.link);
      const path =
        (await browser.ask("/chats", { title: "Harbour watch", as: "you" })).headers
          .get("location")
          ?.split("?")[0] ?? "";
      for (const text of ["/digest", "/digest", "/digest again"])
        await browser.ask(`${path}/say`, { text, as: "you" });
      const [, digest, above, again] = messagesOf(await browser.follow(path));
      expect(digest?.textContent).toContain("Harbour tunnel closed");
      expect(above?.textContent).toContain("which stands above");
      expect(again?.textContent).toContain("only you see this");
      expect(again?.textContent).toContain("Harbour tunnel closed");
    }));

  it("tells a browser that was away what it has missed, each message once", () =>
    inWeb(async ({ web }, browser) => {
      await browser.follow(web.link);
      await browser.ask("/c/web%3Alocal%3Ayou/say", { text: "/help", as: "you" });
      const stream = await browser.ask("/c/web%3Alocal%3Ayou/events?as=you&after=0", undefined, {
        "last-event-id": "1",
      });
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      let heard = "";
      while (!heard.includes("/source n")) heard += (await reader?.read())?.value ?? "";
      await reader?.cancel();
      const ids = [...heard.matchAll(/^id: (\d+)$/gmu)].map(([, id]) => id);
      expect(ids).toEqual(["2", "3"]);
    }));

  it("says in a sentence when its port is taken", () =>
    inWeb(async ({ web, rooms: { store } }) => {
      const needs = {
        transcripts: store.transcripts,
        chats: store.chats,
        shelf: store.cache("web"),
        now: () => NOON,
        zone: "UTC",
        languageOf: async () => "en",
      };
      const port = Number(new URL(web.link).port);
      await expect(openWeb(needs, { host: "127.0.0.1", port })).rejects.toThrow(
        `Port ${port} on 127.0.0.1 cannot be had`,
      );
    }));
});
