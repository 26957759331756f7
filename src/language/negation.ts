const NEGATION =
  /(?<!\p{L})(?:not|never|no|none|nobody|neither|nor|without|den(?:y|ies|ied|ying)|\p{L}+n[’']t|nicht|kein\p{L}*|nie|ohne|weder|nunca|ningún|ninguna?|sin|jamás|ne|pas|jamais|sans|aucune?|não|nem|sem|nenhuma?|не|ні|ніколи|без)(?!\p{L})/iu;

/** Whether a text denies something; English, German, Spanish, French, Portuguese, Ukrainian. */
export const denies = (text: string): boolean => NEGATION.test(text);
