/** The people whom feeds name, in all the ways they write a name beside a mail address. */
import { asByline } from "./page-facts.ts";

const MAIL = /(?:mailto:)?[^\s@()<>[\],;:"]+@[^\s@()<>[\],;:"]+\.[^\s@()<>[\],;:"]+/giu;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s()<>[\]]+/giu;
/** Mail boxes that are a desk's or a machine's. */
const NOBODY =
  /^(?:no-?reply|do-?not-?reply|info|admin|webmaster|contact|mail|news|editor|feedback|root|nobody)@/iu;

/** "ana@a.example (Ana Ruiz)", "Ana Ruiz <ana@a.example>", "(Ana Ruiz)" → Ana Ruiz. */
const withoutAddresses = (written: string): string =>
  written
    .replace(MAIL, " ")
    .replace(ADDRESS, " ")
    .replace(/[(<[]\s*[)>\]]/gu, " ")
    .trim()
    .replace(/^\(([^()]*)\)$|^\[([^[\]]*)\]$/u, "$1$2")
    .replace(/^[\s,;:|/-]+|[\s,;:|/-]+$/gu, "");

/** Someone who gives a mail address and no name is called by it: there is nothing else. */
export const nameIn = (written: string): string | undefined => {
  if (written.length > 1000) return undefined;
  const name = asByline(withoutAddresses(written));
  if (name !== undefined) return name;
  const mail = written.match(MAIL)?.[0]?.replace(/^mailto:/iu, "");
  const isAlone = mail !== undefined && withoutAddresses(written) === "";
  return isAlone && !NOBODY.test(mail) ? mail : undefined;
};
