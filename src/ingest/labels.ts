/** What a publisher calls a piece that is not plain news, from its section, category or kicker. */

const NAMES: readonly (readonly [label: string, name: RegExp])[] = [
  [
    "opinion",
    /^(?:opinions?|op-?eds?|comment(?:ary)?|commentisfree|editorials?|columns?|columnists?|viewpoints?|views?|opinión|columnas?|tribuna|editoriales|meinung(?:en)?|kommentare?|leitartikel|kolumnen?|gastbeitrag|opinião|opinioni|chroniques?|tribunes?|éditos?|éditorial|думка|колонка|billets?|points? de vue|artículos? de opinión|artigos? de opinião|colunas?|colunistas?|gastkommentare?|погляд|думки|колонки)$/iu,
  ],
  [
    "press release",
    /^(?:press[- ]?releases?|news ?release|media release|pr newswire|pressemitteilung(?:en)?|presseinformation|comunicados?(?: de prensa)?|nota de prensa|communiqués?(?: de presse)?|comunicado de imprensa|комюніке|nota de imprensa|прес-?релізи?|medienmitteilung(?:en)?)$/iu,
  ],
  [
    "sponsored",
    /^(?:sponsored(?: content)?|advertorials?|paid (?:post|content)|partner content|anzeige|publirreportaje|contenido patrocinado|publi-?rédactionnel|contenu sponsorisé|sponsorisé|conteúdo patrocinado|patrocinado|реклама|партнерський матеріал|спецпроєкт)$/iu,
  ],
  ["satire", /^(?:satire|sátira|humou?r|сатира|гумор)$/iu],
  [
    "review",
    /^(?:reviews?|rezension(?:en)?|reseñas?|critiques?|críticas?|recensões|recensão|рецензія|рецензії|відгук)$/iu,
  ],
];

/** The labels that these section names call for; each once. */
export const labelsFrom = (names: readonly string[]): readonly string[] => {
  const parts = names.flatMap((name) => name.split(/[/|>»:]/u)).map((part) => part.trim());
  return NAMES.filter(([, name]) => parts.some((part) => name.test(part))).map(([label]) => label);
};

/** "Opinion: …", "Kommentar | …": the kicker that stands in front of a title. */
export const kickerOf = (title: string | undefined): readonly string[] => {
  const kicker = /^([^:|]{3,30})\s*[:|]\s/u.exec(title ?? "")?.[1];
  return kicker === undefined ? [] : [kicker];
};

/** "Opinion | The harbour needs a plan" is labelled, so its title is told without the kicker. */
export const withoutKicker = (title: string | undefined): string | undefined =>
  labelsFrom(kickerOf(title)).length > 0 ? title?.replace(/^[^:|]+\|\s*/u, "") : title;

/** "FOR IMMEDIATE RELEASE", alone in its line or before a colon. */
const RELEASE_LINE =
  /^[^\p{L}\p{N}]*(?:for immediate release|press release|news release|media release|pressemitteilung|presseinformation|nota de prensa|comunicado de prensa|communiqué de presse|comunicado de imprensa|nota de imprensa|пресреліз|прес-реліз)(?:\s*[:|–—-]|[^\p{L}\p{N}]*$)/iu;
/** "SALTBY, May 12, 2031 /Sound Newswire/ -- ", "(SOUND NEWSWIRE)--": services that send round what others pay for. */
const RELEASE_SERVICE =
  /^[^.!?\n]{0,60}(?:\/[^/\n]{2,30}\/\s*(?:--?|[–—])|\((?:[^()\n]{0,20}(?:news ?wire|business ?wire|pr ?wire|press ?wire)|ots)\)\s*(?:--?|[–—]))/iu;
const AT_TOP = 4;

/** What an article's first lines say of it: a press release calls itself one. */
export const labelsInText = (text: string): readonly string[] => {
  const top = text.split("\n").filter((line) => line.trim() !== "");
  const isRelease = top
    .slice(0, AT_TOP)
    .some((line) => RELEASE_LINE.test(line) || RELEASE_SERVICE.test(line.trimStart()));
  return isRelease ? ["press release"] : [];
};
