import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { pt } from "./pt.ts";
import type { SpeechWords } from "./speech.ts";
import { uk } from "./uk.ts";

const languages: ReadonlyMap<string, SpeechWords> = new Map(Object.entries({ de, en, es, fr, pt, uk }));

/** The words of a language; English ones where we have none, so that marks at least are read. */
export const speechWords = (language: string): SpeechWords => languages.get(language) ?? en;
