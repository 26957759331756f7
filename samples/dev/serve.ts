/** The page on loopback: what stands in the chats as server-sent events, what people do as small JSON posts. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";

/** What one platform gives to the page. */
export interface Talk {
  readonly platform: "Telegram" | "Discord";
  /** Every chat as it stands: plain data, each by its key, the messages as HTML. */
  readonly told: () => readonly { readonly key: string }[];
  /** What people do, by the path that it is posted to; a `notice` in what comes back pops up. */
  readonly deeds: Readonly<Record<string, (body: unknown) => object | Promise<object>>>;
  readonly file: (query: URLSearchParams) => Uint8Array | undefined;
}

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
/** The files of the page; `platform.*` and `tools.html` are a platform's own, in its folder. */
const TYPES: Readonly<Record<string, string>> = {
  "page.css": "text/css; charset=utf-8",
  "talk.js": "text/javascript; charset=utf-8",
  "post.js": "text/javascript; charset=utf-8",
  "platform.css": "text/css; charset=utf-8",
  "platform.js": "text/javascript; charset=utf-8",
};
const MOST_BYTES = 5_000_000;

/** What was asked for cannot be done, and why. */
export class Refused extends Error {}

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

const LOOK_EVERY = 100;

/** To every open page: all chats at first, then each chat that has changed. */
const openEvents = ({ told }: Talk) => {
  const pages = new Set<ServerResponse>();
  const last = new Map<string, string>();
  const look = (): void => {
    for (const one of told()) {
      const now = JSON.stringify(one);
      if (last.get(one.key) === now) continue;
      last.set(one.key, now);
      for (const page of pages) page.write(`data: ${now}\n\n`);
    }
  };
  const timer = setInterval(look, LOOK_EVERY);
  return {
    open: (response: ServerResponse): void => {
      look();
      response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
      for (const now of last.values()) response.write(`data: ${now}\n\n`);
      pages.add(response);
      response.on("close", () => pages.delete(response));
    },
    close: (): void => clearInterval(timer),
  };
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { ...HEADERS, "content-type": "application/json" }).end(JSON.stringify(body));
};

const sendFile = (response: ServerResponse, bytes: Uint8Array | undefined): void => {
  response.writeHead(bytes ? 200 : 404, {
    ...HEADERS,
    "content-type": "text/plain; charset=utf-8",
    "content-disposition": "attachment",
  });
  response.end(bytes);
};

/** Only this machine's own address, so that no page elsewhere can speak to us under a name of its own. */
const isOurs = ({ headers, method }: IncomingMessage): boolean =>
  /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(headers.host ?? "") &&
  (method !== "POST" || headers["content-type"] === "application/json");

const pageOf = async ({ platform }: Talk): Promise<string> => {
  const here = import.meta.dirname;
  const page = await readFile(join(here, "page.html"), "utf8");
  const tools = await readFile(join(here, platform.toLowerCase(), "tools.html"), "utf8");
  return page.replaceAll("{{platform}}", platform).replace("{{tools}}", () => tools);
};

const partOf = ({ platform }: Talk, name: string): Promise<Buffer> => {
  const isOwn = name.startsWith("platform.");
  return readFile(join(import.meta.dirname, isOwn ? platform.toLowerCase() : "", name));
};

const answering =
  (talk: Talk, events: ReturnType<typeof openEvents>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    if (!isOurs(request)) return json(response, 403, { notice: "Not from here." });
    const deed = request.method === "POST" ? talk.deeds[pathname] : undefined;
    if (deed) return json(response, 200, await deed(await bodyOf(request)));
    if (pathname === "/events") return events.open(response);
    if (pathname === "/file") return sendFile(response, talk.file(searchParams));
    const isPage = pathname === "/";
    const type = isPage ? "text/html; charset=utf-8" : TYPES[pathname.slice(1)];
    if (type === undefined) return json(response, 404, { notice: "Not here." });
    const page = isPage ? await pageOf(talk) : await partOf(talk, pathname.slice(1));
    response.writeHead(200, { ...HEADERS, "content-type": type }).end(page);
  };

export interface Page {
  readonly server: Server;
  close(): void;
}

export const openPage = (talk: Talk): Page => {
  const events = openEvents(talk);
  const answer = answering(talk, events);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      json(response, 400, { notice: error instanceof Refused ? error.message : "That could not be read." }),
    );
  });
  return { server, close: events.close };
};
