/** Whether words that answer a message of ours want an answer: "lol" under a digest does not. */

const list = (words: string): string => words.trim().split(/\s+/u).join("|");
const begins = (words: string): RegExp => new RegExp(`^(?:${list(words)})(?![\\p{L}\\p{M}])`, "iu");

/** A sentence that opens so asks, with or without a question mark. */
const ASKING = begins(`
  who whom whose what what's when where where's why how which did does do is are was were has have had can could will would should
  tell show explain list summarise summarize define describe compare remind
  quién quiénes qué cuándo dónde cuánto cuánta cuántos cuántas cómo cuál cuáles por\\s+qué explica cuéntame dime
  wer wen wem wessen was wann wo warum wieso weshalb wie welche welcher welches erkläre erklär sag
  qui quoi quand où pourquoi comment combien quel quelle quels quelles est-ce explique dis
  quem quando onde porque por\\s+que como quanto quanta quantos quantas qual quais explica diz
  хто кого кому що коли де чому як скільки який яка яке які поясни скажи
`);
const AND = /^(?:and|but|so|also|ok(?:ay)?|wait|hm+|hey|y|pero|und|aber|et|mais|e|mas|і|а|але)[\s,]+/iu;
const MORE =
  /^(?:more (?:on|about)|what about|any (?:news|more|details|word)|más sobre|mehr (?:zu|über)|plus sur|mais sobre|докладніше)(?!\p{L})/iu;

/** Talk among people that looks like asking. */
const TALK = new RegExp(
  `^(?:${[
    "who cares",
    "who knew",
    "who asked",
    "what (?:a|an|the|else is new)",
    "what(?:’|')?s (?:up|new)",
    "how (?:nice|sad|awful|lovely|typical|cool|funny|ironic|dare|about that|(?:the|on earth))",
    "why (?:not|am i|oh why|bother)",
    "is (?:it|anyone|anybody|someone)(?! (?:true|known|clear|safe|open|closed|over|confirmed))",
    "are (?:we|you)",
    "do (?:we|you)(?! know)",
    "did (?:you|anyone|anybody|u)",
    "have (?:you|we)",
    "was (?:i|that you)",
    "can (?:we|i|someone|anybody|anyone)(?! (?:ask|know))",
    "could (?:we|be)",
    "will you",
    "would you(?! (?:tell|explain|say))",
    "should (?:we|i)",
    "has anyone",
    "tell (?:him|her|them|your|my)",
    "show off",
    "what(?:ever)?[.! ]*$",
    "how (?:are|is) (?:you|everyone|life|your)",
    "where are (?:you|we|my)",
    "where(?:’|')?s my",
    "when are (?:we|you)",
    "when(?:’|')?s lunch",
    "which of you",
    "that is",
  ].join("|")})(?![\\p{L}])`,
  "iu",
);
const LAUGHS = /(?:^|\s)(?:lol|lmao|rofl|haha\p{L}*|jaja\p{L}*|xd|smh|omg|wtf|tbh|imo)(?:\s|$|[.!?])/iu;

/** A question mark behind this little says surprise. */
const FEWEST_WORDS = 3;
const SHORT_QUESTION =
  /^(?:who|why|why now|when|where|how|says who|since when|how many|how much|quién|por qué|cuándo|warum|wer|wann|wo|pourquoi|qui|quand|quem|quando|хто|чому|коли)\s*\?+$/iu;

/** What news is asked about, whoever it is asked of: "did anybody get hurt?" is not said to the room. */
const NEWSY =
  /(?<!\p{L})(?:hurt|injur\p{L}*|dead|die[ds]?|kill\p{L}*|arrest\p{L}*|blame\p{L}*|warn\p{L}*|missing|rescue\p{L}*)(?!\p{L})/iu;
const ENDS_ASKING = /[?？؟]\s*$/u;
/** In Spanish "qué" also exclaims; asking, it has a mark. */
const EXCLAIMS = /^qué(?!\p{L}).*[^?]$/iu;
const LEANS = /(?<!\p{L})(?:he|she|they|it|that|this|él|ella|er|sie|il|elle|ele|ela|він|вона)(?!\p{L})/iu;

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0;

const isTalk = (said: string): boolean =>
  (TALK.test(said) && !NEWSY.test(said)) || LAUGHS.test(said) || EXCLAIMS.test(said);

/**
 * @param about the words of what is answered to, folded; with a question mark they tell a question about the news from one to
 * the others in the room
 */
export const readsAsQuestion = (text: string, about: (word: string) => boolean): boolean => {
  const said = text
    .trim()
    .replace(AND, "")
    .replace(/^[¿¡\s]+/u, "")
    .trim();
  if (SHORT_QUESTION.test(said)) return true;
  if (isTalk(said)) return false;
  const isLong = wordCount(said) >= FEWEST_WORDS;
  if (isLong && (ASKING.test(said) || MORE.test(said))) return true;
  const words = said.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return ENDS_ASKING.test(said) && (words.some(about) || (isLong && LEANS.test(said)));
};
