import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import type { LoadedWords } from "./loaded-words.ts";
import { pt } from "./pt.ts";
import { uk } from "./uk.ts";

const languages: ReadonlyMap<string, LoadedWords> = new Map(Object.entries({ de, en, es, fr, pt, uk }));

const NONE: LoadedWords = { verbs: "", puffery: "", labels: "", weasel: "", adverbs: "", minds: "" };

/** The words of a language; none where we have none, for a word of another language may mean something else. */
export const loadedWords = (language: string): LoadedWords => languages.get(language) ?? NONE;
