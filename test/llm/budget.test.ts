import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withinBudget, type Purse } from "../../src/llm/budget.ts";
import type { Completed, Model, Request } from "../../src/llm/complete.ts";
import { hours, minutes } from "../../src/model/time.ts";

const purse = (): Purse & { readonly kept: Map<string, unknown> } => {
  const kept = new Map<string, unknown>();
  return { kept, get: async (key) => kept.get(key), set: async (key, value) => kept.set(key, value) };
};

const request: Request<string> = {
  system: "a",
  user: "b",
  schema: z.string(),
  schemaName: "s",
  maxOutputTokens: 10,
  deadlineMs: 1000,
};

/** A model in hand: says what it is told to say and counts its calls. */
const modelThat = (
  says: () =>
    | Completed<never>
    | { kind: "said"; value: unknown; usage: { inputTokens: number; outputTokens: number } },
) => {
  const seen = { calls: 0 };
  const model: Model = {
    name: "m",
    complete: async ({ schema }) => {
      seen.calls++;
      const said = says();
      return said.kind === "said" ? { ...said, value: schema.parse(said.value) } : said;
    },
  };
  return { model, seen };
};

const fine = () => ({ kind: "said" as const, value: "yes", usage: { inputTokens: 3, outputTokens: 2 } });
const start = Date.parse("2031-05-12T22:00:00Z");

describe("a model's budget", () => {
  it("stops at the day's calls, says so once, and opens again after midnight UTC", async () => {
    const { model, seen } = modelThat(fine);
    const notices: string[] = [];
    let now = start;
    const one = withinBudget(
      model,
      { callsADay: 2, tokensADay: 1e6 },
      { purse: purse(), now: () => now, notice: (said) => notices.push(said) },
    );
    for (let call = 0; call < 5; call++) await one.complete(request);
    expect(seen.calls).toBe(2);
    expect(notices).toEqual([expect.stringContaining("Today's budget for the model is spent (2031-05-12)")]);
    now += hours(3);
    expect(await one.complete(request)).toMatchObject({ kind: "said" });
  });

  it("stops at the day's tokens, counting what a call really cost", async () => {
    const { model, seen } = modelThat(fine);
    const one = withinBudget(
      model,
      { callsADay: 1e3, tokensADay: 24 },
      { purse: purse(), now: () => start, notice: () => undefined },
    );
    for (let call = 0; call < 9; call++) await one.complete(request);
    expect(seen.calls).toBe(3);
  });

  it("cannot be passed by calls at the same time", async () => {
    const { model, seen } = modelThat(fine);
    const one = withinBudget(
      model,
      { callsADay: 3, tokensADay: 1e6 },
      { purse: purse(), now: () => start, notice: () => undefined },
    );
    await Promise.all(Array.from({ length: 10 }, () => one.complete(request)));
    expect(seen.calls).toBe(3);
  });

  it("is not forgotten by a restart", async () => {
    const kept = purse();
    const { model, seen } = modelThat(fine);
    const open = (): Model =>
      withinBudget(
        model,
        { callsADay: 2, tokensADay: 1e6 },
        { purse: kept, now: () => start, notice: () => undefined },
      );
    await open().complete(request);
    await open().complete(request);
    expect(await open().complete(request)).toMatchObject({ fault: "over-budget" });
    expect(seen.calls).toBe(2);
  });

  it("leaves a model that is down alone for a while and tells the operator once", async () => {
    const { model, seen } = modelThat(() => ({
      kind: "fault",
      fault: "timeout",
      why: "The model did not answer in time.",
    }));
    const notices: string[] = [];
    let now = start;
    const one = withinBudget(
      model,
      { callsADay: 99, tokensADay: 1e6 },
      { purse: purse(), now: () => now, notice: (said) => notices.push(said) },
    );
    for (let call = 0; call < 4; call++) await one.complete(request);
    expect(seen.calls).toBe(1);
    now += minutes(6);
    await one.complete(request);
    expect(seen.calls).toBe(2);
    expect(notices).toEqual(["The model did not answer in time. Digests and answers go out without it."]);
  });

  it("does not rest because of one answer that could not be used", async () => {
    const { model, seen } = modelThat(() => ({ kind: "fault", fault: "no-form", why: "Not the form." }));
    const one = withinBudget(
      model,
      { callsADay: 99, tokensADay: 1e6 },
      { purse: purse(), now: () => start, notice: () => undefined },
    );
    for (let call = 0; call < 3; call++) await one.complete(request);
    expect(seen.calls).toBe(3);
  });
});
