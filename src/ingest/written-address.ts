/** Addresses as people write and paste them. */

/** Schemes by which programs hand a feed over: the page behind them is on the web all the same. */
const HANDED_OVER = /^(?:feed|feeds|itpcs?|pcast|podcast|rss|view-source):(?:\/\/)?/iu;
const SCHEME = /^[a-z][a-z\d+.-]*:\/\//iu;
const WEB_SCHEME = /^https?:\/*/iu;
const FILE_NAME = /^[^/]*\.(?:txt|text|md|html?|xhtml|opml|xml|rss|atom|json|pdf|docx?|csv|log)$/iu;
const HOST_FIRST =
  /^(?:[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+\.?|localhost|\[[\da-f:.]+\])(?::\d+)?(?:[/?#].*)?$/iu;
/** A name on a social network, with its server. */
const NAME_AT_HOST = /^@(?<name>[\w.-]+)@(?<host>[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$/iu;

const AROUND = /^[\s<>"'“”„«»‘’\u200b-\u200f\u2060\ufeff]+|[\s<>"'“”„«»‘’.,;!\u200b-\u200f\u2060\ufeff]+$/gu;

/** Without what stands around an address in a sentence, and without the gaps that a line break tore into it. */
const bare = (written: string): string =>
  written
    .replace(AROUND, "")
    .replace(/^\((.*)\)$/u, "$1")
    .replace(/\s*([./:?#=&])\s*/gu, "$1")
    .replace(HANDED_OVER, "")
    .replace(/^\/\/+(?=[^/])/u, "");

const waysToWeb = (address: string): readonly string[] => {
  const url = URL.parse(address);
  if (!url || url.protocol === "https:" || url.port !== "") return [address];
  // A port names one server; without one, most that answered http once answer https now.
  return [address.replace(/^http:/iu, "https:"), address];
};

/**
 * Where a written address may lead, in the order in which it is to be tried: the safe way first. Empty when it is no address.
 * Schemes other than those of the web stay as they are, for the fetcher to refuse.
 */
export const waysTo = (written: string): readonly string[] => {
  const address = bare(written);
  const { name, host } = NAME_AT_HOST.exec(address)?.groups ?? {};
  if (name !== undefined) return [`https://${host}/@${name}`];
  if (/\s/u.test(address)) return [];
  if (WEB_SCHEME.test(address)) return waysToWeb(address.replace(/^(https?):\/*/iu, "$1://"));
  if (SCHEME.test(address)) return [address];
  const isHost = HOST_FIRST.test(address) && !FILE_NAME.test(address);
  return isHost ? [`https://${address}`, `http://${address}`] : [];
};
