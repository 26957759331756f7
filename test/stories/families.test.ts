import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { storyId } from "../../src/model/id.ts";
import { Trouble } from "../../src/ops/trouble.ts";
import { familiesFrom } from "../../src/stories/families.ts";
import { publishersOf } from "../../src/stories/rank.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { article } from "../kit/articles.ts";

const document = await readFile(join(import.meta.dirname, "../../docs/families.md"), "utf8");
const example = /```json\n(.*?)```/su.exec(document)?.[1] ?? "";

const told = (name: string, host: string, publisher: string, paragraph: string): Article => ({
  ...article({ name, publisher, title: "Weir at Fenmouth gives way", paragraphs: [paragraph] }),
  url: `https://${host}/${name}`,
});
const post = told(
  "weir-1",
  "www.marshpost.example",
  "Marsh Post",
  "The weir at Fenmouth gave way on Monday morning, and the water took two empty barges with it.",
);
const echo = told(
  "weir-2",
  "fenmouth-echo.example",
  "Fenmouth Echo",
  "Nobody was aboard when two barges were torn loose: the old weir of Fenmouth could not hold the river.",
);
const stranger = told(
  "weir-3",
  "tarn.example",
  "Tarn Gazette",
  "Two barges drift down the river since Fenmouth’s weir broke, the harbour master said.",
);
const together = (...articles: readonly Article[]) => {
  const one = new Map(articles.map(({ id }) => [id, storyId("s-weir")]));
  const [story] = storiesOf(articles, one, () => true, familiesFrom(example, "the example"));
  if (!story) throw new Error("There is no story.");
  return story;
};

describe("outlets that one owner has", () => {
  it("count as one publisher, and a story that only they tell says so", () => {
    const story = together(post, echo);
    expect(publishersOf(story)).toBe(1);
    expect(summarise(story)?.labels).toEqual(["one owner"]);
  });
  it("are two publishers with one who is not of the family", () => {
    const story = together(post, echo, stranger);
    expect(publishersOf(story)).toBe(2);
    expect(summarise(story)?.labels).toEqual([]);
  });
  it("that are one outlet are one source, family or not", () => {
    expect(summarise(together(post))?.labels).toEqual(["one source"]);
  });
});

describe("a family", () => {
  const familyOf = familiesFrom(example, "the example");
  it.each([
    ["its domain", { url: "https://marshpost.example/a", publisher: undefined }, "Marsh Media"],
    ["a subdomain", { url: "https://news.marshpost.example/a", publisher: "x" }, "Marsh Media"],
    ["its name", { url: undefined, publisher: "radio fen" }, "Marsh Media"],
    ["no domain that only ends like it", { url: "https://xmarshpost.example/", publisher: "x" }, undefined],
    ["nothing of somebody else's", { url: "https://tarn.example/", publisher: "Tarn Gazette" }, undefined],
  ])("is known by %s", (_, given, family) => {
    expect(familyOf(given)).toBe(family);
  });
  it("that the operator wrote goes before one that is known here", () => {
    const [domain, own] = ["globo.com", "Somebody Else"];
    const url = `https://g1.${domain}/`;
    const written = [{ family: own, source: "https://else.example/", domains: [domain] }];
    expect(familiesFrom()({ url, publisher: undefined })).toBeDefined();
    expect(familiesFrom(JSON.stringify(written), "x")({ url, publisher: undefined })).toBe(own);
  });
  it.each([
    ["no JSON", "{", "look at the whole"],
    ["without where it says so", '[{"family": "A"}]', "look at 0.source"],
    [
      "an address for a domain",
      '[{"family": "A", "source": "https://a.example", "domains": ["https://a.example"]}]',
      "look at 0.domains.0",
    ],
    [
      "a field that there is not",
      '[{"family": "A", "source": "https://a.example", "domain": []}]',
      "look at 0",
    ],
  ])("of a file with %s stops the start and says where to look", (_, written, where) => {
    expect(() => familiesFrom(written, "families.json")).toThrow(Trouble);
    expect(() => familiesFrom(written, "families.json")).toThrow(where);
  });
});
