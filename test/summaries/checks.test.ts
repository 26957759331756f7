/** Each check of a text in words of its own against its passages: what it stops, and that nothing else would. */
import { describe, expect, it } from "vitest";
import { CHECKS, doubtsAbout } from "../../src/summaries/check-text.ts";
import { groundOf } from "../../src/summaries/ground.ts";

const TUNNEL = `Water entered the northern tube of the harbour tunnel on Sunday evening and about 340 people walked out on their own, the fire service said.
The tunnel carries 21,000 cars a day and will stay closed for at least a week, said Maren Holt, who leads the port authority.
Tomas Brandt, who speaks for the workers, said that the union had warned of the seals in spring.
The ferry Anselm takes 60 cars across the harbour every hour until the tunnel opens again.
The northern tube is 1,400 metres long. The council has not decided who pays for the repairs.`;

const doubts = (text: string, without?: string, language = "en"): readonly string[] => {
  const checks = Object.fromEntries(Object.entries(CHECKS).filter(([name]) => name !== without));
  return doubtsAbout(text, groundOf(TUNNEL, language), language, checks).map(([kind]) => kind);
};

describe("a true sentence in other words", () => {
  it.each([
    "About 340 people left the harbour tunnel on their own after water entered its northern tube.",
    "The tunnel, which 21,000 cars use each day, stays closed for a week at least.",
    "Port authority head Maren Holt said the tunnel would stay closed for at least a week.",
    "The union warned of the seals in spring, Tomas Brandt said.",
    "Until the tunnel opens, the ferry Anselm carries 60 cars an hour across the harbour.",
    "It is not decided who pays for the repairs of the tunnel.",
    "The tunnel was still closed after water had entered its northern tube.",
  ])("has nothing said against it: %s", (text) => {
    expect(doubts(text)).toEqual([]);
  });
});

const STOPS: readonly (readonly [check: string, text: string, kind: string])[] = [
  ["newNumbers", "About 360 people walked out of the harbour tunnel on their own.", "number"],
  ["newNumbers", "Five people walked out of the harbour tunnel on their own.", "number"],
  ["swappedNumbers", "About 60 people walked out of the northern tube on their own.", "number"],
  ["newDays", "Water entered the harbour tunnel on Friday evening, the fire service said.", "number"],
  ["otherMeasures", "The northern tube is 1,400 kilometres long.", "number"],
  ["newNames", "The tunnel will stay closed for a week, said Hanna Brock of the port authority.", "name"],
  [
    "swappedNames",
    "The union had warned of the seals in spring, said the workers' speaker, Maren Holt.",
    "name",
  ],
  ["newDenials", "The tunnel will not stay closed for a week, Maren Holt said.", "negation"],
  ["newDenials", "About 340 people never walked out of the tunnel on their own.", "negation"],
  ["uncovered", "Insurance companies expect large claims by local businesses after heavy rain.", "coverage"],
];

describe("a sentence with one thing made false", () => {
  it.each(STOPS)("is stopped by %s, and by nothing else: %s", (check, text, kind) => {
    expect(doubts(text)).toContain(kind);
    expect(doubts(text, check)).toEqual([]);
  });
  it("has a case here for each of the checks", () => {
    expect(Object.keys(CHECKS).toSorted()).toEqual([...new Set(STOPS.map(([check]) => check))].toSorted());
  });
});

describe("numbers and names", () => {
  it.each([
    ["1,200", "1.200"],
    ["1 200", "1,200"],
    ["25k", "25,000"],
    ["three", "3"],
    ["0.5", "0,5"],
  ])("are the same however they are written: %s and %s", (said, printed) => {
    const ground = groundOf(`The council gives ${printed} crowns for the bridge at Fenmouth.`, "en");
    expect(doubtsAbout(`The bridge at Fenmouth gets ${said} crowns from the council.`, ground, "en")).toEqual(
      [],
    );
  });
  it.each([
    ["US", "The United States and Norway signed a treaty on herring in the spring."],
    ["Norwegian", "Norway and the islands signed a treaty on herring, the Norwegians said."],
  ])("are the same in another form: %s", (said, printed) => {
    const ground = groundOf(printed, "en");
    expect(doubtsAbout(`A treaty on herring was signed by the ${said} side.`, ground, "en")).toEqual([]);
  });
});

describe("in the other languages of the bot", () => {
  const CASES: readonly (readonly [language: string, passage: string, holds: string, not: string])[] = [
    [
      "de",
      "Der Rat von Seeburg hat am Montag beschlossen, 1.200 Kronen für die alte Fähre zu geben.",
      "Für die alte Fähre gibt der Rat von Seeburg 1200 Kronen.",
      "Für die alte Fähre gibt der Rat von Seeburg keine 1200 Kronen.",
    ],
    [
      "es",
      "El consejo de Puerto Alto decidió el lunes dar 1.200 coronas para el viejo transbordador.",
      "El consejo de Puerto Alto da 1200 coronas para el viejo transbordador.",
      "El consejo de Puerto Alto nunca decidió dar coronas para el viejo transbordador.",
    ],
    [
      "fr",
      "Le conseil de Port-Haut a décidé lundi de donner 1 200 couronnes pour le vieux bac.",
      "Le conseil de Port-Haut donne 1200 couronnes pour le vieux bac.",
      "Le conseil de Port-Haut n’a pas décidé de donner des couronnes pour le vieux bac.",
    ],
    [
      "pt",
      "O conselho de Porto Alto decidiu na segunda-feira dar 1.200 coroas para o velho barco.",
      "O conselho de Porto Alto dá 1200 coroas para o velho barco.",
      "O conselho de Porto Alto não decidiu dar coroas para o velho barco.",
    ],
    [
      "uk",
      "Рада Синьої Гавані у понеділок вирішила дати 1200 крон на старий пором.",
      "Рада Синьої Гавані дає 1 200 крон на старий пором.",
      "Рада Синьої Гавані не вирішила дати крон на старий пором.",
    ],
  ];
  it.each(CASES)("%s, a true sentence passes and a denial does not", (language, passage, holds, not) => {
    const ground = groundOf(passage, language);
    expect(doubtsAbout(holds, ground, language)).toEqual([]);
    expect(doubtsAbout(not, ground, language).map(([kind]) => kind)).toContain("negation");
  });
});
