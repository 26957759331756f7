/** Words that are written with a full stop which ends no sentence, here without it: "dr". Our own lists. */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const abbreviations: Readonly<Record<string, ReadonlySet<string>>> = {
  de: list(`dr prof hr fr st nr str z.b d.h u.a bzw ca evtl ggf vgl usw inkl mio mrd abs art bd jh geb`),
  en: list(
    `mr mrs ms dr prof sen rep gov gen lt col sgt capt maj adm cmdr rev hon st jr sr mt ft no v vs inc corp co ltd bros dept univ assn ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m e.g i.e etc u.s u.k u.n u.s.a d.c cf al approx est fig vol ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va wash wis wyo supt det insp pres sec amb ph.d m.d`,
  ),
  es: list(
    `sr sra srta dr dra d dña prof gral cnel lic ing arq ee.uu uu av avda núm pág p.ej etc mons ud uds cía`,
  ),
  fr: list(`m mm mme mmes mlle dr pr me mgr st ste av bd etc p.ex cf env tél art vol`),
  pt: list(`sr sra srta dr dra prof profa d eng gen cel cap av pág núm etc exmo exma ltda cia p.ex`),
  uk: list(`ім вул просп буд м р рр ст тис млн млрд грн напр див проф акад доц гр обл т.д т.п т.зв`),
};

const INITIAL = /^\p{Lu}$/u;

/** True for a word, without its full stop, that is short for another: "Dr", "U.S", and the initial of a name. */
export const isAbbreviation = (word: string, language: string): boolean =>
  INITIAL.test(word) || (abbreviations[language] ?? abbreviations["en"])?.has(word.toLowerCase()) === true;
