/** Whether HTML is of a size that pages have. Told by one pass over the text, before a parser takes time and memory for it. */

/** No page of news has as many; one that has could take a worker's memory faster than the worker can be stopped. */
const MOST_TAGS = 400_000;
const DEEPEST = 256;
const LARGEST = 10_000_000;

const isOverfull = (html: string): boolean => {
  let tags = 0;
  for (let at = html.indexOf("<"); at >= 0 && tags <= MOST_TAGS; at = html.indexOf("<", at + 1)) tags += 1;
  return tags > MOST_TAGS;
};

const NEVER_OPEN = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** A parser closes these by itself when the next one begins. */
const CLOSE_THEMSELVES = new Set("p li td th tr dt dd option optgroup thead tbody tfoot".split(" "));
const RAW = new Set(["script", "style", "textarea", "title"]);

const NAME = /[a-z][^\s/>]*/iy;

const nameAt = (html: string, at: number): string | undefined => {
  NAME.lastIndex = at;
  return NAME.exec(html)?.[0].slice(0, 40).toLowerCase();
};

/** Where to go on after the tag or comment at this place. */
const after = (html: string, at: number, name: string | undefined): number => {
  const end = html.startsWith("<!--", at) ? "-->" : name !== undefined && RAW.has(name) ? `</${name}` : "";
  const found = end === "" ? at + 1 : html.indexOf(end, at + 1);
  return found < 0 ? html.length : found;
};

/** Keeps the names of the elements that are open, as a parser does. */
const step = (open: string[], html: string, at: number): string | undefined => {
  const isEnd = html[at + 1] === "/";
  const name = nameAt(html, at + (isEnd ? 2 : 1));
  if (name === undefined || NEVER_OPEN.has(name) || CLOSE_THEMSELVES.has(name)) return undefined;
  if (!isEnd) open.push(name);
  const opened = isEnd ? open.lastIndexOf(name) : -1;
  if (opened >= 0) open.length = opened;
  return isEnd ? undefined : name;
};

const isTooDeep = (html: string): boolean => {
  const open: string[] = [];
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    const name = step(open, html, at);
    if (open.length > DEEPEST) return true;
    at = after(html, at, name);
  }
  return false;
};

/** Why HTML is not even begun to be read; undefined when it is as pages are. */
export const whyTooMuch = (html: string): string | undefined => {
  if (html.length > LARGEST) return "It is larger than any page.";
  if (isOverfull(html)) return "It has more elements than any page.";
  return isTooDeep(html) ? "Its elements stand deeper in one another than those of any page." : undefined;
};
