/** A publisher's server on loopback: a table of what stands at each path, well-behaved or not. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { listen } from "./listen.ts";

export interface Route {
  readonly body?: string | Uint8Array;
  /** text/html, unless it is said. */
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it sends on to: for now (302), unless the status says otherwise. */
  readonly redirect?: string;
  readonly packed?: true;
  /** Answered with 304 to whoever brings it back. */
  readonly etag?: string;
  /** How it misbehaves: never answers, sends a byte now and then, never stops, breaks off in the middle. */
  readonly but?: "hangs" | "drips" | "never ends" | "breaks off";
}

export interface Request {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Publisher {
  readonly url: string;
  readonly host: string;
  /** Everything that was asked for, in order. */
  readonly asked: readonly Request[];
  /** The most requests that were open at once. */
  readonly busiest: () => number;
  put(routes: Readonly<Record<string, Route>>): void;
  close(): Promise<void>;
}

const misbehave = (response: ServerResponse, but: NonNullable<Route["but"]>): void => {
  if (but === "hangs") return;
  response.writeHead(200, { "content-type": "text/html" });
  if (but === "breaks off") {
    response.write("<p>Half", () => response.destroy());
    return;
  }
  const chunk = but === "drips" ? "." : ".".repeat(100_000);
  const timer = setInterval(() => response.write(chunk), but === "drips" ? 20 : 1);
  response.on("close", () => clearInterval(timer));
};

const answer = (response: ServerResponse, route: Route): void => {
  const { body = "", type = "text/html; charset=utf-8", packed, etag, redirect } = route;
  const status = route.status ?? (redirect === undefined ? 200 : 302);
  const headers: Record<string, string> = { "content-type": type, ...route.headers };
  if (packed) headers["content-encoding"] = "gzip";
  if (etag !== undefined) headers["etag"] = etag;
  if (redirect !== undefined) headers["location"] = redirect;
  response.writeHead(status, headers);
  response.end(packed ? gzipSync(body) : body);
};

export const openPublisher = async (first: Readonly<Record<string, Route>> = {}): Promise<Publisher> => {
  const routes = new Map(Object.entries(first));
  const asked: Request[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, headers: request.headers });
    open += 1;
    most = Math.max(most, open);
    response.on("close", () => (open -= 1));
    const route = routes.get(path) ?? { status: 404, body: "Not here." };
    if (route.but) misbehave(response, route.but);
    else if (route.etag !== undefined && request.headers["if-none-match"] === route.etag)
      response.writeHead(304, route.headers).end();
    else setImmediate(() => answer(response, route));
  });
  const { url, close } = await listen(server);
  return {
    url,
    host: new URL(url).host,
    asked,
    busiest: () => most,
    put: (more) => Object.entries(more).forEach(([path, route]) => routes.set(path, route)),
    close,
  };
};
