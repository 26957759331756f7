/** The Bot API over HTTP: JSON, forms and files in, its envelope out; and the faults of the way there and back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { callMethod, type Ground, type Params } from "./methods.ts";
import { Refusal } from "./refusal.ts";

/** What happens to a call instead of what should. */
export type Fault =
  | {
      readonly kind: "refuse";
      readonly code: number;
      readonly description: string;
      readonly parameters?: Readonly<Record<string, number>>;
    }
  /** The socket breaks before it is done, or after. */
  | { readonly kind: "drop" }
  | { readonly kind: "lose answer" }
  /** A page of the gateway, as it comes when Telegram's own servers do not answer. */
  | { readonly kind: "bad gateway" };

export interface Call {
  readonly method: string;
  readonly params: Params;
  readonly at: number;
  /** 0 for one that got no answer. */
  status: number;
  description: string;
}

export interface Calls {
  readonly calls: Call[];
  /** The methods that were called and that there are not. */
  readonly strange: string[];
  /** What happens to the next calls of a method, by its name in lower case. */
  readonly faults: Map<string, Fault[]>;
  /** What happens to any other call. */
  judge: (call: Call) => Fault | undefined;
}

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const isStructure = (text: string): boolean => /^[[{]/u.test(text);
const valued = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  if (value === "true" || value === "false") return value === "true";
  if (!isStructure(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const paramsOf = async (incoming: IncomingMessage, query: URLSearchParams): Promise<Params> => {
  const body = await bodyOf(incoming);
  const asked = Object.fromEntries(query);
  const type = incoming.headers["content-type"] ?? "";
  if (body.length === 0) return asked;
  if (type.includes("json")) {
    const given: unknown = JSON.parse(body.toString("utf8"));
    return { ...asked, ...(typeof given === "object" ? given : {}) };
  }
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  // In a form only structures are JSON; a text that looks like one stays a text.
  const fields = [...form].map(([name, value]) => [
    name,
    name === "text" || name === "caption" ? value : valued(value),
  ]);
  return { ...asked, ...Object.fromEntries(fields) };
};

const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

const refused = ({ code, message, parameters }: Refusal) => ({
  ok: false,
  error_code: code,
  description: message,
  ...(parameters && { parameters }),
});

interface Work {
  readonly ground: Ground;
  readonly calls: Calls;
  readonly token: string;
}

/** What is not even heard. @returns whether that was the end of it */
const spoiled = (fault: Fault | undefined, call: Call, response: ServerResponse): boolean => {
  if (fault?.kind === "drop") response.destroy();
  if (fault?.kind === "bad gateway") {
    call.status = 502;
    response.writeHead(502, { "content-type": "text/html" }).end("<html><h1>502 Bad Gateway</h1></html>");
  }
  return fault?.kind === "drop" || fault?.kind === "bad gateway";
};

const refuse = (calls: Calls, call: Call, response: ServerResponse, refusal: Refusal): void => {
  Object.assign(call, { status: refusal.code, description: refusal.message });
  if (refusal.code === 404) calls.strange.push(call.method);
  reply(response, refusal.code, refused(refusal));
};

const answerCall = async ({ ground, calls }: Work, call: Call, response: ServerResponse): Promise<void> => {
  const fault = calls.faults.get(call.method.toLowerCase())?.shift() ?? calls.judge(call);
  if (spoiled(fault, call, response)) return;
  try {
    if (fault?.kind === "refuse") throw new Refusal(fault.code, fault.description, fault.parameters);
    const result = await callMethod(call.method, ground, call.params);
    if (fault?.kind === "lose answer") return void response.destroy();
    call.status = 200;
    reply(response, 200, { ok: true, result });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(calls, call, response, error);
  }
};

const handle = async (work: Work, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(incoming.url ?? "/", "http://fake");
  const [, file, token, rest = ""] = /^\/(file\/)?bot([^/]+)\/(.+)$/u.exec(url.pathname) ?? [];
  if (token === undefined || !/^\d+:[\w-]{10,}$/u.test(token))
    return reply(response, 404, refused(new Refusal(404, "Not Found")));
  if (token !== work.token) return reply(response, 401, refused(new Refusal(401, "Unauthorized")));
  if (file !== undefined) {
    const kept = work.ground.files.get(rest.replace("documents/", ""));
    return void response.writeHead(kept ? 200 : 404).end(kept?.bytes);
  }
  const params = await paramsOf(incoming, url.searchParams);
  const call: Call = { method: rest, params, at: performance.now(), status: 0, description: "" };
  work.calls.calls.push(call);
  return answerCall(work, call, response);
};

export const serveBotApi = (work: Work): Server =>
  createServer((incoming, response) => {
    handle(work, incoming, response).catch((error: unknown) => {
      reply(response, 500, {
        ok: false,
        error_code: 500,
        description: `Internal Server Error: ${String(error)}`,
      });
    });
  });
