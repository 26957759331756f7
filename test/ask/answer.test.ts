import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openQuestions, type Questions } from "../../src/question-desk.ts";
import { usualSettings } from "../../src/model/settings.ts";
import type { Answered } from "../../src/model/question.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { MORNING_AT, readSample } from "../kit/sample.ts";
import { answerable, nearMisses, offTopic } from "./questions.ts";

let store: Store;
let questions: Questions;

beforeAll(async () => {
  store = await openStore({ dataDir: ":memory:" });
  const { articles } = await readSample();
  await store.articles.save(articles);
  await store.stories.assign(
    storiesOf(articles).flatMap((story) =>
      story.articles.map(({ id }) => ({ article: id, story: story.id })),
    ),
  );
  questions = openQuestions({ store, clock: () => MORNING_AT, writer: undefined, language: "en" });
});
afterAll(() => store.close());

let chats = 0;
/** In a chat of its own, so that no question leans on the one before. */
const ask = (question: string): Promise<Answered> =>
  questions.ask(`chat-${++chats}`, question, usualSettings);
const said = ({ answer }: Answered): string => answer.sentences.map(({ text }) => text).join("\n");

describe("questions about the sample newsroom", () => {
  it("that the articles answer are answered by the right passage, eleven of twelve", async () => {
    const wrong: string[] = [];
    for (const { question, words } of answerable) {
      const answered = await ask(question);
      if (!words.every((word) => word.test(said(answered))))
        wrong.push(`${question} → ${said(answered) || "no"}`);
    }
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(1);
  });

  it("that they do not answer are answered by an honest no, ten of twelve", async () => {
    const wrong: string[] = [];
    for (const question of [...offTopic, ...nearMisses]) {
      const answered = await ask(question);
      if (answered.answer.kind !== "not told") wrong.push(`${question} → ${said(answered)}`);
    }
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(2);
  });

  it("are answered in the sources' own words only: each sentence is its passage", async () => {
    const texts = new Map((await store.articles.since(0)).map(({ id, text }) => [id, text]));
    for (const { question } of answerable) {
      const { answer } = await ask(question);
      for (const { text, refs } of answer.sentences) {
        const [ref] = refs;
        expect(ref && texts.get(ref.article)?.slice(ref.start, ref.end)).toBe(text);
      }
    }
  });

  it("that ask for a judgement get what the sources say, and no judgement", async () => {
    const { answer } = await ask("Is the port authority to blame for the tunnel?");
    expect(answer.kind).not.toBe("answer");
  });

  it("without a single article are all refused", async () => {
    const empty = await openStore({ dataDir: ":memory:" });
    const blank = openQuestions({ store: empty, clock: () => MORNING_AT, writer: undefined, language: "en" });
    for (const { question } of answerable)
      expect((await blank.ask("chat", question, usualSettings)).answer.kind).toBe("not told");
    await empty.close();
  });
});

describe("a follow-up", () => {
  it("leans on the last answer, and says how it was understood", async () => {
    await questions.ask("ada", "Who said the seal failed?", usualSettings);
    const { answer } = await questions.ask("ada", "and what did she say about the cause?", usualSettings);
    expect(answer.understoodAs).toContain("Maren Holt");
    expect(said({ answer, articles: [] })).toContain("the cause was unclear");
  });
  it("leans on nothing after /forget, in another chat, or after two hours", async () => {
    await questions.ask("bo", "Who said the seal failed?", usualSettings);
    await questions.forget("bo");
    expect(
      (await questions.ask("bo", "and what did she say about it?", usualSettings)).answer.understoodAs,
    ).toBeUndefined();
    expect(
      (await questions.ask("cleo", "and what did she say about it?", usualSettings)).answer.understoodAs,
    ).toBeUndefined();
  });
});
