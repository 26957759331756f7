/** A summary without a model: which sentences are told, in which order, and what is said about their sources. */
import { describe, expect, it } from "vitest";
import { tellStory } from "../../src/digest/tell.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import { articleId, storyId } from "../../src/model/id.ts";
import type { Story } from "../../src/model/story.ts";
import type { Summary } from "../../src/model/summary.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { article, type Draft } from "../kit/articles.ts";

const storyOf = (...drafts: readonly Omit<Draft, "name">[]): Story => ({
  id: storyId("s-0"),
  articles: drafts.map((draft, at) =>
    article({ publisher: `Outlet ${at + 1}`, ...draft, name: `${at + 1}` }),
  ),
  copies: new Map(),
});

const told = (story: Story): Summary => {
  const summary = summarise(story);
  if (!summary) throw new Error("Nothing is told of the story.");
  return summary;
};
const sentences = (...paragraphs: readonly string[]): readonly string[] =>
  told(storyOf({ paragraphs })).sentences.map(({ text }) => text);

const LEAD = "The council of Saltby will rebuild the eastern pier, mayor Ada Quill said on Monday.";
const NEXT = "She said the work would cost four million crowns and take two years.";

describe("the first sentence", () => {
  it.each([
    ["leans on a pronoun", NEXT],
    ["leans on a word that joins", "But the fishers of the eastern pier want their berths back in spring."],
    ["goes on from another", "The union of the fishers also wants the berths of the pier back in spring."],
    [
      "speaks of a company without a name",
      "The company built the old pier in 1931 and rebuilt it after the storm.",
    ],
    ["has a pronoun before a name", "After the storm, she promised the pier of Saltby a new roof of glass."],
  ])("is never one that %s", (_, leaning) => {
    const own = "Rain is expected over the Sound for the rest of the week, the weather service said.";
    const [first] = sentences("“Soon.”", leaning, own);
    expect(first).toBe(own);
  });
  it.each([
    ["en", "Two weeks later, the council of Saltby closed the western pier as well."],
    ["en", "Now, the council of Saltby has closed the western pier for good as well."],
    ["en", "At the same time, the council of Saltby closed the western pier for good."],
    ["es", "Dos días después, el ayuntamiento de Puerto Alto cerró el muelle oeste."],
    ["es", "Añadió que el muelle oeste de Puerto Alto quedará cerrado hasta mayo."],
    ["de", "Kurz darauf sperrte der Rat von Nordhafen die westliche Mole der Stadt."],
    ["fr", "Le lendemain, le conseil de Port-Aval a fermé la jetée de l’ouest."],
    ["pt", "Disse que o cais oeste de Porto Alto fica fechado até ao fim de maio."],
    ["uk", "Невдовзі рада Порту Елдер закрила західний пірс міста до кінця травня."],
    ["uk", "За його словами, західний пірс Порту Елдер буде закрито до кінця травня."],
  ])("is in %s never one that hangs on the one before: %s", (language, text) => {
    expect(summarise(storyOf({ paragraphs: ["“Soon.”", text], language }))).toBeUndefined();
  });

  it.each([
    [
      "de",
      "Der Bau ist seit dem Sturm vom Mai ein Streit der Fischer mit der Stadt.",
      "Das Seeamt von Nordhafen prüft seit Montag alle Molen der Stadt auf Risse.",
    ],
    [
      "es",
      "El muelle es desde la tormenta de mayo una disputa de los pescadores con la ciudad.",
      "Puerto Alto revisa desde el lunes todos los muelles de la ciudad tras la tormenta.",
    ],
    [
      "fr",
      "La jetée est depuis la tempête de mai une querelle des pêcheurs avec la ville.",
      "Port-Aval examine depuis lundi toutes les jetées de la ville après la tempête.",
    ],
    [
      "pt",
      "O cais é desde a tempestade de maio uma disputa dos pescadores com a cidade.",
      "Porto Alto examina desde segunda-feira todos os cais da cidade após a tempestade.",
    ],
  ])("is in %s rather one that does not speak of what was named before", (language, pointing, own) => {
    const paragraphs = ["“Soon.”", pointing, own];
    const all = summarise(storyOf({ paragraphs, language }))?.sentences ?? [];
    expect(all.map(({ text }) => text)).toEqual([own, pointing]);
  });
  it.each([
    ["en", "This week the council of Saltby closes the western pier for good, it said."],
    ["es", "El ayuntamiento de Puerto Alto cerró el muelle oeste tras la tormenta del lunes."],
    ["es", "Este lunes el ayuntamiento de Puerto Alto cerró el muelle oeste tras la tormenta."],
    ["es", "Por primera vez en diez años, Puerto Alto cierra el muelle oeste de la ciudad."],
    ["de", "Diese Woche sperrt der Rat von Nordhafen die westliche Mole der Stadt."],
    ["fr", "Ce lundi, le conseil de Port-Aval a fermé la jetée de l’ouest après la tempête."],
    ["pt", "Esta segunda-feira, a câmara de Porto Alto fechou o cais oeste da cidade."],
    ["pt", "Nos Açores, a câmara de Porto Alto fechou o cais oeste depois da tempestade."],
    ["uk", "Цього тижня рада Порту Елдер закриває західний пірс міста після шторму."],
  ])("may be in %s: %s", (language, text) => {
    const [first] = summarise(storyOf({ paragraphs: [text], language }))?.sentences ?? [];
    expect(first?.text).toBe(text);
  });
  it.each([
    ["en", "Well, the western pier of Saltby has been closed since the storm in May."],
    ["en", "Other villages of the Sound have closed their piers since the storm in May."],
    ["es", "Él prometió un muelle nuevo para Puerto Alto antes del final del verano."],
    ["es", "Sin embargo, el muelle oeste de Puerto Alto sigue cerrado desde la tormenta."],
    ["de", "Außerdem bleibt die westliche Mole von Nordhafen bis Ende Mai gesperrt."],
    ["fr", "En revanche, la jetée de Port-Aval reste fermée jusqu’à la fin du mois de mai."],
    ["pt", "No entanto, o cais oeste de Porto Alto continua fechado desde a tempestade."],
    ["uk", "Крім того, західний пірс Порту Елдер закрито до кінця травня, каже рада."],
  ])("is in %s never one that is joined to the one before: %s", (language, text) => {
    expect(summarise(storyOf({ paragraphs: ["“Soon.”", text], language }))).toBeUndefined();
  });

  const OWN = "Rain is expected over the Sound for the rest of the week, the weather service said.";
  it.each([
    ["who was named in full before", "Quill said the pier of Saltby would cost four million crowns."],
    ["who was named in full before", "Ms. Quill said the pier of Saltby would cost four million crowns."],
    ["of whom each is one", "Each pier of Saltby costs the council four million crowns in a year."],
    ["what was told before", "The council of Saltby voted for the eastern pier at that meeting on Monday."],
    ["whom it does not name", "By two counts, a fifth of her followers at Saltby are invented."],
    ["this one", "Fishers of all villages sang on Monday in this hall beside the eastern pier of Saltby."],
    [
      "whose it is",
      "The village’s masons told Radio Nord on Monday that the pier of Saltby would be mended.",
    ],
    ["which one it is", "The pier is the work of Tomas Brandt, who built three others along the Sound."],
    ["which ones it does not say", "The fishers have waited for the eastern pier since the great storm."],
    [
      "whose name it does not say",
      "The governor, a fisher’s child, told Radio Nord that the pier would stay.",
    ],
  ])("is rather one that does not speak of %s", (_, text) => {
    const asked = "“Will Ada Quill build?”";
    const all = sentences(asked, text, OWN);
    expect(all).toHaveLength(2);
    expect(all[0]).toBe(OWN);
  });

  it("may say of what it is one", () => {
    const part = "One of the two piers of Saltby was closed on Monday after the storm, the city said.";
    expect(sentences(part)).toEqual([part]);
  });
});

describe("a sentence that leans on another", () => {
  it("is told right behind it", () => {
    expect(sentences(LEAD, NEXT)).toEqual([LEAD, NEXT]);
  });
  it("is not told without it", () => {
    const asks = "Who will pay for the eastern pier of Saltby?";
    expect(sentences(LEAD, asks, NEXT)).toEqual([LEAD]);
  });
});

describe("a sentence", () => {
  it.each([
    ["is broken off by its feed", "The council of Saltby will rebuild the eastern pier after the storm and…"],
    [
      "ends at a word that leads to another",
      "The council of Saltby will rebuild the eastern pier after the storm of the",
    ],
    ["asks", "Will the council of Saltby rebuild the eastern pier after the storm of Monday?"],
    [
      "calls its readers",
      "Subscribe to the letters of the council of Saltby and read of its eastern pier first.",
    ],
    ["begins in the middle", "of the eastern pier nothing was left but two rows of posts after the storm."],
    ["shouts from beginning to end", "SALTBY TO REBUILD THE EASTERN PIER AFTER THE STORM."],
    [
      "closes its quotation with a mark of another kind",
      'The council of Saltby put the rebuilding of its "eastern pier on hold” on Monday.',
    ],
    ["speaks as the writer", "We have asked the council of Saltby whether the eastern pier will be rebuilt."],
    ["leads elsewhere", "Read more: the council of Saltby and the long quarrel over its eastern pier."],
    [
      "is mostly somebody's words",
      "“The eastern pier will be rebuilt, and it will be better than before,” said Ada Quill.",
    ],
  ])("is not told when it %s", (_, text) => {
    expect(
      sentences(LEAD.replace("Monday", "Tuesday"), "Divers found two cracks in its base.", text),
    ).not.toContain(text);
  });
  it("may lack its full stop where it opens the article", () => {
    const open = "The council of Saltby will rebuild the eastern pier after the storm of Monday";
    expect(sentences(open)).toEqual([open]);
  });
  it("is told without its dateline, also where the place ends like a sentence", () => {
    const text =
      "SALTBY, N.Y. (Kestrel Wire) — The council will rebuild the eastern pier, the mayor said on Monday.";
    expect(sentences(text)).toEqual(["The council will rebuild the eastern pier, the mayor said on Monday."]);
  });
  it("that takes sides is told after calm ones", () => {
    const loaded = "Saltby’s council shamefully claimed on Monday that its eastern pier was rebuilt.";
    const calm = "The council of Saltby said on Monday that its eastern pier had been rebuilt.";
    const story = storyOf({ paragraphs: [loaded] }, { paragraphs: [calm] });
    expect(told(story).sentences[0]?.text).toBe(calm);
  });
});

describe("a story of several outlets", () => {
  it("cites two of them, in 85 words at most", () => {
    const story = storyOf(
      {
        paragraphs: [
          LEAD,
          NEXT,
          "Work on the eastern pier begins in April, when the ice has gone from the Sound.",
        ],
      },
      {
        paragraphs: [
          "Saltby’s eastern pier will be rebuilt for four million crowns, Radio Nord reports from the council.",
        ],
      },
    );
    const { sentences: all } = told(story);
    expect(new Set(all.flatMap(({ refs }) => refs.map((ref) => ref.article))).size).toBe(2);
    expect(all.reduce((sum, { text }) => sum + text.split(" ").length, 0)).toBeLessThanOrEqual(85);
  });
});

describe("the length that is asked for", () => {
  const PIER = [
    LEAD,
    NEXT,
    "Work on the eastern pier begins in April, when the ice has gone from the Sound.",
    "Fishers of the eastern pier will moor their boats at Port Elder until the work is done.",
    "The council has borrowed half of the money for the eastern pier from the bank of Farhaven.",
  ];
  const wordsOf = (words: number): number =>
    (summarise(storyOf({ paragraphs: PIER }), { words })?.sentences ?? []).reduce(
      (sum, { text }) => sum + text.split(" ").length,
      0,
    );
  it("is aimed at", () => {
    expect(wordsOf(30)).toBeLessThanOrEqual(39);
    expect(wordsOf(85)).toBeGreaterThan(55);
    expect(wordsOf(85)).toBeLessThanOrEqual(85);
  });
  it("is not used up where several sources tell little", () => {
    const brief = storyOf(
      { paragraphs: [LEAD, "Rain fell on the council of Saltby while its members spoke of other things."] },
      { paragraphs: ["Saltby’s eastern pier will be rebuilt by the council, its mayor said on Monday."] },
    );
    const told = summarise(brief, { words: 66 })?.sentences ?? [];
    expect(told.map(({ text }) => text).join(" ")).not.toContain("Rain fell");
  });
});

describe("a further receipt", () => {
  const refsOf = (one: string, other: string): number | undefined =>
    told(storyOf({ paragraphs: [one] }, { paragraphs: [other] })).sentences.find(({ text }) => text === one)
      ?.refs.length;
  const ONE =
    "Mayor Ada Quill of Saltby signed the harbour pact with 12 fishing villages on Monday after long talks about herring.";
  it("is the sentence of another outlet that names less of its people and days", () => {
    const other = "Saltby mayor Quill signed the harbour pact with 12 fishing villages on Monday.";
    expect(refsOf(ONE, other)).toBe(2);
  });
  it.each([
    ["other numbers", "Saltby mayor Quill signed the harbour pact with 14 fishing villages of the Sound."],
    [
      "other names",
      "Mayor Noor Halim of Port Elder signed the harbour pact with 12 fishing villages on Friday after long talks about herring.",
    ],
    ["little of it", "Mayor Ada Quill of Saltby spoke on Monday of 12 ferries, and of many other matters."],
  ])("is never one that has %s", (_, other) => {
    expect(refsOf(ONE, other) ?? 1).toBe(1);
  });
});

describe("a source's notes", () => {
  const notes = ({
    byline,
    ...draft
  }: Partial<Draft> & { byline?: string | undefined }): readonly string[] => {
    const story = storyOf({ paragraphs: [LEAD], ...draft });
    const articles = story.articles.map((one) => ({ ...one, byline }));
    return told({ ...story, articles }).sources[0]?.notes ?? [];
  };
  it.each([
    ["corrected", "Correction: An earlier text gave another sum."],
    ["corrected", "This article was amended on Tuesday to mend the name of the pier."],
    ["translated", "Translated from Spanish by Noor Halim"],
    ["updated", "Updated: Monday, 10.30"],
    ["updated", "Last updated on 12 May 2031"],
    ["updated", "By Ana Ruiz | 12 May 2031, 10:30 | Updated 13 May"],
    ["updated", "UPDATE: The council has voted since."],
    ["updated", "This story has been updated with the vote of the council."],
    ["updated", "Actualizado el 12 de mayo a las 10:30"],
    ["updated", "Aktualisiert am 12. Mai 2031, 10:30 Uhr"],
    ["updated", "Mis à jour le 12 mai 2031 à 10h30"],
    ["updated", "Atualizado em 12 de maio de 2031"],
    ["updated", "Оновлено: 12 травня, 10:30"],
  ])("say that it is %s where it says so", (note, line) => {
    expect(notes({ paragraphs: [LEAD, { kind: "notice", text: line }] })).toContain(note);
  });
  it("say that it is updated where its title says so", () => {
    expect(notes({ title: "UPDATE 2 - Saltby to rebuild its pier" })).toContain("updated");
  });
  it.each([
    "Updated rules for the eastern pier were published by the council of Saltby on Monday.",
    "Actualizado el censo, el ayuntamiento de Saltby publicará la lista de los barcos.",
    "The update of the harbour’s maps will take until May 12, the council of Saltby said.",
  ])("do not take news for such a line: %s", (text) => {
    expect(notes({ paragraphs: [LEAD, text] })).toEqual([]);
  });
  it("name no agency where a press release was sent round", () => {
    const paragraphs = [`SALTBY (Sound Newswire) — ${LEAD}`];
    expect(notes({ paragraphs, labels: ["press release"] })).toEqual(["press release"]);
  });
  it("name the agency whose text it prints, and no agency of its own", () => {
    const paragraphs = [`SALTBY (Kestrel Wire) — ${LEAD}`];
    expect(notes({ paragraphs })).toEqual(["wire copy of Kestrel Wire"]);
    expect(notes({ paragraphs, publisher: "Kestrel Wire" })).toEqual([]);
  });
  it.each([
    ["AP", `SALTBY (The Associated Press) — ${LEAD}`, undefined],
    ["dpa", `Saltby (dpa) - ${LEAD}`, undefined],
    ["EFE", `Saltby, 3 may (EFE).- ${LEAD}`, undefined],
    ["Reuters", LEAD, "By Reuters"],
    ["dpa", LEAD, "dpa"],
  ])("name %s by the name it is known under, in a dateline or as the only writer", (name, text, byline) => {
    expect(notes({ paragraphs: [text], byline })).toEqual([`wire copy of ${name}`]);
    expect(notes({ paragraphs: [text], byline, publisher: name })).toEqual([]);
  });
  it("name no agency where somebody signs beside it, nor for a word in brackets", () => {
    expect(notes({ paragraphs: [LEAD], byline: "Noor Halim, Reuters" })).toEqual([]);
    expect(notes({ paragraphs: [`The eastern pier (once a quay) - ${LEAD}`] })).toEqual([]);
    expect(notes({ paragraphs: [LEAD], byline: "AP", publisher: "Paper of Saltby" })).toEqual([
      "wire copy of AP",
    ]);
  });
  it("name the agency of a copy, and not the outlet that printed it first", () => {
    const story = storyOf({ paragraphs: [`SALTBY (Kestrel Wire) — ${LEAD}`] }, { paragraphs: [LEAD, NEXT] });
    const copies = new Map([[articleId("a-2"), articleId("a-1")]]);
    expect(told({ ...story, copies }).sources.map((one) => one.notes)).toEqual([
      ["wire copy of Kestrel Wire"],
      ["wire copy of Kestrel Wire"],
    ]);
  });
  it("are told in the digest's language", () => {
    const story = storyOf({ paragraphs: [LEAD], labels: ["opinion"] }, { paragraphs: [LEAD, NEXT] });
    const summary = told({ ...story, copies: new Map([[articleId("a-2"), articleId("a-1")]]) });
    const numbered = { ...summary, sentences: summary.sentences.map((one, at) => ({ n: at + 1, ...one })) };
    const text = plainText(tellStory(numbered, 1, { zone: "UTC", language: "de" }));
    expect(text).toContain("Outlet 2 (Agenturtext von Outlet 1)");
    expect(text).toContain("Meinung");
  });
});
