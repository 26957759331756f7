import { en } from "./en.ts";
import type { SpeechWords } from "./speech.ts";

const languages: Readonly<Record<string, SpeechWords>> = { en };

/** The words of a language; English ones where we have none, so that marks at least are read. */
export const speechWords = (language: string): SpeechWords => languages[language] ?? en;
