import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Completed, Model } from "../../src/llm/complete.ts";
import { openModel } from "../../src/llm/openai.ts";
import { openFakeModel, type FakeModel, type Persona } from "../kit/model.ts";

const schema = z.object({
  headline: z.string(),
  sentences: z.array(z.object({ text: z.string(), refs: z.array(z.string()) })),
  quoteIds: z.array(z.string()),
});

let server: FakeModel;
beforeAll(async () => {
  server = await openFakeModel();
});
afterAll(async () => server.close());

const model = (): Model => openModel({ apiKey: "sk-canary-1234", baseUrl: server.url, model: "any" });

const ask = async (
  persona: Persona,
  one = model(),
  deadlineMs = 3000,
): Promise<Completed<z.infer<typeof schema>>> => {
  server.become(persona);
  return one.complete({
    system: "Say it.",
    user: "[S1.1] The ferry stopped on Monday after a storm.",
    schema,
    schemaName: "story",
    maxOutputTokens: 100,
    deadlineMs,
  });
};

const calls = async (work: () => Promise<unknown>): Promise<number> => {
  const before = server.heard.length;
  await work();
  return server.heard.length - before;
};

describe("a model's server", () => {
  it.each(["truthful", "fences its JSON", "thinks aloud", "knows no schema"] as const)(
    "that is usable and %s is understood",
    async (persona) => {
      const said = await ask(persona);
      expect(said).toMatchObject({
        kind: "said",
        value: { sentences: [{ refs: ["S1.1"] }] },
        usage: { inputTokens: 100 },
      });
    },
  );

  it.each([
    ["truncates", "truncated"],
    ["refuses", "refused"],
    ["asks to wait", "rate-limit"],
    ["has no quota", "quota"],
    ["fails", "server"],
    ["sends nothing", "no-form"],
    ["sends a page", "no-form"],
    ["chats instead", "no-form"],
  ] as const)("that %s is a fault called %s", async (persona, fault) => {
    expect(await ask(persona)).toMatchObject({ kind: "fault", fault });
  });

  it.each(["hangs", "stalls in the middle"] as const)("that %s is left at the deadline", async (persona) => {
    const before = performance.now();
    expect(await ask(persona, model(), 300)).toMatchObject({ kind: "fault", fault: "timeout" });
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it("that asks to wait two minutes is told so, and not asked again before", async () => {
    expect(
      await calls(async () => expect(await ask("asks to wait")).toMatchObject({ retryAfterMs: 120_000 })),
    ).toBe(1);
  });

  it("is asked once more after a failure, never after a spent quota", async () => {
    expect(await calls(() => ask("fails"))).toBe(2);
    expect(await calls(() => ask("has no quota"))).toBe(1);
  });

  it("that knows no schema is found out once", async () => {
    const one = model();
    expect(await calls(() => ask("knows no schema", one))).toBe(3);
    expect(await calls(() => ask("knows no schema", one))).toBe(1);
  });

  it("that cannot be reached is a fault with the remedy", async () => {
    const nobody = openModel({ apiKey: undefined, baseUrl: "http://127.0.0.1:1/v1", model: "any" });
    const said = await ask("truthful", nobody);
    expect(said).toMatchObject({
      kind: "fault",
      fault: "network",
      why: "The model cannot be reached. Check OPENAI_BASE_URL.",
    });
  });

  it("never has its key in what is said of a fault", async () => {
    for (const persona of ["fails", "has no quota", "sends a page", "asks to wait"] as const)
      expect(JSON.stringify(await ask(persona))).not.toContain("canary");
  });
});
