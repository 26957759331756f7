/** Names that stand near a quotation and did not say it. */
import { describe, expect, it } from "vitest";
import { findQuotes } from "../../src/summaries/quotes.ts";

/** The names that quotations may be printed under, "–" where none may. */
const sure = (text: string, language = "en"): readonly string[] =>
  findQuotes(text, language).map(({ speaker, confident }) => (confident ? (speaker?.name ?? "–") : "–"));

describe("who is not the speaker", () => {
  it.each([
    ["en", "The officer who shot Paul Rask said: “I feared for my own life.”"],
    ["en", "The guard who searched Paul Rask told the court: “I feared for my own life.”"],
    ["en", "The yard that employed Paul Rask said: “We are shocked by his death.”"],
    ["en", "A woman accusing Paul Rask said: “He hit me twice in the hall.”"],
    ["fr", "La femme qui accuse Paul Rask a déclaré : « Il m'a frappée deux fois. »"],
    ["pt", "O homem que atacou Paul Rask gritou: “Viva o velho rei de todos.”"],
  ])("is the one to whom another does something (%s): %s", (language, text) => {
    expect(sure(text, language)).toEqual(["–"]);
  });

  it.each([
    ["en", "Paul Rask asked John Quill: “Why did you go?” “Nobody listened,” he said."],
    ["en", "“You are fired,” Paul Rask told John Quill. “You can't do that,” he replied."],
    ["en", "Paul Rask told John Quill: “You are fired.” “You can't do that,” he said."],
    ["de", "Paul Rask fragte Jan Quill: „Warum sind Sie gegangen?“ „Weil niemand zuhörte“, antwortete er."],
    ["es", "Paul Rask le preguntó a Juan Quill: «¿Por qué se fue?» «Porque nadie escuchaba», respondió él."],
    ["fr", "Paul Rask a demandé à Jean Quill : « Pourquoi ? » « Personne n'écoutait », a-t-il répondu."],
    ["pt", "Paul Rask perguntou a João Quill: “Porque saiu?” “Porque ninguém ouvia”, respondeu ele."],
    ["uk", "Павло Раск запитав Івана Квіла: «Чому ви пішли?» «Бо ніхто не слухав», — відповів він."],
  ])("is the one who is answered (%s): %s", (language, text) => {
    expect(sure(text, language).at(-1)).toBe("–");
  });

  it.each([
    "Paul Rask said the headline “Quill lies about the dam” was unfair.",
    "Paul Rask called the phrase “build the wall now” a shame.",
  ])("is the one who speaks of a headline or a phrase: %s", (text) => {
    expect(sure(text)).toEqual(["–"]);
  });

  it.each(["claimed Ada Quill said", "said Ada Quill had told him"])("is the one who %s so", (words) => {
    expect(sure(`“The poor should leave,” Paul Rask ${words}.`)).toEqual(["–"]);
    expect(sure("“The poor should leave,” Paul Rask said Monday.")).toEqual(["Paul Rask"]);
  });

  it("is still “he” who goes on", () => {
    const text = "“The mill is late,” Paul Rask told John Quill. “It is always late,” he added.";
    expect(sure(text)).toEqual(["Paul Rask", "Paul Rask"]);
  });

  it("is the one for whom another speaks", () => {
    const text = "“We will appeal,” said a lawyer representing Paul Rask.";
    expect(sure(text)).toEqual(["a lawyer representing Paul Rask"]);
    expect(sure("“We will appeal,” said acting mayor Paul Rask.")).toEqual(["Paul Rask"]);
    expect(sure("On Monday evening Paul Rask said: “We will appeal.”")).toEqual(["Paul Rask"]);
  });

  it.each(["Late on Monday", "Angry at the court", "Back in Arle"])(
    "is what opens the sentence: %s",
    (opening) => {
      expect(sure(`${opening} Paul Rask said: “We will appeal.”`)).toEqual(["–"]);
      expect(sure("Paul Rask came. Rask of the Arle Post said: “We will appeal.”")).toEqual(["Paul Rask"]);
    },
  );

  it.each([
    ["de", "Dem Bürgermeister sagte Ada Quill: „Der Damm hält noch lange.“"],
    ["es", "A Paul Rask le dijo Ada Quill: «La presa va a aguantar mucho»."],
  ])("is the one who is spoken to (%s): %s", (language, text) => {
    expect(["Ada Quill", "–"]).toContain(sure(text, language)[0]);
    expect(sure("A ministra Ana Quill disse: “A barragem aguenta.”", "pt")).toEqual(["Ana Quill"]);
  });

  it.each([
    ["en", "It was Ada Quill, not Paul Rask, who said: “I was wrong about the dam.”"],
    ["es", "Fue Ada Quill, no Paul Rask, quien dijo: «La presa no va a aguantar»."],
    ["fr", "C'est Ada Quill, et non Paul Rask, qui a dit : « Le barrage ne tiendra pas. »"],
    ["pt", "Foi Ada Quill, e não Paul Rask, quem disse: “A barragem não aguenta.”"],
  ])("is the one who is said not to be (%s): %s", (language, text) => {
    expect(sure(text, language)).not.toContain("Paul Rask");
  });

  it("is “Later she”: the word before a pronoun is no part of whoever speaks", () => {
    const text = "Ada Quill opened the mill. Later she added: “It was always on time.”";
    expect(sure(text)).toEqual(["Ada Quill"]);
    expect(sure("Then he added: “It was always on time.”")).toEqual(["–"]);
  });
});
