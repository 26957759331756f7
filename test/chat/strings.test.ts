/** The message files: every message in every language, with the same blanks, and the plural forms that the language has. */
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dayNames, languageName, languages, spokenOf, tellIn } from "../../src/chat/strings/strings.ts";

const file = (language: string): Readonly<Record<string, string>> =>
  z
    .record(z.string(), z.string())
    .parse(
      JSON.parse(
        readFileSync(
          join(import.meta.dirname, "..", "..", "src", "chat", "strings", `${language}.json`),
          "utf8",
        ),
      ),
    );

/** The blanks of a message, and the plural forms of each. */
const blanksOf = (message: string, language: string): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  const walk = (parts: readonly unknown[]): void => {
    for (const part of parts) {
      const { value, options } = z
        .object({
          value: z.string().optional(),
          options: z.record(z.string(), z.object({ value: z.array(z.unknown()) })).optional(),
        })
        .parse(part);
      const isBlank = z.object({ type: z.number().min(1).max(6) }).safeParse(part).success;
      if (isBlank && value !== undefined) found.set(value, Object.keys(options ?? {}));
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return found;
};

const english = file("en");

describe.each(languages)("the messages in %s", (language) => {
  const messages = file(language);

  it("are all there, and no others", () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    expect(Object.values(messages).filter((message) => message.trim() === "")).toEqual([]);
  });
  it("have the blanks of the English ones, and every plural form of the language", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, message] of Object.entries(messages)) {
      const [own, theirs] = [blanksOf(message, language), blanksOf(english[key] ?? "", "en")];
      expect([...own.keys()].toSorted(), key).toEqual([...theirs.keys()].toSorted());
      for (const [, options] of own) if (options.length > 0) expect(options.toSorted(), key).toEqual(forms);
    }
  });
  it("are in that language: few are the same as in English", () => {
    if (language === "en") return;
    const same = Object.entries(messages).filter(
      ([key, message]) =>
        message === english[key] && /\p{L}{4,}/u.test(message.replaceAll(/\{[^}]*\}/gu, "")),
    );
    expect(same.length).toBeLessThan(16);
  });
  it("keep to the voice: no exclamation marks", () => {
    expect(Object.values(messages).filter((message) => /[!¡]/u.test(message))).toEqual([]);
  });
});

describe("numbers, days and names", () => {
  it.each([
    ["en", 1, "1 feed"],
    ["en", 1234, "1,234 feeds"],
    ["de", 1234, "1.234 Feeds"],
    ["uk", 1, "1 стрічка"],
    ["uk", 3, "3 стрічки"],
    ["uk", 11, "11 стрічок"],
    ["uk", 22, "22 стрічки"],
    ["fr", 0, "0 flux"],
  ])("are written as %s writes them: %s", (language, count, text) => {
    expect(tellIn(language)("feeds-counted", { count })).toBe(text);
  });
  it("are told in the reader's language, and in English where we do not speak it", () => {
    expect(dayNames([1, 6], "de")).toBe("Mo, Sa");
    expect(languageName("uk", "fr")).toBe("ukrainien");
    expect(tellIn("xx")("settings")).toBe("Settings");
    expect([spokenOf("de-AT,en;q=0.8"), spokenOf("ja, pt-BR;q=0.5"), spokenOf("ja")]).toEqual([
      "de",
      "pt",
      undefined,
    ]);
  });
});
