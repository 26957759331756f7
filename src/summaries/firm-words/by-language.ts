import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { FirmWords } from "./firm-words.ts";
import { fr } from "./fr.ts";
import { pt } from "./pt.ts";
import { uk } from "./uk.ts";

const languages: ReadonlyMap<string, FirmWords> = new Map(Object.entries({ de, en, es, fr, pt, uk }));

/** The words of a language; nothing where we have none, for a word of another language may mean something else. */
export const firmWords = (language: string): FirmWords | undefined => languages.get(language);
