import { phrases, phraseSet, wordSet } from "./speech.ts";
import type { SpeechWords } from "./speech.ts";

export const de: SpeechWords = {
  language: "de",
  said: wordSet(`
    sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten meinte meint meinten fügte ergänzte
    ergänzt antwortete antwortet antworteten fragte fragt schrieb schreibt schrieben warnte warnt warnten
    berichtete berichtet berichteten behauptete behauptet kritisierte kritisiert kritisierten forderte fordert
    forderten bestätigte bestätigt versicherte versichert äußerte mahnte mahnt lobte lobt rief ruft flüsterte
    erwiderte entgegnete gestand räumte teilte verkündete verkündet kündigte nannte nennt nannten bezeichnete
    bezeichnet beschrieb beschreibt klagte klagt erzählte erzählt erinnerte erläuterte unterstrich versprach
    verspricht twitterte kommentierte kommentiert resümierte bilanzierte sprach stellte
  `),
  phrasal: phraseSet(""),
  saying: wordSet(""),
  stances: wordSet(`
    glaubt glaubte denkt dachte findet fand hofft hoffte fürchtet befürchtet befürchtete sieht sah hält hielt
    begrüßt begrüßte lehnt lehnte verteidigt verteidigte wirft warf dankt dankte verweist verwies plädiert plädierte
    spricht will wollte wünscht wünschte erwartet erwartete
  `),
  asking: wordSet("fragte fragt befragte zitierte zitiert"),
  replying: wordSet("antwortete antwortet erwiderte erwidert entgegnete entgegnet konterte kontert"),
  takingStances: wordSet(``),
  helpers: wordSet(`
    hat haben hatte hatten auch dann danach später zuvor gestern heute morgen sich ihm ihr ihnen uns mir schon nicht
    immer zudem außerdem weiter wiederum hinzu fest klar ein mit an laut dazu daraufhin jedoch aber noch wörtlich
  `),
  passives: wordSet("wurde wurden wird werden worden"),
  doubts: wordSet(`
    angeblich mutmaßlich vermeintlich nicht nie niemals niemand kein keine keiner wenn falls ob würde würden könnte sollte hätte hätten ohne bestritt bestreitet dementierte
  `),
  infinitives: wordSet("zu"),
  accordingTo: phrases("laut", "nach angaben von", "nach angaben", "nach den worten von", "zufolge"),
  continuing: wordSet(""),
  quotedBy: phrases("wie berichtet von"),
  creditedTo: phrases("so"),
  pronouns: wordSet("er sie es ich wir man"),
  masculine: wordSet("er herr präsident minister bürgermeister sprecher direktor"),
  feminine: wordSet("frau präsidentin ministerin bürgermeisterin sprecherin direktorin"),
  objects: wordSet("ihn ihm"),
  relatives: wordSet(""),
  fronting: /end$/u,
  takingObjects: undefined,
  determiners: wordSet(`
    der die das den dem des ein eine einer einem einen eines sein seine seiner ihre ihrer mein meine unser unsere
    dieser diese dieses jener viele einige mehrere manche andere zwei drei beide alle kein keine
  `),
  datives: wordSet("dem den einem einen seinem seinen ihrem ihren"),
  prepositions: wordSet(`
    in im an am auf aus bei beim mit nach vom zu zum zur über unter vor während seit gegen gegenüber für durch ohne um
    bis wegen trotz zwischen laut neben hinter
  `),
  within: wordSet("in"),
  belonging: wordSet("von"),
  and: wordSet("und oder"),
  but: wordSet("aber doch"),
  joints: wordSet("dass daß weil wenn als ob während obwohl bevor nachdem damit sondern wie wo wer denn da"),
  verbs: wordSet(
    "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann soll muss darf sei",
  ),
  works: wordSet(`
    film buch roman lied album serie stück programm reihe titel namens sogenannte sogenannten sogenannter motto schlagzeile
    ausstellung projekt aktion lied oper wort begriff
  `),
  titles: wordSet(`
    herr frau dr prof professor professorin präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister
    bürgermeisterin oberbürgermeister oberbürgermeisterin sprecher sprecherin direktor direktorin chef chefin
    senator senatorin abgeordnete abgeordneter richter richterin anwalt anwältin general oberst kommissar
    kommissarin leiter leiterin trainer trainerin forscher forscherin experte expertin ökonom ökonomin vorsitzende
    vorsitzender landrat landrätin botschafter botschafterin staatssekretär staatssekretärin
  `),
  titleEndings: [
    "präsident",
    "präsidentin",
    "kanzler",
    "kanzlerin",
    "minister",
    "ministerin",
    "meister",
    "meisterin",
    "sprecher",
    "sprecherin",
    "direktor",
    "direktorin",
    "chef",
    "chefin",
    "leiter",
    "leiterin",
    "anwalt",
    "anwältin",
    "trainer",
    "trainerin",
    "forscher",
    "forscherin",
    "experte",
    "expertin",
    "vorsitzende",
    "vorsitzender",
    "kommissar",
    "kommissarin",
    "sekretär",
    "sekretärin",
    "politiker",
    "politikerin",
    "bewohner",
    "bewohnerin",
    "führer",
    "führerin",
  ],
  bodies: wordSet(`
    ministerium partei kommission rat universität bank gruppe stiftung institut gericht agentur regierung parlament
    bundestag bundesrat polizei armee verband verein gewerkschaft rathaus krankenhaus gesellschaft zeitung radio
    fernsehen union behörde amt feuerwehr
  `),
  particles: wordSet("von van der den zu zur de"),
  notNames: wordSet(`
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august
    september oktober november dezember gott gestern heute ja nein auch so
  `),
  personNoun: undefined,
  clitics: undefined,
  nounsHaveCapitals: true,
  verbComesSecond: true,
  namesBend: false,
  dashSpeech: false,
};
