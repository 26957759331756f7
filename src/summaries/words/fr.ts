import { phrases, phraseSet, wordSet } from "./speech.ts";
import type { SpeechWords } from "./speech.ts";

export const fr: SpeechWords = {
  language: "fr",
  said: wordSet(`
    dit disent affirmé affirme affirment déclaré déclare déclarent expliqué explique expliquent ajouté ajoute
    ajoutent répondu répond demandé demande indiqué indique indiquent précisé précise précisent estimé estime
    estiment assuré assure assurent souligné souligne rappelé rappelle insisté insiste reconnu reconnaît admis admet
    confirmé confirme annoncé annonce annoncent écrit écrivent lancé lance crié crie murmuré murmure répliqué
    réplique raconté raconte conclu conclut regretté regrette dénoncé dénonce promis promet critiqué critique
    qualifié qualifie décrit appelé appelle averti avertit prévenu prévient commenté commente résumé résume
    poursuivi poursuit réagi réagit tweeté déploré déplore martelé martèle confié confie témoigné témoigne
    glissé glisse noté note relevé relève réjoui réjouit
  `),
  phrasal: phraseSet(""),
  saying: wordSet(`
    disant affirmant déclarant expliquant ajoutant répondant demandant indiquant précisant estimant assurant
    soulignant rappelant insistant qualifiant appelant dénonçant
  `),
  stances: wordSet(`
    croit pense espère craint voit juge jugé juges rejette rejeté soutient soutenu défend défendu propose proposé salue
    salué accuse accusé veut exige exigé remercie remercié évoque évoqué parle parlé plaide plaidé réclame réclamé
  `),
  asking: wordSet("demandé demande demandant interrogé interroge cité cite"),
  replying: wordSet("répondu répond rétorqué rétorque répliqué réplique"),
  takingStances: wordSet(`
    pensant espérant craignant rejetant défendant proposant saluant accusant exigeant évoquant parlant plaidant
  `),
  helpers: wordSet(`
    a ont avait avaient aussi ensuite puis alors hier demain s' se lui leur nous déjà ne n' pas toujours
    également enfin notamment récemment est l' m'
  `),
  passives: wordSet("été être fut"),
  doubts: wordSet(`
    prétendument ne n' pas non jamais personne aucun aucune si nie aurait auraient pourrait devrait dirait sans
  `),
  infinitives: wordSet("avoir"),
  accordingTo: phrases("selon", "d'après", "d' après", "pour reprendre les mots de"),
  continuing: wordSet(""),
  quotedBy: phrases("cité par", "citée par"),
  creditedTo: [],
  pronouns: wordSet("il elle ils elles je on nous vous qui"),
  masculine: wordSet("il m monsieur président directeur sénateur député"),
  feminine: wordSet("elle mme mlle madame présidente directrice sénatrice députée"),
  objects: wordSet(""),
  relatives: wordSet("qui"),
  fronting: /ant$/u,
  takingObjects: /(?:représent|accus|défend|poursuiv|interrog|attaqu|imit|incarn)ant$/u,
  determiners: wordSet(`
    le la les un une des son sa ses mon ma notre ce cette ces cet autre autres chaque plusieurs certains certaines deux
    trois l'
  `),
  datives: wordSet("à au aux"),
  prepositions: wordSet(`
    à au aux en avec par pour sans sur après devant sous contre depuis pendant durant entre vers jusqu'à chez dans
    lors dès selon
  `),
  within: wordSet("à en"),
  belonging: wordSet("de du d'"),
  and: wordSet("et ou"),
  but: wordSet("mais"),
  joints: wordSet("que qu' qui quand lorsque tandis parce car si mais où dont comme puisque"),
  verbs: wordSet("est sont était étaient fut ont sera serait peut doit va"),
  works: wordSet(`
    film livre roman chanson album série pièce programme titre intitulé intitulée nommé surnommé slogan exposition projet
    opération mot terme émission
  `),
  titles: wordSet(`
    m mm mme mlle monsieur madame dr président présidente ex-président ex-présidente vice-président vice-présidente
    ministre ex-ministre premier première maire sénateur sénatrice député députée porte-parole secrétaire directeur
    directrice général générale colonel capitaine commissaire juge procureur procureure ambassadeur ambassadrice
    chancelier chancelière conseiller conseillère préfet préfète chef cheffe professeur professeure docteur
  `),
  titleEndings: [],
  bodies: wordSet(`
    ministère parti commission conseil université banque groupe fondation institut tribunal agence gouvernement
    parlement assemblée sénat police armée association fédération syndicat mairie hôpital société compagnie
    journal radio télévision union autorité
  `),
  particles: wordSet("de du des d' la le van von"),
  notNames: wordSet(`
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre dieu hier oui non ainsi aussi
  `),
  personNoun: undefined,
  clitics: /(-(?:t-)?(?=(?:ils?|elles?|on)$)|^(?:l|d|qu|s|n|j|c|m)['’])/iu,
  nounsHaveCapitals: false,
  verbComesSecond: false,
  namesBend: false,
  dashSpeech: true,
};
