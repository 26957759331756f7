/**
 * RSS as most publishers write it, read in one pass: each text stands alone in its element, and every element is one of those
 * that are expected. What comes out is what the parser makes of it, several times sooner; anything else is left to the parser.
 */
import type { RssFeed } from "feedsmith";
import type { Words } from "./feed-told.ts";

/** An element that holds nothing but text. */
interface Leaf {
  readonly name: string;
  /** As they are written, a space before each. */
  readonly attributes: string;
  readonly words: Words;
}

const BLANK = /\s*/y;
const OPENING = /\s*<([a-z]+(?::[a-z]+)?)((?: [a-z:]+="[^"<>\s]*")*) ?(\/?)>/iy;
const [DATA, END_OF_DATA] = ["<![CDATA[", "]]>"];

const NAMED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Letters, as numbers name them without a doubt. */
const isLetter = (code: number): boolean => (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800);

const letterOf = (entity: string): Words => {
  if (!entity.startsWith("#")) return NAMED.get(entity);
  const code = entity.startsWith("#x") ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return isLetter(code) ? String.fromCharCode(code) : undefined;
};

/** Undefined where anything but the plainest entities stands in it. */
export const decoded = (written: string): Words => {
  if (!written.includes("&")) return written;
  let isPlain = true;
  const text = written.replace(
    /&(?:([a-z]{2,4}|#\d{2,5}|#x[\da-fA-F]{2,4});)?/gu,
    (whole, entity?: string) => {
      const letter = entity === undefined ? undefined : letterOf(entity);
      isPlain &&= letter !== undefined;
      return letter ?? whole;
    },
  );
  return isPlain ? text : undefined;
};

class Scanner {
  readonly #text: string;
  #at: number;
  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }
  /** Steps over that mark, and the white space before it; false where it does not stand there. */
  passes(mark: string): boolean {
    const at = this.#afterBlank(this.#at);
    if (!this.#text.startsWith(mark, at)) return false;
    this.#at = at + mark.length;
    return true;
  }
  isOver(): boolean {
    return this.#afterBlank(this.#at) === this.#text.length;
  }
  /** Undefined for what is no leaf. */
  leaf(): Leaf | undefined {
    OPENING.lastIndex = this.#at;
    const [, name = "", attributes = "", slash] = OPENING.exec(this.#text) ?? [];
    if (name === "") return undefined;
    this.#at = OPENING.lastIndex;
    if (slash === "/") return { name, attributes, words: undefined };
    const text = this.#content();
    return text === undefined || !this.passes(`</${name}>`)
      ? undefined
      : { name, attributes, words: text.trim() || undefined };
  }

  #afterBlank(from: number): number {
    BLANK.lastIndex = from;
    BLANK.test(this.#text);
    return BLANK.lastIndex;
  }
  /** Up to the next tag: text, or data in its own brackets and nothing else. */
  #content(): Words {
    const [text, from] = [this.#text, this.#at];
    if (this.passes(DATA)) return this.#data();
    this.#at = text.indexOf("<", from);
    return this.#at < 0 ? undefined : decoded(text.slice(from, this.#at));
  }
  #data(): Words {
    const end = this.#text.indexOf(END_OF_DATA, this.#at);
    const data = this.#text.slice(this.#at, end);
    this.#at = end + END_OF_DATA.length;
    // Where other data begins, this has not been ended; and the parser takes comments out of data, too.
    return end < 0 || data.includes(DATA) || data.includes("<!--") ? undefined : data;
  }
}

const ROOT = /<rss((?:\s+[\w:.-]+="[^"<>&]*")+)\s*>\s*<channel>/y;
const ATTRIBUTE = /\s+([\w:.-]+)="([^"]*)"/gu;

/** The modules of which we read something, or know that we read nothing. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ["xmlns:atom", "http://www.w3.org/2005/Atom"],
  ["xmlns:content", "http://purl.org/rss/1.0/modules/content/"],
  ["xmlns:dc", "http://purl.org/dc/elements/1.1/"],
  ["xmlns:slash", "http://purl.org/rss/1.0/modules/slash/"],
  ["xmlns:sy", "http://purl.org/rss/1.0/modules/syndication/"],
  ["xmlns:wfw", "http://wellformedweb.org/CommentAPI/"],
]);

/** The modules by the names that they are declared under; undefined where the root says anything else. */
const modulesIn = (attributes: string): ReadonlySet<string> | undefined => {
  const declared = new Set<string>();
  for (const [, name = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (name !== "version" && !name.startsWith("xmlns:")) return undefined;
    if (MODULES.get(name) === value) declared.add(name);
    else if (MODULES.has(name)) return undefined;
  }
  return declared;
};

type Item = RssFeed.Item<string>;
type Take<Target> = (target: Target, leaf: Leaf) => boolean;
type Fields<Target> = ReadonlyMap<string, Take<Target>>;

/** An element without attributes whose words are put somewhere, if there are any. */
const words =
  <Target>(put: (target: Target, words: string) => void): Take<Target> =>
  (target, { attributes, words }) => {
    if (words !== undefined) put(target, words);
    return attributes === "";
  };
const unread: Take<unknown> = (_, { attributes }) => attributes === "";

const PERMANENT: ReadonlyMap<string, { readonly isPermaLink?: boolean }> = new Map([
  ["", {}],
  [' isPermaLink="true"', { isPermaLink: true }],
  [' isPermaLink="false"', { isPermaLink: false }],
]);

const takeGuid: Take<Item> = (item, { attributes, words }) => {
  const said = PERMANENT.get(attributes);
  item.guid = { ...(words === undefined ? {} : { value: words }), ...said };
  return said !== undefined;
};

const OF_A_CATEGORY = /^(?: domain="[^"&]*")?$/u;
const takeCategory: Take<Pick<Item, "categories">> = (item, { attributes, words }) => {
  if (words === undefined) return false;
  (item.categories ??= []).push({ name: words });
  return OF_A_CATEGORY.test(attributes);
};

const ENCLOSED = /^ url="([^"&]+)" length="(\d{1,15})" type="([^"&]+)"$/u;
const takeEnclosure: Take<Item> = (item, { attributes, words }) => {
  const [, url, length, type] = ENCLOSED.exec(attributes) ?? [];
  if (url === undefined || type === undefined || words !== undefined) return false;
  (item.enclosures ??= []).push({ url, length: Number(length), type });
  return true;
};

/** They may stand there more than once. */
const LISTS = new Set(["category", "enclosure", "dc:creator"]);

const OF_ITEM: Fields<Item> = new Map<string, Take<Item>>([
  ["title", words((item, said) => void (item.title = said))],
  ["link", words((item, said) => void (item.link = said))],
  ["description", words((item, said) => void (item.description = said))],
  ["pubDate", words((item, said) => void (item.pubDate = said))],
  ["content:encoded", words((item, said) => void (item.content = { encoded: said }))],
  ["dc:creator", words((item, said) => void ((item.dc ??= {}).creators ??= []).push(said))],
  ["guid", takeGuid],
  ["category", takeCategory],
  ["enclosure", takeEnclosure],
  ["comments", unread],
  ["slash:comments", unread],
  ["wfw:commentRss", unread],
]);

type Channel = RssFeed.Feed<string>;

const WHOLE = /^\d{1,6}$/u;
const number =
  (put: (channel: Channel, value: number) => void): Take<Channel> =>
  (channel, { attributes, words = "" }) => {
    if (!WHOLE.test(words)) return false;
    put(channel, Number(words));
    return attributes === "";
  };

const ITSELF = /^(?=.* rel="(?:self|hub)")(?: (?:href|rel|type)="[^"&]*")+$/u;

const OF_CHANNEL: Fields<Channel> = new Map<string, Take<Channel>>([
  ["title", words((channel, said) => void (channel.title = said))],
  ["link", words((channel, said) => void (channel.link = said))],
  ["language", words((channel, said) => void (channel.language = said))],
  ["ttl", number((channel, minutes) => void (channel.ttl = minutes))],
  ["sy:updatePeriod", words((channel, said) => void ((channel.sy ??= {}).updatePeriod = said))],
  ["sy:updateFrequency", number((channel, times) => void ((channel.sy ??= {}).updateFrequency = times))],
  ["atom:link", (_, { attributes, words }) => words === undefined && ITSELF.test(attributes)],
  ...["description", "copyright", "pubDate", "lastBuildDate", "generator", "docs"].map(
    (name) => [name, unread] as const,
  ),
]);

/** What has a place of its own in a feed: its fields, and those that were there already. */
interface Place<Target> {
  readonly target: Target;
  readonly fields: Fields<Target>;
  readonly modules: ReadonlySet<string>;
  readonly seen: Set<string>;
}

/** Takes the next element; false where it is not a plain one. */
const takeNext = <Target>(scanner: Scanner, { target, fields, modules, seen }: Place<Target>): boolean => {
  const leaf = scanner.leaf();
  const take = leaf && fields.get(leaf.name);
  if (!take || seen.has(leaf.name)) return false;
  if (!LISTS.has(leaf.name)) seen.add(leaf.name);
  const [module, own] = leaf.name.split(":");
  return (own === undefined || modules.has(`xmlns:${module ?? ""}`)) && take(target, leaf);
};

const itemIn = (scanner: Scanner, modules: ReadonlySet<string>): Item | undefined => {
  const target: Item = {};
  const place = { target, fields: OF_ITEM, modules, seen: new Set<string>() };
  while (!scanner.passes("</item>")) if (!takeNext(scanner, place)) return undefined;
  const { title, link, description } = target;
  return title === undefined && link === undefined && description === undefined ? undefined : target;
};

/** Of a feed's own picture nothing is read. */
const passesImage = (scanner: Scanner): boolean => {
  while (!scanner.passes("</image>")) if (scanner.leaf()?.attributes !== "") return false;
  return true;
};

/** An entry, a picture or a field; false where it is not a plain one. */
const takePart = (scanner: Scanner, place: Place<Channel>): boolean => {
  if (scanner.passes("<image>")) return passesImage(scanner);
  if (!scanner.passes("<item>")) return takeNext(scanner, place);
  const item = itemIn(scanner, place.modules);
  if (item) (place.target.items ??= []).push(item);
  return item !== undefined;
};

/** Undefined for what is not plain, and for a feed without entries. */
export const plainRss = (text: string): Channel | undefined => {
  ROOT.lastIndex = 0;
  const root = ROOT.exec(text);
  const modules = root && modulesIn(root[1] ?? "");
  if (!modules) return undefined;
  const scanner = new Scanner(text, ROOT.lastIndex);
  const target: Channel = {};
  const place = { target, fields: OF_CHANNEL, modules, seen: new Set<string>() };
  while (!scanner.passes("</channel>")) if (!takePart(scanner, place)) return undefined;
  return target.items && scanner.passes("</rss>") && scanner.isOver() ? target : undefined;
};
