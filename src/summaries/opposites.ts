/**
 * Words that turn a sentence into its opposite, in pairs: what a model that means well says wrongly. Written as `word-list` reads
 * them: "-" is a space, "*" any ending. Our own; the idea is that of antonyms in textual entailment.
 */
type Pair = readonly [one: string, other: string];

const OPPOSITES: Readonly<Record<string, readonly Pair[]>> = {
  en: [
    ["before prior-to ahead-of", "after following"],
    ["more-than over above at-least", "fewer-than less-than under below at-most"],
    ["some several few", "all every everyone everybody"],
    [
      "rose rise* rising grew climbed increas* higher up",
      "fell fall* dropp* declin* decreas* shrank lower down",
    ],
    ["acquitted cleared", "convicted guilty"],
    ["approv* back* accept* support*", "reject* refus* oppos* dismiss*"],
    ["won win* beat victory", "lost los* defeat*"],
    ["first", "last"],
    ["arrested detained jailed", "released freed"],
  ],
  de: [
    ["vor", "nach"],
    ["mehr-als über mindestens", "weniger-als unter höchstens"],
    ["einige manche mehrere", "alle jeder jede"],
    ["stieg* steig* gestiegen wuchs* erhöht*", "fiel* fall* gefallen sank* gesunken senkt*"],
    ["freigesprochen", "verurteilt"],
    ["genehmigt* billigt* gebilligt", "lehnt* abgelehnt verworfen"],
    ["gewann* gewonnen", "verlor* verloren"],
    ["festgenommen verhaftet", "freigelassen"],
  ],
  es: [
    ["antes-de antes-del", "después-de después-del tras"],
    ["más-de al-menos", "menos-de"],
    ["algunos algunas varios varias", "todos todas"],
    ["subió subieron aumentó aumentaron creció", "bajó bajaron cayó cayeron disminuyó"],
    ["absuelto absuelta absolvió", "condenado condenada condenó"],
    ["aprobó aprobaron aceptó", "rechazó rechazaron negó"],
    ["ganó ganaron", "perdió perdieron"],
    ["detenido detenida detuvo", "liberado liberada liberó"],
  ],
  fr: [
    ["avant", "après"],
    ["plus-de au-moins", "moins-de"],
    ["certains certaines plusieurs quelques", "tous toutes"],
    ["augmenté* augmente hausse grimpé monté*", "baissé* baisse chuté* chute diminué*"],
    ["acquitté* relaxé*", "condamné*"],
    ["approuvé* approuve adopté* accepté*", "rejeté* rejette refusé*"],
    ["gagné* remporté*", "perdu*"],
    ["arrêté* interpellé*", "libéré* relâché*"],
  ],
  pt: [
    ["antes-de antes-da antes-do", "depois-de depois-da depois-do após"],
    ["mais-de pelo-menos", "menos-de"],
    ["alguns algumas vários várias", "todos todas"],
    ["subiu subiram aumentou aumentaram cresceu", "caiu caíram baixou baixaram diminuiu"],
    ["absolvido absolvida absolveu", "condenado condenada condenou"],
    ["aprovou aprovaram aceitou", "rejeitou rejeitaram recusou"],
    ["ganhou ganharam venceu", "perdeu perderam"],
    ["detido detida prendeu", "libertado libertada libertou"],
  ],
  uk: [
    ["перед до", "після"],
    ["понад більше-ніж щонайменше", "менше-ніж щонайбільше"],
    ["деякі кілька", "усі всі"],
    ["зріс зросла зросли збільшил* підвищил*", "впав впала впали зменшил* знизил*"],
    ["виправдав виправдали виправдано", "засудив засудили засуджено"],
    ["схвалив схвалила схвалили ухвалил* підтримал*", "відхилив відхилила відхилили"],
    ["виграв виграла виграли", "програв програла програли"],
    ["затримали затримано", "звільнили звільнено"],
  ],
};

/** Of a language; nothing where we have none. */
export const oppositesIn = (language: string): readonly Pair[] => OPPOSITES[language] ?? [];
