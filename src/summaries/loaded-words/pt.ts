/** Our own lists; loaded-words.ts tells what each holds. */
import type { LoadedWords } from "./loaded-words.ts";

export const pt: LoadedWords = {
  verbs: `arrasa arrasou detona detonou massacr* fustig* esbravej* vocifer* gaba-se gabou-se vangloria* difam* demoniz*
    ridiculariz* humilh* desmascar* doutrin* manipul* mente mentiu mentia esmag* pisote* saque* rastej* capitul*
    açul*`,
  puffery: `escandalos* chocante* estarrecedor* incrível* incríveis espetacular* espectacular* sensacional* grandios*
    heroic* corajos* revoltante* vergonhos* repugnante* desprezível* abominável* horroros* horrível terrível
    catastrófic* desastros* arrasador* devastador* absurd* ridícul* grotesc* estúpid* idiota* incompetente*
    covarde* cobarde* corrupt* mentiros* hipócrita* descarad* brutal* cruel* implacável* histéric* furios*
    delirante* farsa circo caos loucura`,
  labels: `esquerdista* direitista* esquerdalha* bolsominion* petralha* comunist* extremista* radical* fanátic* ideólog*
    autoproclamad* suposto-líder fantoche* capanga* lacaio* regime golpista* populista*`,
  weasel: `os-críticos-dizem os-especialistas-dizem muitos-acreditam alguns-dizem toda-a-gente-sabe todo-mundo-sabe
    os-estudos-mostram diz-se-que`,
  adverbs: `obviamente claramente evidentemente naturalmente é-claro lamentavelmente felizmente infelizmente tristemente
    ironicamente curiosamente surpreendentemente sem-dúvida indubitavelmente previsivelmente convenientemente
    finalmente`,
  minds: `odeia odiava despreza obcecad* finge fingiu em-segredo-quer vingativ* invejos* paranóic*`,
};
