/** Each check of a text in words of its own against its passages: what it stops, and that nothing else would. */
import { describe, expect, it } from "vitest";
import { CHECKS, doubtsAbout } from "../../src/summaries/check-text.ts";
import { groundOf } from "../../src/summaries/ground.ts";

const TUNNEL = `Water entered the northern tube of the harbour tunnel on Sunday evening and about 340 people walked out on their own.
The tunnel carries 21,000 cars a day and will stay closed for at least a week, said Maren Holt, who leads the port authority.
Tomas Brandt, who speaks for the workers, said that the union had warned of the seals in spring.
The ferry Anselm takes 60 cars across the harbour every hour until the tunnel opens again.
The northern tube is 1,400 metres long. The council has not decided who pays for the repairs.
The county may sell the old lighthouse in autumn, and the rent rose by 4 percent. The siren reportedly failed in April.
Divers claim that an anchor tore the cable open. The ramps are covered with grease, the coastguard said.
The captains asked the mayor to hire two guards. Lindqvist sued Okafor over the lost cargo on 12 May.
The pilot left the bridge before the boat reached the quay.`;

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
    "The county is thinking of selling the old lighthouse and may do so in autumn.",
    "The lighthouse, which is old, could be sold by the county in autumn.",
    "The siren seems to have failed in April.",
    "According to divers, an anchor tore the cable open.",
    "The mayor was asked by the captains to hire two guards.",
    "Okafor was sued by Lindqvist over the lost cargo.",
    "The coastguard said that grease covers the ramps.",
    "Before the boat reached the quay the pilot left the bridge.",
  ])("has nothing said against it: %s", (text) => {
    expect(doubts(text)).toEqual([]);
  });
});

const STOPS: readonly (readonly [check: string, text: string, kind: string])[] = [
  ["newNumbers", "About 360 people walked out of the harbour tunnel on their own.", "number"],
  ["newNumbers", "Five people walked out of the harbour tunnel on their own.", "number"],
  ["swappedNumbers", "About 60 people walked out of the northern tube on their own.", "number"],
  ["newDays", "Water entered the harbour tunnel on Friday evening.", "number"],
  ["newDays", "Lindqvist sued Okafor over the lost cargo on 12 June.", "number"],
  ["otherMeasures", "The northern tube is 1,400 kilometres long.", "number"],
  ["otherMeasures", "The rent rose by 4 percentage points.", "number"],
  [
    "newNames",
    "The tunnel will stay closed for at least a week, said Hanna Brock of the port authority.",
    "name",
  ],
  [
    "swappedNames",
    "The union had warned of the seals in spring, said the workers' speaker, Maren Holt.",
    "name",
  ],
  ["newDenials", "The tunnel will not stay closed for at least a week, Maren Holt said.", "negation"],
  ["newDenials", "About 340 people never walked out of the tunnel on their own.", "negation"],
  ["newDenials", "The council has not never decided who pays for the repairs.", "negation"],
  ["droppedDenials", "The council has decided who pays for the repairs.", "negation"],
  ["turnedSenses", "The pilot left the bridge after the boat reached the quay.", "negation"],
  ["firmerDeeds", "The county will sell the old lighthouse in autumn.", "modality"],
  ["firmerDeeds", "The county has sold the old lighthouse.", "modality"],
  ["agreedDeeds", "The mayor agreed to hire two guards, the captains said.", "modality"],
  ["droppedHedges", "The siren failed in April.", "hedge"],
  ["droppedHedges", "The tunnel will stay closed for a week, Maren Holt said.", "hedge"],
  ["exactNumbers", "On Sunday evening 340 people walked out of the harbour tunnel.", "hedge"],
  ["droppedClaims", "An anchor tore the cable open.", "attribution"],
  ["droppedSpeakers", "The ramps are covered with grease.", "attribution"],
  ["turnedDeeds", "Okafor sued Lindqvist over the lost cargo.", "roles"],
  ["turnedDeeds", "Lindqvist was sued by Okafor over the lost cargo.", "roles"],
  [
    "uncovered",
    "The harbour tunnel stays closed and makes insurance companies, shops and restaurants expect large losses this winter.",
    "coverage",
  ],
  [
    "recombined",
    "The mayor and young captains praised the ferry, whose rent and cable the county cleaned.",
    "coverage",
  ],
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
  it("are two where a space stands between them that parts no thousands", () => {
    const ground = groundOf("The school at Fenmouth opened with 400 9th-grade pupils in 2018–19.", "en");
    expect(doubtsAbout("The school at Fenmouth opened with 400 pupils.", ground, "en")).toEqual([]);
    expect(doubtsAbout("The school at Fenmouth opened in 2018–2019.", ground, "en")).toEqual([]);
  });
  it("are no names where they are forms of address", () => {
    const ground = groundOf("The bridge was opened by Oskar Penn, the harbour master of Fenmouth.", "en");
    expect(doubtsAbout("The bridge at Fenmouth was opened by Sir Oskar Penn.", ground, "en")).toEqual([]);
  });
  it.each([
    [
      "es",
      "El consejo no aprobó el presupuesto de Seaburgo.",
      "El consejo aprobó el presupuesto de Seaburgo.",
    ],
    [
      "de",
      "Der Rat hat den Haushalt von Seeburg nicht genehmigt.",
      "Der Rat hat den Haushalt von Seeburg genehmigt.",
    ],
  ])("hold no deed that is denied there (%s)", (language, passage, claim) => {
    expect(doubtsAbout(claim, groundOf(passage, language), language).map(([kind]) => kind)).toEqual([
      "negation",
    ]);
  });
  it.each([
    ["The council did not approve the budget until Monday.", "The council approved the budget on Monday."],
    ["No one was hurt when the bridge fell on Monday.", "The bridge fell on Monday."],
    ["The council not only approved the budget but raised the tax.", "The council approved the budget."],
  ])("hold a deed that is denied in part, or beside another: %s", (passage, claim) => {
    expect(doubtsAbout(claim, groundOf(passage, "en"), "en")).toEqual([]);
  });
  it("hold a denial that is told in other words", () => {
    const ground = groundOf("Divers were unable to open the hatch of the wreck near Fenmouth.", "en");
    expect(doubtsAbout("Near Fenmouth divers could not open the hatch of the wreck.", ground, "en")).toEqual(
      [],
    );
  });
  it.each([
    ["WWII", "The treaty on herring was signed in the Second World War by either side."],
    ["US", "The United States and Norway signed a treaty on herring in the spring."],
    ["Norwegian", "Norway signed a treaty on herring with the islands, and the Norwegians were glad."],
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

  it("what is longer than any sentence is refused unread", () => {
    const passage = "Ada Quill sued Otto Lund. ".repeat(8000);
    expect(doubtsAbout(passage, groundOf(passage, "en"), "en").map(([kind]) => kind)).toEqual(["coverage"]);
  });

  it.each([
    [
      "de",
      "Der Lotse verließ die Brücke vor der Abfahrt am Montag.",
      "Der Lotse verließ die Brücke nach der Abfahrt am Montag.",
    ],
    [
      "es",
      "El piloto dejó el puente antes de la salida del lunes.",
      "El piloto dejó el puente después de la salida del lunes.",
    ],
    [
      "fr",
      "Le pilote a quitté le pont avant le départ de lundi.",
      "Le pilote a quitté le pont après le départ de lundi.",
    ],
    [
      "pt",
      "O piloto deixou a ponte antes da partida de segunda-feira.",
      "O piloto deixou a ponte depois da partida de segunda-feira.",
    ],
    [
      "uk",
      "Лоцман залишив міст перед відплиттям корабля в понеділок.",
      "Лоцман залишив міст після відплиття корабля в понеділок.",
    ],
  ])("%s, before is not after", (language, passage, turned) => {
    const ground = groundOf(passage, language);
    expect(doubtsAbout(passage, ground, language)).toEqual([]);
    expect(doubtsAbout(turned, ground, language).map(([, what]) => what)).toEqual([
      "tells the opposite of its passage",
    ]);
  });

  it("what somebody does not think is no denial that they think", () => {
    const ground = groundOf("“I don’t think the new pier is ugly, it is fine,” said Ada Quill.", "en");
    expect(doubtsAbout("Ada Quill thinks the new pier is fine.", ground, "en")).toEqual([]);
  });

  const FIRMER: readonly (readonly [
    kind: string,
    language: string,
    passage: string,
    holds: string,
    not: string,
  ])[] = [
    [
      "modality",
      "de",
      "Der Kreis könnte den alten Leuchtturm im Herbst verkaufen.",
      "Im Herbst könnte der Kreis den alten Leuchtturm verkaufen.",
      "Im Herbst wird der Kreis den alten Leuchtturm verkaufen.",
    ],
    [
      "modality",
      "es",
      "El condado podría vender el viejo faro en otoño.",
      "En otoño el condado podría vender el viejo faro.",
      "El condado venderá el viejo faro en otoño.",
    ],
    [
      "modality",
      "fr",
      "Le département pourrait vendre le vieux phare en automne.",
      "Le vieux phare pourrait être vendu en automne.",
      "Le département va vendre le vieux phare en automne.",
    ],
    [
      "modality",
      "pt",
      "O distrito poderia vender o velho farol no outono.",
      "No outono o distrito poderia vender o velho farol.",
      "O distrito vai vender o velho farol no outono.",
    ],
    [
      "modality",
      "uk",
      "Громада може продати старий маяк восени.",
      "Восени громада може продати старий маяк.",
      "Громада продала старий маяк восени.",
    ],
    [
      "hedge",
      "de",
      "Die Sirene ist angeblich im April zweimal ausgefallen.",
      "Im April soll die Sirene zweimal ausgefallen sein.",
      "Die Sirene ist im April zweimal ausgefallen.",
    ],
    [
      "hedge",
      "es",
      "La sirena presuntamente falló dos veces en abril.",
      "Al parecer, la sirena falló dos veces en abril.",
      "La sirena falló dos veces en abril.",
    ],
    [
      "hedge",
      "fr",
      "La sirène serait tombée en panne deux fois en avril.",
      "La sirène serait tombée deux fois en panne en avril.",
      "La sirène est tombée en panne deux fois en avril.",
    ],
    [
      "hedge",
      "pt",
      "A sirene alegadamente falhou duas vezes em abril.",
      "Ao que parece, a sirene falhou duas vezes em abril.",
      "A sirene falhou duas vezes em abril.",
    ],
    [
      "hedge",
      "uk",
      "Сирена нібито відмовила двічі у квітні.",
      "Сирена, ймовірно, відмовила двічі у квітні.",
      "Сирена відмовила двічі у квітні.",
    ],
    [
      "attribution",
      "de",
      "Die Rampen sind mit Öl bedeckt, sagte die Küstenwache.",
      "Laut Küstenwache sind die Rampen mit Öl bedeckt.",
      "Die Rampen sind mit Öl bedeckt.",
    ],
    [
      "attribution",
      "es",
      "Las rampas están cubiertas de grasa, dijo la guardia costera.",
      "Según la guardia costera, las rampas están cubiertas de grasa.",
      "Las rampas están cubiertas de grasa.",
    ],
    [
      "attribution",
      "fr",
      "Les rampes sont couvertes de graisse, selon les garde-côtes.",
      "Les garde-côtes disent que les rampes sont couvertes de graisse.",
      "Les rampes sont couvertes de graisse.",
    ],
    [
      "attribution",
      "pt",
      "As rampas estão cobertas de óleo, disse a guarda costeira.",
      "Segundo a guarda costeira, as rampas estão cobertas de óleo.",
      "As rampas estão cobertas de óleo.",
    ],
    [
      "attribution",
      "uk",
      "Пандуси вкриті мастилом, повідомила берегова охорона.",
      "За словами берегової охорони, пандуси вкриті мастилом.",
      "Пандуси вкриті мастилом.",
    ],
    [
      "modality",
      "de",
      "Die Kapitäne forderten die Bürgermeisterin auf, zwei Wachen einzustellen.",
      "Die Kapitäne forderten von der Bürgermeisterin zwei Wachen.",
      "Die Bürgermeisterin versprach, zwei Wachen einzustellen.",
    ],
    [
      "modality",
      "es",
      "Los capitanes pidieron a la alcaldesa contratar dos guardias.",
      "Los capitanes pidieron contratar dos guardias a la alcaldesa.",
      "La alcaldesa aceptó contratar dos guardias.",
    ],
    [
      "modality",
      "fr",
      "Les capitaines ont demandé à la maire d’embaucher deux gardes.",
      "Les capitaines demandent à la maire d’embaucher deux gardes.",
      "La maire a accepté d’embaucher deux gardes.",
    ],
    [
      "modality",
      "pt",
      "Os capitães pediram à prefeita para contratar dois guardas.",
      "Os capitães pedem à prefeita para contratar dois guardas.",
      "A prefeita aceitou contratar dois guardas.",
    ],
    [
      "modality",
      "uk",
      "Капітани попросили мерку найняти двох охоронців.",
      "Капітани просили мерку найняти двох охоронців.",
      "Мерка погодилася найняти двох охоронців.",
    ],
    [
      "roles",
      "es",
      "Lindqvist demandó a Okafor por la carga perdida.",
      "Okafor fue demandado por Lindqvist.",
      "Okafor demandó a Lindqvist por la carga perdida.",
    ],
    [
      "roles",
      "fr",
      "Lindqvist poursuit Okafor pour la cargaison perdue.",
      "Okafor est poursuivi par Lindqvist.",
      "Okafor poursuit Lindqvist pour la cargaison perdue.",
    ],
    [
      "roles",
      "pt",
      "Lindqvist processou Okafor pela carga perdida.",
      "Okafor foi processado por Lindqvist.",
      "Okafor processou Lindqvist pela carga perdida.",
    ],
    [
      "number",
      "de",
      "Die Miete stieg um 4 Prozent.",
      "Um 4 % stieg die Miete.",
      "Die Miete stieg um 4 Prozentpunkte.",
    ],
    [
      "number",
      "es",
      "El alquiler subió un 4 por ciento.",
      "El alquiler subió un 4 %.",
      "El alquiler subió 4 puntos porcentuales.",
    ],
    [
      "number",
      "fr",
      "Le loyer a augmenté de 4 pour cent.",
      "Le loyer a augmenté de 4 %.",
      "Le loyer a augmenté de 4 points de pourcentage.",
    ],
    [
      "number",
      "pt",
      "A renda subiu 4 por cento.",
      "A renda subiu 4 %.",
      "A renda subiu 4 pontos percentuais.",
    ],
    [
      "number",
      "uk",
      "Оренда зросла на 4 відсотки.",
      "Оренда зросла на 4 %.",
      "Оренда зросла на 4 відсоткових пункти.",
    ],
    [
      "number",
      "de",
      "Das Gericht tagt am 12. Mai.",
      "Am 12. Mai tagt das Gericht.",
      "Das Gericht tagt am 12. Juni.",
    ],
    [
      "number",
      "es",
      "El tribunal se reúne el 12 de mayo.",
      "El 12 de mayo se reúne el tribunal.",
      "El tribunal se reúne el 12 de junio.",
    ],
    [
      "number",
      "fr",
      "Le tribunal se réunit le 12 mai.",
      "Le 12 mai, le tribunal se réunit.",
      "Le tribunal se réunit le 12 juin.",
    ],
    [
      "number",
      "pt",
      "O tribunal reúne-se a 12 de maio.",
      "A 12 de maio o tribunal reúne-se.",
      "O tribunal reúne-se a 12 de junho.",
    ],
    ["number", "uk", "Суд збирається 12 травня.", "12 травня суд збирається.", "Суд збирається 12 червня."],
  ];
  it.each(FIRMER)(
    "%s, %s, of “%s”: the same passes, more than that does not",
    (...[kind, language, passage, holds, not]) => {
      const ground = groundOf(passage, language);
      expect(doubtsAbout(holds, ground, language)).toEqual([]);
      expect(doubtsAbout(not, ground, language).map(([found]) => found)).toContain(kind);
    },
  );
});
