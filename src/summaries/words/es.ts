import { phrases, phraseSet, wordSet } from "./speech.ts";
import type { SpeechWords } from "./speech.ts";

export const es: SpeechWords = {
  language: "es",
  said: wordSet(`
    dijo dice dijeron dicen afirmó afirma afirmaron aseguró asegura aseguraron señaló señala señalaron explicó
    explica explicaron indicó indica indicaron declaró declara declararon añadió añade añadieron agregó agrega
    respondió responde respondieron contestó contesta preguntó pregunta comentó comenta manifestó manifiesta
    sostuvo sostiene sostuvieron advirtió advierte advirtieron aclaró aclara recordó recuerda insistió insiste
    subrayó subraya destacó destaca precisó precisa reconoció reconoce admitió admite confirmó confirma
    anunció anuncia anunciaron escribió escribe gritó exclamó murmuró susurró replicó apuntó apunta reiteró
    reitera concluyó concluye expresó expresa relató relata contó cuenta lamentó lamenta denunció denuncia
    prometió promete criticó critica calificó califica describió describe llamó llama resumió expuso
    dicho explicado afirmado asegurado señalado declarado añadido indicado advertido recordado insistido
    tuiteó publicó pidió opinó opina consideró considera
  `),
  phrasal: phraseSet(""),
  saying: wordSet(`
    diciendo afirmando asegurando señalando explicando añadiendo agregando indicando declarando advirtiendo
    preguntando respondiendo subrayando insistiendo recordando calificando llamando describiendo
  `),
  stances: wordSet(`
    cree creyó piensa pensó espera esperó teme temió ve vio rechaza rechazó apoya apoyó defiende defendió propone
    propuso celebra celebró agradece agradeció acusa acusó quiere pide exige exigió tilda tildó tacha tachó habla habló
    promete elogió elogia
  `),
  asking: wordSet("preguntó pregunta preguntando entrevistó citó cita recordó"),
  replying: wordSet("respondió responde contestó contesta replicó replica"),
  takingStances: wordSet(`
    creyendo rechazando apoyando defendiendo proponiendo celebrando agradeciendo acusando pidiendo
    exigiendo prometiendo
  `),
  helpers: wordSet(`
    ha han había habían también además luego después entonces ayer hoy mañana se le les lo nos me ya no siempre
    finalmente anteriormente recientemente
  `),
  passives: wordSet("fue fueron es son era ser sido"),
  doubts: wordSet(`
    supuestamente presuntamente no nunca jamás nadie ningún ninguna ninguno si negó niega negaron podría habría debería hubiera hubiese diría sin
  `),
  infinitives: wordSet(""),
  accordingTo: phrases("según", "de acuerdo con", "en palabras de"),
  continuing: wordSet(""),
  quotedBy: phrases("citado por", "citada por"),
  creditedTo: [],
  pronouns: wordSet("él ella ellos ellas yo nosotros usted ustedes quien"),
  masculine: wordSet("él señor sr don presidente ministro alcalde director senador"),
  feminine: wordSet("ella señora sra doña presidenta ministra alcaldesa directora senadora"),
  objects: wordSet(""),
  relatives: wordSet("quien"),
  fronting: /(?:ando|iendo|yendo)$/u,
  takingObjects: undefined,
  determiners: wordSet(`
    el la los las un una unos unas su sus mi este esta estos estas ese esa otro otra otros otras cada varios varias
    muchos muchas algunos algunas dos tres
  `),
  datives: wordSet("a al"),
  prepositions: wordSet(`
    a al en con por para sin sobre tras ante bajo contra desde durante entre hacia hasta según mediante
  `),
  within: wordSet("en"),
  belonging: wordSet("de del"),
  and: wordSet("y e o"),
  but: wordSet("pero"),
  joints: wordSet("que cuando mientras porque si aunque pero donde quien quienes cuyo cuya como pues sino"),
  verbs: wordSet("es son era eran fue fueron está están estaba ha han había será sería puede debe tiene"),
  works: wordSet(`
    película filme libro novela canción álbum serie obra programa titular titulado titulada llamado llamada lema
    exposición proyecto operación palabra término
  `),
  titles: wordSet(`
    sr sra señor señora don doña dr dra presidente presidenta expresidente expresidenta vicepresidente
    vicepresidenta ministro ministra exministro exministra primer primera alcalde alcaldesa gobernador gobernadora
    senador senadora diputado diputada portavoz secretario secretaria director directora general coronel capitán
    comisario comisaria juez jueza fiscal embajador embajadora canciller consejero consejera concejal concejala
    líder jefe jefa profesor profesora doctor doctora capitana
  `),
  titleEndings: [],
  bodies: wordSet(`
    ministerio partido comisión consejo universidad banco grupo fundación instituto tribunal agencia gobierno
    parlamento congreso senado policía ejército guardia asociación federación sindicato ayuntamiento hospital
    compañía empresa diario radio televisión unión autoridad
  `),
  particles: wordSet("de del la los las y san"),
  notNames: wordSet(`
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre dios ayer hoy sí no además también así
  `),
  personNoun: undefined,
  clitics: undefined,
  nounsHaveCapitals: false,
  verbComesSecond: false,
  namesBend: false,
  dashSpeech: true,
};
