/** Whether a sentence is understood without the one before it. Our own lists, drawn from grammar. */
import { leansBack } from "../language/common.ts";

const anyOf = (words: string): string => words.trim().split(/\s+/u).join("|");

/** "The company said …": a thing that was named before. What stands behind it may name it after all: "The company that built …". */
const THING: Readonly<Record<string, RegExp>> = {
  en: RegExp(
    `^the (?:${anyOf(`company firm group agency organi[sz]ation move decision announcement ruling report study survey measure
      proposal plan deal two three four five pair couple trio man woman men women boy girl teenager victims? suspects?
      incident attack blast crash accident latter former same other others latest others? result results figures
      statement comments? remarks? changes? case investigation project programme program`)})(?! (?:of|for|that|which|who|in which|between|behind|called|named|at|in|on) )\\b`,
    "iu",
  ),
  es: /^(?:la empresa|la compañía|la medida|la decisión|el anuncio|el informe|el estudio|los dos|la pareja|el hombre|la mujer|la víctima|el incidente|el ataque|el acuerdo|la propuesta|el plan|el caso)(?! (?:de|del|que|en|para) )(?!\p{L})/iu,
  de: /^(?:das unternehmen|die firma|die maßnahme|die entscheidung|die ankündigung|der bericht|die studie|die beiden|das paar|der mann|die frau|das opfer|der vorfall|der angriff|die einigung|der vorschlag|der plan|der fall)(?! (?:der|des|von|für|in|im|zu|zur|zum|um) )(?!,)(?!\p{L})/iu,
  fr: /^(?:l[’']entreprise|la société|la mesure|la décision|l[’']annonce|le rapport|l[’']étude|les deux|le couple|l[’']homme|la femme|la victime|l[’']incident|l[’']attaque|l[’']accord|la proposition|le plan|le projet)(?! (?:de|du|des|que|qui|en|pour|d[’']) ?)(?!\p{L})/iu,
  pt: /^(?:a empresa|a companhia|a medida|a decisão|o anúncio|o relatório|o estudo|os dois|o casal|o homem|a mulher|a vítima|o incidente|o ataque|o acordo|a proposta|o plano|o caso)(?! (?:de|do|da|que|em|para) )(?!\p{L})/iu,
  uk: /^(?:компанія|фірма|рішення|оголошення|звіт|дослідження|обидва|пара|чоловік|жінка|жертва|інцидент|напад|угода|пропозиція|план)(?! (?:про|щодо|з|що|у|в|для) )(?!,)(?!\p{L})/iu,
};

/** "Holt also said": the sentence goes on from another. */
const GOES_ON =
  /^(?:\S+\s+){1,5}?(?:also|meanwhile|however|nevertheless|instead|therefore|también|sin embargo|auch|ebenfalls|jedoch|aussi|également|cependant|também|porém|також|проте)(?![\p{L}-])/iu;

/** "After the vote, he left": a pronoun before anybody is named. */
const UNNAMED =
  /^\S[^,\p{Lu}]{2,80}, (?:he|she|they|it|him|er|él|ella|il|elle|ele|ela|він|вона|вони)(?!\p{L})/u;

/** "One of the pumps failed" says of what it is one. */
const PART = /^(?:one|some|both|many) of (?:the |its |a |an )?\p{L}/iu;

/** @param isFirst whether it is the first sentence of its article: then its writer has not named anything before either */
export const standsAlone = (text: string, language: string, isFirst: boolean): boolean => {
  const opening = text.replace(/^[^\p{L}\p{N}]+/u, "");
  const first = /[\p{L}\p{N}’']+/u.exec(opening)?.[0] ?? "";
  const leans = leansBack(first.toLowerCase().replace(/[’'].*$/u, ""), language);
  if (leans && !(language === "en" && PART.test(opening))) return false;
  if (isFirst) return true;
  return !GOES_ON.test(opening) && !UNNAMED.test(opening) && THING[language]?.test(opening) !== true;
};
