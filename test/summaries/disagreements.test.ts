/** What sources differ on, and what only looks like it. */
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/chat/plain-text.ts";
import { readDigest } from "../../src/digest/digest-object.ts";
import { tellReceipt } from "../../src/digest/receipt.ts";
import { tellStory } from "../../src/digest/tell.ts";
import { compose } from "../../src/digest/compose.ts";
import type { Digest, DigestStory } from "../../src/model/digest.ts";
import { storyId } from "../../src/model/id.ts";
import type { Story } from "../../src/model/story.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { printedAll } from "../../src/summaries/print.ts";
import { verifyDigest } from "../../src/summaries/verify.ts";
import { article, NOON, type Draft } from "../kit/articles.ts";

type Told = Omit<Draft, "name" | "paragraphs"> & { readonly says: string | readonly string[] };

/** A story of several outlets, each with what it says. */
const storyOf = (...told: readonly Told[]): Story => ({
  id: storyId("s-0"),
  articles: told.map(({ says, ...draft }, at) =>
    article({ publisher: `Outlet ${at + 1}`, ...draft, name: `${at + 1}`, paragraphs: [says].flat() }),
  ),
  copies: new Map(),
});

const digestOf = (story: Story, language = "en"): Digest => {
  const summary = summarise(story);
  if (!summary) throw new Error("Nothing is told of the story.");
  return compose({
    summaries: [summary],
    articles: printedAll(story.articles),
    failures: [],
    language,
    now: NOON,
  });
};
const firstOf = ({ stories: [story] }: Digest): DigestStory => {
  if (!story) throw new Error("The digest has no story.");
  return story;
};

const differing = (...told: readonly Told[]): readonly (readonly string[])[] =>
  (firstOf(digestOf(storyOf(...told))).differs ?? []).map(({ sides }) => sides.map(({ says }) => says));

const pair = (one: string, other: string, language = "en"): readonly (readonly string[])[] =>
  differing({ says: one, language }, { says: other, language });

const PIER = "people died when the pier at Port Elder collapsed on Sunday evening, police said.";
const TUNNEL: readonly Told[] = [
  {
    publisher: "Radio Nord",
    says: "About 290 people left the harbour tunnel on foot before nine o’clock, and nobody was hurt, the port authority said.",
  },
  {
    publisher: "Salt Quay Courier",
    says: "About 340 people left the harbour tunnel on foot and nobody was hurt, the fire service said.",
  },
];

describe("sources differ", () => {
  it.each([
    ["on how many died", `Nine ${PIER}`, `Eleven ${PIER}`, ["Nine people", "Eleven people"]],
    ["in digits and in words", `Nine ${PIER}`, `12 ${PIER}`, ["Nine people", "12 people"]],
    [
      "on a sum of money",
      "The council of Saltby will pay $4 million for the new ferry, it decided on Monday after a long debate.",
      "The council of Saltby will pay $6.5 million for the new ferry, the mayor said on Monday after the debate.",
      ["$4 million", "$6.5 million"],
    ],
    [
      "on a share",
      "Turnout in the council election of Lower Marsh was 67 percent, the election office said on Sunday.",
      "Turnout in the council election of Lower Marsh was 61 percent, the city said on Sunday.",
      ["67 percent", "61 percent"],
    ],
  ])("%s", (_, one, other, says) => {
    expect(pair(one, other)).toEqual([says]);
  });

  it.each([
    [
      "es",
      "Nueve personas murieron al hundirse el muelle de Puerto Alto, según la policía local.",
      "Once personas murieron al hundirse el muelle de Puerto Alto, según los bomberos.",
    ],
    [
      "de",
      "Neun Menschen starben beim Einsturz der Mole von Nordhafen, wie die Polizei mitteilte.",
      "Zwölf Menschen starben beim Einsturz der Mole von Nordhafen, wie die Feuerwehr mitteilte.",
    ],
    [
      "fr",
      "Neuf personnes sont mortes dans l’effondrement de la jetée de Port-Aval, selon la police.",
      "Onze personnes sont mortes dans l’effondrement de la jetée de Port-Aval, selon les pompiers.",
    ],
    [
      "pt",
      "Nove pessoas morreram na queda do cais de Porto Alto, segundo a polícia local.",
      "Onze pessoas morreram na queda do cais de Porto Alto, segundo os bombeiros.",
    ],
    [
      "uk",
      "9 людей загинули під час обвалу пірса в Порту Елдер, повідомила поліція міста.",
      "12 людей загинули під час обвалу пірса в Порту Елдер, повідомили рятувальники міста.",
    ],
  ])("in %s too", (language, one, other) => {
    expect(pair(one, other, language)).toHaveLength(1);
  });

  it("and a third outlet is heard beside them", () => {
    const third = { publisher: "The Sound Observer", says: `Eleven ${PIER}` };
    expect(differing({ says: `Nine ${PIER}` }, { says: `Eleven ${PIER}` }, third)).toEqual([
      ["Nine people", "Eleven people", "Eleven people"],
    ]);
  });
});

describe("sources do not differ", () => {
  const LEFT = "people left the harbour tunnel on foot on Sunday evening, the fire service said.";
  it.each([
    ["where one rounds", `About 300 ${LEFT}`, `297 ${LEFT}`],
    ["where one rounds without saying so", `300 ${LEFT}`, `297 ${LEFT}`],
    ["where one says at least", `At least nine ${PIER}`, `Eleven ${PIER}`],
    [
      "where the one counts the dead and the other the hurt",
      `Nine ${PIER}`,
      `Fourteen ${PIER.replace("died", "were injured")}`,
    ],
    ["where each counts another thing", `Nine ${PIER}`, `Two boats ${PIER.slice(12)}`],
    ["where one tells of another place", `Nine ${PIER}`, `Eleven ${PIER.replace("Port Elder", "Saltby")}`],
    [
      "where one tells what was before",
      "The rate of inflation in the region fell to 2.6 percent in October, the bank of Farhaven said.",
      "The rate of inflation in the region fell in October from 2.9 percent, the bank of Farhaven said.",
    ],
    [
      "where a number stands in somebody's words",
      `Nine ${PIER}`,
      "Police said on Sunday evening of the pier at Port Elder that “eleven people died when it collapsed” there.",
    ],
    [
      "where one sentence has two numbers of a kind",
      `Nine ${PIER}`,
      `Eleven people of Saltby and twelve ${PIER}`,
    ],
    ["where more are added", `Nine ${PIER}`, `Twelve more ${PIER}`],
  ])("%s", (_, one, other) => {
    expect(pair(one, other)).toEqual([]);
  });

  it("on an amount where one tells of another day: then on the day", () => {
    expect(pair(`Nine ${PIER}`, `Eleven ${PIER.replace("Sunday", "Tuesday")}`)).toEqual([
      ["collapsed on Sunday", "collapsed on Tuesday"],
    ]);
  });
  it("where one outlet has both numbers, and says so itself", () => {
    const both = [`Nine ${PIER}`, `The fire service spoke of eleven people who died in the collapse.`];
    expect(differing({ says: both }, { says: `Eleven ${PIER}` })).toEqual([]);
  });
  it("where the numbers are days apart", () => {
    expect(
      differing({ says: `Nine ${PIER}`, hoursAgo: 40 }, { says: `Eleven ${PIER}`, hoursAgo: 1 }),
    ).toEqual([]);
  });
  it("where an outlet only corrects itself", () => {
    const publisher = "Radio Nord";
    expect(differing({ says: `Nine ${PIER}`, publisher }, { says: `Eleven ${PIER}`, publisher })).toEqual([]);
  });
});

describe("sources differ on a day", () => {
  it.each([
    [
      "en",
      "The old lighthouse of Gull Rock went dark on Monday, and nobody has lit it since, the keeper’s office said.",
      "The old lighthouse of Gull Rock went dark on Thursday, the keeper’s office said in a letter.",
      ["dark on Monday", "dark on Thursday"],
    ],
    [
      "en",
      "The herring quota for the Sound was cut on May 12 by the fisheries council after a long meeting.",
      "The herring quota for the Sound was cut on 14 May by the fisheries council after a long meeting.",
      ["cut on May 12", "cut on 14 May"],
    ],
    [
      "en",
      "The eastern pier of Saltby was built in 1931 by the fishers of the village.",
      "The eastern pier of Saltby was built in 1934 by the fishers of the village.",
      ["built in 1931", "built in 1934"],
    ],
    [
      "es",
      "El muelle de Puerto Alto se hundió el sábado tras la tormenta, según los vecinos del barrio.",
      "El muelle de Puerto Alto se hundió el lunes tras la tormenta, según el ayuntamiento.",
      ["hundió el sábado", "hundió el lunes"],
    ],
    [
      "de",
      "Die Mole von Nordhafen brach am Freitag nach dem Sturm auseinander, so die Feuerwehr.",
      "Die Mole von Nordhafen brach am Montag nach dem Sturm auseinander, so die Stadt.",
      ["brach am Freitag", "brach am Montag"],
    ],
    [
      "fr",
      "La jetée de Port-Aval s’est effondrée vendredi après la tempête, selon les pompiers.",
      "La jetée de Port-Aval s’est effondrée lundi après la tempête, selon la mairie.",
      ["effondrée vendredi", "effondrée lundi"],
    ],
    [
      "pt",
      "O cais de Porto Alto ruiu na sexta-feira depois da tempestade, segundo os bombeiros.",
      "O cais de Porto Alto ruiu na segunda-feira depois da tempestade, segundo a câmara.",
      ["ruiu na sexta-feira", "ruiu na segunda-feira"],
    ],
    [
      "uk",
      "Пірс у Порту Елдер обвалився у п’ятницю після шторму, кажуть рятувальники міста.",
      "Пірс у Порту Елдер обвалився у понеділок після шторму, кажуть у міській раді.",
      ["обвалився у п’ятницю", "обвалився у понеділок"],
    ],
  ])("in %s: %s", (language, one, other, says) => {
    expect(pair(one, other, language)).toEqual([says]);
  });
});

describe("sources do not differ on a day", () => {
  const FELL = (day: string): string =>
    `The eastern pier of Saltby fell into the Sound ${day}, fishers said.`;
  it.each([
    ["where it was a night", FELL("on Sunday night"), FELL("early on Monday")],
    [
      "where somebody spoke that day",
      "Ada Quill said on Sunday that the eastern pier of Saltby is lost.",
      "Ada Quill said on Tuesday that the eastern pier of Saltby is lost.",
    ],
    [
      "where it opens what somebody says",
      "On Sunday, mayor Ada Quill said the eastern pier of Saltby is lost.",
      "On Tuesday, mayor Ada Quill said the eastern pier of Saltby is lost.",
    ],
    [
      "where another thing was done",
      FELL("on Sunday"),
      FELL("on Tuesday").replace("fell into", "was dug out of"),
    ],
    [
      "where another thing did it",
      FELL("on Sunday"),
      "The western ferry of Port Elder fell into the Sound on Tuesday, sailors said.",
    ],
    ["where it only begins or ends then", FELL("after Sunday"), FELL("before Tuesday")],
    ["where one counts by date", FELL("on Sunday"), FELL("on May 14")],
    ["where it lasted", FELL("on Sunday and Monday"), FELL("on Tuesday")],
    [
      "where somebody is quoted",
      FELL("on Sunday"),
      "Ada Quill said of the eastern pier of Saltby that “it fell into the Sound on Tuesday” then.",
    ],
  ])("%s", (_, one, other) => {
    expect(pair(one, other)).toEqual([]);
  });
  it("where one names the other day too", () => {
    const both = [
      FELL("on Sunday"),
      "Its western half had held until Tuesday, when the sea took it, he said.",
    ];
    expect(differing({ says: both }, { says: FELL("on Tuesday") })).toEqual([]);
  });
});

describe("sources differ on who it was", () => {
  it.each([
    [
      "en",
      "Police arrested Tomas Brandt on Monday over the fire in the net lofts of Saltby.",
      "Noor Halim was arrested on Monday over the fire in the net lofts of Saltby.",
      ["arrested Tomas Brandt", "Noor Halim was arrested"],
    ],
    [
      "en",
      "The driver of the ferry bus was identified as Tomas Brandt, the fire service of Saltby said.",
      "The driver of the ferry bus was identified by police as Anders Teel, the city of Saltby said.",
      ["identified as Tomas Brandt", "identified by police as Anders Teel"],
    ],
    [
      "es",
      "Mateo Luján fue elegido presidente de la cofradía de pescadores de Puerto Alto.",
      "Irene Cobo fue elegida presidenta de la cofradía de pescadores de Puerto Alto.",
      ["Mateo Luján fue elegido", "Irene Cobo fue elegida"],
    ],
    [
      "de",
      "Almut Brandis wurde am Montag zur Leiterin des Seeamts von Nordhafen gewählt.",
      "Britta Noor wurde am Montag zur Leiterin des Seeamts von Nordhafen gewählt.",
      [
        "Almut Brandis wurde am Montag zur Leiterin des Seeamts von Nordhafen gewählt",
        "Britta Noor wurde am Montag zur Leiterin des Seeamts von Nordhafen gewählt",
      ],
    ],
    [
      "fr",
      "Lucie Ferrand a été élue présidente du comité des pêcheurs de Port-Aval.",
      "Odile Marchal a été élue présidente du comité des pêcheurs de Port-Aval.",
      ["Lucie Ferrand a été élue", "Odile Marchal a été élue"],
    ],
    [
      "pt",
      "Rui Tavira foi eleito presidente da cooperativa de pesca de Porto Alto.",
      "Marta Lemos foi eleita presidente da cooperativa de pesca de Porto Alto.",
      ["Rui Tavira foi eleito", "Marta Lemos foi eleita"],
    ],
    [
      "uk",
      "Поліція затримала Олега Гайдука через пожежу на складах у Порту Елдер.",
      "Поліція затримала Павла Сороку через пожежу на складах у Порту Елдер.",
      ["затримала Олега Гайдука", "затримала Павла Сороку"],
    ],
  ])("in %s: %s", (language, one, other, says) => {
    expect(pair(one, other, language)).toEqual([says]);
  });
});

describe("sources do not differ on who it was", () => {
  const HELD = (who: string): string =>
    `Police arrested ${who} on Monday over the fire in the net lofts of Saltby.`;
  it.each([
    ["where the name is spelled otherwise", HELD("Tomas Brandt"), HELD("Thomas Brand")],
    ["where the one has more of the name", HELD("Tomas Brandt"), HELD("Jon Tomas Brandt")],
    ["where there are two", HELD("Tomas Brandt and Noor Halim"), HELD("Anders Teel")],
    ["where it was elsewhere", HELD("Tomas Brandt"), HELD("Noor Halim").replace("Saltby", "Port Elder")],
    [
      "where it was something else",
      HELD("Tomas Brandt"),
      "Police arrested Noor Halim on Monday for the theft of a rowing boat.",
    ],
    ["where it is a place", HELD("Tomas Brandt"), HELD("Fishers")],
  ])("%s", (_, one, other) => {
    expect(pair(one, other)).toEqual([]);
  });
  it("where one of them knows both", () => {
    const both = [HELD("Tomas Brandt"), "Noor Halim, who owns the lofts, was heard as a witness, they said."];
    expect(differing({ says: both }, { says: HELD("Noor Halim") })).toEqual([]);
  });
});

describe("sources differ on whose words they are", () => {
  const LEAD = "The union of tunnel workers had warned of damp walls in spring, its letters show.";
  const WORDS = "“This was warned about, in writing, twice,” said";
  const heard = (one: string, other: string): readonly (readonly string[])[] =>
    differing({ says: [LEAD, one] }, { says: [LEAD.replace("had warned", "warned"), other] });

  it("where each names another speaker", () => {
    expect(heard(`${WORDS} Tomas Brandt.`, `${WORDS} Noor Halim.`)).toEqual([
      [`${WORDS} Tomas Brandt`, `${WORDS} Noor Halim`],
    ]);
  });
  it.each([
    ["where one names the speaker in full", `${WORDS} Tomas Brandt.`, `${WORDS} Thomas Brandt.`],
    ["where one only says what he is", `${WORDS} Tomas Brandt.`, `${WORDS} a speaker of the union.`],
    ["where other words are said", `${WORDS} Tomas Brandt.`, `${WORDS.replace("twice", "once")} Noor Halim.`],
    [
      "where the other one is spoken of right there",
      `${WORDS} Tomas Brandt.`,
      `${WORDS} Noor Halim. Brandt leads the union of the tunnel workers.`,
    ],
  ])("and not %s", (_, one, other) => {
    expect(heard(one, other)).toEqual([]);
  });
});

describe("a disagreement", () => {
  const digest = (): Digest => digestOf(storyOf(...TUNNEL));

  it("is told in one line below the sentences, each number with its outlet", () => {
    const blocks = tellStory(firstOf(digest()), 1, { zone: "UTC", language: "en" });
    expect(plainText(blocks)).toContain(
      "Sources differ: 290 people (Radio Nord) · 340 people (Salt Quay Courier)",
    );
    expect(blocks.at(-1)?.kind).toBe("sources");
  });
  it.each([
    ["es", "Las fuentes difieren: "],
    ["de", "Die Quellen sind uneins: "],
    ["fr", "Les sources divergent: "],
    ["pt", "As fontes divergem: "],
    ["uk", "Джерела розходяться: "],
  ])("is told in %s in its own words", (language, words) => {
    expect(plainText(tellStory(firstOf(digest()), 1, { zone: "UTC", language }))).toContain(
      `${words}290 people`,
    );
  });
  it("is told with its hours where the later outlet may only know more", () => {
    const [early, late] = TUNNEL;
    if (!early || !late) throw new Error("Two outlets tell of the tunnel.");
    const story = storyOf({ ...early, hoursAgo: 7 }, { ...late, hoursAgo: 1 });
    expect(plainText(tellStory(firstOf(digestOf(story)), 1, { zone: "UTC", language: "en" }))).toContain(
      "Told differently over time: 290 people (Radio Nord, Mon 12 May, 05:00) · 340 people (Salt Quay Courier, Mon 12 May, 11:00)",
    );
  });
  it("shows the passage of each side in its receipt", () => {
    const message = tellReceipt(digest(), 1, "UTC");
    const text = plainText(message?.blocks ?? []);
    for (const words of ["About 290 people left", "About 340 people left", "Sources differ"])
      expect(text).toContain(words);
  });
  it("is read back from a file, and a digest without one is too", () => {
    const one = digest();
    expect(readDigest(JSON.stringify(one))).toEqual({ kind: "digest", digest: one });
    const { differs, ...story } = firstOf(one);
    expect(differs).toHaveLength(1);
    expect(readDigest(JSON.stringify({ ...one, stories: [story] })).kind).toBe("digest");
  });

  const changed = (says: string, article?: string): readonly string[] => {
    const one = digest();
    const stories = one.stories.map((story) => ({
      ...story,
      differs: (story.differs ?? []).map(({ sides: [first, second] }) => ({
        sides: [first, second]
          .filter((side) => side !== undefined)
          .map((side, at) =>
            at === 0
              ? { ...side, says, ...(article && { article: story.sources[1]?.article ?? side.article }) }
              : side,
          ),
      })),
    }));
    return verifyDigest({ ...one, stories }).map(({ kind }) => kind);
  };
  it("is refused after a change of a number, of an outlet, or when both say the same", () => {
    expect(verifyDigest(digest())).toEqual([]);
    expect(changed("291 people")).toContain("disagreement");
    expect(changed("340 people")).toContain("disagreement");
    expect(changed("290 people", "another")).toContain("disagreement");
  });
});
