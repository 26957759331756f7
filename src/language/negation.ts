import type { Span } from "../model/article.ts";

const NEGATION =
  /(?<!\p{L})(?:not|never|no|none|nobody|neither|nor|without|den(?:y|ies|ied|ying)|cannot|\p{L}+n[’']t|nicht|kein\p{L}*|nie|ohne|weder|nunca|ningún|ninguna?|sin|jamás|ne|pas|jamais|sans|aucune?|não|nem|sem|nenhuma?|не|ні|ніколи|без)(?!\p{L})/giu;

const IN_EFFECT =
  /(?<!\p{L})(?:unable|incapable|impossible|fail(?:s|ed)? to|unfähig|außerstande|unmöglich|incapa[zc]\p{L}*|imposible|impossível|incapable|impossible|неспроможн\p{L}+|неможлив\p{L}+)(?!\p{L})/giu;

/** Whether a text denies something; English, German, Spanish, French, Portuguese, Ukrainian. */
export const denies = (text: string): boolean => text.search(NEGATION) >= 0;

/** Where it does. */
export const denialsIn = (text: string): readonly Span[] =>
  Array.from(text.matchAll(NEGATION), ({ 0: word, index }) => ({ start: index, end: index + word.length }));

/** Where it does so in other words: who was unable to did not. */
export const inabilitiesIn = (text: string): readonly Span[] =>
  Array.from(text.matchAll(IN_EFFECT), ({ 0: word, index }) => ({ start: index, end: index + word.length }));
