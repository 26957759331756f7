import { describe, expect, it } from "vitest";
import { findRepeated, markRepeated } from "../../src/ingest/repeated.ts";
import { days } from "../../src/model/time.ts";
import { article, NOON } from "../kit/articles.ts";

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

describe("a template is known whatever is filled into it", () => {
  /** Another date for each article, in words. */
  const dateAt = (at: number, language: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" }).format(NOON + at * days(37));
  const title = (thing: string): string => `Council to close the ${thing} for nine weeks`;
  const filled = (fill: (thing: string, at: number) => string) =>
    THINGS.slice(0, 5).map((thing, at) =>
      article({
        name: thing,
        title: title(thing),
        publisher: "Harbour Post",
        paragraphs: [...news(thing), fill(thing, at)],
      }),
    );

  it.each<readonly [string, (thing: string, at: number) => string]>([
    ["its own title and the outlet", (thing) => `The post ${title(thing)} appeared first on Harbour Post.`],
    ["in quotes", (thing) => `Der Beitrag „${title(thing)}“ erschien zuerst auf Harbour Post.`],
    ["a date", (_, at) => `Originally published in the Harbour Post on ${dateAt(at, "en")}.`],
    ["a date in German", (_, at) => `Zuerst erschienen am ${dateAt(at, "de")} in der Harbour Post.`],
    ["a date in Spanish", (_, at) => `Publicado por primera vez el ${dateAt(at, "es")}.`],
    ["a date in French", (_, at) => `Paru pour la première fois le ${dateAt(at, "fr")}.`],
    ["a date in Portuguese", (_, at) => `Publicado pela primeira vez em ${dateAt(at, "pt")}.`],
    ["a date in Ukrainian", (_, at) => `Уперше надруковано ${dateAt(at, "uk")}.`],
    ["the title of another article", (_, at) => `Read also ${title(THINGS[(at + 1) % 5] ?? "")}`],
    ["a title that is not known", (thing) => `Lee también: Así vive el barrio junto al viejo ${thing}`],
    ["and in French", (thing) => `À lire aussi : Pourquoi le vieux ${thing} ne sera pas vendu`],
    ["and in Ukrainian", (thing) => `Читайте також: Чому міська рада не продасть старий ${thing}`],
  ])("%s", (_, fill) => {
    expect(kindsOf(markRepeated(filled(fill)))).toEqual(["pppn", "pppn", "pppn", "pppn", "pppn"]);
  });
  it.each<readonly [string, (thing: string) => string]>([
    [
      "what two words and a colon begin stays when it is a sentence",
      (thing) => `Ada Quill: We never said that the old ${thing} would go.`,
    ],
    ["or somebody's words", (thing) => `Ada Quill: She says “we never let the ${thing} go” and laughs`],
    ["or short", (thing) => `Next meeting: Hall of the ${thing}`],
    [
      "and “may” is no month where no number is near",
      (thing) => `The council may sell the ${thing}, and the county may not.`,
    ],
  ])("but %s", (_, fill) => {
    expect(kindsOf(markRepeated(filled(fill))).join("")).not.toContain("n");
  });
  it("and each one is marked where it stands twice in one article", () => {
    const articles = THINGS.slice(0, 5).map((thing) =>
      made(thing, [
        ...news(thing),
        ...news(`other ${thing}`),
        `Read this too: The old ${thing} and its friends tell`,
        `Read this too: How the ${thing} came to Harbour Town`,
      ]),
    );
    expect(kindsOf(markRepeated(articles))).toEqual(Array.from({ length: 5 }, () => "ppppppnn"));
  });
});

describe("what was learned of a publisher", () => {
  const weekly = THINGS.map((thing, at) =>
    article({
      name: thing,
      publisher: "Harbour Post",
      hoursAgo: at * 24 * 7,
      paragraphs: [...news(thing), FOOTER],
    }),
  );
  const [newest, ...older] = weekly.map((one) => [one]);
  const learned = findRepeated(older.flat()).notices;

  it("is the house, how many stories carried it, when, and how it reads", () => {
    expect(learned).toEqual([
      {
        house: "harbour post",
        hash: expect.stringMatching(/^[\da-f]{16}$/u),
        stories: 7,
        firstSeen: weekly.at(-1)?.publishedAt,
        lastSeen: weekly[1]?.publishedAt,
        excerpt: FOOTER,
      },
    ]);
  });
  it("is a notice in a single article, and without it is not", () => {
    expect(kindsOf(markRepeated(newest ?? []))).toEqual(["pppp"]);
    expect(kindsOf(markRepeated(newest ?? [], learned))).toEqual(["pppn"]);
  });
  it("says nothing of another publisher", () => {
    const other = [made("a", [...news("ferry"), FOOTER], "Fjord Gazette")];
    expect(kindsOf(markRepeated(other, learned))).toEqual(["pppp"]);
  });
  it("is written down again when it is seen a day later or more, and not each time", () => {
    const again = findRepeated(newest ?? [], learned).notices;
    expect(again).toMatchObject([
      { stories: 7, firstSeen: weekly.at(-1)?.publishedAt, lastSeen: newest?.[0]?.publishedAt },
    ]);
    expect(findRepeated(newest ?? [], again).notices).toEqual([]);
  });
  it("still takes neither what somebody says in the midst, nor most of an article", () => {
    const said = "“We print this in every issue until the ferry runs,” the editor said.";
    const full = (thing: string) =>
      made(thing, [...news(thing).slice(0, 2), said, ...news(thing).slice(2), "End."]);
    const closing = THINGS.slice(0, 5).map((thing) => made(thing, [...news(thing), said]));
    const { notices } = findRepeated(closing);
    expect(notices.map(({ excerpt }) => excerpt)).toEqual([said]);
    expect(kindsOf(markRepeated([full("ferry")], notices))).toEqual(["ppppp"]);
    const short = [made("short", ["The ferry is shut.", FOOTER])];
    expect(kindsOf(markRepeated(short, learned))).toEqual(["pp"]);
  });
  it("is not learned from two articles, which may share their news by chance", () => {
    const two = ["ferry", "mill"].map((thing) => made(thing, [...news(thing), FOOTER]));
    expect(findRepeated(two)).toMatchObject({ notices: [] });
  });
  it("lapses when the publisher's latest articles hardly have it any more", () => {
    const letters = "abcdefghijklmnopqrst";
    const many = Array.from({ length: 20 }, (_, at) =>
      article({
        name: `n${at}`,
        publisher: "Harbour Post",
        hoursAgo: at,
        paragraphs: [...news(`thing ${letters[at]}x`), at < 2 ? FOOTER : `End of ${letters[at]}y.`],
      }),
    );
    expect(kindsOf(markRepeated(many, learned)).join("")).not.toContain("n");
  });
  it("counts the latest fifty articles, and marks those before them too", () => {
    const thing = (at: number): string =>
      `thing ${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}q`;
    const many = Array.from({ length: 60 }, (_, at) =>
      article({
        name: `n${at}`,
        publisher: "Harbour Post",
        hoursAgo: at,
        paragraphs: [...news(thing(at)), at % 2 === 0 ? FOOTER : `End of ${thing(at)}.`],
      }),
    );
    const kinds = kindsOf(markRepeated(many));
    expect(kinds.filter((kind) => kind.endsWith("n"))).toHaveLength(30);
    const gone = many.map((one, at) => (at < 50 ? made(`m${at}`, news(thing(at))) : one));
    expect(kindsOf(markRepeated(gone, learned)).slice(50).join("")).toContain("n");
  });
});
