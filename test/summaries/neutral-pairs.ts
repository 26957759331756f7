/** A sentence told plainly, and told so that it tells its reader what to think: by language and rule, with one thing changed. */
import type { Rule } from "../../src/summaries/neutral.ts";

export interface Pair {
  readonly language: string;
  readonly rule: Rule;
  readonly plain: string;
  readonly loaded: string;
}

/** `frame` has an underscore where the two differ; several pairs, each "plain|loaded", fit into it. */
const pairs = (language: string, rule: Rule, frame: string, differing: readonly string[]): readonly Pair[] =>
  differing.map((two) => {
    const [plain = "", loaded = ""] = two.split("|");
    return { language, rule, plain: frame.replace("_", plain), loaded: frame.replace("_", loaded) };
  });

const TRIMMED = (text: string): string =>
  text
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/ ([.,])/gu, "$1")
    .trim();

export const PAIRS: readonly Pair[] = [
  ...pairs("en", "loaded verb", "The mayor _ the council's plan for the quay.", [
    "criticised|slammed",
    "rejected|blasted",
    "opposed|trashed and savaged",
    "objected to|lashed out at",
    "disagreed with|ridiculed",
    "questioned|bashed",
    "changed|botched",
    "ended|decimated",
    "described|sneered at",
    "answered|ranted about",
  ]),
  ...pairs("en", "loaded verb", "In the debate the member for Tarn Lock _ the minister.", [
    "contradicted|eviscerated",
    "criticised|skewered",
    "blamed|vilified",
    "compared the port with|smeared",
    "answered|lambasted",
    "spoke about|demonized",
    "asked|browbeat",
    "thanked|gushed over",
  ]),
  ...pairs("en", "puffery", "The harbour office published a _ report on the tunnel on Monday.", [
    "long|shocking",
    "new|stunning",
    "second|disgraceful",
    "short|bombshell",
    "thirty-page|ludicrous",
    "final|jaw-dropping",
    "public|scathing",
    "technical|damning",
    "printed|laughable",
    "late|shameful",
  ]),
  ...pairs("en", "puffery", "The vote on the ferry was followed by a _ answer from the opposition.", [
    "short|hysterical",
    "written|pathetic",
    "long|childish",
    "public|hypocritical",
    "second|sanctimonious",
    "joint|ridiculous",
    "brief|arrogant",
    "quick|brazen",
    "spoken|shameless",
    "clear|absurd",
  ]),
  ...pairs("en", "puffery", "The council called a meeting after the _ of Monday evening.", [
    "vote|debacle",
    "session|fiasco",
    "debate|farce",
    "count|charade",
    "decision|sham",
    "talks|meltdown",
  ]),
  ...pairs("en", "label", "Three _ members of the council voted against the budget.", [
    "new|radical",
    "older|woke",
    "elected|so-called",
    "other|far-left",
    "former|self-appointed",
    "northern|globalist",
    "independent|socialist-leaning",
  ]),
  ...pairs("en", "label", "The harbour union answered the _ in a letter.", [
    "critics|snowflakes",
    "owners|cronies of the mayor",
    "members|fanatics",
    "speakers|zealots",
    "writers|mainstream media",
    "supporters|henchmen of the owner",
    "opponents|warmongers",
    "voters|thugs",
  ]),
  ...pairs("en", "weasel", "_ that the bridge costs too much.", [
    "Hanna Brock, the engineer, says|Critics say",
    "The audit office says|Some say",
    "Two members of the council believe|Many believe",
    "Tomas Brandt of the union argues|Some argue",
    "The report of the university finds|Everyone knows",
  ]),
  ...pairs("en", "editorial adverb", "_ the ferry was late again on Monday.", [
    "On its first run|Clearly,",
    "By ten minutes|Of course",
    "In the morning|Predictably,",
    "After the storm|Ironically,",
    "At Salt Quay|Unsurprisingly,",
    "With 60 cars|Obviously,",
    "Without a reason given|Undoubtedly,",
    "In both directions|Thankfully,",
  ]),
  ...pairs("en", "mind reading", "The owner of the cannery _ the new tax.", [
    "opposes|despises",
    "criticises|loathes",
    "speaks often of|is obsessed with",
    "says he supports|pretends to support",
    "wrote that he fears|is in a panic about",
    "votes against|is hell-bent on killing",
  ]),
  ...pairs("en", "asking", "The port authority did not say who pays for the repair _", [
    ".|, but who else should?",
    "of the tunnel.|, and why would it?",
    "in spring.|: is that a surprise?",
  ]),
  ...pairs("en", "exclaiming", "The tunnel will stay closed for a week _", [
    ".|!",
    "from Monday.|, once again!",
    "or longer.|or longer!",
  ]),
  ...pairs("en", "scare quotes", "The _ of the council met for two hours on Monday.", [
    "experts|“experts”",
    "leaders|“leaders”",
    "committee|“committee”",
    "friends|“friends”",
  ]),
  ...pairs("en", "loaded verb", "The paper _ the minister's decision on the quota.", [
    "reported|roasted",
    "described|pilloried and torched",
    "supported|cheerleaded for",
    "welcomed|gloated over",
    "explained|whitewashed",
    "quoted|parroted",
  ]),
  ...pairs("en", "puffery", "Fishers at Lower Marsh spoke of a _ year for herring.", [
    "weak|nightmarish",
    "good|glorious",
    "quiet|horrendous",
    "mixed|unbelievable",
    "difficult|calamitous",
    "second bad|ghastly",
    "warm|fantastic",
    "cold|appalling",
  ]),
  ...pairs("en", "editorial adverb", "The council _ chose the cheaper of the two offers.", [
    "unanimously|foolishly",
    "again|conveniently",
    "on Monday|disingenuously",
    "at noon|cynically",
    "first|inexplicably",
    "then|recklessly",
  ]),
  ...pairs("en", "puffery", "The owner's _ reply to the union took two pages.", [
    "first|smug",
    "signed|self-righteous",
    "printed|deceitful",
    "public|idiotic",
    "second|heartless",
    "written|despicable",
    "short|cowardly",
    "late|hypocritical",
  ]),
  ...pairs("en", "loaded verb", "On Monday the opposition _ over the price of the bridge.", [
    "asked for a debate|fumed",
    "spoke for an hour|raved",
    "voted against the plan|railed",
    "left the session|seethed",
    "wrote to the mayor|whined",
    "met the engineers|grandstanded",
  ]),
  ...pairs("en", "label", "The minister answered the _ of the northern towns.", [
    "mayors|libs",
    "councils|leftists",
    "voters|lackeys",
    "papers|stooges",
    "unions|charlatans",
    "fishers|ideologues",
  ]),
  ...pairs("en", "mind reading", "The mayor, who _, did not come to the quay.", [
    "had a meeting|hates the union",
    "was in Saltby|is consumed by an obsession",
    "is on leave|feigned an illness",
    "has a cold|is vengeful",
  ]),
  ...pairs("de", "loaded verb", "Der Bürgermeister _ den Plan des Rates.", [
    "kritisiert|zerpflückt",
    "lehnt ab, er nennt|verhöhnt",
    "prüft|geißelt",
    "beschreibt|verteufelt",
  ]),
  ...pairs("de", "puffery", "Das Hafenamt legte am Montag einen _ Bericht vor.", [
    "langen|skandalösen",
    "neuen|schockierenden",
    "kurzen|lächerlichen",
    "zweiten|unfassbaren",
    "eigenen|beschämenden",
  ]),
  ...pairs("de", "editorial adverb", "Die Fähre kam am Montag _ wieder zu spät.", [
    "morgens|natürlich",
    "um zehn Uhr|bekanntlich",
    "im Regen|leider",
    "mit 60 Wagen|ironischerweise",
  ]),
  ...pairs("de", "label", "Drei _ Mitglieder stimmten gegen den Haushalt.", [
    "neue|sogenannte",
    "ältere|linksgrüne",
    "gewählte|selbsternannte",
  ]),
  ...pairs("es", "puffery", "La oficina del puerto publicó el lunes un informe _.", [
    "largo|escandaloso",
    "nuevo|vergonzoso",
    "breve|ridículo",
    "técnico|demoledor",
    "público|espectacular",
  ]),
  ...pairs("es", "loaded verb", "El alcalde _ el plan del consejo.", [
    "critica|fustiga",
    "rechaza|ridiculiza",
    "examina|demoniza",
    "describe|destroza",
  ]),
  ...pairs("es", "editorial adverb", "El transbordador llegó tarde el lunes, _.", [
    "por la mañana|obviamente",
    "a las diez|lamentablemente",
    "con lluvia|por supuesto",
    "con 60 coches|irónicamente",
  ]),
  ...pairs("fr", "puffery", "Le bureau du port a publié lundi un rapport _.", [
    "technique|scandaleux",
    "public|honteux",
    "complet|ridicule",
    "court|choquant",
    "détaillé|sensationnel",
  ]),
  ...pairs("fr", "loaded verb", "Le maire _ le projet du conseil.", [
    "critique|fustige",
    "refuse|ridiculise",
    "examine|diabolise",
    "décrit|étrille",
  ]),
  ...pairs("fr", "editorial adverb", "Le bac est arrivé en retard lundi, _.", [
    "le matin|évidemment",
    "à dix heures|malheureusement",
    "sous la pluie|bien sûr",
    "avec 60 voitures|sans surprise",
  ]),
  ...pairs("pt", "puffery", "O gabinete do porto publicou na segunda-feira um relatório _.", [
    "longo|escandaloso",
    "novo|vergonhoso",
    "breve|ridículo",
    "técnico|devastador",
    "público|espetacular",
  ]),
  ...pairs("pt", "loaded verb", "O presidente da câmara _ o plano do conselho.", [
    "critica|fustiga",
    "recusa|ridiculariza",
    "examina|demoniza",
    "descreve|arrasa",
  ]),
  ...pairs("pt", "editorial adverb", "O barco chegou tarde na segunda-feira, _.", [
    "de manhã|obviamente",
    "às dez horas|infelizmente",
    "com chuva|sem dúvida",
    "com 60 carros|ironicamente",
  ]),
  ...pairs("uk", "puffery", "Управління порту оприлюднило в понеділок _ звіт.", [
    "довгий|скандальний",
    "новий|ганебний",
    "короткий|шокуючий",
    "технічний|нищівний",
    "другий|безглуздий",
  ]),
  ...pairs("uk", "loaded verb", "Міський голова _ план ради.", [
    "критикує|висміює",
    "відхиляє|паплюжить",
    "вивчає|демонізує",
    "пояснює|плюндрує",
  ]),
  ...pairs("uk", "editorial adverb", "Пором у понеділок, _, прибув пізно.", [
    "зранку|звичайно",
    "о десятій|на жаль",
    "під дощем|очевидно",
    "з машинами|безсумнівно",
  ]),
].map((pair) => ({ ...pair, plain: TRIMMED(pair.plain), loaded: TRIMMED(pair.loaded) }));
