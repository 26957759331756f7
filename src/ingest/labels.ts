/** What a publisher calls a piece that is not plain news, from its section, category or kicker. */

const NAMES: readonly (readonly [label: string, name: RegExp])[] = [
  [
    "opinion",
    /^(?:opinions?|op-?eds?|comment(?:ary)?|commentisfree|editorials?|columns?|columnists?|viewpoints?|views?|opinión|columnas?|tribuna|editoriales|meinung(?:en)?|kommentare?|leitartikel|kolumnen?|gastbeitrag|opinião|opinioni|chroniques?|tribunes?|éditos?|éditorial|думка|колонка)$/iu,
  ],
  [
    "press release",
    /^(?:press[- ]?releases?|news ?release|media release|pr newswire|pressemitteilung(?:en)?|presseinformation|comunicados?(?: de prensa)?|nota de prensa|communiqués?(?: de presse)?|comunicado de imprensa|комюніке)$/iu,
  ],
  [
    "sponsored",
    /^(?:sponsored(?: content)?|advertorials?|paid (?:post|content)|partner content|anzeige|publirreportaje|contenido patrocinado|publi-?rédactionnel)$/iu,
  ],
  ["satire", /^(?:satire|sátira|humou?r)$/iu],
  ["review", /^(?:reviews?|rezension(?:en)?|reseñas?|critiques?)$/iu],
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
