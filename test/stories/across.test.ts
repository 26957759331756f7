/** One event told in two languages, and two events that only look like one. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { landmarkNames, landmarkNumbers } from "../../src/stories/landmarks.ts";
import { mattersOf } from "../../src/stories/matters.ts";
import matters from "../../src/stories/matters.json" with { type: "json" };
import { outlineOf } from "../../src/stories/opening.ts";
import { openGrouping } from "../../src/stories/same-event.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { wordsOf } from "../../src/language/words.ts";
import { article } from "../kit/articles.ts";

interface Piece {
  readonly name: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** Of the day. */
  readonly hour?: number;
  readonly labels?: readonly string[];
}

const piece = ({ name, text, hour = 1, ...rest }: Piece): Article =>
  article({ ...rest, name, publisher: `The ${name} paper`, hoursAgo: 40 - hour, paragraphs: [text] });

const CREW = "Abelson Birkwood Cavanagh Dunmore Eastwick Farraday Galbraith Hathersage Inverlock Jessop";
const CHOIR = "Kallweit Lindhorst Mommert Niebuhr Osterloh Pfeifer Quandt Rohwedder Seyfarth Tietjen";
const amid = (and: string, names: string): string => `With them ${names.split(" ").join(`, ${and} `)}.`;

/** The names of the articles, story by story. */
const together = (...pieces: readonly Piece[]): readonly (readonly string[])[] =>
  storiesOf(pieces.map(piece)).map(({ articles }) => articles.map(({ id }) => id.slice(2)));

const bridge: Piece = {
  name: "bridge",
  language: "en",
  title: "Bridge at Ravensholm shut after a crack is found",
  text: "The old bridge at Ravensholm carried 14,300 cars a day until last night. The engineer in charge, Tilda Brandqvist, had it shut, and the mayor of Ravensholm, Oskar Femmel, spoke of weeks.",
};
const bruecke: Piece = {
  name: "bruecke",
  language: "de",
  title: "Riss entdeckt: Brücke in Ravensholm gesperrt",
  text: "Die alte Brücke, über die täglich 14.300 Autos fahren, ist seit der Nacht gesperrt. Das ordnete die Ingenieurin Tilda Brandqvist an. Bürgermeister Oskar Femmel sprach in Ravensholm von Wochen.",
  hour: 3,
};
const puente: Piece = {
  name: "puente",
  language: "es",
  title: "Cierran el puente de Ravensholm por una grieta",
  text: "El viejo puente, por el que pasan 14.300 coches al día, está cerrado desde anoche en Ravensholm. Lo ordenó la ingeniera Tilda Brandqvist. El alcalde, Oskar Femmel, habló de semanas.",
  hour: 5,
};
const pact: Piece = {
  name: "pact",
  language: "en",
  title: "Marlowe and Vossberg sign a fishing treaty",
  text: "The two heads of government met in Tarnhaven, where President Ada Marlowe and Chancellor Edwin Vossberg signed a treaty on fishing, said the minister Lena Quist.",
};
const pacto: Piece = {
  name: "pacto",
  language: "es",
  title: "Marlowe y Vossberg firman un tratado de pesca",
  text: "Reunidos en la ciudad de Tarnhaven, la presidenta Ada Marlowe y el canciller Edwin Vossberg firmaron un tratado de pesca, dijo la ministra Lena Quist.",
  hour: 4,
};
/** The same people in the same town on the same day. */
const museo: Piece = {
  name: "museo",
  language: "es",
  title: "Marlowe y Vossberg inauguran un museo",
  text: "En una plaza de Tarnhaven, la presidenta Ada Marlowe y el canciller Edwin Vossberg abrieron las puertas de un museo, dijo la ministra Lena Quist.",
  hour: 4,
};

const flood: Piece = {
  name: "flood",
  language: "en",
  title: "Flood in Ostermoor mill, says Karin Theill",
  text: "Water stands in the mill of Ostermoor, where 4,370 sacks of the miller Jens Rabenau were lost in a flood, the fire chief Karin Theill said.",
};
const hochwasser: Piece = {
  name: "hochwasser",
  language: "de",
  title: "Hochwasser in der Mühle von Ostermoor",
  text: "Das Wasser steht in der Mühle von Ostermoor, wo der Müller Jens Rabenau 4.370 Säcke verlor, sagte Brandmeisterin Karin Theill. Der Pegel der Lune steigt, und Helfer füllen Sandsäcke.",
  hour: 3,
};
describe("one event in two languages", () => {
  it.each([
    ["English and German, by names and a number that each writes in its way", [bridge, bruecke]],
    ["German and Spanish", [bruecke, puente]],
    ["English, German and Spanish", [bridge, bruecke, puente]],
    ["English and Spanish without a number, by names and by what was done", [pact, pacto]],
    [
      "English and Spanish, where one name is spelt in two ways",
      [
        { ...pact, text: `${pact.text} They then flew to Corvania.` },
        { ...pacto, text: `${pacto.text} Volaron luego a Corvanie.` },
      ],
    ],
    [
      "English and German, where nothing is known of what is told, by very many names and numbers",
      [
        { ...bridge, title: "Ravensholm holds its breath", text: `${bridge.text} It has 217 lamps.` },
        { ...bruecke, title: "Ravensholm hält den Atem an", text: `${bruecke.text} Sie hat 217 Lampen.` },
      ],
    ],
  ])("is one story: %s", (_, pieces) => {
    expect(together(...pieces)).toEqual([pieces.map(({ name }) => name)]);
  });

  it("is one story whichever language comes first, under the name of the first", () => {
    const [early, late] = [
      { ...bruecke, hour: 1 },
      { ...bridge, hour: 3 },
    ];
    expect(together(early, late)).toEqual([["bruecke", "bridge"]]);
    const grouping = openGrouping();
    const places = [early, late].map((one) => grouping.place(outlineOf(piece(one))).story);
    expect(places).toEqual(["s-bruecke", "s-bruecke"]);
  });

  it("takes what comes later in either language", () => {
    const detour: Piece = {
      name: "detour",
      language: "de",
      title: "Brücke in Ravensholm gesperrt: Umleitung nach Riss",
      text: "Nach dem Riss in der alten Brücke in Ravensholm, die Ingenieurin Tilda Brandqvist sperren ließ, führt eine Umleitung über die Dörfer, sagte Bürgermeister Oskar Femmel.",
      hour: 6,
    };
    expect(together(bridge, bruecke, detour)).toEqual([["bridge", "bruecke", "detour"]]);
  });

  it("is found again after a start", () => {
    const grouping = openGrouping();
    const { story } = openGrouping().place(outlineOf(piece(bridge)));
    grouping.add(outlineOf(piece(bridge)), story);
    expect(grouping.place(outlineOf(piece(bruecke))).story).toBe(story);
  });
});

describe("two events are two stories", () => {
  it.each([
    ["the same people in the same town do something else", [pact, museo]],
    [
      "the same people, and each text counts something else",
      [
        { ...pact, text: `${pact.text} It covers 41,700 boats.` },
        { ...pacto, text: `${pacto.text} Habrá 2.360 policías.` },
      ],
    ],
    [
      "the same numbers by chance",
      [
        { ...bridge, text: `${bridge.text} It is 217 metres long and cost 1,480 crowns a metre.` },
        {
          ...puente,
          text: "El viejo puente de la isla de Ravensholm, de 217 metros, por el que pasan 14.300 coches al día, costó 1.480 coronas por metro. Lo cerró la ingeniera Marta Olmedo, dijo el alcalde, Julio Ferrer.",
        },
      ],
    ],
    [
      "a number and one town",
      [
        bridge,
        {
          ...bruecke,
          title: "Riss im Rathaus von Ravensholm",
          text: "Ein Riss läuft durch das Rathaus in Ravensholm, das 14.300 Ziegel trägt. Die Maurerin Gesa Lohmark hat ihn entdeckt, sagte der Hausmeister Detlev Ahrens.",
        },
      ],
    ],
    [
      "the same people and the same number, and the titles tell of other things",
      [
        { ...pact, text: `${pact.text} The town has 41,700 people.` },
        { ...museo, text: `${museo.text} La ciudad tiene 41.700 habitantes.` },
      ],
    ],
    [
      "the same people, and one title tells of nothing in particular",
      [{ ...pact, title: "Marlowe and Vossberg in Tarnhaven" }, museo],
    ],
    [
      "two names, and what is done",
      [
        { ...pact, text: "Their heads Ada Marlowe and Edwin Vossberg signed a treaty on fishing." },
        { ...pacto, text: "Reunidos ayer, Ada Marlowe y Edwin Vossberg firmaron un tratado de pesca." },
      ],
    ],
    [
      "two names and a number among many others",
      [
        { ...bridge, text: `${bridge.text} ${amid("and", CREW)}` },
        { ...bruecke, text: `${bruecke.text} ${amid("und", CHOIR)}` },
      ],
    ],
    [
      "the same people do the same with somebody else",
      [
        { ...pact, text: `${pact.text} Fishermen of Oxwold wait.` },
        { ...pacto, text: `${pacto.text} Esperan los pescadores de Salinas.` },
      ],
    ],
    [
      "one tells what came of the other, which its lead recalls",
      [
        pact,
        {
          ...pacto,
          title: "Protestas tras la visita de Vossberg",
          text: `${pacto.text} Hubo protestas.`,
        },
      ],
    ],
    [
      "half of the names, a number that belongs to both, and the same matter",
      [
        { ...bridge, text: `${bridge.text} ${amid("and", "Abelson Birkwood Cavanagh")}` },
        { ...bruecke, text: `${bruecke.text} ${amid("und", CHOIR)}` },
      ],
    ],
    [
      "three names among many others",
      [
        { ...pact, text: `${pact.text} ${amid("and", CREW)}` },
        { ...pacto, text: `${pacto.text} ${amid("y", CHOIR)}` },
      ],
    ],
    [
      "more than a day lies between them",
      [
        { ...bridge, hour: 1 },
        { ...bruecke, hour: 26 },
      ],
    ],
    [
      "each names another day of the week",
      [
        { ...bridge, text: `${bridge.text} It was found on Tuesday.` },
        { ...bruecke, text: `${bruecke.text} Entdeckt wurde er am Freitag.` },
      ],
    ],
    ["one is an opinion", [bridge, { ...bruecke, labels: ["opinion"] }]],
  ])("%s", (_, pieces: readonly Piece[]) => {
    expect(together(...pieces)).toEqual(pieces.map(({ name }) => [name]));
  });

  it("what has no date of its own is told by one language alone", () => {
    const undated = { ...piece(bruecke), publishedAt: undefined, fetchedAt: piece(bridge).fetchedAt };
    const beside = { ...piece(bridge), publishedAt: undated.fetchedAt };
    expect(storiesOf([beside, undated])).toHaveLength(2);
  });

  it("what its own language tells apart is not put together by way of another one", () => {
    const portrait: Piece = {
      name: "portrait",
      language: "de",
      title: "Eine Frau mit Wasserwaage",
      text: "Zum Frühstück gibt es bei ihr Hafergrütze, dann fährt sie mit dem Rad los, vorbei an Gärten, Zäunen und einem Weiher voller Enten. Ihr Vater baute Kachelöfen, die Mutter las abends Gedichte vor, und drei Brüder spielten Geige. Heute schneidet Tilda Brandqvist sonntags Rosen, sammelt Landkarten, kocht Quitten ein und streitet mit dem Nachbarn Oskar Femmel über Hecken, Kater und Komposthaufen. Sie mag Ravensholm, weil dort niemand fragt, wohin man will. Einmal zählte sie 14.300 Ameisen in einer Nacht, aus Langeweile, mit einer Taschenlampe und einem Bleistift.",
      hour: 6,
    };
    expect(together(bridge, portrait)).toEqual([["bridge"], ["portrait"]]);
    const headed = { ...portrait, title: "Geschlossen hat sie nie" };
    expect(together(bridge, headed)).toEqual([["bridge", "portrait"]]);
    expect(together(bridge, bruecke, headed)).toEqual([["bridge", "bruecke"], ["portrait"]]);
  });

  it("names that everybody speaks of that day tell nothing", () => {
    const others = ["orchestra", "harvest", "lottery", "orchard", "library", "chess"].map(
      (matter): Piece => ({
        name: matter,
        language: "en",
        title: `All about the ${matter}`,
        text: `The ${matter} was praised by Oskar Femmel of Ravensholm and by Tilda Brandqvist, who likes every ${matter} that she has seen.`,
        hour: 2,
      }),
    );
    expect(together(bridge, ...others, bruecke)).toContainEqual(["bruecke"]);
  });

  it("what would belong to either of two stories belongs to none", () => {
    const roundup: Piece = {
      name: "roundup",
      language: "de",
      title: "Am Morgen: Brücke gesperrt, Hochwasser in der Mühle",
      text: `${bruecke.text} ${hochwasser.text}`,
      hour: 5,
    };
    expect(together(bridge, flood, roundup)).toEqual([["bridge"], ["flood"], ["roundup"]]);
  });
});

describe("two stories that a third article in one language joins", () => {
  const fair: Piece = {
    name: "fair",
    language: "en",
    title: "Harvest fair of Lunefeld moves uphill",
    text: "The fair moves to the hill above Lunefeld with its 2,950 stalls, said the warden Piet Hollander to the baker Frauke Sievers, for dry ground is wanted for the dances.",
    hour: 2,
  };
  const fest: Piece = {
    name: "fest",
    language: "de",
    title: "Erntefest von Lunefeld zieht um",
    text: "Das Fest mit 2.950 Ständen zieht auf den Hügel über Lunefeld, sagte Aufseher Piet Hollander der Bäckerin Frauke Sievers. Der Pegel der Lune steigt, und Helfer füllen Sandsäcke.",
    hour: 4,
  };
  const both: Piece = {
    name: "both",
    language: "de",
    title: "Hochwasser in der Mühle von Ostermoor, Erntefest von Lunefeld zieht um",
    text: "Der Pegel der Lune steigt, und Helfer füllen Sandsäcke: Das Wasser steht in der Mühle von Ostermoor, Müller Jens Rabenau verlor 4.370 Säcke, sagte Karin Theill. Das Fest mit 2.950 Ständen zieht auf den Hügel über Lunefeld, sagte Piet Hollander der Bäckerin Frauke Sievers.",
    hour: 6,
  };
  it("become one where no other language speaks against it, and stay two where one does", () => {
    expect(together(hochwasser, fest, both)).toHaveLength(1);
    const stories = together(flood, fair, hochwasser, fest, both);
    expect(stories.filter((own) => own.includes("flood") && own.includes("fair"))).toEqual([]);
    expect(stories).toHaveLength(2);
  });
});

describe("what an event is known by", () => {
  it("has the last word of each name, and no name runs over the end of a sentence", () => {
    const names = ["Governor Lucía Ferrán", "Torvik. Coach Petra Solheim", "St. Nikolai", "Monday", "Lee"];
    expect(landmarkNames(names, "en")).toEqual(["ferran", "torvik", "solheim", "nikolai"]);
  });

  it("has its numbers without what parts their digits, and no round ones, years and decimals", () => {
    const text =
      "16,200 16.200 16 200 340 cars, 500 people, 3,000 litres, since 2019, in 1871; 3.25 percent, 12:30, A380, 1,200.50";
    expect(landmarkNumbers(text, 2031)).toEqual(["16200", "340", "1871"]);
  });

  it("knows what is told of in six languages alike", () => {
    const languages = ["en", "de", "es", "fr", "pt", "uk"];
    for (const [matter, words] of Object.entries(matters)) {
      expect(Object.keys(words)).toEqual(languages);
      for (const language of languages)
        expect(
          mattersOf(
            wordsOf(
              Object.entries(words)
                .flatMap(([own, all]) => (own === language ? all : []))
                .join(" "),
              language,
            ),
            language,
          ),
        ).toContain(matter);
    }
    expect(mattersOf(wordsOf("Der Hafentunnel ist gesperrt", "de"), "de")).toEqual(["closing", "tunnel"]);
    expect(mattersOf(wordsOf("A diet of lawns", "en"), "en")).toEqual([]);
  });
});
