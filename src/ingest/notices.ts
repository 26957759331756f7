/** Words of a publisher about itself, in English, Spanish, German, French and Portuguese. */
import { isPrompt, isRightsLine } from "./prompts.ts";

const B = "(?<![\\p{L}\\p{N}])";
const E = "(?![\\p{L}\\p{N}])";
const phrase = (...forms: readonly string[]): RegExp => new RegExp(`${B}(?:${forms.join("|")})${E}`, "iu");

/** A publisher that speaks of what is its own. Nobody else has readers, a newsletter and an editorial line. */
const ITS_OWN = phrase(
  "our (?:own )?(?:readers?(?:hip)?|(?:web ?)?site|newsletters?|journalism|newsroom|editors?|editorial (?:team|board|policy|standards|views?|line)|privacy policy|terms (?:of|and)|app|subscribers)",
  "nuestr[oa]s? (?:propi[oa]s? )?(?:lector(?:a|es|as)?|sitio|página|portal|bolet(?:ín|ines)|newsletter|periodismo|redacción|suscriptor(?:a|es|as)|línea editorial|política editorial)",
  "unser(?:e[mnrs]?)? (?:Leser(?:n|innen|schaft)?|Leserinnen und Leser(?:n)?|Web(?:site|seite)|Internetseite|Newsletter|Redaktion|Journalismus|Abonnent(?:en|innen))",
  "nos (?:lecteurs|lectrices|abonnés|newsletters?)",
  "notre (?:site|rédaction|newsletter|journal|ligne éditoriale|lectorat|application)",
  "noss[oa]s? (?:leitor(?:a|es|as)?|site|página|portal|boletim|newsletter|jornalismo|redação|assinantes|linha editorial)",
);

/** "We", "our" and the like: these words alone say nothing, for anybody may say them. */
const WE = phrase(
  "we",
  "our",
  "us",
  "nosotr[oa]s",
  "nuestr[oa]s?",
  "wir",
  "uns",
  "unser(?:e[mnrs]?)?",
  "nous",
  "notre",
  "nos",
  "nós",
  "noss[oa]s?",
);

const ABOUT_PUBLISHING = phrase(
  "publi(?:sh|shes|shed|shing|cation)",
  "newsletter",
  "editorial",
  "readers?",
  "subscri(?:be|bers?|ption)",
  "donat(?:e|ion|ions)",
  "cookies",
  "commission",
  "comments? section",
  "publica(?:mos|ción|ciones)",
  "lectores",
  "suscr(?:íbete|ipción|iptores)",
  "bolet(?:ín|ines)",
  "donativos?",
  "veröffentlich\\p{L}*",
  "Leser\\p{L}*",
  "Abo(?:nnement)?",
  "Spenden?",
  "Redaktion",
  "publi(?:er|ons|cation)",
  "lecteurs",
  "abonn\\p{L}+",
  "dons?",
  "rédaction",
  "publica(?:mos|ção|ções)",
  "leitores",
  "assin(?:e|atura|antes)",
  "doações",
);

const OUR_POLICY = phrase(
  "our policy",
  "nuestra política",
  "unsere Richtlinien?",
  "notre politique",
  "nossa política",
  "we (?:do not|don['’]t) necessarily",
  "we may (?:earn|receive)",
  "we use cookies",
);

const DISCLAIMERS = phrase(
  "(?:views?|opinions?)(?: and opinions)? (?:expressed|stated|contained)[^.]{0,80}(?:are|is|do|does)(?: solely| only)?(?: those| the author| not)",
  "do(?:es)? not necessarily (?:reflect|represent)",
  "for information(?:al)? purposes only",
  "(?:is|are) not responsible for the content",
  "(?:this|the) (?:article|story|post|piece) (?:was|has been|is) (?:first |originally |also )?(?:published|amended|corrected|updated|republished|syndicated)",
  "(?:las )?opiniones (?:expresadas|vertidas)",
  "no (?:refleja|representa)n? necesariamente",
  "este artículo (?:fue|ha sido) publicado",
  "(?:geben|gibt|spiegel[nt]|entspr(?:echen|icht)) nicht (?:zwingend|unbedingt|notwendigerweise)",
  "dieser (?:Artikel|Beitrag|Text) (?:ist|wurde|erschien)[^.]{0,60}(?:erschienen|veröffentlicht|zuerst)",
  "n['’]engage(?:nt)? que",
  "ne reflètent pas (?:nécessairement|forcément)",
  "cet article (?:a été|est) (?:publié|paru|initialement)",
  "não (?:reflete|representa)m? necessariamente",
  "este artigo foi (?:publicado|originalmente)",
);

const APPEALS =
  /^(?:please )?(?:support (?:us|our|independent|quality)|donate (?:now|today|to)|become a (?:member|subscriber|supporter)|editor[’']?s['’]? note|correction:|corrections and clarifications|disclaimer:?|apóyanos|apoya (?:nuestro|el periodismo)|haz(?:te)? (?:socio|una donación)|nota (?:del editor|de la redacción)|fe de erratas|unterstützen sie (?:uns|unser)|anmerkung der redaktion|hinweis der redaktion|korrektur:|soutenez|faites un don|note de la rédaction|apoie|nota do editor)(?![\p{L}])/iu;

/** Where else the publisher can be had: its apps, its channels, the licence of its texts. */
const ELSEWHERE: readonly RegExp[] = [
  /(?:^|[.!?]\s+)(?:for (?:the latest|more|breaking)[^.]{0,60} )?(?:download|get|herunterladen|laden sie|descargá?|télécharge[rz]?|baixe|scarica|pobierz)(?!\p{L})[^.]{0,60}(?<!\p{L})apps?(?!\p{L})[^.]{0,40}(?:iOS|Android|App Store|Google Play|iPhone)/iu,
  /(?:^|[.!?]\s+)(?:join|subscribe|follow|únete|síguenos|suscr[ií]bete|tritt|folge|rejoignez|suivez|siga|entre|inscreva-se|iscriviti|seguici|dołącz)(?!\p{L})[^.]{0,80}(?<!\p{L})(?:telegram|whatsapp|facebook|twitter|instagram|youtube|google news)(?!\p{L})/iu,
  /(?:CC[ -]BY|Creative[ -]Commons)[^.]{0,60}(?:licen[cs]e|lizen[zs]|licencia|licença|licenza)|(?:licen[cs]e|licensed|lizen[zs]|licencia|licença|stehen)[^.]{0,80}(?:CC[ -]BY|Creative[ -]Commons)/iu,
];

const isElsewhere = (line: string): boolean => line.length <= 250 && ELSEWHERE.some((one) => one.test(line));

const SPEECH = /[“"„«»][^“”"„«»]*[”"“»«]/gu;
const isSpeech = (quoted: string): boolean => quoted.split(/\s+/u).length >= 4;

const saysWe = (words: string): boolean =>
  WE.test(words) && (ITS_OWN.test(words) || (OUR_POLICY.test(words) && ABOUT_PUBLISHING.test(words)));

const LONGEST_NOTICE = 2000;

/** True when a paragraph is the publisher's word about itself. One that quotes somebody's words is never taken for one. */
export const isNotice = (paragraph: string): boolean => {
  const line = paragraph.trim();
  if (line.length > LONGEST_NOTICE) return false;
  if (isPrompt(line) || isRightsLine(line)) return true;
  if ((line.match(SPEECH) ?? []).some(isSpeech)) return false;
  const own = line.replace(SPEECH, " ");
  if (isElsewhere(own) || APPEALS.test(own) || DISCLAIMERS.test(own)) return true;
  return saysWe(own.replace(/\bUS\b/gu, " "));
};
