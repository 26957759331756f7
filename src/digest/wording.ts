/** The digest's own words, in each language it can speak. What sources say is never translated here. */

import { labelsIn } from "./labels.ts";

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

export interface Wording {
  readonly yourDigest: string;
  readonly stories: Forms;
  readonly sources: Forms;
  readonly minutes: string;
  readonly update: string;
  readonly isNew: string;
  /** Before when a story was told last, and its headline then. */
  readonly before: string;
  readonly corrected: string;
  /** Of one change of a few words; of another; of words that are gone. */
  readonly nowSaysNot: (said: {
    readonly outlet: string;
    readonly now: string;
    readonly not: string;
  }) => string;
  readonly nowSays: (said: {
    readonly outlet: string;
    readonly after: string;
    readonly before: string;
  }) => string;
  readonly noLongerSays: (said: { readonly outlet: string; readonly before: string }) => string;
  /** Before what each of them says. */
  readonly differ: string;
  /** The same, where the later ones may only know more. */
  readonly differLater: string;
  readonly more: string;
  readonly notRead: string;
  readonly nothingNew: string;
  readonly nothingRead: string;
  readonly publisherNotStated: string;
  readonly speakerNotNamed: string;
  /** Before the language that a quote is in. */
  readonly original: string;
  readonly extractive: string;
  readonly model: string;
  readonly mixed: string;
  /** The labels of stories and sources; one that is not here is shown as it stands. "wire copy of" goes before an outlet. */
  readonly labels: Readonly<Record<string, string>>;
}

const en: Wording = {
  yourDigest: "Your digest",
  stories: { one: "story", other: "stories" },
  sources: { one: "source", other: "sources" },
  minutes: "min",
  update: "Update",
  isNew: "New",
  before: "Told before",
  corrected: "Corrected",
  nowSaysNot: ({ outlet, now, not }) => `${outlet} now says ${now}, not ${not}.`,
  nowSays: ({ outlet, after, before }) => `${outlet} now says: “${after}” Before: “${before}”`,
  noLongerSays: ({ outlet, before }) => `${outlet} no longer says: “${before}”`,
  differ: "Sources differ",
  differLater: "Told differently over time",
  more: "More",
  notRead: "Not read",
  nothingNew: "Nothing new in your sources.",
  nothingRead: "No source could be read.",
  publisherNotStated: "publisher not stated",
  speakerNotNamed: "speaker not named",
  original: "original",
  extractive: "Sentences are taken from the sources.",
  model: "Worded by a model, checked against the sources. Quotes are copied letter by letter.",
  mixed: "Partly worded by a model, checked against the sources. Quotes are copied letter by letter.",
  labels: labelsIn["en"] ?? {},
};

const es: Wording = {
  yourDigest: "Su resumen",
  stories: { one: "noticia", other: "noticias" },
  sources: { one: "fuente", other: "fuentes" },
  minutes: "min",
  update: "Novedades",
  isNew: "Nuevo",
  before: "Ya contado",
  corrected: "Corregido",
  nowSaysNot: ({ outlet, now, not }) => `${outlet} dice ahora ${now}, no ${not}.`,
  nowSays: ({ outlet, after, before }) => `${outlet} dice ahora: «${after}» Antes: «${before}»`,
  noLongerSays: ({ outlet, before }) => `${outlet} ya no dice: «${before}»`,
  differ: "Las fuentes difieren",
  differLater: "Contado de otro modo con el tiempo",
  more: "Más",
  notRead: "No leído",
  nothingNew: "Nada nuevo en sus fuentes.",
  nothingRead: "No se pudo leer ninguna fuente.",
  publisherNotStated: "medio no indicado",
  speakerNotNamed: "sin nombre",
  original: "original",
  extractive: "Las frases están tomadas de las fuentes.",
  model: "Redactado por un modelo y comprobado con las fuentes. Las citas están copiadas letra por letra.",
  mixed:
    "Redactado en parte por un modelo y comprobado con las fuentes. Las citas están copiadas letra por letra.",
  labels: labelsIn["es"] ?? {},
};

const de: Wording = {
  yourDigest: "Ihre Übersicht",
  stories: { one: "Meldung", other: "Meldungen" },
  sources: { one: "Quelle", other: "Quellen" },
  minutes: "Min.",
  update: "Neues",
  isNew: "Neu",
  before: "Zuvor erzählt",
  corrected: "Berichtigt",
  nowSaysNot: ({ outlet, now, not }) => `${outlet} schreibt jetzt ${now}, nicht ${not}.`,
  nowSays: ({ outlet, after, before }) => `${outlet} schreibt jetzt: „${after}“ Vorher: „${before}“`,
  noLongerSays: ({ outlet, before }) => `${outlet} schreibt nicht mehr: „${before}“`,
  differ: "Die Quellen sind uneins",
  differLater: "Im Lauf der Zeit anders berichtet",
  more: "Mehr",
  notRead: "Nicht gelesen",
  nothingNew: "Nichts Neues in Ihren Quellen.",
  nothingRead: "Keine Quelle war lesbar.",
  publisherNotStated: "Herausgeber nicht genannt",
  speakerNotNamed: "ohne Namen",
  original: "Original",
  extractive: "Die Sätze stammen aus den Quellen.",
  model:
    "Von einem Modell formuliert und an den Quellen geprüft. Zitate sind Buchstabe für Buchstabe übernommen.",
  mixed:
    "Teils von einem Modell formuliert und an den Quellen geprüft. Zitate sind Buchstabe für Buchstabe übernommen.",
  labels: labelsIn["de"] ?? {},
};

const fr: Wording = {
  yourDigest: "Votre résumé",
  stories: { one: "sujet", other: "sujets" },
  sources: { one: "source", other: "sources" },
  minutes: "min",
  update: "Suite",
  isNew: "Nouveau",
  before: "Déjà raconté",
  corrected: "Rectifié",
  nowSaysNot: ({ outlet, now, not }) => `${outlet} écrit désormais ${now}, et non ${not}.`,
  nowSays: ({ outlet, after, before }) => `${outlet} écrit désormais : « ${after} » Avant : « ${before} »`,
  noLongerSays: ({ outlet, before }) => `${outlet} n’écrit plus : « ${before} »`,
  differ: "Les sources divergent",
  differLater: "Rapporté autrement au fil du temps",
  more: "Aussi",
  notRead: "Non lu",
  nothingNew: "Rien de nouveau dans vos sources.",
  nothingRead: "Aucune source n’a pu être lue.",
  publisherNotStated: "éditeur non précisé",
  speakerNotNamed: "sans nom",
  original: "original",
  extractive: "Les phrases sont tirées des sources.",
  model: "Rédigé par un modèle et vérifié d’après les sources. Les citations sont copiées lettre à lettre.",
  mixed:
    "Rédigé en partie par un modèle et vérifié d’après les sources. Les citations sont copiées lettre à lettre.",
  labels: labelsIn["fr"] ?? {},
};

const pt: Wording = {
  yourDigest: "O seu resumo",
  stories: { one: "notícia", other: "notícias" },
  sources: { one: "fonte", other: "fontes" },
  minutes: "min",
  update: "Novidades",
  isNew: "Novo",
  before: "Já contado",
  corrected: "Corrigido",
  nowSaysNot: ({ outlet, now, not }) => `${outlet} diz agora ${now}, e não ${not}.`,
  nowSays: ({ outlet, after, before }) => `${outlet} diz agora: «${after}» Antes: «${before}»`,
  noLongerSays: ({ outlet, before }) => `${outlet} já não diz: «${before}»`,
  differ: "As fontes divergem",
  differLater: "Contado de outro modo ao longo do tempo",
  more: "Mais",
  notRead: "Não lido",
  nothingNew: "Nada de novo nas suas fontes.",
  nothingRead: "Nenhuma fonte pôde ser lida.",
  publisherNotStated: "editor não indicado",
  speakerNotNamed: "sem nome",
  original: "original",
  extractive: "As frases são tiradas das fontes.",
  model: "Redigido por um modelo e verificado nas fontes. As citações são copiadas letra por letra.",
  mixed: "Redigido em parte por um modelo e verificado nas fontes. As citações são copiadas letra por letra.",
  labels: labelsIn["pt"] ?? {},
};

const uk: Wording = {
  yourDigest: "Ваш огляд",
  stories: { one: "новина", few: "новини", many: "новин", other: "новини" },
  sources: { one: "джерело", few: "джерела", many: "джерел", other: "джерела" },
  minutes: "хв",
  update: "Оновлення",
  isNew: "Нове",
  before: "Раніше",
  corrected: "Виправлено",
  nowSaysNot: ({ outlet, now, not }) => `${outlet} тепер пише ${now}, а не ${not}.`,
  nowSays: ({ outlet, after, before }) => `${outlet} тепер пише: «${after}» Раніше: «${before}»`,
  noLongerSays: ({ outlet, before }) => `${outlet} більше не пише: «${before}»`,
  differ: "Джерела розходяться",
  differLater: "З часом повідомляли по-різному",
  more: "Ще",
  notRead: "Не прочитано",
  nothingNew: "У ваших джерелах нічого нового.",
  nothingRead: "Жодного джерела не вдалося прочитати.",
  publisherNotStated: "видавця не вказано",
  speakerNotNamed: "без імені",
  original: "мова оригіналу",
  extractive: "Речення взято з джерел.",
  model: "Сформульовано моделлю й перевірено за джерелами. Цитати скопійовано буква в букву.",
  mixed: "Частково сформульовано моделлю й перевірено за джерелами. Цитати скопійовано буква в букву.",
  labels: labelsIn["uk"] ?? {},
};

const wordings: Readonly<Record<string, Wording>> = { en, es, de, fr, pt, uk };

export const wordingFor = (language: string): Wording => wordings[language] ?? en;

export const counted = (count: number, forms: Forms, language: string): string =>
  `${count.toLocaleString(language)} ${forms[new Intl.PluralRules(language).select(count)] ?? forms.other}`;
