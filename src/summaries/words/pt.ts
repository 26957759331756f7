import { phrases, phraseSet, wordSet } from "./speech.ts";
import type { SpeechWords } from "./speech.ts";

export const pt: SpeechWords = {
  language: "pt",
  said: wordSet(`
    disse diz disseram dizem afirmou afirma afirmaram afirmam declarou declara declararam explicou explica
    explicaram acrescentou acrescenta acrescentaram respondeu responde responderam perguntou pergunta comentou
    comenta contou conta relatou relata ressaltou ressalta destacou destaca garantiu garante assegurou assegura
    alertou alerta advertiu adverte lembrou lembra insistiu insiste reconheceu reconhece admitiu admite confirmou
    confirma anunciou anuncia anunciaram escreveu escreve gritou exclamou murmurou sussurrou retrucou apontou
    aponta reiterou reitera concluiu conclui completou completa lamentou lamenta denunciou denuncia prometeu
    promete criticou critica classificou classifica descreveu descreve chamou chama resumiu frisou frisa
    salientou salienta sublinhou sublinha referiu refere observou observa avaliou avalia defendeu defende
    argumentou argumenta continuou
  `),
  phrasal: phraseSet(""),
  saying: wordSet(`
    dizendo afirmando declarando explicando acrescentando respondendo perguntando alertando lembrando insistindo
    chamando classificando descrevendo garantindo ressaltando
  `),
  stances: wordSet(`
    acredita acreditou pensa pensou espera esperou teme temeu vê viu rejeita rejeitou apoia apoiou defende defendeu propõe
    propôs celebra celebrou agradece agradeceu acusa acusou quer pede exige exigiu fala falou elogiou elogia
  `),
  asking: wordSet("perguntou pergunta perguntando entrevistou citou cita"),
  replying: wordSet("respondeu responde retrucou retruca replicou replica rebateu rebate"),
  takingStances: wordSet(`
    acreditando rejeitando apoiando defendendo propondo celebrando agradecendo acusando pedindo exigindo
  `),
  helpers: wordSet(`
    tem tinha têm havia também ainda depois então ontem hoje amanhã se lhe lhes nos me já não sempre finalmente
    recentemente anteriormente
  `),
  passives: wordSet("foi foram é são era ser sido"),
  doubts: wordSet(`
    supostamente alegadamente não nunca jamais ninguém nenhum nenhuma negou nega negaram poderia teria deveria tivesse diria sem caso
  `),
  infinitives: wordSet(""),
  accordingTo: phrases("segundo", "segundo o", "segundo a", "de acordo com", "nas palavras de"),
  continuing: wordSet(""),
  quotedBy: phrases("citado por", "citada por"),
  creditedTo: [],
  pronouns: wordSet("ele ela eles elas eu nós você vocês quem"),
  masculine: wordSet("ele senhor sr presidente ministro prefeito diretor senador dom"),
  feminine: wordSet("ela senhora sra dona presidenta ministra prefeita diretora senadora"),
  objects: wordSet(""),
  relatives: wordSet("quem"),
  fronting: /(?:ando|endo|indo)$/u,
  takingObjects: undefined,
  determiners: wordSet(`
    o a os as um uma uns umas seu sua seus suas meu minha este esta esse essa outro outra outros outras cada vários
    várias muitos muitas alguns algumas dois duas três
  `),
  datives: wordSet("à ao aos às"),
  prepositions: wordSet(`
    ao aos à às em no na nos nas num numa com por pelo pela para sem sobre após ante sob contra desde durante entre
    até segundo perante
  `),
  within: wordSet("em no na"),
  belonging: wordSet("de do da dos das"),
  and: wordSet("e ou"),
  but: wordSet("mas"),
  joints: wordSet("que quando enquanto porque se embora mas onde quem cujo cuja como pois"),
  verbs: wordSet("é são era eram foi foram está estão estava tem têm tinha havia será seria pode deve"),
  works: wordSet(`
    filme livro romance canção álbum série peça programa título intitulado intitulada chamado chamada lema exposição
    projeto operação palavra termo
  `),
  titles: wordSet(`
    sr sra senhor senhora dom dona dr dra presidente presidenta ex-presidente vice-presidente ministro ministra
    ex-ministro ex-ministra primeiro-ministro primeira-ministra prefeito prefeita governador governadora senador
    senadora deputado deputada porta-voz secretário secretária diretor diretora general coronel capitão capitã
    delegado delegada juiz juíza procurador procuradora embaixador embaixadora chanceler vereador vereadora líder
    chefe professor professora doutor doutora
  `),
  titleEndings: [],
  bodies: wordSet(`
    ministério partido comissão conselho universidade banco grupo fundação instituto tribunal agência governo
    parlamento congresso senado polícia exército guarda associação federação sindicato câmara hospital companhia
    empresa diário rádio televisão união autoridade prefeitura
  `),
  particles: wordSet("de do da dos das e"),
  notNames: wordSet(`
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta sábado domingo
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro deus ontem hoje sim não
    também assim
  `),
  personNoun: undefined,
  clitics: undefined,
  nounsHaveCapitals: false,
  verbComesSecond: false,
  namesBend: false,
  dashSpeech: true,
};
