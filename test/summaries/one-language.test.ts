/** A story that is told in several languages is told in one. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { storyId } from "../../src/model/id.ts";
import type { Story } from "../../src/model/story.ts";
import type { Summary } from "../../src/model/summary.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { article, type Draft } from "../kit/articles.ts";

const english: Draft = {
  name: "english",
  language: "en",
  publisher: "The Fenmouth Post",
  title: "Fenmouth lighthouse goes dark after a lightning strike",
  hoursAgo: 5,
  paragraphs: [
    "The lighthouse of Fenmouth went dark on Friday after lightning struck its lamp room.",
    "Keepers lit oil lamps on the mole until the morning came.",
    "“We rowed out with lanterns and did not sleep,” said Bertha Quill, the keeper.",
  ],
};
const german: Draft = {
  name: "german",
  language: "de",
  publisher: "Der Lunebote",
  title: "Blitz löscht den Leuchtturm von Fenmouth",
  hoursAgo: 4,
  paragraphs: [
    "Der Leuchtturm von Fenmouth ist nach einem Blitzschlag in die Lampenkammer seit Freitag dunkel.",
    "Die Wärter stellten bis zum Morgen Öllampen auf die Mole.",
    "„Wir sind mit Laternen hinausgerudert und haben nicht geschlafen“, sagte Wärterin Bertha Quill.",
  ],
};
const spanish: Draft = {
  name: "spanish",
  language: "es",
  publisher: "El Faro",
  title: "Un rayo apaga el faro de Fenmouth",
  hoursAgo: 3,
  paragraphs: [
    "El faro de Fenmouth quedó a oscuras el viernes después de que un rayo cayera en la cámara de la lámpara.",
    "Los guardianes encendieron lámparas de aceite en el muelle hasta la mañana.",
  ],
};
const another = (draft: Draft, publisher: string): Draft => ({
  ...draft,
  publisher,
  name: `${draft.name}-${publisher}`,
  hoursAgo: 2,
});

const storyOf = (...drafts: readonly Draft[]): Story => ({
  id: storyId("s-light"),
  articles: drafts.map(article),
  copies: new Map(),
});

/** The languages of its sentences, its headline and its quotes; and how many sources it names. */
const toldIn = (story: Story, summary: Summary | undefined): readonly [readonly string[], number] => {
  const of = ({ article: id }: { readonly article: string }): string =>
    story.articles.find((one) => one.id === id)?.language ?? "";
  const headed = story.articles.find(({ title }) => title === summary?.headline)?.language ?? "";
  const cited = [...(summary?.sentences ?? []).flatMap(({ refs }) => refs), ...(summary?.quotes ?? [])];
  return [[...new Set([headed, ...cited.map(of)])], summary?.sources.length ?? 0];
};

describe("a story of several languages", () => {
  it.each(["en", "de", "es"])("is told in the digest's, %s, with all of its sources", (language) => {
    const story = storyOf(english, german, spanish);
    const summary = summarise(story, { language });
    expect(toldIn(story, summary)).toEqual([[language], 3]);
    expect(summary?.labels).toEqual([]);
  });

  it("is told in the one that most independent outlets write in, where none writes in the digest's", () => {
    const story = storyOf(english, german, another(german, "Die Mole"));
    expect(toldIn(story, summarise(story, { language: "fr" }))).toEqual([["de"], 3]);
    const sisters = storyOf(english, german, another(german, "Der Lunebote"));
    expect(toldIn(sisters, summarise(sisters, { language: "fr" }))).toEqual([["en"], 3]);
    const copied = { ...story, copies: new Map(story.articles.slice(2).map(({ id }) => [id, id])) };
    expect(toldIn(copied, summarise(copied, { language: "fr" }))).toEqual([["en"], 3]);
  });

  it("is told in the one that it was opened in, where as many write in each", () => {
    const story = storyOf(german, spanish, english);
    expect(toldIn(story, summarise(story, { language: "fr" }))[0]).toEqual(["de"]);
  });

  it("is told in another one where the digest's has no sentence that stands alone", () => {
    const empty: Draft = { ...english, paragraphs: ["“Soon.”"] };
    const story = storyOf(empty, german);
    expect(toldIn(story, summarise(story, { language: "en" }))[0]).toEqual(["de"]);
  });
});

describe("an update of a story of several languages", () => {
  const later: Draft = {
    ...german,
    name: "later",
    publisher: "Die Mole",
    hoursAgo: 1,
    title: "Leuchtturm von Fenmouth bekommt neue Lampe aus Tarn",
    paragraphs: ["Eine neue Lampe aus Tarn soll am Montag in den Leuchtturm von Fenmouth gehoben werden."],
  };
  const knows =
    (...drafts: readonly Draft[]) =>
    ({ id }: Article): boolean =>
      drafts.some(({ name }) => id === `a-${name}`);

  it("is told in the language in which it was told", () => {
    const story = storyOf(german, english, later);
    const summary = summarise(story, { language: "en", known: knows(german) });
    expect(toldIn(story, summary)[0]).toEqual(["de"]);
    expect(summary?.sentences[0]).toMatchObject({ isNew: true });
    expect(summary?.headline).toBe(later.title);
  });

  it("is none where only another language has gone on: nobody can tell that it says anything new", () => {
    const story = storyOf(english, german, later);
    expect(summarise(story, { language: "en", known: knows(english, german) })).toBeUndefined();
    expect(summarise(story, { language: "en", known: knows(english) })).toBeUndefined();
  });
});
