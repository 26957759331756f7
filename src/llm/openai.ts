/** The `openai` package behind our port: any server that speaks chat completions, what it understands found out once. */
import { setTimeout as pause } from "node:timers/promises";
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { z } from "zod";
import type { Completed, Fault, Model, Request, Usage } from "./complete.ts";
import { jsonIn } from "./json-in.ts";

export interface Where {
  readonly apiKey: string | undefined;
  /** A compatible server's address; OpenAI's own when undefined. */
  readonly baseUrl: string | undefined;
  readonly model: string;
}

/** From the strictest form to none: servers differ, and say so with 400 or 422. */
const FORMS = ["json_schema", "json_object", "plain"] as const;
type Form = (typeof FORMS)[number];

/** What this server turned out to understand. */
interface Manner {
  form: Form;
  limit: "max_completion_tokens" | "max_tokens";
}

type Failure = Extract<Completed<never>, { kind: "fault" }>;

const fault = (kind: Fault, why: string, more: Partial<Failure> = {}): Failure => ({
  kind: "fault",
  fault: kind,
  why,
  ...more,
});

const reply = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/** Where a server counts nothing, so many letters are taken for a token. */
const LETTERS_A_TOKEN = 3.5;
const estimated = (text: string): number => Math.ceil(text.length / LETTERS_A_TOKEN);

const retryAfter = (error: APIError): number | undefined => {
  const seconds = Number(error.headers?.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
};

const statusFault = (error: APIError): Failure => {
  const { status, code } = error;
  if (status === 401 || status === 403)
    return fault("auth", `The model answers ${status}. Check OPENAI_API_KEY.`);
  if (status === 404)
    return fault("model-not-found", "The model answers 404. Check OPENAI_MODEL and OPENAI_BASE_URL.");
  if (code === "insufficient_quota") return fault("quota", "The model's account has no quota left.");
  if (status === 429)
    return fault("rate-limit", "The model asks to wait.", { retryAfterMs: retryAfter(error) });
  if (code === "context_length_exceeded" || status === 413)
    return fault("too-long", "The request was too long for the model.");
  return fault("server", `The model answers ${status ?? "nothing"}.`);
};

const faultOf = (error: unknown): Failure => {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return fault("timeout", "The model did not answer in time.");
  if (error instanceof APIConnectionError)
    return fault("network", "The model cannot be reached. Check OPENAI_BASE_URL.");
  if (error instanceof APIError) return statusFault(error);
  return fault("no-form", "The model's server sent something that is not a chat completion.");
};

const understands = (error: unknown): boolean =>
  !(
    error instanceof APIError &&
    (error.status === 400 || error.status === 422) &&
    error.code !== "context_length_exceeded"
  );

/** The next simpler manner of asking; undefined when there is none left. */
const simpler = ({ form, limit }: Manner): Manner | undefined => {
  const next = FORMS[FORMS.indexOf(form) + 1];
  if (next) return { form: next, limit };
  return limit === "max_completion_tokens" ? { form: "json_schema", limit: "max_tokens" } : undefined;
};

const formOf = <Value>(form: Form, { schema, schemaName }: Request<Value>): object => {
  if (form === "plain") return {};
  if (form === "json_object") return { response_format: { type: "json_object" } };
  const json_schema = {
    name: schemaName,
    strict: true,
    schema: z.toJSONSchema(schema, { target: "draft-7" }),
  };
  return { response_format: { type: "json_schema", json_schema } };
};

type Choice = z.infer<typeof reply>["choices"][number];

/** Why an answer that came cannot be used, whatever stands in it. */
const unusable = ({ message, finish_reason }: Choice, usage: Usage): Failure | undefined => {
  if (message.refusal || finish_reason === "content_filter")
    return fault("refused", "The model refused.", { usage });
  return finish_reason === "length"
    ? fault("truncated", "The model's answer was cut off.", { usage })
    : undefined;
};

const usageOf = (told: z.infer<typeof reply>["usage"], asked: string, text: string): Usage => ({
  inputTokens: told?.prompt_tokens ?? estimated(asked),
  outputTokens: told?.completion_tokens ?? estimated(text),
});

const read = <Value>(body: unknown, request: Request<Value>): Completed<Value> => {
  const parsed = reply.safeParse(body);
  const [choice] = parsed.data?.choices ?? [];
  if (!choice) return fault("no-form", "The model's server sent something that is not a chat completion.");
  const text = choice.message.content ?? "";
  const usage = usageOf(parsed.data?.usage, request.system + request.user, text);
  const failure = unusable(choice, usage);
  if (failure) return failure;
  const value = request.schema.safeParse(jsonIn(text));
  return value.success
    ? { kind: "said", value: value.data, usage }
    : fault("no-form", "The model's answer is not of the form that was asked for.", { usage });
};

const bodyOf = <Value>(model: string, request: Request<Value>, { form, limit }: Manner) => ({
  model,
  messages: [
    { role: "system" as const, content: request.system },
    { role: "user" as const, content: request.user },
  ],
  [limit]: request.maxOutputTokens,
  ...formOf(form, request),
});

/** Waits only when there is time for another try after it. */
const WORTH_ANOTHER: ReadonlySet<Fault> = new Set<Fault>(["server", "network", "rate-limit"]);
const SHORT_PAUSE_MS = 500;

export const openModel = ({ apiKey, baseUrl, model }: Where): Model => {
  // maxRetries 0: the package retries a spent quota and ignores a long Retry-After. Both settings are passed, so that it
  // reads nothing from the environment. A local server needs no key, but the package wants a word there.
  const client = new OpenAI({
    apiKey: apiKey ?? "none",
    baseURL: baseUrl ?? "https://api.openai.com/v1",
    maxRetries: 0,
  });
  let manner: Manner = { form: "json_schema", limit: "max_completion_tokens" };

  const once = async <Value>(request: Request<Value>, signal: AbortSignal): Promise<Completed<Value>> => {
    const asked = manner;
    try {
      const options = { signal, timeout: request.deadlineMs };
      return read(await client.chat.completions.create(bodyOf(model, request, asked), options), request);
    } catch (error) {
      if (signal.aborted) return fault("timeout", "The model did not answer in time.");
      const next = understands(error) ? undefined : simpler(asked);
      if (!next) return faultOf(error);
      manner = next;
      return once(request, signal);
    }
  };

  const complete = async <Value>(request: Request<Value>): Promise<Completed<Value>> => {
    const signal = AbortSignal.timeout(request.deadlineMs);
    const first = await once(request, signal);
    if (first.kind === "said" || !WORTH_ANOTHER.has(first.fault)) return first;
    const wait = first.retryAfterMs ?? SHORT_PAUSE_MS;
    if (wait > request.deadlineMs / 4 || signal.aborted) return first;
    await pause(wait);
    return once(request, signal);
  };
  return { name: model, complete };
};
