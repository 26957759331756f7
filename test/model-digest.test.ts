/** Whatever a model does, the digest leaves, and what it says holds. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "../src/edition.ts";
import { usualSettings } from "../src/model/settings.ts";
import type { Article } from "../src/model/article.ts";
import type { Digest } from "../src/model/digest.ts";
import { readConfig } from "../src/ops/config.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { openQuestions } from "../src/question-desk.ts";
import { holds } from "../src/summaries/evidence.ts";
import { verifyDigest } from "../src/summaries/verify.ts";
import { openWriter, type Writer } from "../src/writer.ts";
import { brokenPersonas, lyingPersonas, openFakeModel, usablePersonas, type FakeModel } from "./kit/model.ts";
import { readSample, MORNING_AT } from "./kit/sample.ts";

let articles: readonly Article[];
let model: FakeModel;
let store: Store;
let notices: string[];
let writer: Writer;

const openOne = (settings: Record<string, string> = {}): Writer => {
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: "fake", MODEL_DEADLINE_SECONDS: "2", ...settings };
  const clock = () => MORNING_AT;
  const made = openWriter(readConfig(env), { store, clock, notice: (sentence) => notices.push(sentence) });
  if (!made) throw new Error("A model was configured.");
  return made;
};

const digest = (limit = 12): Promise<Digest> =>
  digestOf({ articles, failures: [], language: "en", limit, now: MORNING_AT, writer });

beforeAll(async () => {
  ({ articles } = await readSample());
});
beforeEach(async () => {
  model = await openFakeModel();
  store = await openStore({ dataDir: ":memory:" });
  notices = [];
  writer = openOne();
});
afterEach(async () => {
  await store.close();
  await model.close();
});
afterAll(() => expect(articles.length).toBeGreaterThan(30));

describe("a truthful model", () => {
  it.each(usablePersonas)("that %s words the digest, and the digest says so", async (persona) => {
    model.become(persona);
    const made = await digest();
    expect(["model", "mixed"]).toContain(made.method);
    expect(made.stories.filter(({ method }) => method === "model").length).toBeGreaterThan(
      made.stories.length / 2,
    );
    expect(verifyDigest(made)).toEqual([]);
    expect(notices).toEqual([]);
  });

  it("is asked once for a story, however many want it and however often", async () => {
    await Promise.all([digest(4), digest(4), digest(4)]);
    const asked = model.heard.length;
    await digest(4);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(4 * 2);
    expect(model.heard).toHaveLength(asked);
  });

  it("words a story of several languages from the one that it is told in", async () => {
    const made = await digest(100);
    expect(verifyDigest(made)).toEqual([]);
    const story = made.stories.find(({ sources }) => sources.some(({ title }) => title?.includes("tallas")));
    expect(story).toMatchObject({ method: "model" });
    expect(story?.sources).toHaveLength(3);
    const asked = model.heard.filter((request) => request.includes("The heron and the seated woman"));
    expect(asked).not.toEqual([]);
    for (const request of asked) expect(request).not.toContain("garza");
  });

  it("is never sent an instruction that an article holds", async () => {
    await digest();
    expect(model.heard.join("\n").toLowerCase()).not.toContain("ignore previous instructions");
  });
});

describe("a lying model", () => {
  it.each(lyingPersonas)(
    "that %s gets nothing past the verifier, and the digest leaves whole",
    async (persona) => {
      model.become(persona);
      const plain = await digestOf({ articles, failures: [], language: "en", limit: 12, now: MORNING_AT });
      const made = await digest();
      expect(verifyDigest(made)).toEqual([]);
      expect(made.stories.map(({ id }) => id)).toEqual(plain.stories.map(({ id }) => id));
      expect(model.heard.length).toBeLessThanOrEqual(2 * plain.stories.length);
    },
  );
});

describe("a broken model", () => {
  it.each(brokenPersonas)("that %s leaves the digest as it is without one", async (persona) => {
    model.become(persona);
    const plain = await digestOf({ articles, failures: [], language: "en", limit: 12, now: MORNING_AT });
    expect(await digest()).toEqual(plain);
  });

  it("that hangs is waited for once, and the operator is told once", async () => {
    model.become("hangs");
    const began = performance.now();
    await digest();
    await digest();
    expect(performance.now() - began).toBeLessThan(2 * 2000);
    expect(notices).toEqual(["The model did not answer in time. Digests and answers go out without it."]);
  });
});

describe("an answer", () => {
  const question = "How many people left the tunnel on foot?";
  const ask = async () => {
    await store.articles.save(articles);
    return openQuestions({ store, clock: () => MORNING_AT, writer, language: "en" }).ask(
      "chat",
      question,
      usualSettings,
    );
  };

  it("is worded by a truthful model, from the passages that were found", async () => {
    const { answer } = await ask();
    expect(answer.method).toBe("model");
    expect(answer.sentences.length).toBeGreaterThan(0);
  });

  it.each([...lyingPersonas, ...brokenPersonas])(
    "of a model that %s holds in every sentence, or is the sources' own",
    async (persona) => {
      model.become(persona);
      const { answer, articles: cited } = await ask();
      const texts = new Map(
        [...articles, ...cited].map(({ id, text, language }) => [id, { text, language }]),
      );
      for (const { text, refs } of answer.sentences) {
        const passages = refs.map(
          ({ article, start, end }) => texts.get(article)?.text.slice(start, end) ?? "",
        );
        expect(refs.length).toBeGreaterThan(0);
        expect(answer.method === "extractive" ? passages[0] === text : holds(text, passages, "en")).toBe(
          true,
        );
      }
    },
  );

  it("is asked of the model without names, chats, or what was asked before", async () => {
    await store.articles.save(articles);
    const questions = openQuestions({ store, clock: () => MORNING_AT, writer, language: "en" });
    await questions.ask("chat-4711 Ada-Quill-the-reader", "Who said the seal failed?", usualSettings);
    await questions.ask(
      "chat-4711 Ada-Quill-the-reader",
      "and what did she say about the cause?",
      usualSettings,
    );
    const heard = model.heard.join("\n");
    expect(heard).not.toContain("4711");
    expect(heard).not.toContain("the-reader");
    expect(model.heard.at(-1)).not.toContain("Who said the seal failed?");
  });
});

describe("the day's budget", () => {
  it("is kept in calls; over it the digest goes out with what there is, and one notice", async () => {
    writer = openOne({ MODEL_CALLS_A_DAY: "2" });
    const made = await digest();
    expect(model.heard).toHaveLength(2);
    expect(made.method).toBe("mixed");
    expect(verifyDigest(made)).toEqual([]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain("budget");
  });
});
