/** Our own lists; loaded-words.ts tells what each holds. */
import type { LoadedWords } from "./loaded-words.ts";

export const de: LoadedWords = {
  verbs: `wettert* poltert* wüten wütet wütete zetert* geißelt* watscht* zerpflückt* zerfetzt* schießt-gegen pöbelt*
    keift* tobt tobte schwadronier* faselt* schwurbel* prahlt* brüstet* hetzt* hetzte diffamier* verunglimpf*
    dämonisier* verteufel* blamiert* bloßstell* kuscht* kuschte katzbuckel* lügt log zerschmetter* vernichtend
    vorgeführt zurückruder* einknick* knickt-ein indoktrin* instrumentalis* missbraucht verhöhn* verspott*`,
  puffery: `skandalös* schockierend* erschütternd* unfassbar* unglaublich* sensationell* spektakulär* bahnbrechend*
    historisch-einmalig* grandios* fantastisch* heldenhaft* mutig* empörend* schändlich* beschämend* widerlich*
    abscheulich* entsetzlich* grauenhaft* furchtbar* katastrophal* desaströs* verheerend* irrsinnig* wahnsinnig*
    absurd* lächerlich* grotesk* idiotisch* dumm dumme dummen unfähig* feige korrupt* verlogen* heuchlerisch*
    dreist* schamlos* skrupellos* brutal* grausam* menschenverachtend* rücksichtslos* hysterisch* wutentbrannt*
    gnadenlos* vernichtend* fiasko debakel farce posse chaos irrsinn wahnsinn`,
  labels: `linksextrem* rechtsextrem* linksradikal* rechtsradikal* gutmensch* systemling* lügenpresse mainstreammedien
    altparteien linksgrün* links-grün* klimahyster* ökofaschist* sozialschmarotzer* asyltourist* asyltourismus
    wutbürger* covidiot* schwurbler* putinversteher* hetzer ideologe* fanatiker* sogenannte sogenannten
    sogenannter selbsternannt* handlanger* marionette* regime`,
  weasel: `kritiker-sagen experten-sagen viele-meinen manche-sagen es-heißt-allgemein jeder-weiß studien-zeigen`,
  adverbs: `natürlich selbstverständlich offensichtlich offenkundig bekanntlich leider glücklicherweise bedauerlicherweise
    erschreckenderweise überraschenderweise ironischerweise bezeichnenderweise zweifellos zweifelsohne fraglos
    tragischerweise wieder-einmal ausgerechnet endlich`,
  minds: `hasst hasste verachtet verachtete besessen heimlich-hofft will-nur-ablenken panisch rachsüchtig* neidisch*
    tut-so-als`,
};
