/** Lines by which a page speaks about itself to its reader: "Read also", "Sign up", credits. English, Spanish, German, French, Portuguese. */

const LONGEST_PROMPT = 220;

/** From the line's beginning; the prompt is the whole line, so it must not go on as a sentence of the news. */
const BEGINNINGS: readonly RegExp[] = [
  /^[[(]?(?:read|see|watch) (?:also|more|next)\s*[:|–—>»-]|^(?:read|see|watch|listen to) (?:also|more|next)$|^(?:also|more) (?:read|on this|from|like this|stories)\b|^[[(]?(?:related|recommended|more)(?: (?:stories|articles|content|links|coverage|news))?\s*:|^related (?:stories|articles|content|links|topics)$/iu,
  /^(?:sign up|subscribe|register) (?:now|here|today|to|for)\b|^get (?:the|our) .{0,60}(?:newsletter|inbox|app)\b|^(?:join|follow|like|find) us (?:on|at)\b|^follow .{1,60} on (?:twitter|x|facebook|instagram|mastodon|bluesky)\b|^(?:download|get) (?:the|our) .{0,40}\bapp\b/iu,
  /^(?:click|tap) here\b|^(?:share|tweet|print|e-?mail) (?:this|on|via|to)\b|^(?:share|tweet|print|e-?mail|comments?|advertisement|advert|sponsored|loading\.*|skip ad|story continues below.*|article continues.*|continue reading.*|scroll to continue.*|view comments|leave a comment|\d+ comments?|most read|trending|topics?:.*|tags?:.*|filed under:?.*)$/iu,
  /^(?:puedes ver|te recomendamos|no te pierdas|ver más|czytaj (?:też|także|również)|zobacz (?:też|także|również)|leggi anche|guarda anche|lees ook|läs (?:också|även|mer)|les også|læs også|читай(?:те)? (?:також|также)|read more|related)\s*:|^you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b/iu,
  // How long it takes to read, and which of several pictures it is.
  /^(?:(?:estimated )?reading time|time to read|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo d[ei] (?:leitura|lettura)|leestijd|czas czytania|ten tekst przeczytasz)\b.{0,40}$|^\d+ ?(?:-|–)?\d* ?min(?:ute[ns]?|utos?|uti)?\.? ?(?:read|lesezeit|de lecture|de lectura|de leitura|di lettura|leestijd)$|^(?:image|photo|picture|bild|foto|slide) \d+ (?:of|von|de|di|sur)\b.{0,8}$/iu,
  /^https?:\/\/\S+$/iu,
  /^(?:lea|lee|ve[ar]|mir[ae]) (?:también|además|más)\b|^te puede interesar|^(?:suscr[ií]b[ae](?:te|se)|reg[ií]str[ae](?:te|se)|s[ií]gue?nos|s[ií]ganos)\b|^(?:publicidad|compartir|comentarios|noticias relacionadas|más información|relacionadas?)\s*:?$/iu,
  /^(?:lesen sie|lies|siehe|sehen sie)(?: hier)? (?:auch|mehr|dazu|weitere?n?|einen weiteren|eine weitere)\b|^(?:mehr (?:zum thema|dazu|lesen)|das könnte sie|auch interessant|zum thema)\b|^(?:abonnieren sie|melden sie sich|jetzt (?:anmelden|abonnieren|registrieren)|folgen sie uns)\b|^(?:anzeige|werbung|teilen|drucken|kommentare|newsletter)\s*:?$/iu,
  /^(?:lire|voir) (?:aussi|également|plus)\b|^(?:lisez|voyez) aussi\b|^à lire (?:aussi|également)|^(?:abonnez-vous|inscrivez-vous|suivez-nous|recevez (?:notre|la) newsletter)\b|^(?:publicité|partager|commentaires|articles liés)\s*:?$/iu,
  /^(?:lei?a|veja) (?:também|mais)\b|^(?:assine|inscreva-se|siga-nos|cadastre-se)\b|^(?:publicidade|compartilhar|comentários|relacionadas?)\s*:?$/iu,
];

const CREDIT =
  /^\(?(?:(?:photo|photograph|picture|image|foto|fotos|imagen|bild|crédito|credit)s?(?: (?:credit|courtesy))?(?: by| de| von|:|\/)|(?:source|quelle|fuente|fonte|źródło|bron|kilde|källa|джерело|источник)[ns]?\s*:)\s?.{1,90}$/iu;
const RIGHTS =
  /^(?:©|\(c\) ?(?:19|20)\d\d|copyright\b.{0,20}(?:©|\d{4}))|(?:©|\(c\)) ?(?:19|20)\d\d|\bthis (?:material|article|story|content) (?:may not be (?:published|reproduced|reprinted|republished)|is the copyrighted)|\bwritten permission must be (?:obtained|sought) before (?:re|any)|\ball rights reserved\b|todos los derechos reservados|alle rechte vorbehalten|tous droits réservés|todos os direitos reservados/iu;

const QUOTED = /[“”«»„"]/u;

export const isRightsLine = (line: string): boolean => line.length <= LONGEST_PROMPT && RIGHTS.test(line);

/** True for a line that only asks the reader to do something on the page. A line with a quotation in it is never one. */
export const isPrompt = (line: string): boolean =>
  line.length <= LONGEST_PROMPT && !QUOTED.test(line) && BEGINNINGS.some((prompt) => prompt.test(line));

export const isCredit = (line: string): boolean => CREDIT.test(line) && !/[.!?]$/u.test(line);
