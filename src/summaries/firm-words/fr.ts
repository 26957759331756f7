/** Our own lists, drawn from grammar and from daily news; firm-words.ts tells what each holds. */
import type { FirmWords } from "./firm-words.ts";

export const fr: FirmWords = {
  may: `pourrait pourraient devrait devraient risque-de risquent-de`,
  plans: `prévoit prévoient prévoyait compte comptent comptait veut veulent voulait voulaient espère espèrent espérait
    menace-de menacent-de menaçait menacé-de entend entendent envisage envisagent envisageait tente tentent tenté-de
    propose-de proposent-de proposé-de cherche-à cherchent-à essaie essaient essayé étudie étudient souhaite souhaitent`,
  can: `peut peuvent`,
  will: `va vont`,
  hedges: `au-moins au-plus apparemment prétendument présum* peut-être probablement sans-doute possiblement semble semblent semblerait
    vraisemblablement aurait auraient serait seraient soupçonn* supposé* non-confirmé*`,
  roughly: `environ près-de quelque presque au-moins au-plus jusqu'à jusqu’à plus-de moins-de à-peu-près autour-de une-estimation
    quasiment`,
  claims: `selon affirme affirment affirmé affirmait prétend prétendent prétendu assure assurent assuré assurait accuse
    accusent accusé accusait accusation* allègue* allégu* d'après d’après décrit* qualifi* soutient soutiennent soutenu
    dénonce dénoncent dénoncé reproche* reproché`,
  says: `dit disent déclaré déclare déclarent expliqué explique expliquent ajouté ajoute indiqué indique indiquent annoncé annonce averti précisé précise a-dit selon d'après d’après`,
  open: `si prévu* attendu* possib* potentiel* plan projet* intention espoir menac* crain* crainte* risqu* estim* rumeur*
    question* offre demande* demandé* exig* propos* prêt prête prêts option* envisag* devrait devraient`,
  asks: `demande demandent demandé demandait exige exigent exigé exhorte exhortent exhorté propose proposent proposé réclame
    réclament réclamé appelle-à appellent-à appelé-à invite invitent invité offre offrent offert veut veulent voulait`,
  agrees: `accepte acceptent accepté accepta consent consentent consenti approuve approuvent approuvé promet promettent promis
    s'engage s’engage engagé convenu d'accord d’accord`,
  disputes: `accuse accusent accusé accusée accusait poursuit poursuivent poursuivi critique critiquent critiqué dénonce dénoncent dénoncé condamne condamnent condamné rejette rejettent rejeté conteste contestent contesté nie nient nié dément démentent démenti reproche reprochent reproché`,
  by: `par`,
  mutual: `rencontr* parl* mari* épous* jou* partag* entre avec et ou sign* négoci*`,
};
