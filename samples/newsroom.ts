/** The sample newsroom: invented outlets, served on loopback with their feeds and pages. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { piecesOf } from "./articles.ts";
import { feedOf, type Published } from "./feeds.ts";
import { outlets, type Outlet } from "./outlets.ts";
import { articlePage, frontPage } from "./pages.ts";

export interface Newsroom {
  readonly url: string;
  readonly feeds: readonly string[];
  close(): Promise<void>;
}

const HTML = "text/html; charset=utf-8";
const LINKED = 4;

/** All that an outlet publishes, by its path. */
const published = (outlet: Outlet, base: string, now: number): readonly (readonly [string, Published])[] => {
  const pieces = piecesOf(outlet, now);
  const pages = pieces.map((piece): readonly [string, Published] => {
    const others = pieces.filter((other) => other !== piece).slice(0, LINKED);
    return [
      `/${piece.path}`,
      { type: HTML, text: articlePage(piece, outlet, { url: `${base}/${piece.path}`, others }) },
    ];
  });
  return [
    [`/${outlet.key}/`, { type: HTML, text: frontPage(outlet, pieces) }],
    [`/${outlet.key}/${outlet.feed.path}`, feedOf({ outlet, pieces, base })],
    ...pages,
  ];
};

const welcome = (): Published => ({
  type: HTML,
  text: `<!doctype html><html lang="en"><head><title>The sample newsroom</title></head><body><h1>The sample newsroom</h1><p>Invented news.</p><ul>${outlets
    .map(({ key, name }) => `<li><a href="/${key}/">${name}</a></li>`)
    .join("")}</ul></body></html>`,
});

const answer = (request: IncomingMessage, response: ServerResponse, page: Published | undefined): void => {
  if (!page) return void response.writeHead(404, { "content-type": HTML }).end("<h1>Not here</h1>");
  const etag = `"${createHash("sha256").update(page.text).digest("hex").slice(0, 16)}"`;
  if (request.headers["if-none-match"] === etag) return void response.writeHead(304, { etag }).end();
  response.writeHead(200, { "content-type": page.type, etag });
  response.end(request.method === "HEAD" ? undefined : page.text);
};

const listen = (server: Server, port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : undefined);
    });
  });

/** @param port asked for; any free one when it is not given or is taken */
export const openNewsroom = async ({
  now,
  port = 0,
}: {
  readonly now: number;
  readonly port?: number;
}): Promise<Newsroom> => {
  let pages: ReadonlyMap<string, Published> = new Map();
  const server = createServer((request, response) =>
    answer(request, response, pages.get(new URL(request.url ?? "/", "http://sample").pathname)),
  );
  const bound = (await listen(server, port)) ?? (await listen(server, 0));
  const url = `http://127.0.0.1:${bound}`;
  pages = new Map([["/", welcome()] as const, ...outlets.flatMap((outlet) => published(outlet, url, now))]);
  return {
    url,
    feeds: outlets.map(({ key, feed }) => `${url}/${key}/${feed.path}`),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
};
