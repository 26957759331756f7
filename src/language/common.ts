/**
 * Words that say nothing about the matter, and words that a sentence cannot begin with and still stand alone.
 * Our own lists, drawn from grammar (articles, prepositions, pronouns, auxiliaries, connectives); the first are folded as wordsOf folds.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const empty: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(`the an and or but nor so yet of in on at to for from by with without into onto over under after before about
    against between among through during since until as than that this these those which who whom whose what when where
    why how it its he she they them his her their him we our us you your i my me is are was were be been being am has have
    had do does did will would can could may might must shall should not no also more most very just only other another
    such some any all both each few many much one two said say told new year day up out if there here while because`),
  es: list(`el la los las un una unos unas lo al del de en con sin por para sobre entre hasta desde ante bajo tras segun y e
    o u pero ni que se su sus le les me te nos mi es son era eran fue fueron ser sido esta estan estaba ha han habia hay
    como mas muy ya no si tambien este esta estos estas ese esa eso esto aquel cuando donde quien cual todo toda todos
    otro otra dijo ano dia`),
  de: list(`der die das den dem des ein eine einen einem einer eines und oder aber doch sondern in im an am auf aus bei beim
    mit nach von vom zu zum zur uber unter vor hinter fur durch gegen ohne um bis seit wahrend wegen ist sind war waren
    wird werden wurde wurden sein hat haben hatte hatten nicht kein keine auch nur noch schon sehr mehr als wie dass ob
    wenn weil er sie es wir ihr ich man sich ihm ihn ihnen sein seine ihre dieser diese dieses jeder alle sagte jahr tag`),
  fr: list(`le la les un une des du de au aux en dans sur sous avec sans par pour vers chez entre depuis pendant apres avant et
    ou mais ni car que qui quoi dont ce cet cette ces il elle ils elles on nous vous je tu se sa son ses leur leurs est
    sont etait etaient ete etre a ont avait avaient ne pas plus tres aussi comme si dit tout tous toute an jour`),
  pt: list(`o a os as um uma uns umas de do da dos das em no na nos nas ao aos por pelo pela para com sem sobre entre ate desde
    e ou mas nem que se seu sua seus suas lhe me nos e sao era eram foi foram ser sido esta estao ha tem tinha nao mais
    muito ja tambem este esta esse essa isso isto quando onde quem qual todo toda todos outro outra disse ano dia`),
  uk: list(`і й та або але не ні в у на з із зі до від за по про для без через між під над при після перед щоб що як який яка
    яке які це цей ця ці той та те він вона воно вони його її їх ми ви я ти є був була було були бути буде будуть також
    ще вже тільки дуже більше якщо коли де хто сказав сказала рік день`),
};

/** True for the words that a language glues its sentences with; they are never what a sentence is about. */
export const isEmptyWord = (word: string, language: string): boolean =>
  empty[language]?.has(word) ?? word.length < 3;

/**
 * The language whose glue words a short text is full of; `fallback` where none stands out.
 * @param wordsAs the text's words, cut and folded as of that language
 */
export const likelyLanguage = (
  wordsAs: (language: string) => readonly string[],
  fallback: string,
): string => {
  const counts = Object.entries(empty).map(([language, glue]) => ({
    language,
    count: wordsAs(language).filter((word) => glue.has(word)).length,
  }));
  const own = counts.find(({ language }) => language === fallback)?.count ?? 0;
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return best && best.count > own ? best.language : fallback;
};

/** As they are written, not folded: "el" begins a sentence, "él" leans on one. */
const leaning: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(`he she it they them his her their its this that these those such here there but and or so yet nor however
    meanwhile moreover furthermore besides also still instead therefore thus then otherwise nevertheless nonetheless
    both neither either another others some one once again earlier later afterwards because we our i you your my us`),
  es: list(`él ella ello ellos ellas este esta esto estos estas ese esa eso esos esas aquel aquella aquellos aquellas su sus
    pero y e o u así además también tampoco entonces luego asimismo ambos ambas otro otra otros otras nosotros nuestro nuestra yo`),
  de: list(`er sie es dieser diese dieses diesem diesen jener jene jenes sein seine ihr ihre ihren aber und oder doch jedoch
    außerdem auch dann danach deshalb daher dabei damit dazu zudem trotzdem dagegen hingegen dennoch so beide andere wir unser
    unsere ich man`),
  fr: list(`il elle ils elles ce cet cette ces cela ça son sa ses leur leurs mais et ou or donc ainsi aussi puis ensuite
    cependant toutefois pourtant néanmoins enfin nous notre nos je on`),
  pt: list(`ele ela eles elas este esta isto estes estas esse essa isso esses essas aquele aquela seu sua seus suas mas e ou
    porém então também além assim contudo todavia entretanto ambos ambas outro outra outros outras nós nosso nossa eu`),
  uk: list(`він вона воно вони це цей ця ці той та те його її їхній їхня але і й або проте однак також потім тоді тому отже ще
    водночас обидва обидві інший інша ми наш наша я`),
};

/** True when a sentence that begins with this word leans on the one before it. */
export const leansBack = (firstWord: string, language: string): boolean =>
  leaning[language]?.has(firstWord) ?? leaning["en"]?.has(firstWord) ?? false;

const speakingAsOneself: Readonly<Record<string, RegExp>> = {
  en: /(?<![\p{L}’'])(?:I|we|We|our|Our|us|my|My|you|You|your|Your)(?![\p{L}])/u,
  es: /(?<!\p{L})(?:yo|nosotros|nosotras|nuestr[oa]s?|[Uu]sted(?:es)?)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:ich|wir|uns|unser(?:e[mnrs]?)?|mein(?:e[mnrs]?)?)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:je|nous|notre|nos|vous|votre|vos)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:eu|nós|nosso|nossa|nossos|nossas|você|vocês)(?!\p{L})/iu,
  uk: /(?<!\p{L})(?:я|ми|нас|нам|наш\p{L}*|ви|вас)(?!\p{L})/iu,
};

/** True when the writer speaks as "I" or "we", or to "you": no sentence of ours may. */
export const speaksAsItself = (prose: string, language: string): boolean =>
  (speakingAsOneself[language] ?? speakingAsOneself["en"])?.test(prose) ?? false;
