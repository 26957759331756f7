/** Whether a page shows only the beginning of its article to those who do not pay. */
import { type PageDocument, textIn } from "./dom.ts";
import { type Said, typesOf } from "./json-ld.ts";

/** English, German, French, Spanish, Portuguese, Italian, Polish. */
const ASKS: readonly RegExp[] = [
  /\b(?:subscribe|sign (?:in|up)|log in|register|become a (?:member|subscriber))\b.{0,60}?\bto (?:continue|keep|read|access|unlock|view)\b/iu,
  /\b(?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to)\b.{0,20}?\b(?:subscribers|members)\b/iu,
  /\b(?:nur|exklusiv) für (?:unsere )?(?:abonnent|mitglieder|registrierte)|\bjetzt (?:abonnieren|registrieren|anmelden) und weiterlesen|\bum .{0,60}?weiterzulesen|\bweiterlesen mit\b/iu,
  /réservé (?:à nos |aux )abonnés|abonnez-vous pour (?:lire|continuer|accéder)|pour lire la suite/iu,
  /exclusivo para (?:suscriptores|assinantes)|para (?:seguir leyendo|continuar (?:leyendo|lendo))|(?:suscríbete|assine) para\b/iu,
  /riservato agli abbonati|per continuare a leggere|abbonati per\b|tylko dla (?:subskrybentów|prenumeratorów)|aby czytać dalej/iu,
];

const LONGEST = 400;

/** True for words that promise the rest to subscribers. */
export const asksToSubscribe = (words: string): boolean =>
  words.length <= LONGEST && ASKS.some((one) => one.test(words));

const WALLS =
  "[class*=paywall],[id*=paywall],[class*=Paywall],[class*=regwall],[class*=premium],[class*=subscri]";

/** To be asked before the page is cleaned, for such boxes are the first thing to go. */
export const showsWall = (document: PageDocument): boolean =>
  [...document.querySelectorAll(WALLS)].some((element) => asksToSubscribe(textIn(element)));

const isFalse = (value: unknown): boolean => value === false || /^false$/iu.test(String(value));

/** JSON-LD's word on it. What a page of several articles says is not this article's. */
export const isSoldIn = (article: Said | undefined): boolean =>
  article !== undefined && typesOf(article).length > 0 && isFalse(article["isAccessibleForFree"]);
