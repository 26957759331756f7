/** The line to a model, as narrow as it can be: one question with its form, one answer of that form or one fault. */
import type { z } from "zod";

export interface Request<Value> {
  readonly system: string;
  readonly user: string;
  /** The form of the answer. Static: the same for every call of a task. */
  readonly schema: z.ZodType<Value>;
  readonly schemaName: string;
  readonly maxOutputTokens: number;
  /** All tries together end by then. */
  readonly deadlineMs: number;
}

/**
 * - `auth`, `quota`, `model-not-found`: nothing will help but the operator · `rate-limit`: wait, see `retryAfterMs`
 * - `timeout`, `network`, `server`: another time · the others: an answer came and cannot be used
 */
export type Fault =
  | "auth"
  | "quota"
  | "model-not-found"
  | "rate-limit"
  | "timeout"
  | "network"
  | "server"
  | "too-long"
  | "refused"
  | "truncated"
  | "no-form"
  | "over-budget";

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export type Completed<Value> =
  | { readonly kind: "said"; readonly value: Value; readonly usage: Usage }
  | {
      readonly kind: "fault";
      readonly fault: Fault;
      /** One sentence for the operator; no key, no prompt in it. */
      readonly why: string;
      readonly retryAfterMs?: number | undefined;
      readonly usage?: Usage | undefined;
    };

export interface Model {
  /** The model's name, part of what replies are cached under. */
  readonly name: string;
  complete<Value>(request: Request<Value>): Promise<Completed<Value>>;
}
