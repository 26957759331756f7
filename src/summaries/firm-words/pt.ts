/** Our own lists, drawn from grammar and from daily news; firm-words.ts tells what each holds. */
import type { FirmWords } from "./firm-words.ts";

export const pt: FirmWords = {
  may: `poderia poderiam poderá poderão deveria deveriam`,
  plans: `planeia planeiam planeja planejam planejava pretende pretendem pretendia quer querem queria queriam espera esperam
    esperava ameaça ameaçam ameaçou ameaçaram tenta tentam tentou tentaram propõe propõem propôs estuda estudam
    considera consideram procura procuram`,
  can: `pode podem`,
  will: `vai vão`,
  hedges: `pelo-menos ao-menos no-mínimo alegadamente alegad* supostamente supost* aparentemente possivelmente talvez provavelmente parece parecem teria
    teriam seria seriam presum* ao-que-tudo-indica`,
  roughly: `cerca-de aproximadamente quase pelo-menos ao-menos no-mínimo no-máximo até mais-de menos-de em-torno-de
    à-volta-de uns umas`,
  claims: `segundo afirma afirmam afirmou afirmaram alega alegam alegou alegaram acusa acusam acusou acusaram acusação
    acusações de-acordo-com assegura asseguram assegurou garante garantem garantiu descrev* classific* sustenta*
    sustentou denuncia denunciam denunciou culpa culpam culpou suspeita*`,
  says: `disse disseram diz dizem explicou explicaram explica acrescentou informou informaram indicou declarou declararam anunciou advertiu avisou segundo de-acordo-com`,
  open: `se seria seriam previst* esperad* possív* potencia* plano planos intenção esperança ameaç* tem* receio* risco* estim*
    rumor* pergunt* oferta* pede pedem pediu pediram exige* exigiu propost* propõ* dispost* opção opções estud*`,
  asks: `pede pedem pediu pediram pedido exige exigem exigiu exigiram insta instam instou propõe propõem propôs propuseram
    solicita* solicitou reclama* reclamou oferece* ofereceu apela* apelou quer querem queria`,
  agrees: `aceita aceitam aceitou aceitaram concorda concordam concordou concordaram acorda acordam acordou consente*
    aprova aprovam aprovou aprovaram promete prometem prometeu prometeram compromete* comprometeu`,
  disputes: `acusa acusam acusou acusaram acusado acusada culpa culpam culpou culparam processa processou processaram critica criticam criticou criticaram denuncia denunciam denunciou condena condenou rejeita rejeitam rejeitou rejeitaram nega negam negou negaram desmente desmentiu`,
  by: `por pelo pela pelos pelas`,
  mutual: `reuni* encontr* fal* convers* cas* jog* empat* partilh* entre com e ou assin* negoci*`,
};
