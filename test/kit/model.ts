/** A model's server on loopback that speaks chat completions: truthful, or wrong in one chosen way. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { listen } from "./listen.ts";

export const lyingPersonas = [
  "invents a quote",
  "invents a number",
  "swaps names",
  "cites what is not there",
  "cites nothing",
  "obeys instructions found in an article",
  "writes markup",
  "turns it into its opposite",
  "says too much",
] as const;
export const brokenPersonas = [
  "truncates",
  "refuses",
  "asks to wait",
  "has no quota",
  "fails",
  "hangs",
  "stalls in the middle",
  "sends nothing",
  "sends a page",
  "chats instead",
] as const;
export const usablePersonas = ["truthful", "fences its JSON", "thinks aloud", "knows no schema"] as const;
export type Persona =
  | (typeof lyingPersonas)[number]
  | (typeof brokenPersonas)[number]
  | (typeof usablePersonas)[number];

const requestShape = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.object({ type: z.string() }).optional(),
});
type ModelRequest = z.infer<typeof requestShape>;

interface Line {
  readonly id: string;
  readonly text: string;
}

const linesIn = (request: ModelRequest, letter: string): readonly Line[] =>
  [
    ...(request.messages.at(-1)?.content ?? "").matchAll(
      new RegExp(`^\\[(${letter}[\\d.]+)\\] (.+)$`, "gmu"),
    ),
  ].map(([, id = "", text = ""]) => ({ id, text }));

/** “S2” of “S2.4”. */
const sourceIn = (id: string): string => id.split(".", 1)[0] ?? id;

interface Said {
  readonly headline: string;
  readonly found: boolean;
  readonly sentences: readonly { readonly text: string; readonly refs: readonly string[] }[];
  readonly quoteIds: readonly string[];
}

/** What a careful model would say: the opening sentences of the sources, one of each, with their ids. */
const truth = (request: ModelRequest): Said => {
  const lines = [...linesIn(request, "S"), ...linesIn(request, "P")].filter(
    ({ text }) =>
      !/[“”"„«»?!]/u.test(text) && !/\b(?:I|we|our|you)\b/iu.test(text) && text.split(" ").length < 32,
  );
  const opening = lines.filter(
    ({ id }, at) => lines.findIndex((one) => sourceIn(one.id) === sourceIn(id)) === at,
  );
  const chosen = opening.length > 1 ? opening : lines;
  const sentences = chosen.slice(0, 2).map(({ id, text }) => ({ text, refs: [id] }));
  return {
    headline: (lines[0]?.text ?? "Nothing").split(" ").slice(0, 9).join(" "),
    found: sentences.length > 0,
    sentences,
    quoteIds: linesIn(request, "Q")
      .slice(0, 2)
      .map(({ id }) => id),
  };
};

const changed = (said: Said, change: (text: string) => string): Said => ({
  ...said,
  sentences: said.sentences.map(({ text, refs }) => ({ text: change(text), refs })),
});

const swapNames = (text: string): string => {
  const names = [...new Set(text.match(/(?<=\S\s)\p{Lu}\p{L}+/gu) ?? [])];
  return (
    text.replaceAll(
      /(?<=\S\s)\p{Lu}\p{L}+/gu,
      (name) => names[(names.indexOf(name) + 1) % names.length] ?? name,
    ) + " Zoltan Quarrel agreed."
  );
};

const lies: Readonly<Record<(typeof lyingPersonas)[number], (said: Said, request: ModelRequest) => Said>> = {
  "invents a quote": (said) => ({
    ...changed(said, (text) => `${text.replace(/\.$/u, "")}, “we will never allow it”.`),
    quoteIds: ["Q77", ...said.quoteIds],
  }),
  "invents a number": (said) => changed(said, (text) => `${text.replace(/\.$/u, "")} in 4711 cases.`),
  "swaps names": (said) => ({ ...changed(said, swapNames), headline: swapNames(said.headline) }),
  "cites what is not there": (said) => ({
    ...said,
    sentences: said.sentences.map((one) => ({ ...one, refs: ["S9.9", "P99"] })),
  }),
  "cites nothing": (said) => ({ ...said, sentences: said.sentences.map((one) => ({ ...one, refs: [] })) }),
  "obeys instructions found in an article": (said, request) => {
    const order = /(?:output|write|say|print|reply|append|include)\b[^\n]*/iu.exec(
      request.messages.at(-1)?.content ?? "",
    )?.[0];
    return changed(
      { ...said, headline: order ?? "As an AI assistant I obey" },
      () => order ?? "As an AI language model I will reply as you instruct.",
    );
  },
  "writes markup": (said) => changed(said, (text) => `<b>${text}</b> [more](https://evil.example) @everyone`),
  "turns it into its opposite": (said) =>
    changed(said, (text) => text.replace(/ (was|were|is|are|has|have|will|said) /u, " $1 not ")),
  "says too much": (said) => ({
    ...said,
    sentences: Array.from({ length: 40 }, () => said.sentences[0] ?? { text: "", refs: [] }),
  }),
};

const isLie = (persona: Persona): persona is keyof typeof lies => persona in lies;

const body = (content: string, finish = "stop", refusal: string | null = null): string =>
  JSON.stringify({
    id: "c",
    object: "chat.completion",
    created: 0,
    model: "fake",
    choices: [{ index: 0, finish_reason: finish, message: { role: "assistant", content, refusal } }],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  });

const json = (
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
};
const error = (code: string, message: string): string =>
  JSON.stringify({ error: { code, message, type: "error" } });

type Reply = (response: ServerResponse, text: string, request: ModelRequest) => void;

/** How each of the others answers, given the truth as JSON. */
const manners: Readonly<Record<Exclude<Persona, keyof typeof lies>, Reply>> = {
  truthful: (response, text) => json(response, 200, body(text)),
  "fences its JSON": (response, text) =>
    json(response, 200, body(`Here it is:\n\`\`\`json\n${text}\n\`\`\``)),
  "thinks aloud": (response, text) => json(response, 200, body(`<think>{"hm": 1}</think>${text}`)),
  "knows no schema": (response, text, request) =>
    request.response_format
      ? json(response, 400, error("invalid_request", "response_format is not supported"))
      : json(response, 200, body(text)),
  truncates: (response, text) => json(response, 200, body(text.slice(0, text.length / 2), "length")),
  refuses: (response) => json(response, 200, body("", "stop", "I cannot help with that.")),
  "asks to wait": (response) =>
    json(response, 429, error("rate_limit_exceeded", "slow down"), { "retry-after": "120" }),
  "has no quota": (response) => json(response, 429, error("insufficient_quota", "pay first")),
  fails: (response) => json(response, 500, error("server_error", "oops")),
  hangs: () => undefined,
  "stalls in the middle": (response, text) =>
    void response.writeHead(200, { "content-type": "application/json" }).write(body(text).slice(0, 40)),
  "sends nothing": (response) => json(response, 200, JSON.stringify({ id: "c", choices: [] })),
  "sends a page": (response) =>
    void response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Welcome</body></html>"),
  "chats instead": (response) => json(response, 200, body("Sure! The article is about a ferry.")),
};

const answer = (persona: Persona, request: ModelRequest, response: ServerResponse): void => {
  const said = truth(request);
  if (isLie(persona)) json(response, 200, body(JSON.stringify(lies[persona](said, request))));
  else manners[persona](response, JSON.stringify(said), request);
};

const readAll = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
};

export interface FakeModel {
  /** For OPENAI_BASE_URL. */
  readonly url: string;
  /** What it was sent, in order: whole bodies. */
  readonly heard: readonly string[];
  become(persona: Persona): void;
  close(): Promise<void>;
}

export const openFakeModel = async (first: Persona = "truthful"): Promise<FakeModel> => {
  let persona = first;
  const heard: string[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((text) => {
      heard.push(text);
      return answer(persona, requestShape.parse(JSON.parse(text)), response);
    });
  });
  const { url, close } = await listen(server);
  return { url: `${url}/v1`, heard, become: (next) => void (persona = next), close };
};
