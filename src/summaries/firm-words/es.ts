/** Our own lists, drawn from grammar and from daily news; firm-words.ts tells what each holds. */
import type { FirmWords } from "./firm-words.ts";

export const es: FirmWords = {
  may: `podría podrían pudiera pudieran puede-que debería deberían`,
  plans: `planea planean planeaba planeaban prevé prevén pretende pretenden pretendía quiere quieren quería querían espera
    esperan esperaba amenaza-con amenazan-con amenazó-con amenazaron-con intenta intentan intentó intentaron propone
    proponen propuso estudia estudian baraja barajan considera consideran busca buscan`,
  can: `puede pueden`,
  will: `va-a van-a`,
  hedges: `al-menos por-lo-menos como-mínimo presuntamente presunt* supuestamente supuest* al-parecer aparentemente posiblemente quizá quizás tal-vez
    probablemente parece parecen habría habrían sería serían se-cree`,
  roughly: `unos unas cerca-de alrededor-de aproximadamente casi al-menos por-lo-menos como-mínimo como-máximo hasta más-de
    menos-de se-estima`,
  claims: `según afirma afirman afirmó afirmaron asegura aseguran aseguró aseguraron alega alegan alegó alegaron acusa acusan
    acusó acusaron acusación* denuncia denuncian denunció denunciaron describ* califica* calificó sostiene sostienen
    sostuvo de-acuerdo-con culpa culpan culpó sospecha*`,
  says: `dijo dijeron dice dicen explicó explicaron explica señaló señalaron añadió añadieron informó informaron indicó indicaron advirtió declaró declararon anunció según de-acuerdo-con`,
  open: `si sería serían previst* esperad* posib* potencial* plan planes intención esperanza amenaz* tem* riesgo* estim* rumor*
    pregunt* oferta* pide piden pidió pidieron exige* exigió propuesta* propon* dispuest* opción* estudi*`,
  asks: `pide piden pidió pidieron pedido exige exigen exigió exigieron insta instan instó instaron propone proponen propuso
    propusieron solicita* solicitó reclama* reclamó ofrece* ofreció quiere quieren quería llam*`,
  agrees: `acepta aceptan aceptó aceptaron acuerda acuerdan acordó acordaron accede acceden accedió accedieron consiente*
    aprueba aprueban aprobó aprobaron promete prometen prometió prometieron se-compromet*`,
  disputes: `acusa acusan acusó acusaron acusado acusada culpa culpan culpó culparon demanda demandó demandaron critica critican criticó criticaron denuncia denuncian denunció denunciaron condena condenó rechaza rechazan rechazó rechazaron niega niegan negó negaron desmiente desmintió`,
  by: `por`,
  mutual: `reun* reún* habl* cas* jug* jueg* empat* compart* entre con y o firm* negoci* pact*`,
};
