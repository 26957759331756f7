/** What a reader should know about one source, as far as it says so itself: copied, corrected, updated, translated, with a notice. */
import type { Article } from "../model/article.ts";
import type { Story } from "../model/story.ts";
import agencies from "./agencies.json" with { type: "json" };

/** A line about the article and not of it; longer ones are news. */
const LONGEST_LINE = 320;

const CORRECTED =
  /^[\W_]*(?:(?:correction|clarification|corrected|corrección|fe de errores|aclaración|berichtigung|korrektur|richtigstellung|correctif|rectificatif|erratum|correção|correcção|errata|виправлення|уточнення)\s*(?:\([^)]{1,40}\)\s*)?[:—–]|(?:an earlier|a previous) version of (?:this|the) (?:article|story|report)|(?:this|the) (?:article|story|report|headline) (?:was|has been) (?:amended|corrected)|una versión anterior de (?:este|esta)|in einer früheren (?:version|fassung) (?:dieses|des)|une (?:première )?version (?:précédente|antérieure) de|uma versão anterior d(?:este|esta|o|a)|у попередній версії)/iu;
const TRANSLATED =
  /^[\W_]*(?:translated (?:by|from|into)|this (?:article|story|piece) (?:was|has been) translated|(?:article|story) translated|traducido (?:por|del)|traducción (?:de|del|:)|(?:aus dem \p{L}+ )?übersetzt von|übersetzung:|aus dem \p{Lu}\p{L}+en von|traduit (?:par|de|du)|traduction (?:de|:)|traduzido (?:por|do|de)|tradução (?:de|:)|переклад(?::| з| —)|переклала? )/iu;

/** At the beginning of a line, or behind a bar in one that says who wrote it and when. */
const UPDATED =
  /(?:^[\W_]*|[|·•]\s*)(?:(?:(?:last )?updated|update|actualizad[oa]|última actualización|(?:zuletzt )?aktualisiert|letzte aktualisierung|mise? à jour|dernière mise à jour|atualizad[oa]|última atualização|оновлено|останнє оновлення)(?:\s*[:|]|\s(?:(?:on|at|el|a las|am|um|le|à|em|às|о)\s)?(?:\p{L}+,? )?\d)|(?:this|the) (?:article|story|report) (?:was|has been) (?:last )?updated)/iu;
/** "UPDATE 2 - Ferries run again" */
const UPDATED_TITLE = /^update \d+\s*[-–—:|]/iu;

const aboutItself = ({ text }: Article): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line.length <= LONGEST_LINE);

/** Whoever has it sent round wrote it; no agency did. */
const RELEASE = "press release";

/** Under every name that they sign with, in small letters: the first one. */
const AGENCIES = new Map(
  agencies.flatMap(([name = "", ...others]) =>
    [name, ...others].map((one): readonly [string, string] => [one.toLowerCase(), name]),
  ),
);

/** "SALTBY (Kestrel Wire) — ", "Saltby, 3 may (EFE).- ": whose text it is, where that is not the publisher's own. */
const AGENCY = /^[^.!?\n]{2,50}?\.?\s?\((?<name>[\p{L}][\p{L}\p{M} .&’'-]{1,29})\)\.?\s*(?:[—–]|--?)\s/u;
const SIGNED = /^(?:by|von|por|par|от|від)\s+/iu;

const inDateline = ({ text, blocks }: Article): string | undefined => {
  const first = blocks.find(({ kind }) => kind === "prose");
  const name = first && AGENCY.exec(text.slice(first.start, first.end))?.groups?.["name"];
  // What is written small is an agency only when it is one that is known.
  return name === undefined || /^\p{Ll}/u.test(name) ? AGENCIES.get(name ?? "") : name;
};

/** A byline that names an agency and nobody else. */
const inByline = ({ byline = "" }: Article): string | undefined =>
  AGENCIES.get(byline.trim().replace(SIGNED, "").toLowerCase());

const agencyOf = (article: Article): string | undefined => {
  if (article.labels.includes(RELEASE)) return undefined;
  const said = inDateline(article) ?? inByline(article);
  return said && (AGENCIES.get(said.toLowerCase()) ?? said);
};

const isFrom = (name: string, { publisher = "" }: Article): boolean =>
  ` ${publisher} `.toLowerCase().includes(` ${name} `.toLowerCase()) ||
  AGENCIES.get(publisher.toLowerCase()) === name;

/** The outlet whose text an article prints, in words: the agency, where one of the two says so. */
const originOf = (story: Story, article: Article): string | undefined => {
  const original = story.articles.find(({ id }) => id === story.copies.get(article.id));
  const agency = agencyOf(article) ?? (original && agencyOf(original));
  if (agency !== undefined && isFrom(agency, article)) return undefined;
  return agency ?? (original && (original.publisher ?? "an earlier article"));
};

/** The article's own labels first. */
export const notesOf = (story: Story, article: Article): readonly string[] => {
  const origin = originOf(story, article);
  const lines = aboutItself(article);
  return [
    ...article.labels,
    ...(origin === undefined ? [] : [`wire copy of ${origin}`]),
    ...(lines.some((line) => CORRECTED.test(line)) ? ["corrected"] : []),
    ...(lines.some((line) => UPDATED.test(line)) || UPDATED_TITLE.test(article.title ?? "")
      ? ["updated"]
      : []),
    ...(lines.some((line) => TRANSLATED.test(line)) ? ["translated"] : []),
    ...(article.blocks.some(({ kind }) => kind === "notice") ? ["carries a publisher's notice"] : []),
  ];
};
