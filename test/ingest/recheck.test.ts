import { afterEach, beforeEach, expect, it } from "vitest";
import { openFetcher, type Fetcher } from "../../src/ingest/fetch.ts";
import { recheck, type RecheckNeeds } from "../../src/ingest/recheck.ts";
import { hours, type Instant } from "../../src/model/time.ts";
import { article, NOON } from "../kit/articles.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";
import { sharedReader } from "../kit/reader.ts";

const paragraphs = (count: number): readonly string[] => [
  `Water entered the cannery on Monday evening and about ${count} people left it on their own, the fire service said.`,
  "The roof of the cannery sank by a metre, and the street before it was closed until the morning.",
  "The owner of the cannery, a cooperative of fishers, said that the work would go on in another hall.",
];
const page = (count: number): string =>
  `<html lang="en"><body><article><h1>Cannery roof sinks</h1>${paragraphs(count)
    .map((one) => `<p>${one}</p>`)
    .join("")}</article></body></html>`;

let publisher: Publisher;
let fetcher: Fetcher;
beforeEach(async () => {
  publisher = await openPublisher({ "/cannery": { body: page(290) } });
  fetcher = openFetcher({ allow: [publisher.host] });
});
afterEach(async () => {
  await fetcher.close();
  await publisher.close();
});

const given = {
  title: "Cannery roof sinks",
  publisher: "Marsh Post",
  hoursAgo: 7,
  paragraphs: paragraphs(340),
};

it("an article whose correction cannot be kept is put off for an hour, so that the others have their turn and nothing is lost", async () => {
  const told = { ...article({ ...given, name: "cannery" }), url: `${publisher.url}/cannery` };
  const settled: (Instant | undefined)[] = [];
  const needs: RecheckNeeds = {
    due: async () => [{ article: told, toldAt: NOON - hours(6) }],
    settle: async (_, next) => void settled.push(next),
    of: async () => [],
    record: () => Promise.reject(new Error("The disk is full.")),
  };
  await expect(recheck(needs, { fetcher, reader: sharedReader, now: NOON })).rejects.toThrow(
    "The disk is full.",
  );
  expect(settled).toEqual([NOON + hours(1)]);
});
