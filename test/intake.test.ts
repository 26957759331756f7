import { describe, expect, it } from "vitest";
import { openIntake } from "../src/intake.ts";
import type { Article } from "../src/model/article.ts";
import { days } from "../src/model/time.ts";
import { article, NOON } from "./kit/articles.ts";

const piece = (name: string): Article =>
  article({
    name,
    title: name,
    publisher: "Marsh Post",
    hoursAgo: 1,
    paragraphs: ["A sentence of some length about the quay."],
  });

describe("what comes in while a digest looks", () => {
  it("belongs to that digest or to the next one, never to both and never to none", async () => {
    const stored: Article[] = [];
    const clock = { now: NOON };
    const articles = {
      save: async (given: readonly Article[]) => {
        await Promise.resolve();
        stored.push(...given);
        return given.map(({ id }) => id);
      },
    };
    const intake = openIntake(articles, () => clock.now);
    const look = (from: number) =>
      intake.look(async () => stored.filter(({ fetchedAt }) => fetchedAt > from).map(({ title }) => title));
    const saves = ["a", "b"].map((name) => intake.save([piece(name)]));
    const first = look(0);
    // In the same millisecond as the look, and asked for before it has ended.
    saves.push(intake.save([piece("c")]));
    await Promise.all(saves);
    const { seen, upTo } = await first;
    const second = await look(upTo);
    expect([seen, second.seen]).toEqual([["a", "b"], ["c"]]);
    clock.now -= days(365);
    await intake.save([piece("d")]);
    expect(stored.at(-1)?.fetchedAt).toBe(clock.now);
  });
  it("goes on after a failure", async () => {
    const intake = openIntake(
      { save: async () => Promise.reject(new Error("The disk is full.")) },
      () => NOON,
    );
    await expect(intake.save([piece("a")])).rejects.toThrow("disk is full");
    expect((await intake.look(async () => 1)).seen).toBe(1);
  });
});
