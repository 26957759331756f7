/** What a language needs to tell who said something. All words in lower case; a phrase has spaces between its words. */
export interface SpeechWords {
  readonly language: string;
  /** Verbs of saying that carry a speaker of their own: "said". */
  readonly said: ReadonlySet<string>;
  /** Verbs that speak only with the word after them: "shot back". */
  readonly phrasal: ReadonlySet<string>;
  /** Forms whose speaker is the one the sentence is about: "adding", "to say". */
  readonly saying: ReadonlySet<string>;
  /** Verbs that tell what somebody holds, wants or does by speaking: words quoted in their clause are most likely theirs. */
  readonly stances: ReadonlySet<string>;
  /** Verbs whose object is the next to speak: "asked". */
  readonly asking: ReadonlySet<string>;
  /** Verbs of whoever has been spoken to: "replied". */
  readonly replying: ReadonlySet<string>;
  /** Their participles: "supporting", "promising". */
  readonly takingStances: ReadonlySet<string>;
  /** Stand between the speaker and the verb, or around it, and change neither: "has", "also". */
  readonly helpers: ReadonlySet<string>;
  /** Before a verb of saying they turn it round: who "was asked" did not speak. */
  readonly passives: ReadonlySet<string>;
  /** In the clause of a verb of saying they leave open whether it was said at all: "did not", "if", "would". */
  readonly doubts: ReadonlySet<string>;
  /** Before a verb of saying, it makes the sentence's subject its speaker: "went on to say". */
  readonly infinitives: ReadonlySet<string>;
  /** What a speaker is named after: "according to". */
  readonly accordingTo: readonly (readonly string[])[];
  /** The same, but only right behind a quotation: German ", so Holt". */
  readonly creditedTo: readonly (readonly string[])[];
  readonly pronouns: ReadonlySet<string>;
  /** Pronouns and titles that tell a man or a woman. */
  readonly masculine: ReadonlySet<string>;
  readonly feminine: ReadonlySet<string>;
  /** "him": somebody else of that gender is there. */
  readonly objects: ReadonlySet<string>;
  /** "who": speaks of the phrase right before it. */
  readonly relatives: ReadonlySet<string>;
  /** Right before an infinitive they tell that it is done: "went on to say". */
  readonly continuing: ReadonlySet<string>;
  /** Name who passes somebody's words on: "as quoted by". */
  readonly quotedBy: readonly (readonly string[])[];
  /** The form of a verb that a sentence may begin with before its subject: "Speaking …, Holt". */
  readonly fronting: RegExp;
  /** The form of a verb that stands behind a noun with a name as its object: "a lawyer representing Holt". */
  readonly takingObjects: RegExp | undefined;
  /** Begin a noun phrase: "the", "a", "his". */
  readonly determiners: ReadonlySet<string>;
  /** Begin a sentence whose first phrase is spoken to: "Dem Rat sagte Holt", "A Holt le dijo Lund". */
  readonly datives: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Right before a name they show that it is a place: "in". */
  readonly within: ReadonlySet<string>;
  /** Prepositions that belong to the speaker's own description: "a spokesman for". */
  readonly belonging: ReadonlySet<string>;
  /** "and", and its like. */
  readonly and: ReadonlySet<string>;
  /** "but", behind which the sentence's subject goes on. */
  readonly but: ReadonlySet<string>;
  /** Begin another clause: "that", "when", "who". */
  readonly joints: ReadonlySet<string>;
  /** Finite verbs that are no speech and can't be part of a noun phrase: "is", "was". */
  readonly verbs: ReadonlySet<string>;
  /** Right before a quotation they make it the name of something: "film", "called", "slogan". */
  readonly works: ReadonlySet<string>;
  /** Stand before a name without being part of it: "President". */
  readonly titles: ReadonlySet<string>;
  /** Endings of such words, for languages that compound them. */
  readonly titleEndings: readonly string[];
  /** Words that make a name an organisation's: "committee". */
  readonly bodies: ReadonlySet<string>;
  /** Small words inside a name: "de", "van". */
  readonly particles: ReadonlySet<string>;
  /** Written with a capital, but nobody's name: weekdays, months. */
  readonly notNames: ReadonlySet<string>;
  /** What a word for a person is known by, where nearly all are; undefined where they are not told apart. */
  readonly personNoun: RegExp | undefined;
  /** Where a written word falls apart, as one group: "dit-il", "l'élu". */
  readonly clitics: RegExp | undefined;
  /** Whether every noun is written with a capital, so that one proves no name. */
  readonly nounsHaveCapitals: boolean;
  /** Whether the subject stands behind the verb as soon as anything else stands before it. */
  readonly verbComesSecond: boolean;
  /** Whether "according to" puts the name into another case, so that it can't be printed as it stands. */
  readonly namesBend: boolean;
  /** Whether a paragraph that begins with a dash may be speech. */
  readonly dashSpeech: boolean;
}

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Phrases of several words, with commas between them. */
export const phraseSet = (phrases: string): ReadonlySet<string> =>
  new Set(phrases.split(/,\s*/).filter(Boolean));

export const phrases = (...said: readonly string[]): readonly (readonly string[])[] =>
  said.map((phrase) => phrase.split(" "));
