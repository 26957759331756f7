/** The web chat over HTTP: its pages, what browsers send, and what they are told as it happens. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import type { ChatInfo } from "../../model/chat.ts";
import { actorId, messageId, placeOf, type ChatId } from "../../model/id.ts";
import { PLATFORM, placed, webChat, type Front } from "./front.ts";
import { chatPage, closedPage, entryHtml, pathOf, type Placed, type View } from "./pages.ts";
import type { Person } from "./people.ts";
import { SESSION_DAYS } from "./sessions.ts";
import type { Signal } from "./wire.ts";

const COOKIE = "tidings";
const MOST_SHOWN = 100;
const MOST_BYTES = 4_000_000;
const LONGEST_LINE = 2_000_000;
const LONGEST_TITLE = 60;
const HEARTBEAT_MS = 20_000;

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

const fileIn = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");

/** Listening on all addresses, any name may be one of ours; then it is for the operator to keep others out. */
const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** A page elsewhere could point a name of its own at this machine; it is not answered under that name. */
const isOurName = (host: string | undefined, own: string): boolean =>
  EVERYWHERE.has(own) || [own, "localhost", "127.0.0.1", "[::1]"].includes(host?.replace(/:\d+$/u, "") ?? "");

/** What is for one person's eyes is not shown to another. */
const isFor = ({ entry }: Placed, person: Person): boolean =>
  entry.from === "person" || entry.onlyFor === undefined || entry.onlyFor === actorId(PLATFORM, person.id);

type Fields = Readonly<Record<string, unknown>>;
const textIn = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : "";
};

/** What was typed, or the file that was chosen. */
const valueIn = async (fields: Fields): Promise<string | undefined> => {
  const file = fields["file"];
  if (file instanceof File && file.size > 0) return file.text();
  const value = fields["value"];
  return typeof value === "string" ? value : undefined;
};

const localeOf = (context: Context): string => context.req.header("accept-language") ?? "";

/** Scripts get the word to the person; a browser without script is sent back to the page. */
const answered = (context: Context, back: string, notice: string): Response =>
  context.req.header("accept")?.includes("json") ? context.json({ notice }) : context.redirect(back, 303);

const viewOf = async (front: Front, chat: ChatInfo, as: string | undefined): Promise<View> => ({
  chat,
  chats: (await front.needs.chats.list()).filter(({ id }) => id.startsWith(`${PLATFORM}:`)),
  people: await front.people.list(),
  as: await front.people.find(as),
  nonce: randomUUID(),
  zone: front.needs.zone,
  language: await front.needs.languageOf(chat.id),
});

const told = async (stream: SSEStreamingApi, signal: Signal, view: View): Promise<void> => {
  if (signal.kind === "working") return stream.writeSSE({ event: "working", data: "" });
  const { placed: one } = signal;
  if (!isFor(one, view.as)) return undefined;
  const under = one.entry.from === "us" ? one.entry.replyTo : undefined;
  const data = JSON.stringify({ n: one.n, html: String(await entryHtml(one, view)), under });
  return stream.writeSSE({ event: "entry", id: String(one.n), data });
};

/** First what came since the browser last heard, then everything as it comes. */
const streamTo = (context: Context, front: Front, view: View): Response =>
  streamSSE(context, async (stream) => {
    const after = Number(context.req.header("last-event-id") ?? context.req.query("after") ?? 0);
    const over = Promise.withResolvers<void>();
    let line: Promise<void> = Promise.resolve();
    const put = (signal: Signal): void =>
      void (line = line.then(() => told(stream, signal, view)).catch(over.resolve));
    const end = front.wire.listen(view.chat.id, put, over.resolve);
    const beat = setInterval(() => void stream.writeSSE({ event: "beat", data: "" }), HEARTBEAT_MS);
    stream.onAbort(over.resolve);
    for (const row of await front.needs.transcripts.after(
      view.chat.id,
      Number.isInteger(after) ? after : 0,
      MOST_SHOWN,
    ))
      put({ kind: "entry", placed: placed(row) });
    await over.promise;
    clearInterval(beat);
    end();
  });

/** Everybody's pages are closed but to those who came in by the link. */
const guard = (app: Hono, front: Front, host: string): void => {
  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    if (!isOurName(context.req.header("host"), host)) return context.text("Wrong host.", 421);
    return next();
  });
  app.get("/style.css", (context) => context.body(fileIn("style.css"), 200, { "content-type": "text/css" }));
  app.get("/client.js", (context) =>
    context.body(fileIn("client.js"), 200, { "content-type": "text/javascript" }),
  );
  app.get("/enter", async (context) => {
    const cookie = await front.sessions.enter(context.req.query("token") ?? "");
    if (cookie === undefined && !(await front.sessions.isOpen(getCookie(context, COOKIE))))
      return context.html(closedPage(), 403);
    const options = { httpOnly: true, sameSite: "Strict", path: "/", maxAge: SESSION_DAYS * 86_400 } as const;
    if (cookie !== undefined) setCookie(context, COOKIE, cookie, options);
    return context.redirect("/", 303);
  });
  app.use(async (context, next) => {
    if (!(await front.sessions.isOpen(getCookie(context, COOKIE)))) return context.html(closedPage(), 403);
    const origin = context.req.header("origin");
    const isForeign = origin !== undefined && URL.parse(origin)?.host !== context.req.header("host");
    return context.req.method !== "GET" && isForeign ? context.text("Not from here.", 403) : next();
  });
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (context) => context.json({ notice: "That is too much for one message." }, 413),
    }),
  );
};

const cleanTitle = (fields: Fields): string =>
  textIn(fields, "title")
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_TITLE);

/** A new group or, inside one, a topic of its own. */
const newChat = async (front: Front, fields: Fields): Promise<ChatInfo | undefined> => {
  const title = cleanTitle(fields);
  if (title === "") return undefined;
  const group = await front.needs.chats.find(chatNamed(textIn(fields, "group")));
  const name = randomUUID().slice(0, 8);
  if (!group) return { id: webChat(name), kind: "group", title };
  return { id: webChat(placeOf(group.id).chat, name), kind: "group", title: `${group.title} / ${title}` };
};

const pages = (app: Hono, front: Front): void => {
  const home: ChatInfo = { id: webChat("you"), kind: "private", title: "You and Tidings" };
  app.get("/", async (context) =>
    context.redirect(pathOf((await front.open(home, localeOf(context))).id), 303),
  );
  app.post("/chats", async (context) => {
    const fields = await context.req.parseBody();
    const chat = await front.open((await newChat(front, fields)) ?? home, localeOf(context));
    return context.redirect(`${pathOf(chat.id)}?as=${encodeURIComponent(textIn(fields, "as"))}`, 303);
  });
  app.post("/people", async (context) => {
    const fields = await context.req.parseBody();
    const person = await front.people.add(textIn(fields, "name"), textIn(fields, "role"));
    const chat = await front.needs.chats.find(chatNamed(textIn(fields, "chat")));
    return context.redirect(chat ? `${pathOf(chat.id)}?as=${person?.id ?? ""}` : "/", 303);
  });
};

/** Taken apart and put together again, so that only a chat of ours has a name. */
const chatNamed = (name: string): ChatId => {
  const [, , chat = "", thread] = name.split(":");
  return webChat(decoded(chat), thread === undefined ? undefined : decoded(thread));
};

/** As it stands where it is no such encoding: then there is no chat of that name. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
};

type InChat = (context: Context, chat: ChatInfo) => Promise<Response>;

const inChat =
  (front: Front, work: InChat) =>
  async (context: Context): Promise<Response> => {
    const chat = await front.needs.chats.find(chatNamed(context.req.param("chat") ?? ""));
    return chat ? work(context, chat) : context.text("There is no such chat.", 404);
  };

type Taking = (chat: ChatInfo, person: Person, fields: Fields, locale: string) => Promise<string>;

/** What a form sends, by whom; answered with the word that is for them alone. */
const taking = (front: Front, work: Taking) =>
  inChat(front, async (context, chat) => {
    const fields = await context.req.parseBody();
    const person = await front.people.find(textIn(fields, "as"));
    return answered(
      context,
      `${pathOf(chat.id)}?as=${person.id}`,
      await work(chat, person, fields, localeOf(context)),
    );
  });

const takeLine =
  (front: Front): Taking =>
  async (chat, person, fields, locale) => {
    const [text, replyTo] = [textIn(fields, "text").slice(0, LONGEST_LINE), textIn(fields, "replyTo")];
    const nonce = textIn(fields, "nonce") || randomUUID();
    if (text.trim() === "") return "";
    const answers = replyTo === "" ? undefined : messageId(replyTo);
    return front.say(chat, person, { text, nonce, replyTo: answers, locale });
  };

const takePress =
  (front: Front): Taking =>
  async (chat, person, fields, locale) => {
    const press = { action: textIn(fields, "action"), on: messageId(textIn(fields, "on")) };
    return front.press(chat, person, { ...press, value: await valueIn(fields), locale });
  };

const chats = (app: Hono, front: Front): void => {
  const showPage: InChat = async (context, chat) => {
    const view = await viewOf(front, chat, context.req.query("as"));
    const rows = await front.needs.transcripts.last(chat.id, MOST_SHOWN);
    return context.html(
      chatPage(
        view,
        rows.map(placed).filter((one) => isFor(one, view.as)),
      ),
    );
  };
  const listen: InChat = async (context, chat) =>
    streamTo(context, front, await viewOf(front, chat, context.req.query("as")));
  app.get("/c/:chat", inChat(front, showPage));
  app.get("/c/:chat/events", inChat(front, listen));
  app.post("/c/:chat/say", taking(front, takeLine(front)));
  app.post("/c/:chat/press", taking(front, takePress(front)));
};

/** For whoever watches over the process; open to all, and says nothing of any chat. */
const watching = (app: Hono, { needs }: Front): void => {
  app.get("/healthz", (context) => context.text("ok\n"));
  app.get("/readyz", (context) => {
    const all = needs.health?.() ?? [];
    const isReady = all.every(({ isReceiving }) => isReceiving);
    return context.text(
      `${[isReady ? "ready" : "not ready", ...all.map(({ says }) => says)].join("\n")}\n`,
      isReady ? 200 : 503,
    );
  });
};

export const openPages = (front: Front, host: string): Hono => {
  const app = new Hono();
  watching(app, front);
  guard(app, front, host);
  pages(app, front);
  chats(app, front);
  return app;
};
