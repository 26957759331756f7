/** A story's headline: the best title its publishers gave it, or the opening of its first sentence. Always a slice. */
import { isEmptyWord } from "../language/common.ts";
import { wordsOf } from "../language/words.ts";
import type { Article } from "../model/article.ts";
import type { Candidate } from "./candidates.ts";
import { isLoaded } from "./neutral.ts";
import { addressesTheReader, carriesMarkup } from "./plain.ts";

const MOST_CHARACTERS = 130;

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

const meaning = (text: string, language: string): ReadonlySet<string> =>
  new Set(wordsOf(text, language).filter((word) => !isEmptyWord(word, language)));

const mayHead = (title: string): boolean =>
  title.length <= MOST_CHARACTERS &&
  !carriesMarkup(title) &&
  !addressesTheReader(title) &&
  /\p{L}{2}/u.test(title) &&
  title.split(" ").length >= 3;

/** What a title shouts before it says anything; "Opinion:" is a label and stays. */
const SHOUT =
  /^(?:(?:breaking(?: news)?|just in|watch(?: live)?|live(?: updates?)?|exclusive|developing|alert|must[- ]read|update \d+|urgente|última hora|en vivo|directo|exclusiva|eilmeldung|eil|exklusiv|liveticker|urgent|en direct|exclusif|última hora|ao vivo|exclusivo|терміново|наживо)\s*(?:[:|–—]|-(?=\s|\p{Lu}))\s*)+/iu;
const TAIL = /\s+[|–—·-]\s+(?<name>[^|–—·]{2,40})$/u;

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Whether the end of a title is the paper's name, or a part of it, or its name and its place. */
const isName = (tail: string, publisher: string): boolean => {
  const [one, other] = [bare(tail), bare(publisher)];
  return one.length > 1 && (other.includes(one) || (other.length > 3 && one.startsWith(other)));
};

/** Without the paper's name behind it and the shout before it. */
const cleared = (title: string, publisher: string | undefined): string => {
  const name = TAIL.exec(title)?.groups?.["name"];
  const isTail = name !== undefined && publisher !== undefined && isName(name, publisher);
  const named = isTail ? title.replace(TAIL, "") : title;
  return named.replace(SHOUT, "");
};

/** Shouting and asking make a title worse, not unusable. */
const plainness = (title: string, language: string): number =>
  (/[?!]/u.test(title) ? 0.5 : 1) *
  (/\p{Lu}{5,}.*\p{Lu}{5,}/u.test(title) ? 0.5 : 1) *
  (isLoaded(title, language) ? 0.6 : 1) *
  (/^["“„«‘'][^"“”„«»]*["”“»’']$/u.test(title) ? 0.5 : 1);

interface Titled {
  readonly title: string;
  readonly worth: number;
}

const titledOf = (article: Article, heart: ReadonlySet<string>): Titled | undefined => {
  const title = cleared(collapsed(article.title ?? ""), article.publisher);
  if (!mayHead(title)) return undefined;
  const words = meaning(title, article.language);
  const hit = words.intersection(heart).size / Math.max(4, words.size);
  return { title, worth: (0.2 + hit) * plainness(title, article.language) };
};

/** Where a sentence may end early without losing who said it or a "not". */
const CUTS =
  / (?:in (?:response|answer|reply|reaction|protest) (?:to|over|against)|after|following|amid|as|while|because of|nach|nachdem|wegen|infolge|tras|después de|debido a|en respuesta a|après|à la suite de|en raison de|en réponse à|após|devido a|em resposta a|після|у відповідь на)(?= )|; | [—–] /gu;
const KEPT_BACK =
  /\b(?:said|says|according|told|claim\w*|accus\w*|alleg\w*|not|never|no|without|dijo|según|sagte|nicht|kein\w*|selon|disse)\b/iu;
const SHORTEST_HEAD = 40;

/** The first sentence, or its opening where the rest may be left out. */
const openingOf = (lead: Candidate): string => {
  const whole = lead.text.replace(/[.。]$/u, "");
  if (whole.length <= SHORTEST_HEAD * 2) return whole;
  for (const cut of whole.matchAll(CUTS)) {
    const rest = whole.slice(cut.index);
    if (cut.index >= SHORTEST_HEAD && cut.index <= MOST_CHARACTERS && !KEPT_BACK.test(rest))
      return whole.slice(0, cut.index);
  }
  return whole;
};

/** @param heart the words that the story's sentences share; @param lead the summary's first sentence. */
export const headlineOf = (
  articles: readonly Article[],
  heart: ReadonlySet<string>,
  lead: Candidate,
): string => {
  const titles = articles.map((article) => titledOf(article, heart)).filter((one) => one !== undefined);
  const best = titles.toSorted((a, b) => b.worth - a.worth)[0];
  return best?.title ?? openingOf(lead);
};
