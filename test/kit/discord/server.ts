/** The HTTP of it: finds the route, reads the body, checks the token, and answers, or misbehaves as ordered. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { File } from "./draft.ts";
import { asObject } from "./form.ts";
import { Refusal } from "./refusal.ts";
import type { Routes } from "./routes.ts";
import { driftIn, violationsIn, type Violation } from "./spec.ts";
import { changed, type State } from "./state.ts";
import { page, refused, tooMany, type Answer, type Traffic, type Trouble } from "./traffic.ts";

/** A request and what it came to. */
export interface CallMade {
  readonly at: number;
  readonly method: string;
  /** With names in the place of ids, such as "POST /channels/:channel/messages". */
  readonly route: string;
  readonly path: string;
  readonly body: unknown;
  /** The names of the files that came with it. */
  readonly files: readonly string[];
  /** 0 where the socket was broken in place of an answer. */
  readonly status: number;
  readonly answer: unknown;
}

export interface Records {
  readonly calls: CallMade[];
  readonly violations: Violation[];
  readonly drift: Violation[];
}

interface Found {
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
}

const PREFIX = "/api/v10";

const match = (route: string, method: string, path: readonly string[]): Found["params"] | undefined => {
  const [verb, pattern = ""] = route.split(" ");
  const parts = pattern.split("/");
  if (verb !== method || parts.length !== path.length) return undefined;
  const fits = parts.every((part, n) => part.startsWith(":") || part === path[n]);
  if (!fits) return undefined;
  return Object.fromEntries(
    parts.flatMap((part, n) => (part.startsWith(":") ? [[part.slice(1), path[n] ?? ""]] : [])),
  );
};

/** One that is written out wins over one with a name in it, so that /users/@me is not a user. */
const findRoute = (names: readonly string[], method: string, path: string): Found | undefined => {
  const parts = path.slice(PREFIX.length).split("/").map(decodeURIComponent);
  const found = names.flatMap((route) => {
    const params = path.startsWith(PREFIX) ? match(route, method, parts) : undefined;
    return params ? [{ route, params }] : [];
  });
  return found.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
};

interface Read {
  readonly body: unknown;
  readonly files: readonly File[];
}

const readForm = async (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Read> => {
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const files: File[] = [];
  for (const [key, value] of form)
    if (typeof value !== "string")
      files.push({
        key,
        name: value.name,
        type: value.type,
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
  const payload = form.get("payload_json");
  return { body: JSON.parse(typeof payload === "string" ? payload : "{}"), files };
};

const readBody = async (request: IncomingMessage): Promise<Read> => {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  const bytes = new Uint8Array(Buffer.concat(parts));
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return { body: undefined, files: [] };
  try {
    if (type.startsWith("multipart/form-data")) return await readForm(bytes, type);
    if (!type.startsWith("application/json")) throw new Error(`A body of type ${type} is not read.`);
    return { body: JSON.parse(Buffer.from(bytes).toString()), files: [] };
  } catch (error) {
    throw Object.assign(new Refusal(50109), { cause: error });
  }
};

/** These have a token in their path, and need no other. */
const isOpen = (route: string): boolean => /^\w+ \/(?:interactions|webhooks)\//u.test(route);

const write = (response: ServerResponse, { status, body, headers = {} }: Answer): void => {
  // A 204 that claims to be JSON is read as JSON by discord.js, and there is none.
  if (body === undefined) return void response.writeHead(status, headers).end();
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
};

/** What is answered in place of the truth, if anything is. */
const troubled = (trouble: Trouble | undefined): Answer | undefined => {
  if (trouble?.kind === "429") return tooMany(trouble.retryAfter ?? 0.05, trouble.scope ?? "user");
  if (trouble?.kind === "page") return page(trouble.status);
  return trouble?.kind === "refused" ? refused(new Refusal(trouble.code)) : undefined;
};

export interface Serving {
  readonly state: State;
  readonly routes: Routes;
  readonly traffic: Traffic;
  readonly records: Records;
}

const handle = (serving: Serving, found: Found, request: IncomingMessage, read: Read): Answer => {
  const { state, routes } = serving;
  const token = (request.headers.authorization ?? "").replace(/^Bot /u, "");
  if (!isOpen(found.route) && token !== state.token) throw new Refusal(0);
  const { searchParams } = new URL(request.url ?? "/", "http://discord");
  const answer = routes[found.route]?.({
    ...read,
    query: searchParams,
    id: (name) => found.params[name] ?? "",
  });
  return answer ?? page(500);
};

const limited = (serving: Serving, found: Found): Answer | { headers: Readonly<Record<string, string>> } => {
  if (serving.traffic.isBanned())
    return { ...page(429), headers: { "content-type": "text/html", "retry-after": "600" } };
  const { channel, guild, token } = found.params;
  return serving.traffic.pass(found.route, channel ?? guild ?? token ?? "");
};

const attempt = (deed: () => Answer): Answer => {
  try {
    return deed();
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
};

const settle = async (
  serving: Serving,
  found: Found,
  request: IncomingMessage,
): Promise<Read & { readonly answer: Answer | "dropped" }> => {
  const { state, traffic } = serving;
  const trouble = traffic.trouble(found.route);
  if (trouble?.kind === "slow") await trouble.until;
  const read = await readBody(request).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (read instanceof Refusal) return { body: undefined, files: [], answer: refused(read) };
  if (trouble?.kind === "dropped") return { ...read, answer: "dropped" };
  const ordered = troubled(trouble);
  if (ordered) return { ...read, answer: ordered };
  const passed = limited(serving, found);
  if ("status" in passed) return { ...read, answer: passed };
  const answer = attempt(() => handle(serving, found, request, read));
  if (trouble?.kind === "done, then dropped") return { ...read, answer: "dropped" };
  changed(state);
  return { ...read, answer: { ...answer, headers: { ...passed.headers, ...answer.headers } } };
};

const record = (serving: Serving, found: Found, made: CallMade): void => {
  const { calls, violations, drift } = serving.records;
  calls.push(made);
  if (made.status !== 0 && made.status < 300) {
    violations.push(...violationsIn(found.route, made.body));
    if (made.status !== 204) drift.push(...driftIn(found.route, made.answer));
  }
  changed(serving.state);
};

const answerTo = async (
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { state, traffic, routes } = serving;
  const { method = "GET" } = request;
  const path = (request.url ?? "/").replace(/\?.*$/su, "");
  const found = findRoute(Object.keys(routes), method, path);
  if (!found) {
    state.strange.push(`${method} ${path}`);
    return write(response, { status: 404, body: { message: "404: Not Found", code: 0 } });
  }
  const { body, files, answer } = await settle(serving, found, request);
  const isDropped = answer === "dropped";
  record(serving, found, {
    at: state.world.now(),
    method,
    route: found.route,
    path,
    body,
    files: files.map(({ name }) => name),
    status: isDropped ? 0 : answer.status,
    answer: isDropped ? undefined : answer.body,
  });
  if (isDropped) return void request.socket.destroy();
  traffic.count(answer);
  write(response, answer);
};

export const openServer = (serving: Serving): Server =>
  createServer((request, response) => {
    answerTo(serving, request, response).catch((error: unknown) => {
      serving.state.strange.push(`failed: ${String(error)}`);
      write(response, { status: 500, body: asObject({ message: String(error), code: 0 }) });
    });
  });
