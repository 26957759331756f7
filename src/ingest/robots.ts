/** What sites ask robots not to read (robots.txt, RFC 9309). Feeds are there to be read by programs; pages are asked for. */
import robotsParser from "robots-parser";
import { z } from "zod";
import type { Fetched } from "./answer.ts";
import { type Instant, hours, minutes } from "../model/time.ts";
import { openRecent } from "./recent.ts";

export interface Robots {
  /** Why this page may not be read; undefined when it may. */
  objection(page: URL): Promise<string | undefined>;
}

/** As it stands in robots.txt: `User-agent: Tidings`. */
const WE = "tidings";

/** What a site says of its pages, or why that is not known. */
type Word = { readonly allows: (url: string) => boolean } | { readonly why: string };

interface Known {
  readonly word: Promise<Word>;
  readonly until: Instant;
}

/** A site that gives no answer is taken to forbid everything (RFC 9309, 2.3.1.4), but not for long: troubles pass. */
const KEPT = hours(24);
const KEPT_IN_TROUBLE = minutes(10);
const MOST_SITES = 1000;

/** Rules with an asterisk are looked for letter by letter: so many letters of them, and none that is longer. */
const MOST_WILD = 10_000;
const LONGEST_WILD = 200;
const LONGEST_ADDRESS = 600;

type Line = readonly [field: string, value: string];

const linesIn = (text: string): readonly Line[] =>
  text.split(/\r\n|\r|\n/u).flatMap((line): readonly Line[] => {
    const [, field = "", value = ""] = /^\s*(user-agent|allow|disallow)\s*:([^#]*)/iu.exec(line) ?? [];
    return field === "" ? [] : [[field.toLowerCase(), value.trim()]];
  });

const nameOf = (agent: string): string => agent.toLowerCase().replace(/\/.*$/su, "").trim();

/** Each rule that is for us or for everybody, with the names that it stands under. */
const ours = (lines: readonly Line[]): readonly (readonly [names: ReadonlySet<string>, rule: Line])[] => {
  const found: (readonly [ReadonlySet<string>, Line])[] = [];
  let group = new Set<string>();
  let isHead = false;
  for (const line of lines) {
    const wasHead = isHead;
    isHead = line[0] === "user-agent";
    if (isHead && !wasHead) group = new Set();
    if (!isHead && group.size > 0) found.push([group, line]);
    const name = isHead ? nameOf(line[1]) : "";
    if (name === WE || name === "*") group.add(name);
  }
  return found;
};

/** So few rules that looking for one of them takes no time, whoever wrote them. */
const tamed = (text: string): string => {
  let wild = 0;
  const few = ours(linesIn(text)).filter(([, [, value]]) => {
    if (!value.includes("*")) return true;
    wild += value.length;
    return wild <= MOST_WILD && value.length <= LONGEST_WILD;
  });
  return few
    .flatMap(([names, rule]) => [...[...names].map((name) => `user-agent: ${name}`), rule.join(": ")])
    .join("\n");
};

/** Its types are those of another kind of module than it is. */
const parseRobots = z
  .custom<(site: string, text: string) => { isAllowed(page: string, agent: string): boolean | undefined }>(
    (one) => typeof one === "function",
  )
  .parse(robotsParser);

const wordIn = (site: URL, body: Uint8Array): Word => {
  const rules = parseRobots(site.href, tamed(new TextDecoder().decode(body)));
  return { allows: (page) => rules.isAllowed(page.slice(0, LONGEST_ADDRESS), WE) ?? true };
};

const EVERYTHING: Word = { allows: () => true };

const wordFrom = (site: URL, fetched: Fetched): Word => {
  if (fetched.kind === "news") return wordIn(site, fetched.body);
  const status = fetched.kind === "failed" ? (fetched.status ?? 0) : 0;
  const isMissing = fetched.kind === "gone" || (status >= 400 && status < 500);
  if (isMissing || fetched.kind === "unchanged") return EVERYTHING;
  return { why: `It is not known whether robots may read this page (robots.txt): ${fetched.why}` };
};

/** @param read gives what stands at an address; it is asked once a day for a site, however many of its pages are read */
export const openRobots = (read: (site: URL) => Promise<Fetched>, now: () => Instant): Robots => {
  const sites = openRecent<Known>(MOST_SITES);
  const ask = async (site: URL): Promise<Word> => {
    const word = wordFrom(site, await read(site));
    if ("why" in word)
      sites.set(site.origin, { word: Promise.resolve(word), until: now() + KEPT_IN_TROUBLE });
    return word;
  };
  const wordOf = (site: URL): Promise<Word> => {
    const known = sites.get(site.origin);
    if (known && known.until > now()) return known.word;
    const word = ask(site);
    sites.set(site.origin, { word, until: now() + KEPT });
    return word;
  };
  return {
    objection: async (page) => {
      const word = await wordOf(new URL("/robots.txt", page.origin));
      if ("why" in word) return word.why;
      return word.allows(page.href)
        ? undefined
        : `${page.host} asks robots not to read this page (robots.txt).`;
    },
  };
};
