import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "../../src/ingest/blocks.ts";

const LONG =
  "The harbour council voted on Monday evening to keep the old ferry running until the new bridge is open.";

interface Told {
  readonly kind: string;
  readonly text: string;
  readonly author?: string;
}

const told = (...lines: readonly string[]): readonly Told[] => {
  const text = lines.join("\n");
  return blocksOf(text).map(({ start, end, ...block }) => ({ ...block, text: text.slice(start, end) }));
};
const kinds = (...lines: readonly string[]): readonly string[] => told(...lines).map(({ kind }) => kind);

describe("a line that holds only a date", () => {
  it("is no news, in any of the languages", () => {
    expect(kinds("12 May 2031", LONG)).toEqual(["date", "prose"]);
    expect(kinds("12 de mayo de 2031", LONG)).toEqual(["date", "prose"]);
  });
});

describe("a line that names the writer", () => {
  it.each([
    "By Ana Ruiz",
    "By Ana Ruiz and Tom Hale, Harbour Post",
    "Von Lena Maurer, Seestadt",
    "Por Inés Vidal",
    "Par Luc Moreau",
    "By Ana Ruiz | May 12, 2031 at 7:30 AM CEST | Updated 13 May 2031",
    "Von Lena Maurer · 12. Mai 2031, 10:30 Uhr",
    "12/05/2031 - Publicado por: Inés Vidal - Categoría: Puerto",
    "May 12, 2031 / 1:07 AM / Harbour News",
  ])("“%s” is a byline", (line) => {
    expect(kinds(line, LONG)).toEqual(["byline", "prose"]);
  });
  it.each([
    "By Friday the water had gone",
    "On May 12, 2031 the water had gone from all of the streets",
    "In the storm of 12 May 2031 the pier fell.",
    "By contrast, the north stayed dry.",
    "By Ana Ruiz we mean the painter.",
  ])("“%s” is not", (line) => {
    expect(kinds(line, LONG)).not.toContain("byline");
  });
});

describe("a post of a social network", () => {
  const POST = "The ferry @HarbourFerry sails again on Sunday #harbour pic.twitter.com/AbC123xyz";
  const SIGNED = "— Harbour Town 🇳🇴⚓ (@harbourtown) May 12, 2031";

  it("is one block with the line that signs it, and its author is the name without the flags", () => {
    expect(told(LONG, POST, SIGNED, LONG)).toEqual([
      { kind: "prose", text: LONG },
      { kind: "embed", text: `${POST}\n${SIGNED}`, author: "Harbour Town" },
      { kind: "prose", text: LONG },
    ]);
  });
  it("may run over several lines that plainly belong to it, and takes no prose along", () => {
    const more = "Thanks to all who waited 🙏 https://t.co/abc";
    expect(told(LONG, POST, more, SIGNED)[1]?.text).toBe(`${POST}\n${more}\n${SIGNED}`);
    expect(told(LONG, more, SIGNED)[0]).toEqual({ kind: "prose", text: LONG });
  });
  it("is known by its picture when nobody signs it", () => {
    expect(told(LONG, POST, LONG)[1]).toEqual({ kind: "embed", text: POST });
  });
  it("is signed in any language, and without a date too", () => {
    expect(told("Der Fährverkehr ruht.", "— Hafenamt (@hafenamt) 12. Mai 2031")).toMatchObject([
      { kind: "embed", author: "Hafenamt" },
    ]);
    expect(told("Service is back.", "— Ferry Line (@ferry@social.example)")).toMatchObject([
      { kind: "embed", author: "Ferry Line" },
    ]);
  });
  it("is not seen in a dash that begins a sentence", () => {
    expect(
      kinds(
        LONG,
        "— We shall see (@ the harbour) what happens next, said nobody in particular on that evening.",
      ),
    ).toEqual(["prose", "prose"]);
  });
});

describe("a publisher's words about itself", () => {
  it.each([
    "We remind our readers that a letter on our site is the opinion of who wrote it, and that we may disagree.",
    "The views expressed in this column are those of the author alone.",
    "Opinions printed here do not necessarily reflect the position of the Harbour Post.",
    "Sign up for the morning letter",
    "Support our journalism: become a member today.",
    "© 2031 Harbour Post. All rights reserved.",
    "Editor’s note: this page was updated at noon.",
    "This article was originally published by the Fjord Gazette.",
    "Recordamos a nuestros lectores que publicar una carta no significa que estemos de acuerdo.",
    "Las opiniones expresadas no reflejan necesariamente la línea de este diario.",
    "Wir weisen unsere Leserinnen und Leser darauf hin, dass Gastbeiträge nicht unsere Meinung sind.",
    "Gastbeiträge geben nicht zwingend die Meinung der Redaktion wieder.",
    "Nous rappelons à nos lecteurs que publier n’est pas approuver.",
    "Lembramos aos nossos leitores que publicar não é concordar.",
    "Suscríbete a nuestro boletín",
    "Abonnez-vous à la lettre du matin",
    "Reading time: 4 minutes",
    "Lesezeit: 3 Minuten",
    "5 min read",
    "Image 2 of 7",
    "https://harbour.example/news/14847854",
    "The contents of this page are © 2031 Harbour Post.",
    "Written permission must be obtained before reprint of this page.",
    "For the latest from the harbour download the Harbour app for iOS and Android.",
    "Join our channel on Telegram",
    "Texts of this page are licensed under CC BY 4.0.",
  ])("“%s” is a notice", (line) => {
    expect(kinds(LONG, line)).toEqual(["prose", "notice"]);
  });
  it.each([
    "“We remind our readers every year that the library is free for all,” the librarian told the council.",
    "The minister said the US site would close, and that our ports should prepare.",
    "She told the newspaper’s readers that the mill would reopen.",
    "Der Verein will das Geld unseren Kindern geben, hieß es im Rat der Stadt.",
    "Subscribers of the water company pay nine crowns more from June, the council said.",
    "Our policy towards the islands has failed, the senator wrote.",
    "The editorial board of the theatre resigned on Friday.",
    "Strikers were told to follow a channel on Telegram that nobody seemed to run.",
    "The court ruled that pictures of the boy may not be published.",
    "Passengers who download the ferry's app for iOS or Android pay less.",
    "Lea: I never saw the boat.",
  ])("“%s” is news", (line) => {
    expect(kinds(LONG, line, LONG)).toEqual(["prose", "prose", "prose"]);
  });
});

describe("a heading", () => {
  it("is short, no sentence, and stands above a paragraph", () => {
    expect(kinds(LONG, "What happens to the old pier", LONG)).toEqual(["prose", "heading", "prose"]);
  });
  it.each(["The pier stays.", "“The pier stays”", "• The pier", "and then the pier", "The pier:"])(
    "is not “%s”",
    (line) => {
      expect(kinds(LONG, line, LONG)).toEqual(["prose", "prose", "prose"]);
    },
  );
  it("is not a short last line", () => {
    expect(kinds(LONG, "What happens to the old pier")).toEqual(["prose", "prose"]);
  });
});

describe("blocks", () => {
  it("take a blank line to the paragraph above it", () => {
    expect(told(LONG, "", "", LONG).map(({ text }) => text)).toEqual([`${LONG}\n\n`, LONG]);
  });
  it("cover every line that says something, whole, in order and once", () => {
    const line = fc.oneof(
      fc.constantFrom("", LONG, "By Ana Ruiz", "12 May 2031", "— Town (@town) May 12, 2031", "Heading"),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.array(
          line.filter((one) => !one.includes("\n")),
          { maxLength: 12 },
        ),
        (lines) => {
          const text = lines.join("\n");
          const blocks = blocksOf(text);
          const covered = blocks.flatMap(({ start, end }) => text.slice(start, end).split("\n"));
          expect(covered.filter((one) => one.trim() !== "")).toEqual(
            lines.filter((one) => one.trim() !== ""),
          );
          expect(blocks.every(({ start }, at) => at === 0 || (blocks[at - 1]?.end ?? 0) < start)).toBe(true);
          expect(
            blocks.every(
              ({ start, end }) =>
                (start === 0 || text[start - 1] === "\n") && (end === text.length || text[end] === "\n"),
            ),
          ).toBe(true);
        },
      ),
    );
  });
});
