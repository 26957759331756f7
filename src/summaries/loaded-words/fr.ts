/** Our own lists; loaded-words.ts tells what each holds. */
import type { LoadedWords } from "./loaded-words.ts";

export const fr: LoadedWords = {
  verbs: `fustig* étrill* éreint* vitupèr* éructe* vocifèr* se-déchaîne* flingu* dézingu* tacl* lynch* fanfaronn*
    pavoise* se-vante* diabolis* ridiculis* humili* endoctrin* manipul* ment mentait a-menti écras* piétin*
    saccag* capitul* rampe* s-acharn*`,
  puffery: `scandaleu* choquant* stupéfiant* incroyable* sensationnel* spectaculaire* grandiose* héroïque* courageu*
    révoltant* honteu* ignoble* abject* odieu* abominable* épouvantable* effroyable* horrible* terrible*
    catastrophique* désastreu* calamiteu* dévastateu* absurde* ridicule* grotesque* stupide* idiot* incompétent*
    lâche* corrompu* mensong* hypocrite* éhonté* impudent* brutal* cruel* impitoyable* hystérique* furieu*
    délirant* mascarade farce fiasco débâcle chaos folie`,
  labels: `gauchiste* islamo-gauchiste* facho* fasciste* wokiste* wokisme bobo* bien-pensant* bien-pensance populiste*
    extrémiste* radicalisé* fanatique* idéologue* soi-disant autoproclamé* prétendu* pantin* sbire* marionnette*
    régime merdia*`,
  weasel: `les-critiques-disent les-experts-disent beaucoup-pensent certains-disent tout-le-monde-sait
    les-études-montrent on-dit-que`,
  adverbs: `évidemment bien-sûr naturellement manifestement clairement malheureusement heureusement hélas tristement
    ironiquement curieusement étonnamment incontestablement indéniablement sans-surprise enfin comme-par-hasard`,
  minds: `hait haïssait déteste méprise obsédé* feint feignait en-secret-veut paniqué* vengeu* jalou* paranoïaque*`,
};
