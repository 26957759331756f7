/** Our own lists; loaded-words.ts tells what each holds. */
import type { LoadedWords } from "./loaded-words.ts";

export const es: LoadedWords = {
  verbs: `arremet* fustig* vapule* ataca-con-furia despotric* vocifer* ladra* presum* alarde* fanfarrone* difam*
    demoniz* ridiculiz* humill* desenmascar* adoctrin* manipul* miente mintió mentía aplast* arras* destroz*
    pisote* saque* claudic* se-arrodill* embauc* azuz*`,
  puffery: `escandalos* impactante* estremecedor* increíble* espectacular* sensacional* histórico-e-inédito grandios*
    heroic* valiente* indignante* vergonzos* repugnante* despreciable* abominable* horroros* terrible*
    catastrófic* desastros* demoledor* devastador* absurd* ridícul* grotesc* estúpid* idiota* inept* cobarde*
    corrupt* mentiros* hipócrita* descarad* desvergonzad* brutal* cruel* despiadad* histéric* furios* implacable*
    farsa circo caos locura delirante*`,
  labels: `ultraderechista* ultraizquierdista* facha* progre* feminazi* populista* radical* extremista* fanátic* ideólog*
    autoproclamad* así-llamad* títere* secuaz secuaces esbirro* régimen casta chavista* golpista*`,
  weasel: `los-críticos-dicen los-expertos-dicen muchos-creen algunos-dicen todo-el-mundo-sabe los-estudios-demuestran
    se-dice-que`,
  adverbs: `obviamente claramente evidentemente naturalmente por-supuesto lamentablemente afortunadamente desgraciadamente
    tristemente irónicamente curiosamente sorprendentemente indudablemente sin-duda previsiblemente
    convenientemente por-fin`,
  minds: `odia odiaba desprecia obsesionad* en-secreto-quiere finge fingió vengativ* envidios* paranoic*`,
};
