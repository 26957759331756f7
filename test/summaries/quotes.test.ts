import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotes } from "../../src/summaries/quotes.ts";

/** Each quotation with the one who said it, "?" where the finder is not sure, and how it is meant where it is no direct speech. */
const told = (text: string, language = "en"): readonly string[] =>
  findQuotes(text, language).map(({ start, end, speaker, confident, kind, via }) => {
    const who = speaker ? `${speaker.name}${confident ? "" : "?"}` : "nobody";
    const how = `${kind === "direct" ? "" : ` (${kind})`}${via === undefined ? "" : ` via ${via}`}`;
    return `${who}: ${text.slice(start, end)}${how}`;
  });

/** The words that may be printed under a name. */
const printable = (text: string, language = "en"): readonly string[] =>
  findQuotes(text, language)
    .filter(({ confident, kind }) => confident && kind === "direct")
    .map(({ start, end, speaker }) => `${speaker?.name}: ${text.slice(start, end)}`);

describe("quotation marks", () => {
  it.each([
    ["curly", "“The boat is late again,” said Ada Quill."],
    ["straight", '"The boat is late again," said Ada Quill.'],
    ["single", "‘The boat is late again,’ said Ada Quill."],
    ["doubled single", "''The boat is late again,'' said Ada Quill."],
    ["guillemets", "«The boat is late again», said Ada Quill."],
    ["guillemets turned inwards", "»The boat is late again«, said Ada Quill."],
    ["low and high", "„The boat is late again“, said Ada Quill."],
  ])("that are %s are read, and the words inside are one speaker's", (_, text) => {
    const [only, ...others] = printable(text);
    expect(only).toMatch(/^Ada Quill: The boat is late again,?$/u);
    expect(others).toEqual([]);
  });

  it("never take what stands between two quotations for a third", () => {
    const text =
      '"The boat is late," said Ada Quill, who had waited an hour in the rain. "It is always late on Mondays."';
    const words = findQuotes(text, "en").map(({ start, end }) => text.slice(start, end));
    expect(words).toEqual(["The boat is late,", "It is always late on Mondays."]);
  });

  it("are told from apostrophes", () => {
    const text =
      "‘It’s the sailors’ boat, and it isn’t late,’ said Ada Quill, whose brother’s boat didn’t come.";
    expect(printable(text)).toEqual(["Ada Quill: It’s the sailors’ boat, and it isn’t late,"]);
  });

  it("that are never closed take nothing", () => {
    expect(
      printable("Ada Quill said “the boat is late and never closed it. Nobody minded.\nThe rain went on."),
    ).toEqual([]);
  });
});

describe("a speaker", () => {
  it.each([
    ["X said, behind", "“We have waited long enough for this boat,” Ada Quill said."],
    ["said X", "“We have waited long enough for this boat,” said Ada Quill."],
    [
      "said X, with a role",
      "“We have waited long enough for this boat,” said Ada Quill, the harbour master.",
    ],
    ["X said, before", "Ada Quill said: “We have waited long enough for this boat.”"],
    ["X told somebody", "“We have waited long enough for this boat,” Ada Quill told reporters on Monday."],
    ["according to X", "“We have waited long enough for this boat,” according to Ada Quill."],
    ["adding", "Ada Quill praised the crew, adding: “We have waited long enough for this boat.”"],
    ["in the middle of the words", "“We have waited,” said Ada Quill, “long enough for this boat to come.”"],
  ])("is known by the pattern “%s”", (_, text) => {
    for (const line of printable(text)) expect(line).toMatch(/^Ada Quill: /u);
    expect(printable(text).length).toBeGreaterThan(0);
  });

  it("is named in full, when the full name stood before", () => {
    expect(
      printable("Ada Quill runs the harbour. “We have waited long enough for this boat,” Quill said."),
    ).toEqual(["Ada Quill: We have waited long enough for this boat,"]);
  });

  it("who is only described stays described", () => {
    expect(
      printable("“We have waited long enough for this boat,” said a spokesman for the harbour office."),
    ).toEqual(["a spokesman for the harbour office: We have waited long enough for this boat,"]);
  });

  it("is nobody when nobody is named", () => {
    expect(
      told("The letter came on Monday. “We have waited long enough for this boat.” Nobody signed it.")[0],
    ).toMatch(/^nobody/u);
  });

  it("is not guessed among two men by “he”", () => {
    const text =
      "Bo Rask met Tor Lind at the quay on Monday. “We have waited long enough for this boat,” he said.";
    expect(printable(text)).toEqual([]);
  });

  it.each([
    ["whom the sentence before is about", "Ada Quill praised Paul Rask on Monday.", "she", "Ada Quill"],
    ["who reports in it", "Paul Rask said that Otto Lind had sold the boat.", "he", "Paul Rask"],
    [
      "who reports in it, with an aside",
      "Paul Rask, a friend of Otto Lind, said the boat was sold.",
      "he",
      "Paul Rask",
    ],
    [
      "who is told at its end to have said it",
      "The boat was sold on Monday, Ada Quill said.",
      "she",
      "Ada Quill",
    ],
    [
      "whom a sentence in between calls “he”",
      "Paul Rask sold the boat. He keeps the oars.",
      "he",
      "Paul Rask",
    ],
    [
      "whose office stands before the name",
      "The talks failed. Harbour spokesman Paul Rask said so.",
      "he",
      "Paul Rask",
    ],
  ])("is the one called “he” or “she”, %s", (_, before, pronoun, name) => {
    const text = `Paul Rask and Ada Quill and Otto Lind spoke to the press in Arle.\n${before}\n“We have waited long enough for this boat,” ${pronoun} said.`;
    expect(printable(text)).toEqual([`${name}: We have waited long enough for this boat,`]);
  });

  it.each([
    ["a woman, when “he” spoke", "Ada Quill praised Paul Rask on Monday."],
    ["who asks", "Paul Rask asked Otto Lind whether the boat had been sold."],
    ["one of two who are named together", "Paul Rask and Otto Lind spoke to the press in Arle."],
    ["a place", "The Vestland senator left Arle early."],
    ["a firm", "One of the firms he owns, Silent Tide, sold the boat."],
    ["another, whom a “who” speaks of", "Paul Rask praised Otto Lind, who had sold the boat."],
    ["somebody only described", "Paul Rask sold the boat. The mayor was not told."],
  ])("called “he” is never guessed to be %s", (_, before) => {
    const text = `${before}\n“We have waited long enough for this boat,” he said.`;
    expect(printable(text)).toEqual([]);
  });

  it("called “he” is not the one whom “he” speaks of", () => {
    const text =
      "Paul Rask sold the boat on Monday.\n“We have waited long enough for this boat,” he said of Rask.";
    expect(printable(text)).toEqual([]);
  });

  it("whose words another outlet passes on is recounted, and never printed as a witness", () => {
    const text =
      "“We have waited long enough for this boat,” Ada Quill said, according to the Courier. “It is always late.”";
    expect(printable(text)).toEqual([]);
    expect(told(text)[0]).toBe("Ada Quill?: We have waited long enough for this boat, via the Courier");
  });

  it.each([
    ["en", "According to the Courier, Ada Quill said: “We have waited long enough for this boat.”"],
    [
      "de",
      "Nach Angaben der Zeitung Kurier sagte Ada Quill: „Wir haben lange genug auf das Schiff gewartet.“",
    ],
    ["es", "Según El Correo, Ada Quill dijo: «Llevamos una hora esperando el barco.»"],
    ["fr", "Selon Le Courrier, Ada Quill a dit : « Nous attendons le bateau depuis une heure. »"],
  ])("whose words another outlet passes on is not taken for that outlet (%s)", (language, text) => {
    expect(printable(text, language)).toEqual([]);
    expect(told(text, language)[0]).toMatch(/^Ada Quill\?.* via /u);
  });

  it.each(["ARLE -- Ada Quill opened the fair.", "ARLE, Vestland (Kestrel) — Ada Quill opened the fair."])(
    "called “she” is found behind a dateline: %s",
    (before) => {
      const text = `${before} “We have waited long enough for this boat,” she said.`;
      expect(printable(text)).toEqual(["Ada Quill: We have waited long enough for this boat,"]);
    },
  );

  it.each([
    ["the mayor said he rarely asks anybody, “except for people I have known long.”", "the mayor"],
    ["The council condemned the plan and feared “nothing but noise all night.”", "The council"],
    ["The mayor emailed supporters saying: “We have waited long enough for this boat.”", "The mayor"],
    ["The mayor is telling reporters that he has “waited long enough for this boat.”", "The mayor"],
  ])("is looked up over other verbs, and not printed as sure: %s", (text, speaker) => {
    expect(told(text)[0]).toMatch(new RegExp(`^${speaker}\\?: `, "u"));
  });

  it("who is told of with “who” is shown with it, for the two name them together", () => {
    const text = "The fair was opened by Ada Quill, who said: “We have waited long enough for this boat.”";
    const [quote] = findQuotes(text, "en");
    expect(quote?.confident && text.slice(quote.speaker?.said.start, quote.speaker?.said.end)).toBe(
      "Ada Quill, who",
    );
  });

  it("goes on speaking behind the name of a show they spoke on", () => {
    const text =
      "“We have waited long enough,” Ada Quill told Arle Radio’s “Tide Watch” on Monday. “It is always late.”";
    expect(printable(text)).toEqual([
      "Ada Quill: We have waited long enough,",
      "Ada Quill: It is always late.",
    ]);
  });

  it.each([
    [
      "over a sentence about a thing",
      "Paul Rask sold the boat.\nThe sale surprised the town.",
      "he",
      "Paul Rask",
    ],
    [
      "in a sentence that names nobody but who spoke last",
      "“It is sold,” Paul Rask said.\nThe sale surprised even Rask.",
      "he",
      "Paul Rask",
    ],
    ["behind a town in capitals", "ARLE Ada Quill opened the fair.", "she", "Ada Quill"],
    ["behind a town and its country", "In Arle, Vestland, Ada Quill opened the fair.", "she", "Ada Quill"],
  ])("called “he” or “she” is found %s", (_, before, pronoun, name) => {
    const text = `${before}\n“We have waited long enough for this boat,” ${pronoun} said.`;
    expect(printable(text).at(-1)).toBe(`${name}: We have waited long enough for this boat,`);
  });

  it("called “he” by the article is not its “she”", () => {
    const text =
      "“Fine,” said Kerrin Rask, and then he left, and he came back.\nKerrin Rask opened the fair.\n“We have waited long enough for this boat,” she said.";
    expect(printable(text)).toEqual(["Kerrin Rask: Fine,"]);
  });

  it("called “he” is no name that begins behind a #", () => {
    const text = "#Paul Rask was the talk of the fair.\n“We have waited long enough for this boat,” he said.";
    expect(printable(text)).toEqual([]);
  });

  it("who cuts in has the word from there on", () => {
    const text =
      "“We have waited long enough,” Ada Quill said, and her brother cut in. “It is always late on Mondays.”";
    expect(printable(text)).toEqual(["Ada Quill: We have waited long enough,"]);
  });

  it("is not who is asked, when the next sentence tells who answers", () => {
    const text = "Paul Rask was asked, “Why is the boat so late again?” Ada Quill answered, “It is Monday.”";
    expect(printable(text)).toEqual(["Ada Quill: It is Monday."]);
  });

  it("is not what “goes on” somewhere", () => {
    const text = "Paul Rask said that once the Senate goes on leave, “we can mend the boat in peace.”";
    expect(told(text)[0]).not.toMatch(/^Senate/u);
  });

  it("who is asked did not speak", () => {
    expect(printable("Ada Quill was asked: “Have you waited long enough for this boat?”")).toEqual([]);
  });

  it.each([
    "Ada Quill denied that she had said “the boat is late on most Mondays.”",
    "Ada Quill recalled her father’s words: “Never trust a quiet boat on Mondays.”",
    "Prosecutors said Ada Quill had shouted: “Get off my boat right now!”",
    "Ada Quill told him he had to say: “The boat is late on most Mondays.”",
    "Ada Quill allegedly said: “The boat is late on most Mondays.”",
    "Ada Quill remembered a teacher, Olga Prins. “The boat is late on most Mondays,” she told her.",
    "Otto Lind fell into the water. Paul Rask found him. “The boat is late on most Mondays,” he said.",
    "Paul Rask left with his lawyer. “The boat is late on most Mondays,” he said.",
    "Prosecutors said that Ada Quill had shouted: “Get off my boat right now!”",
  ])("of whom others tell, or who tells of others, is not printed as sure: %s", (text) => {
    expect(printable(text)).toEqual([]);
  });

  it("who says that she said it herself is printed", () => {
    const text = "Ada Quill said she had told the crew: “We have waited long enough for this boat.”";
    expect(told(text)[0]).not.toContain("via");
  });

  it("who denies having said it did not say it", () => {
    expect(printable("Ada Quill never said: “We have waited long enough for this boat.”")).toEqual([]);
  });

  it("of another paragraph is not taken over as sure", () => {
    const text =
      "Ada Quill runs the harbour office.\n“We have waited long enough for this boat,” it says on a wall.";
    expect(printable(text)).not.toContain("Ada Quill: We have waited long enough for this boat,");
  });

  it("of a quotation that runs over paragraphs is the one named at either end", () => {
    const text =
      "“We have waited long enough for this boat. It never comes.\n“Tomorrow we build our own,” said Ada Quill.";
    for (const line of told(text)) expect(line).toMatch(/^Ada Quill/u);
  });
});

describe("words inside a quotation", () => {
  it("that another one said are recounted, and never printed as either's own", () => {
    const text = "“My uncle told me, ‘Never trust a quiet boat,’ and he was right,” said Ada Quill.";
    const inner = findQuotes(text, "en").find(({ start, end }) =>
      text.slice(start, end).startsWith("Never trust"),
    );
    expect(inner).toMatchObject({ via: "Ada Quill", confident: false });
  });
});

describe("what is no speech", () => {
  it.each([
    ["a programme", "The council closed 46 streets as part of its “Quiet Harbour” programme."],
    ["a film", "The festival opened with “The Keeper of Small Lights”, a drama by Noor Halim."],
    ["a so-called thing", "The “safe” seal gave way within minutes."],
  ])("such as %s is printed under nobody's name", (_, text) => {
    expect(printable(text)).toEqual([]);
  });
});

const byLanguage: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    "es",
    [
      ["«Llevamos una hora esperando el barco», dijo Ada Robles.", "Ada Robles"],
      ["“Llevamos una hora esperando el barco”, afirmó la alcaldesa Ada Robles.", "Ada Robles"],
      ["«Llevamos una hora esperando el barco», según Ada Robles.", "Ada Robles"],
      ["—Llevamos una hora esperando el barco —dijo Ada Robles.", "Ada Robles"],
      ["Ada Robles dijo: «Llevamos una hora esperando el barco».", "Ada Robles"],
      ["«Llevamos una hora esperando el barco», explicó Ada Robles, directora del puerto.", "Ada Robles"],
    ],
  ],
  [
    "de",
    [
      ["„Wir warten seit einer Stunde auf das Schiff“, sagte Ada Robels.", "Ada Robels"],
      ["„Wir warten seit einer Stunde auf das Schiff“, so Ada Robels.", "Ada Robels"],
      ["»Wir warten seit einer Stunde auf das Schiff«, erklärte Ada Robels.", "Ada Robels"],
      ["Ada Robels sagte: „Wir warten seit einer Stunde auf das Schiff.“", "Ada Robels"],
      ["„Wir warten seit einer Stunde auf das Schiff“, sagte Hafenmeisterin Ada Robels.", "Ada Robels"],
      ["„Wir warten“, sagte Ada Robels, „seit einer Stunde auf dieses Schiff.“", "Ada Robels"],
    ],
  ],
  [
    "fr",
    [
      ["« Nous attendons le bateau depuis une heure », a dit Ada Robel.", "Ada Robel"],
      ["« Nous attendons le bateau depuis une heure », déclare Ada Robel.", "Ada Robel"],
      ["Ada Robel a déclaré : « Nous attendons le bateau depuis une heure. »", "Ada Robel"],
      ["“Nous attendons le bateau depuis une heure”, affirme Ada Robel.", "Ada Robel"],
      ["« Nous attendons le bateau depuis une heure », explique Ada Robel, directrice du port.", "Ada Robel"],
    ],
  ],
  [
    "pt",
    [
      ["“Esperamos o barco há uma hora”, disse Ada Robelo.", "Ada Robelo"],
      ["«Esperamos o barco há uma hora», afirmou Ada Robelo.", "Ada Robelo"],
      ["Ada Robelo disse: “Esperamos o barco há uma hora.”", "Ada Robelo"],
      ["— Esperamos o barco há uma hora — disse Ada Robelo.", "Ada Robelo"],
      ["“Esperamos o barco há uma hora”, contou Ada Robelo, diretora do porto.", "Ada Robelo"],
    ],
  ],
  [
    "uk",
    [
      ["«Ми чекаємо на корабель уже годину», — сказала Ада Робель.", "Ада Робель"],
      ["„Ми чекаємо на корабель уже годину“, — заявила Ада Робель.", "Ада Робель"],
      ["Ада Робель сказала: «Ми чекаємо на корабель уже годину».", "Ада Робель"],
      ["«Ми чекаємо на корабель уже годину», — каже Ада Робель.", "Ада Робель"],
    ],
  ],
];

describe.each(byLanguage)("in %s", (language, cases) => {
  it.each(cases.map(([text, speaker]) => ({ text, speaker })))("$text", ({ text, speaker }) => {
    const lines = printable(text, language);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.split(": ")[0]).toContain(speaker);
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "“",
      "”",
      "‘",
      "’",
      '"',
      "'",
      "''",
      "«",
      "»",
      "„",
      "「",
      "」",
      "—",
      "\n",
      ". ",
      ", ",
      " said ",
      " Ada Quill ",
      "🛶",
      "渡し船",
    ),
    fc.lorem({ maxCount: 4 }),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  it("is read without an error, and every quotation is a slice inside it, in order, under marks", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom("en", "es", "de", "fr", "pt", "uk", "ja", "und"),
        (pieces, language) => {
          const text = pieces.join("");
          let before = 0;
          for (const { start, end, speaker } of findQuotes(text, language)) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            if (speaker) expect(text.slice(speaker.said.start, speaker.said.end).length).toBeGreaterThan(0);
            before = start;
          }
        },
      ),
      { numRuns: 400 },
    );
  });
  it.each(["“", '"', "‘", "« ", "— “a” ", "said “x, ", "“a” said Ada Quill. "])(
    "of 200,000 letters of %j ends",
    (unit) => {
      expect(
        findQuotes(unit.repeat(Math.ceil(200_000 / unit.length)).slice(0, 200_000), "en").length,
      ).toBeGreaterThanOrEqual(0);
    },
  );
});
