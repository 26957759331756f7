/** What is hard in the sample newsroom, read over loopback HTTP and told in one digest. samples/README.md lists it. */
import { beforeAll, describe, expect, it } from "vitest";
import { digestOf } from "../src/edition.ts";
import { tellDigest } from "../src/digest/tell.ts";
import { render } from "../src/adapters/terminal/render.ts";
import type { Article } from "../src/model/article.ts";
import type { Digest, DigestStory } from "../src/model/digest.ts";
import { findQuotes } from "../src/summaries/quotes.ts";
import { verifyDigest } from "../src/summaries/verify.ts";
import { MORNING_AT, readSample } from "./kit/sample.ts";
import { speakers } from "./kit/speakers.ts";

let articles: readonly Article[];
let digest: Digest;

beforeAll(async () => {
  const read = await readSample();
  expect(read.failures).toEqual([]);
  ({ articles } = read);
  digest = await digestOf({ articles, failures: [], language: "en", limit: 100, now: MORNING_AT });
});

const pathOf = (url: string | null | undefined): string => URL.parse(url ?? "")?.pathname.slice(1) ?? "";
const storyWith = (path: string, { stories } = digest): DigestStory => {
  const story = stories.find(({ sources }) => sources.some(({ url }) => pathOf(url) === path));
  if (!story) throw new Error(`No story has ${path}.`);
  return story;
};
const pathsOf = ({ sources }: DigestStory): readonly string[] =>
  sources.map(({ url }) => pathOf(url)).toSorted();
const placeOf = (path: string): number => digest.stories.indexOf(storyWith(path));
const articleAt = (path: string): Article => {
  const found = articles.find(({ url }) => pathOf(url) === path);
  if (!found) throw new Error(`${path} was not read.`);
  return found;
};
const said = ({ sentences, quotes, headline }: DigestStory): string =>
  [headline, ...sentences.map(({ text }) => text), ...quotes.map(({ text }) => text)].join("\n");

describe("the sample newsroom's digest", () => {
  it("holds in every claim", () => {
    expect(digest.stories.length).toBeGreaterThan(25);
    expect(verifyDigest(digest)).toEqual([]);
  });

  it("tells the tunnel of four outlets as one story, the wire copy as a copy", () => {
    const story = storyWith("courier/harbour-tunnel-closed");
    expect(pathsOf(story)).toEqual([
      "courier/harbour-tunnel-closed",
      "kestrel/tunnel-water",
      "observer/tunnel-water",
      "radionord/tunnel-sealed-off",
    ]);
    const copy = story.sources.find(({ url }) => pathOf(url) === "observer/tunnel-water");
    expect(copy?.notes).toContain("wire copy of Kestrel Wire");
    expect(story.sentences.flatMap(({ refs }) => refs).map(({ article }) => article)).not.toContain(
      copy?.article,
    );
    expect(
      new Set(story.sentences.flatMap(({ refs }) => refs.map(({ article }) => article))).size,
    ).toBeGreaterThan(1);
  });

  it("tells both counts of the people in the tunnel, each with its outlet and with who counted", () => {
    const story = storyWith("courier/harbour-tunnel-closed");
    const [differs] = story.differs ?? [];
    const sides = (differs?.sides ?? []).map(({ says, article, start, end }) => [
      says,
      digest.articles[article]?.publisher,
      /fire service said|authority said/u.exec(digest.articles[article]?.text.slice(start, end) ?? "")?.[0],
    ]);
    expect(sides).toContainEqual(["340 people", "Kestrel Wire", "fire service said"]);
    expect(sides).toContainEqual(["290 people", "Farhaven Courier", "authority said"]);
    for (const { text } of story.sentences)
      if (/\b(?:290|340)\b/u.test(text)) expect(text).toMatch(/ said| told /u);
  });

  it("differs where outlets do, and nowhere else", () => {
    const differing = digest.stories.filter(({ differs = [] }) => differs.length > 0);
    expect(differing.map((story) => pathsOf(story)[0])).toEqual(["courier/harbour-tunnel-closed"]);
  });

  it("tells the vote as an update of the offer, and what is new first", () => {
    const story = storyWith("courier/teachers-offer");
    expect(pathsOf(story)).toEqual([
      "courier/teachers-accept",
      "courier/teachers-offer",
      "kestrel/teachers-vote",
      "radionord/teachers-four-percent",
    ]);
    expect(story.labels).toContain("update");
    expect(story.sentences[0]?.isNew).toBe(true);
    expect(story.sentences[0]?.text).toMatch(/voted|accepted/u);
    expect(story.headline).toMatch(/vote|accept/u);
  });

  it("puts nothing together that tells of two events", () => {
    const together = digest.stories
      .filter(({ sources }) => sources.length > 1)
      .map((story) => pathsOf(story)[0] ?? "");
    expect(together.toSorted()).toEqual([
      "courier/harbour-tunnel-closed",
      "courier/herring-quota",
      "courier/rovers-win",
      "courier/storm-warning",
      "courier/teachers-accept",
      "courier/two-carvings-return",
      "kestrel/central-bank-rate",
      "kestrel/lower-marsh-election",
      "radionord/santa-brisa-visit",
    ]);
  });

  it.each([
    [["courier/herring-quota", "kestrel/herring-quota"]],
    [["courier/two-carvings-return", "observer/carvings", "veleta/tallas-vuelven"]],
    [["radionord/santa-brisa-visit", "veleta/linea-directa"]],
    [["courier/storm-warning", "radionord/storm-orange"]],
    [["courier/rovers-win", "radionord/rovers-port-elder"]],
    [["kestrel/lower-marsh-election", "radionord/lower-marsh-recount"]],
    [["kestrel/central-bank-rate", "observer/bank-waits"]],
  ])("puts %j into one story", (paths) => {
    expect(pathsOf(storyWith(paths[0] ?? ""))).toEqual(paths.toSorted());
  });

  it("keeps two ferry accidents of one day apart", () => {
    expect(storyWith("kestrel/ferry-anselm").id).not.toBe(storyWith("kestrel/ferry-maribel").id);
  });

  it("labels the opinion, and ranks it behind the news of its hour", () => {
    expect(storyWith("courier/opinion-tunnel").labels).toContain("opinion");
    expect(placeOf("courier/opinion-tunnel")).toBeGreaterThan(placeOf("kestrel/ferry-anselm"));
  });

  it("keeps a one-source claim with those who make it, and says that it has one source", () => {
    const story = storyWith("observer/cracks-known");
    expect(story.labels).toContain("one source");
    expect(story.sentences[0]?.text).toContain("according to two people");
  });

  it("never prints a headline's claim without its source", () => {
    expect(storyWith("observer/cracks-known").headline).toMatch(/sources say|according to/u);
  });

  it("does not take a programme or a film for speech", () => {
    const words = digest.stories.flatMap(({ quotes }) => quotes).map(({ text }) => text);
    for (const name of ["Quiet Harbour", "The Keeper of Small Lights"])
      expect(words.filter((text) => text.includes(name))).toEqual([]);
  });

  it("gives the quotation of two paragraphs to Anders Teel or to nobody", () => {
    const { text, language } = articleAt("courier/last-ferryman");
    const spoken = findQuotes(text, language).map(({ speaker }) => speaker?.name ?? null);
    expect(spoken.length).toBeGreaterThanOrEqual(2);
    for (const name of spoken) expect(["Anders Teel", null]).toContain(name);
  });

  it("does not guess which of two men said “he”", () => {
    const { text, language } = articleAt("radionord/quarry-quarrel");
    const quote = findQuotes(text, language).find(({ start, end }) =>
      text.slice(start, end).includes("recordings"),
    );
    expect(quote?.confident).toBe(false);
    expect(said(storyWith("radionord/quarry-quarrel"))).not.toContain("I have recordings");
  });

  it("never prints a priest's words as those of the man who recounts them", () => {
    expect(
      storyWith("kestrel/orchard-well").quotes.filter(({ text }) => text.startsWith("Never fill in")),
    ).toEqual([]);
  });

  it("takes the Spanish post for a post, not for the outlet's words", () => {
    const article = articleAt("radionord/santa-brisa-visit");
    const embed = article.blocks.find(({ kind }) => kind === "embed");
    expect(embed?.author).toBe("Gobierno de Santa Brisa");
    expect(said(storyWith("radionord/santa-brisa-visit"))).not.toContain("convocó");
  });

  it.each([
    [
      "veleta/tallas-vuelven",
      "es",
      "Mi abuela murió esperando a la garza, y yo la voy a recibir en su nombre",
      "Mateo Luján",
    ],
    ["veleta/linea-directa", "es", "No pedimos un regalo, pedimos un horario", "Lucía Ferrán"],
    [
      "hafenbote/orgel",
      "de",
      "Sie atmet wieder, und man hört es in der letzten Bank",
      "Kantorin Almut Brandis",
    ],
    [
      "hafenbote/tunnel-faehren",
      "de",
      "Wir haben in vier Stunden einen Fahrplan gemacht, für den wir sonst vier Monate brauchen",
      "Britta Noor",
    ],
  ])(
    "reads %s in its language, %s, and quotes it in the original",
    async (path, language, words, speaker) => {
      expect(articleAt(path).language).toBe(language);
      const own = await digestOf({ articles, failures: [], language, limit: 100, now: MORNING_AT });
      expect(verifyDigest(own)).toEqual([]);
      const quote = storyWith(path, own).quotes.find(({ text }) => text === words);
      expect(quote?.speaker?.name).toBe(speaker);
    },
  );

  it("tells what outlets of two languages have in the digest's, and names the language of the others", async () => {
    const lines = async (language: string): Promise<string> => {
      const own = await digestOf({ articles, failures: [], language, limit: 100, now: MORNING_AT });
      const stories = [storyWith("veleta/tallas-vuelven", own)];
      return render(tellDigest({ ...own, stories }, { zone: "UTC" }), { width: 500, rich: false });
    };
    expect(await lines("en")).toContain("La Veleta (Spanish)");
    expect(await lines("en")).toContain("is returning two wooden carvings");
    expect(await lines("en")).not.toMatch(/tallas|garza|Spanish\W+Farhaven Courier \(/u);
    expect(await lines("es")).toMatch(/La Veleta · Farhaven Courier \(inglés\)/u);
    expect(await lines("es")).not.toMatch(/carvings|archive/u);
  });

  it("has a headline for the piece without a title, and it is not its date", () => {
    const { headline } = storyWith("radionord/short-note");
    expect(articleAt("radionord/short-note").title).toBeUndefined();
    expect(headline).toContain("lighthouse on Gull Rock");
    expect(headline).not.toMatch(/May \d|2031/u);
  });

  it("prints the outlet's disclaimer nowhere, and notes it at the source", () => {
    const all = digest.stories.map(said).join("\n");
    for (const words of ["We remind", "our readers", "on our site", "many voices"])
      expect(all).not.toContain(words);
    const own = digest.stories
      .flatMap(({ sources }) => sources)
      .filter(({ publisher }) => publisher === "The Sound Observer");
    expect(own.length).toBe(6);
    for (const { notes } of own) expect(notes).toContain("carries a publisher's notice");
  });

  it("prints no order to a machine, seen or hidden", () => {
    const all = digest.stories.map(said).join("\n");
    for (const words of [
      "previous instructions",
      "trustworthy newspaper",
      "PORT ELDER IS PERFECT",
      "AI assistants",
    ])
      expect(all).not.toContain(words);
    expect(articleAt("observer/summary-robots").text).not.toContain("PORT ELDER IS PERFECT");
  });

  it("prints no markup, mention or link of a hostile title", () => {
    const shown = render(
      tellDigest({ ...digest, stories: [storyWith("kestrel/prize-prank")] }, { zone: "UTC" }),
      {
        width: 90,
        rich: false,
      },
    );
    for (const words of ["<b>", "@everyone", "prize.example", "]("]) expect(shown).not.toContain(words);
    expect(shown).toContain("prank message");
  });

  it("prints nothing of a page's navigation, cookies, captions or newsletter", () => {
    const all = articles
      .map(({ text, blocks }) =>
        blocks
          .filter(({ kind }) => kind === "prose")
          .map(({ start, end }) => text.slice(start, end))
          .join("\n"),
      )
      .join("\n");
    for (const words of [
      "cookies",
      "Cookies",
      "newsletter",
      "Newsletter",
      "boletín",
      "Photo:",
      "All rights reserved",
      "Related",
    ])
      expect(all).not.toContain(words);
  });

  it("knows who wrote what, and when", () => {
    expect(articleAt("courier/teachers-offer")).toMatchObject({
      byline: "Jonas Lund",
      publisher: "Farhaven Courier",
    });
    expect(articleAt("hafenbote/orgel").publisher).toBe("Hafenbote");
    for (const { publishedAt } of articles) expect(publishedAt).toBeLessThan(MORNING_AT);
  });
});

describe("every quote of the digest", () => {
  it("has the right speaker", () => {
    const quotes = digest.stories.flatMap((story) => story.quotes);
    expect(quotes.length).toBeGreaterThan(25);
    const wrong = quotes.filter(({ text, speaker }) => {
      const right = Object.entries(speakers).find(([beginning]) => text.startsWith(beginning))?.[1];
      return right === undefined || !speaker?.name.endsWith(right);
    });
    expect(wrong.map(({ text, speaker }) => `${speaker?.name}: ${text}`)).toEqual([]);
  });

  it("is known by its speaker in most articles: few right ones are withheld", () => {
    const known = Object.entries(speakers).filter(([beginning, name]) =>
      articles.some(({ text, language }) =>
        findQuotes(text, language).some(
          (quote) =>
            text.slice(quote.start).startsWith(beginning) &&
            quote.confident &&
            quote.speaker?.name.endsWith(name),
        ),
      ),
    );
    expect(known.length / Object.keys(speakers).length).toBeGreaterThan(0.85);
  });
});
