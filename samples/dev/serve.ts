/** The page on loopback: what stands in the chats as server-sent events, what people do as small JSON posts. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { z } from "zod";
import type { FakeTelegram } from "../../test/kit/telegram/telegram.ts";
import type { Scene, View } from "./scene.ts";
import { isBotIn, shownOf } from "./shown.ts";

const sayingSchema = z.object({
  view: z.string(),
  as: z.number(),
  text: z.string().max(4096),
  replyTo: z.number().optional(),
  file: z.object({ name: z.string(), text: z.string() }).optional(),
});
const pressSchema = z.object({ view: z.string(), as: z.number(), on: z.number(), data: z.string() });
const presenceSchema = z.object({ view: z.string() });

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
const TYPES: Readonly<Record<string, string>> = {
  "page.html": "text/html; charset=utf-8",
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "post.js": "text/javascript; charset=utf-8",
};
const MOST_BYTES = 5_000_000;

/** What was asked for cannot be done, and why. */
class Refused extends Error {}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Refused("That is too large.");
    chunks.push(Buffer.from(chunk));
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
};

const TYPED_FOR = 5000;
const placeOf = (chat: unknown, thread: unknown): string =>
  JSON.stringify([Number(chat), Number(thread ?? 0)]);

/** Typing is seen for five seconds, or until something is said. */
const typingIn = ({ calls }: FakeTelegram, views: readonly View[]) => {
  const until = new Map<string, number>();
  let read = 0;
  return ({ chat, thread }: View): boolean => {
    for (const { method, params } of calls.slice(read)) {
      const place = placeOf(params["chat_id"], params["message_thread_id"]);
      if (method === "sendChatAction") until.set(place, performance.now() + TYPED_FOR);
      // An edit does not say in which topic it is.
      else if (method === "editMessageText")
        for (const { thread } of views) until.delete(placeOf(params["chat_id"], thread));
      else until.delete(place);
    }
    read = calls.length;
    return (until.get(placeOf(chat.id, thread)) ?? 0) > performance.now();
  };
};

const doing = (fake: FakeTelegram, { ada, views }: Scene) => {
  const { people } = fake;
  const viewOf = (key: string): View => {
    const view = views.find((one) => one.key === key);
    if (!view) throw new Refused("There is no such chat.");
    return view;
  };
  const speakerIn = ({ speakers }: View, as: number) => {
    const speaker = speakers.find(({ id }) => id === as);
    if (!speaker) throw new Refused("That person is not here.");
    return speaker;
  };
  return {
    "/say": (body: unknown): object => {
      const { view: key, as, text, replyTo, file } = sayingSchema.parse(body);
      const view = viewOf(key);
      people.say(view.chat, speakerIn(view, as), text, {
        ...(replyTo !== undefined && view.chat.said.has(replyTo) && { replyTo }),
        ...(view.thread !== undefined && { thread: view.thread }),
        ...(file && { file }),
      });
      return {};
    },
    /** Answered with what the person would see pop up. */
    "/press": async (body: unknown): Promise<object> => {
      const { view: key, as, on, data } = pressSchema.parse(body);
      const view = viewOf(key);
      const { press } = people.press(view.chat, on, data, speakerIn(view, as));
      for (let tries = 0; tries < 300; tries++) {
        const known = fake.presses.get(press);
        if (known?.isOver) return { notice: known.answer };
        await pause(50);
      }
      return { notice: "The bot did not answer the press within 15 seconds." };
    },
    "/presence": (body: unknown): object => {
      const view = viewOf(presenceSchema.parse(body).view);
      const isHere = isBotIn(fake, view);
      const [first = ada] = view.speakers;
      if (view.chat.type === "private") people.block(first, isHere);
      else if (isHere) people.place(view.chat, ada, "kicked");
      else people.place(view.chat, ada, view.chat.type === "channel" ? "administrator" : "member");
      return {};
    },
  };
};

const LOOK_EVERY = 100;

/** To every open page: all chats at first, then each chat that has changed. */
const openEvents = (fake: FakeTelegram, { views }: Scene) => {
  const pages = new Set<ServerResponse>();
  const last = new Map<string, string>();
  const isTyping = typingIn(fake, views);
  const look = (): void => {
    for (const view of views) {
      const now = JSON.stringify(shownOf(fake, view, isTyping(view)));
      if (last.get(view.key) === now) continue;
      last.set(view.key, now);
      for (const page of pages) page.write(`data: ${now}\n\n`);
    }
  };
  const timer = setInterval(look, LOOK_EVERY);
  return {
    open: (response: ServerResponse): void => {
      look();
      response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
      for (const view of views) response.write(`data: ${last.get(view.key)}\n\n`);
      pages.add(response);
      response.on("close", () => pages.delete(response));
    },
    close: (): void => clearInterval(timer),
  };
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { ...HEADERS, "content-type": "application/json" }).end(JSON.stringify(body));
};

const sendFile = ({ chats }: FakeTelegram, query: URLSearchParams, response: ServerResponse): void => {
  const said = chats.get(Number(query.get("chat")))?.said.get(Number(query.get("message")));
  response.writeHead(said?.document ? 200 : 404, {
    ...HEADERS,
    "content-type": "text/plain; charset=utf-8",
    "content-disposition": "attachment",
  });
  response.end(said?.document?.bytes);
};

/** Only this machine's own address, so that no page elsewhere can speak to us under a name of its own. */
const isOurs = ({ headers, method }: IncomingMessage): boolean =>
  /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(headers.host ?? "") &&
  (method !== "POST" || headers["content-type"] === "application/json");

const answering = (fake: FakeTelegram, scene: Scene, events: ReturnType<typeof openEvents>) => {
  const deeds: Readonly<Record<string, (body: unknown) => object | Promise<object>>> = doing(fake, scene);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    if (!isOurs(request)) return json(response, 403, { notice: "Not from here." });
    const deed = request.method === "POST" ? deeds[pathname] : undefined;
    if (deed) return json(response, 200, await deed(await bodyOf(request)));
    if (pathname === "/events") return events.open(response);
    if (pathname === "/file") return sendFile(fake, searchParams, response);
    const name = pathname === "/" ? "page.html" : pathname.slice(1);
    const type = TYPES[name];
    if (type === undefined) return json(response, 404, { notice: "Not here." });
    const page = await readFile(join(import.meta.dirname, name));
    response.writeHead(200, { ...HEADERS, "content-type": type }).end(page);
  };
};

export interface Page {
  readonly server: Server;
  close(): void;
}

export const openPage = (fake: FakeTelegram, scene: Scene): Page => {
  const events = openEvents(fake, scene);
  const answer = answering(fake, scene, events);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      json(response, 400, { notice: error instanceof Refused ? error.message : "That could not be read." }),
    );
  });
  return { server, close: events.close };
};
