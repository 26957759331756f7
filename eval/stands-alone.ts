/**
 * What is wrong with a first sentence that a reader meets without its article; first-sentences.ts tells the rules. English,
 * by grammar, and on purpose not the lists that the product chooses by: what they let through is to be seen here.
 */

/** A sentence, what stands on both sides of it in its article, and the headline above it. */
export interface First {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly headline: string;
}

type Fault = readonly [name: string, isSo: (first: First) => boolean];

const QUOTED = /“[^”]*”|"[^"]*"|(?<![\p{L}\p{N}])[‘'].{2,}?[’'](?![\p{L}\p{N}])/gu;
const unquoted = (text: string): string => text.replaceAll(QUOTED, " … ");
const opening = (text: string): string => text.replace(/^[\s"“”‘’'([«]+/u, "");

const matches =
  (pattern: RegExp) =>
  ({ text }: First): boolean =>
    pattern.test(opening(text));

const PRONOUN =
  /^(?:he|she|it|they|him|them|his|her|hers|its|their|theirs|this|that|these|those|such|himself|herself)(?![\p{L}-])(?! (?:week|weekend|month|year|summer|winter|autumn|spring|fall|season|morning|time)(?:[’']s)?\b)/iu;
const CONNECTIVE =
  /^(?:and|but|or|nor|so|yet|then|thus|hence|plus|also|too|still|instead|indeed|rather|likewise|similarly|meanwhile|moreover|furthermore|however|nevertheless|nonetheless|therefore|consequently|accordingly|otherwise|besides|anyway|finally|even so|in addition|in fact|in contrast|by contrast|in turn|in other words|in short|in response(?! to)|for example|for instance|for (?:his|her|its|their) part|as a result|as such|on the other hand|at the same time|of course|to that end|despite this|despite that|with that|because of (?:this|that)|among them|not only that|that said|among other things)(?![\p{L}-])/iu;
const LATER =
  /^(?:now,|later|afterwards?|earlier|soon after|shortly after(?:wards)?|by then|at the time|at that (?:time|point)|since then|until then|after that|before that|(?:(?:[a-z]+|\d+) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) (?:later|earlier|before|afterwards?)|the (?:next|following|previous|same) (?:day|night|week|month|year|morning|evening|afternoon)|(?:that|the same) (?:day|night|week|month|year|morning|evening|afternoon))(?![\p{L}-])/iu;
const OTHERS =
  /^(?:another|others?|the others?|both|neither|either|each|the (?:former|latter|same|rest)|some|many|most|all)(?: of (?:them|these|those))?(?= (?:\p{Ll}+ed|said|say|says|were|are|was|is|have|had|has|also|too|did|do|will|would|could|can)\b)|^(?:each|the other|another|both) (?!of|year|day|week|month|time|side)\p{Ll}+/iu;
const POINTS =
  /(?:^|\s)(?:of|in|on|for|from|with|by|at|about|into|under|after|before|to|satisfy|use|against|over) (?:(?:those|these) (?!of|who|which|in|on|as|with|an?|\p{L}+ing|\p{L}+ed)|that (?!of|which|the|an?|his|her|their|its|they|he|she|it|there|no|some|is|was|would|will|could|can|has|had|have|are|were|way))\p{Ll}{3}/iu;
const GOES_ON =
  /^(?:[\p{L}\p{N}’'.-]+,? ){1,7}?(?:also|too(?=[,.])|however|meanwhile|likewise|instead|therefore|nevertheless)(?![\p{L}-])/iu;
const GOES_ON_ONCE = /(?:not only|but|and|while|which|who|that) (?:\p{L}+ ){0,3}also/iu;

const PERSON =
  /(?:^|\W)(?:an?|one|two|three|four|five|the|every|some|his|her) (?:[\p{L}\p{N}’'-]+ ){0,4}?(?:man|woman|men|women|boy|girl|teen|teenager|mother|father|couple|student|officer|people|players?|actors?|actress|singer|driver|victims?|officials?|doctor|candidate|president|senator|minister|star|worker|teacher|family|person|baby|child|children|dog|cat)s?(?!\p{L})/iu;
const HE = /(?<![\p{L}’'-])(?:he|she|him|himself|herself)(?!\p{L})/u;
const OWN = /(?<![\p{L}’'-])(?:his|her|hers)(?!\p{L})/u;
const NAME = /(?<=[\s“‘"'([—–-])\p{Lu}[\p{L}\p{M}’'.-]+|^\p{Lu}[\p{L}’'.-]+(?= \p{Lu}|[’']s)/u;
const SUBJECT = /^(?:\p{Lu}[\p{L}’'-]+)/u;
const NO_NAME =
  /^(?:After|Before|While|When|As|In|On|At|If|With|During|Since|For|Asked|Speaking|Despite|Although|Though|Following|The|An?|Until|Once|Because|By|From|To|Under|Over|Even|Having|Being)$/u;

const isAnybody = (words: string): boolean => {
  const subject = SUBJECT.exec(words)?.[0] ?? "";
  return NAME.test(words) || PERSON.test(words) || (subject !== "" && !NO_NAME.test(subject));
};

/** "After the vote, he left": he or she, and nobody before them whom it could be; "In his first speech, Ana Ruiz …" tells it yet. */
const isOpen = ({ text }: First): boolean => {
  const words = opening(unquoted(text));
  const [he, own] = [words.search(HE), words.search(OWN)];
  if (he >= 0 && !isAnybody(words.slice(0, he)) && !NAME.test(words.slice(he, he + 60))) return true;
  return own >= 0 && !isAnybody(words.slice(0, own)) && !NAME.test(words.slice(own));
};

const BARE =
  /^the (?:\d+-year-old|man|woman|pair|duo|trio|couple|boy|girl|teenager|teen|child|suspect|victims?|accident|crash|attack|incident|blast|explosion|company|firm|group|agency|move|decision|ruling|report|study|survey|poll|bill|measure|plan|deal|agreement|proposal|statement|letter|comments?|remarks?|case|lawsuit|trial|investigation|event|meeting|game|match|film|book|video|show|site|town|city|village|region|storm|fire|results?|findings?|figures?|data|changes?|idea|problem|question|answer|reason|point|result|effect|difference|exception)(?= (?:\p{Ll}+ed|said|says|was|is|were|are|has|had|have|will|would|could|comes?|came|took|takes|began|includes?|shows?|found|made|makes|left|went|goes)\b)/iu;

/** "The former Saltby man, 30, won …": somebody with an age and without a name. */
const AGED = /^the [^,]{3,60}, \d{1,2},/iu;

/** "The study found …" of a text that has told which study. */
const isBare = ({ text, before }: First): boolean =>
  before.trim() !== "" && (BARE.test(opening(text)) || AGED.test(opening(text)));

const TITLED =
  /^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Sgt|Col)\.? (?<name>\p{Lu}[\p{L}’'-]+)(?![’']?-?\p{L}| \p{Lu})/u;
const SURNAME = /^(?<name>\p{Lu}\p{Ll}[\p{L}-]+)(?:[’']s)?(?= \p{Ll})/u;

/** Whom the article has introduced by a full name, and the headline does not name: "Halim said …". */
const isSecondMention = ({ text, before, headline }: First): boolean => {
  const name = (TITLED.exec(opening(text)) ?? SURNAME.exec(opening(text)))?.groups?.["name"];
  if (name === undefined || headline.includes(name)) return false;
  return RegExp(String.raw`\p{Lu}[\p{L}.’'-]+ ${name}(?!\p{L})`, "u").test(before);
};

const DATELINE =
  /^\W*(?:\(\p{Lu}{2,8}\)|\(?(?:AP|AFP|Reuters|CNN|UPI|ANI|Xinhua|PA|EFE|Bloomberg)\)?\s*[-—–―:]|\([A-Z][\p{L} .]{1,24}\)\s*[-—–―]|[-—–―]|\p{Lu}[\p{Lu}’'.-]{2,}[^a-z—–―]{0,30}[—–―]|\p{Lu}{3}[^—–―]{0,50}\([^)]{2,30}\)\s*(?:[—–―]|-)|\p{Lu}[\p{L} ]{2,20}, (?:\p{Lu}[\p{L}.]{1,6}\s*)?[^—–―]{0,12}\([^)]{2,30}\)\s*(?:[—–―]|-)|\p{Lu}{4}[^—–―]{0,40} --? )/u;
const BYLINE =
  /^(?:by \p{Lu}[\p{L}.’'-]+ \p{Lu}|posted|published|updated|last updated|originally published|photos?:|image|pictured|caption|advertisement|story highlights|abstract|full text|editor[’']s note|correction|watch|listen|read|click|scroll|related|exclusive:|live:|breaking|video:|gallery|\d{1,2}[:.]\d\d\s?(?:[ap]\.?m|\|))(?!\p{L})/iu;

const TITLES_END = /(?<![\p{L}])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Sgt|Col|St|Jr|Rev|Hon|Prof|v|vs)\.$/u;

/** It ends before its sentence does, or begins behind its beginning. */
const isHalf = ({ text, before, after }: First): boolean =>
  !/[.!?…][”"’')\]]*$/u.test(text) ||
  /(?:\.\.\.|…)[”"’')]*$/u.test(text) ||
  TITLES_END.test(text) ||
  /^[^\S\n]*[\p{Ll},;]/u.test(after) ||
  /[\p{L}\p{N},;:][^\S\n]*$/u.test(before);

const count = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;

const isUnclosed = ({ text }: First): boolean =>
  count(text, /“/gu) !== count(text, /”/gu) ||
  count(text, /"/gu) % 2 === 1 ||
  count(text, /\(/gu) !== count(text, /\)/gu) ||
  count(text, /\[/gu) !== count(text, /\]/gu);

const FAULTS: readonly Fault[] = [
  ["opens with a pronoun", matches(PRONOUN)],
  ["opens with a word that joins", matches(CONNECTIVE)],
  ["opens with a time that hangs on another", matches(LATER)],
  ["opens with others of whom there were some", matches(OTHERS)],
  ["points at what was told before", ({ text }) => POINTS.test(unquoted(text))],
  [
    "goes on from another (also, too, however)",
    (first) => matches(GOES_ON)(first) && !GOES_ON_ONCE.test(first.text.slice(0, 90)),
  ],
  ["has a pronoun for whom it has not named", isOpen],
  ["speaks of a thing that was told of before", isBare],
  ["names somebody by the second mention", isSecondMention],
  ["begins with a dateline or a rest of one", ({ text }) => DATELINE.test(text)],
  ["is a byline, a caption or a sign", matches(BYLINE)],
  ["begins with a small letter", ({ text }) => /^\p{Ll}(?!\p{Lu})/u.test(opening(text))],
  ["is half a sentence", isHalf],
  ["leaves a mark open", isUnclosed],
  ["asks", ({ text }) => /\?\W*$/u.test(unquoted(text))],
  [
    "speaks as its writer, or to its reader",
    ({ text }) =>
      /(?<![\p{L}’'.])(?:I|[Ww]e|[Oo]ur|us|[Mm]y|[Yy]ou|[Yy]our)(?![\p{L}.])/u.test(unquoted(text)),
  ],
  ["has fewer than six words", ({ text }) => text.split(/\s+/u).length < 6],
];

/** The names of what is wrong with it; empty when nothing was found. */
export const faultsOf = (first: First): readonly string[] =>
  FAULTS.filter(([, isSo]) => isSo(first)).map(([name]) => name);
