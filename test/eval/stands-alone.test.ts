/** The check of first sentences: what it must see, and what it must let pass. */
import { describe, expect, it } from "vitest";
import { faultsOf } from "../../eval/stands-alone.ts";

const BEFORE = "The ferry office of Saltby was led by Noor Halim for nine years.\n";
const faults = (text: string, before = BEFORE, after = ""): readonly string[] =>
  faultsOf({ text, before, after, headline: "Saltby gets a new pier" });

describe("a first sentence has a fault where it", () => {
  it.each([
    ["opens with a pronoun", "She closed the eastern pier of Saltby on Monday evening."],
    ["opens with a word that joins", "But the eastern pier of Saltby stays closed until May."],
    ["opens with a time that hangs on another", "Hours later, the eastern pier of Saltby was closed."],
    ["opens with others of whom there were some", "Others said the eastern pier of Saltby was safe."],
    ["points at what was told before", "The eastern pier of Saltby was closed at that meeting by Ada Quill."],
    ["goes on from another (also, too, however)", "Ada Quill also closed the western pier of Saltby."],
    [
      "has a pronoun for whom it has not named",
      "After the storm, the pier was closed by him without a word.",
    ],
    ["speaks of a thing that was told of before", "The study found that the pier of Saltby was unsafe."],
    ["names somebody by the second mention", "Halim said the eastern pier of Saltby was unsafe."],
    ["names somebody by the second mention", "Ms. Halim said the eastern pier of Saltby was unsafe."],
    ["begins with a dateline or a rest of one", "SALTBY, N.Y. (KW) — The eastern pier is closed."],
    ["begins with a dateline or a rest of one", "(KW)The eastern pier of Saltby is closed again."],
    ["is a byline, a caption or a sign", "Photo: the eastern pier of Saltby on Monday evening."],
    ["begins with a small letter", "of the eastern pier nothing is left after the storm."],
    ["is half a sentence", "The eastern pier of Saltby was closed by Gov."],
    ["is half a sentence", "The eastern pier of Saltby was closed after the"],
    ["leaves a mark open", "The eastern pier of Saltby was called “unsafe by the council."],
    ["asks", "Who will pay for the eastern pier of Saltby?"],
    ["speaks as its writer, or to its reader", "The eastern pier is closed, as we wrote on Monday."],
    ["has fewer than six words", "The eastern pier is closed."],
  ])("%s", (fault, text) => {
    expect(faults(text)).toContain(fault);
  });
  it("is half a sentence where its article goes on in the middle of it", () => {
    expect(faults("The eastern pier was closed on Monday evening.", BEFORE, " and it stays so")).toContain(
      "is half a sentence",
    );
  });
});

describe("a first sentence has none where it", () => {
  it.each([
    ["names whom it means before", "Ada Quill closed the pier after her engineers had warned her."],
    ["names whom it means at once", "In her first speech, Ada Quill closed the eastern pier of Saltby."],
    ["speaks of this week", "This week the council of Saltby closed the eastern pier."],
    ["quotes a question", "The council of Saltby asked “who pays?” and closed the pier."],
    ["quotes somebody who says we", "The council of Saltby said “we pay” and closed the pier."],
    ["says not only but also", "The council of Saltby not only closed but also sold the pier."],
  ])("%s", (_, text) => {
    expect(faults(text)).toEqual([]);
  });
});
