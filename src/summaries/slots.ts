/**
 * Places of a sentence that one person fills: who was arrested, chosen, identified, who won, leads, left, follows, made it. Our
 * own lists, language by language; `before` stands in front of the name, `behind` after it.
 */
export type Slot = "arrested" | "chosen" | "identified" | "won" | "leads" | "left" | "follows" | "made";

export interface SlotWords {
  readonly slot: Slot;
  readonly before?: string;
  readonly behind?: string;
}

const en: readonly SlotWords[] = [
  {
    slot: "arrested",
    before: "(?:arrested|detained|charged)",
    behind: "(?:was|has been|had been) (?:arrested|detained|charged)",
  },
  {
    slot: "chosen",
    before: "(?:appointed|elected|nominated|named|chose|picked)",
    behind: "(?:was|has been|had been) (?:appointed|elected|nominated|named|chosen|picked|sworn in)",
  },
  { slot: "identified", before: String.raw`(?:identified|named)(?: by(?: the)?(?: \p{Ll}+){1,2})? as` },
  { slot: "won", before: "won by", behind: "(?:won|wins|has won|had won)" },
  { slot: "leads", before: "(?:led|headed|chaired|run) by", behind: "(?:leads|heads|chairs|will lead)" },
  {
    slot: "left",
    behind: "(?:resigned|stepped down|has resigned|will resign|was (?:fired|dismissed|sacked))",
  },
  { slot: "follows", before: "(?:succeeded|replaced) by", behind: "will (?:succeed|replace)" },
  { slot: "made", before: "(?:written|directed|designed|built|painted|composed|founded) by" },
];

const es: readonly SlotWords[] = [
  {
    slot: "arrested",
    before: "(?:detuvo|arrestó|detuvieron|arrestaron) a",
    behind: "(?:fue|ha sido) (?:detenid|arrestad)[oa]",
  },
  {
    slot: "chosen",
    before: "(?:nombró|eligió|designó|nombraron|eligieron) a",
    behind: "(?:fue|ha sido) (?:nombrad|elegid|designad)[oa]",
  },
  { slot: "identified", before: "identificad[oa] como" },
  { slot: "won", before: "ganad[oa] por", behind: "(?:ganó|ha ganado)" },
  {
    slot: "leads",
    before: "(?:dirigid|encabezad|presidid)[oa] por",
    behind: "(?:dirige|encabeza|preside|dirigirá)",
  },
  { slot: "left", behind: "(?:dimitió|renunció|ha dimitido|ha renunciado|fue destituid[oa])" },
  { slot: "follows", before: "(?:sustituid|sucedid)[oa] por", behind: "(?:sustituirá|sucederá) a" },
  { slot: "made", before: "(?:escrit|dirigid|diseñad|pintad|compuest|fundad)[oa] por" },
];

const de: readonly SlotWords[] = [
  { slot: "arrested", behind: String.raw`(?:ist|wurde)(?: [\p{L}\d.]+){0,10} (?:festgenommen|verhaftet)` },
  {
    slot: "chosen",
    behind: String.raw`(?:ist|wurde)(?: [\p{L}\d.]+){0,10} (?:gewählt|ernannt|berufen|nominiert)`,
  },
  { slot: "identified", before: "(?:als|identifizierte)" },
  { slot: "won", before: "gewonnen von", behind: "(?:gewann|gewinnt|hat gewonnen)" },
  { slot: "leads", before: "(?:geleitet|geführt) von", behind: "(?:leitet|führt|wird leiten)" },
  {
    slot: "left",
    behind: String.raw`(?:trat(?: [\p{L}\d.]+){0,10} zurück|ist zurückgetreten|wurde entlassen)`,
  },
  { slot: "follows", before: "(?:Nachfolger|Nachfolgerin) wird", behind: "folgt auf" },
  { slot: "made", before: "(?:geschrieben|entworfen|gebaut|gemalt|komponiert|gegründet) von" },
];

const fr: readonly SlotWords[] = [
  {
    slot: "arrested",
    before: "(?:arrêté|interpellé)",
    behind: "(?:a été|est) (?:arrêtée?|interpellée?)",
  },
  {
    slot: "chosen",
    before: "(?:nommé|élu|désigné|choisi)",
    behind: "(?:a été|est) (?:nommée?|élue?|désignée?|choisie?)",
  },
  { slot: "identified", before: "identifiée? comme(?: étant)?" },
  { slot: "won", before: "(?:remportée?|gagnée?) par", behind: "(?:a remporté|a gagné|remporte)" },
  { slot: "leads", before: "(?:dirigée?|présidée?|menée?) par", behind: "(?:dirige|préside|dirigera)" },
  { slot: "left", behind: "(?:a démissionné|démissionne|a été limogée?)" },
  { slot: "follows", before: "(?:remplacée?|succédée?) par", behind: "(?:succédera|remplacera)" },
  { slot: "made", before: "(?:écrite?|réalisée?|conçue?|peinte?|composée?|fondée?) par" },
];

const pt: readonly SlotWords[] = [
  {
    slot: "arrested",
    before: "(?:deteve|prendeu|detiveram|prenderam)",
    behind: "foi (?:detid|pres)[oa]",
  },
  {
    slot: "chosen",
    before: "(?:nomeou|elegeu|escolheu|designou)",
    behind: "foi (?:nomead|eleit|escolhid|designad)[oa]",
  },
  { slot: "identified", before: "identificad[oa] como" },
  { slot: "won", before: "(?:ganh[oa]|vencid[oa]) por", behind: "(?:venceu|ganhou)" },
  { slot: "leads", before: "(?:dirigid|liderad|presidid)[oa] por", behind: "(?:dirige|lidera|preside)" },
  { slot: "left", behind: "(?:demitiu-se|renunciou|foi demitid[oa])" },
  { slot: "follows", before: "(?:substituíd|sucedid)[oa] por", behind: "(?:substituirá|sucederá) a" },
  { slot: "made", before: "(?:escrit|realizad|desenhad|pintad|compost|fundad)[oa] por" },
];

const uk: readonly SlotWords[] = [
  {
    slot: "arrested",
    before: "(?:затримала|затримали|заарештувала|заарештували)",
    behind: "(?:затримано|заарештовано)",
  },
  { slot: "chosen", before: "(?:обрала|обрали|призначила|призначили)", behind: "(?:обрано|призначено)" },
  { slot: "won", behind: "(?:переміг|перемогла|виграв|виграла)" },
  { slot: "leads", behind: "(?:очолює|очолив|очолила|очолить)" },
  { slot: "left", behind: "(?:подав у відставку|подала у відставку|звільнено)" },
];

export const SLOTS: Readonly<Record<string, readonly SlotWords[]>> = { en, es, de, fr, pt, uk };
