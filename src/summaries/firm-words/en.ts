/** Our own lists, drawn from grammar and from daily news; firm-words.ts tells what each holds. */
import type { FirmWords } from "./firm-words.ts";

export const en: FirmWords = {
  may: `may might could should ought-to`,
  plans: `plan-to plans-to planned-to planning-to intend-to intends-to intended-to want-to wants-to wanted-to hope-to
    hopes-to hoped-to hoping-to threaten-to threatens-to threatened-to threatening-to seek-to seeks-to sought-to
    aim-to aims-to aimed-to propose-to proposes-to proposed-to try-to tries-to tried-to trying-to considers considered
    considering consider weighs weighed weighing mulls mulled mulling attempt-to attempts-to attempted-to`,
  can: `can should ought-to`,
  will: `will won't`,
  hedges: `at-least at-most reportedly allegedly apparently possibly perhaps maybe probably presumably seemingly supposedly purportedly
    suspected presumed rumoured rumored alleged believed-to thought-to said-to understood-to feared-to appears-to
    appear-to appeared-to seems-to seem-to seemed-to likely-to unconfirmed is-likely are-likely was-likely were-likely`,
  roughly: `about around roughly approximately some nearly almost at-least at-most up-to as-many-as as-much-as more-than
    over fewer-than less-than under an-estimated estimated close-to just-over just-under well-over in-the-region-of
    the-best-part-of no-more-than no-fewer-than upwards-of`,
  claims: `claim claims claimed claiming allege alleges alleging accuse accuses accused accusing accusation* allegation*
    according-to described-as describes describe insist insists insisted insisting contend contends contended assert*
    argue argues argued arguing maintains maintained charged-that suspect suspects blames blamed blame`,
  says: `said say says told tells added adds stated warned explained wrote announced according-to in-the-words-of`,
  open: `if unless whether would expected expects expect set-to due-to likely potential* possib* plan plans planned
    planning intend* want wants wanted hope hopes hoped threat* seek* sought propos* appear* seem* believe* thought
    fear* risk* chance* estimat* suspicion* rumour* rumor* report reports question* allow* able offer* bid bids call
    calls urge* ask asks asked aim* attempt* try tries tried trying ready prepar* option* consider* need* ought`,
  asks: `ask asks asked asking urge urges urged urging want wants wanted demand demands demanded demanding propose proposes
    proposed request* call-on calls-on called-on appeal* offer offers offered order orders ordered told-to tells-to
    invite invites invited`,
  agrees: `agree agrees agreed agreeing accept accepts accepted accepting consent consents consented approve approves
    approved pledge pledges pledged promise promises promised commit commits committed complied complies`,
  disputes: `accuse accuses accused accusing blame blames blamed blaming sue sues sued suing criticise criticises criticised criticize criticizes criticized denounce denounces denounced condemn condemns condemned reject rejects rejected dispute disputes disputed contradict contradicts contradicted deny denies denied`,
  by: `by`,
  mutual: `met meet* talk* marr* wed* play* draw drew fac* agree* share* between join* with and or signed divorc* date* dating
    team* negotiat* versus vs trade* border* partner*`,
};
