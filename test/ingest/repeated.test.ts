import { describe, expect, it } from "vitest";
import { markRepeated } from "../../src/ingest/repeated.ts";
import { article } from "../kit/articles.ts";

const THINGS = ["ferry", "mill", "library", "bridge", "market", "school", "forest", "museum"];
const news = (thing: string): readonly string[] => [
  `The ${thing} of Harbour Town will close for repairs in the second week of June, the council said on Monday.`,
  `Work on the ${thing} is to take nine weeks and to cost four million crowns, most of it from the county.`,
  `People who live beside the ${thing} have asked for a say in how the site is kept clean and quiet.`,
];
const FOOTER = "The Harbour Post is printed in Harbour Town since 1931. Write to desk@harbour.example.";

const made = (name: string, paragraphs: readonly string[], publisher = "Harbour Post") =>
  article({ name, publisher, paragraphs });
const kindsOf = (articles: ReturnType<typeof markRepeated>): readonly string[] =>
  articles.map(({ blocks }) => blocks.map(({ kind }) => kind[0]).join(""));

describe("a paragraph that a publisher prints again and again", () => {
  it("is a notice in every article, the first one too, and the text stays as it is", () => {
    const articles = THINGS.slice(0, 5).map((thing) => made(thing, [...news(thing), FOOTER]));
    const marked = markRepeated(articles);
    expect(kindsOf(marked)).toEqual(["pppn", "pppn", "pppn", "pppn", "pppn"]);
    expect(marked.map(({ text }) => text)).toEqual(articles.map(({ text }) => text));
  });
  it("is known with other numbers and addresses in it", () => {
    const articles = THINGS.slice(0, 5).map((thing, at) =>
      made(thing, [...news(thing), FOOTER.replace("1931", String(1900 + at)).replace("desk@", `${thing}@`)]),
    );
    expect(kindsOf(markRepeated(articles))).toEqual(["pppn", "pppn", "pppn", "pppn", "pppn"]);
  });
  it("is known from two articles when there are few and it closes both", () => {
    expect(
      kindsOf(markRepeated(["ferry", "mill"].map((thing) => made(thing, [...news(thing), FOOTER])))),
    ).toEqual(["pppn", "pppn"]);
  });
  it("is not known from two articles in whose midst it stands", () => {
    const articles = ["ferry", "mill"].map((thing) =>
      made(thing, [
        ...news(thing).slice(0, 2),
        FOOTER,
        ...news(thing).slice(2),
        `The council meets about the ${thing} in June.`,
      ]),
    );
    expect(kindsOf(markRepeated(articles)).join("")).not.toContain("n");
  });
  it("is told apart from what two publishers both print", () => {
    expect(
      kindsOf(
        markRepeated([
          made("a", [...news("ferry"), FOOTER]),
          made("b", [...news("mill"), FOOTER], "Fjord Gazette"),
        ]),
      ),
    ).toEqual(["pppp", "pppp"]);
  });
});

describe("news that is printed again stays news", () => {
  it("in copies and updates of one article", () => {
    const articles = [0, 1, 2, 3, 4].map((at) =>
      made(`copy${at}`, [...news("ferry"), ...news("mill"), `Version ${THINGS[at]} of this text.`]),
    );
    expect(kindsOf(markRepeated(articles)).join("")).not.toContain("n");
  });
  it("when it is what somebody said in the midst of an article", () => {
    const said = "“We will not close a single school in this county,” the mayor said.";
    const articles = THINGS.slice(0, 5).map((thing) =>
      made(thing, [
        ...news(thing).slice(0, 2),
        said,
        ...news(thing).slice(2),
        `The council meets about the ${thing} in June, in the hall.`,
      ]),
    );
    const kinds = kindsOf(markRepeated(articles));
    expect(kinds.every((kind) => kind[2] === "p")).toBe(true);
  });
  it("when most of the article would go", () => {
    const articles = THINGS.slice(0, 5).map((thing) => made(thing, [`The ${thing} is shut.`, FOOTER]));
    expect(kindsOf(markRepeated(articles)).join("")).not.toContain("n");
  });
  it("when only few of a publisher's many articles carry it", () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      made(`n${at}`, [
        `Matter ${"abcdefghij"[at % 10]}${"klmnopqrst"[Math.floor(at / 10)]} came up in the council.`,
        ...news(`${"abcdefghij"[at % 10]}${"klmnopqrst"[Math.floor(at / 10)]}`),
      ]),
    );
    const background = "The bridge fell in the storm of 2029, and two people were hurt.";
    const some = ["ferry", "mill", "library"].map((thing) => made(thing, [...news(thing), background]));
    expect(kindsOf(markRepeated([...many, ...some])).join("")).not.toContain("n");
  });
  it("and an article without a publisher or an address is left as it is", () => {
    const articles = THINGS.slice(0, 5).map((thing) => ({
      ...article({ name: thing, paragraphs: [...news(thing), FOOTER] }),
      url: undefined,
    }));
    expect(kindsOf(markRepeated(articles)).join("")).not.toContain("n");
  });
});
