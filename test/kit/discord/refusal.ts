/**
 * How Discord says no. Codes and sentences: Discord's documentation, "Opcodes and Status Codes"; the shape of
 * `errors` in 50035: "Reference", "Error Messages". The status of 20022, 40067 and 160005 is not documented.
 */
import type { Fault, Json } from "./form.ts";

const refusals = {
  0: [401, "401: Unauthorized"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  20022: [400, "This message cannot be edited due to announcement rate limits"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  40033: [400, "This message has already been crossposted."],
  40060: [400, "Interaction has already been acknowledged."],
  40067: [400, "A tag is required to create a forum post in this channel"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50033: [400, "Invalid Recipient(s)"],
  50035: [400, "Invalid Form Body"],
  // 403 and not 400: discord-api-docs #7707.
  50083: [403, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  160002: [400, "Cannot reply without permission to read message history"],
  160004: [400, "A thread has already been created for this message"],
  160005: [400, "Thread is locked"],
} as const;
export type Code = keyof typeof refusals;

/** What a route throws to refuse; the server makes an answer of it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: Code;
  readonly body: Json;
  constructor(code: Code, errors?: Json) {
    const [status, message] = refusals[code];
    super(message);
    this.status = status;
    this.code = code;
    this.body = { message, code, ...(errors && { errors }) };
  }
}

/** A path of keys becomes objects within objects, with `_errors` where the fault is. */
const nest = (faults: readonly Fault[]): Json => {
  const here = faults.filter(({ path }) => path.length === 0);
  const deeper = faults.filter(({ path }) => path.length > 0);
  const keys = new Set(deeper.map(({ path }) => String(path[0])));
  return {
    ...(here.length > 0 && { _errors: here.map(({ code, message }) => ({ code, message })) }),
    ...Object.fromEntries(
      [...keys].map((key) => [
        key,
        nest(
          deeper
            .filter(({ path }) => String(path[0]) === key)
            .map((one) => ({ ...one, path: one.path.slice(1) })),
        ),
      ]),
    ),
  };
};

export const invalid = (faults: readonly Fault[]): Refusal => new Refusal(50035, nest(faults));

/** Stops at once where anything was found wrong. */
export const refuseIf = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw invalid(faults);
};
