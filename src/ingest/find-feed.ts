/** A place on the web → its feed, asking its publisher as little as can be: what is told for nothing goes first, guesses come last. */
import type { Feed } from "../model/feed.ts";
import { type Lead, type Leads, othersBeside } from "./discover.ts";
import { feedsOfForm, feedsOfPlatform, usualPlaces } from "./known-hosts.ts";
import { openAddress, type Opened, type OpenedPage, type OpeningTools } from "./open-address.ts";

export interface FoundFeed {
  readonly kind: "found";
  readonly address: string;
  readonly feed: Feed;
  /** What else the page names, the best first. */
  readonly others: readonly Lead[];
}

export interface NoFeed {
  readonly kind: "none";
  /** A sentence for people that says what to do. */
  readonly why: string;
  /** The search was broken off because the publisher wants no more of us. */
  readonly isRefused: boolean;
}

interface Tried {
  readonly found: FoundFeed | undefined;
  /** What stood there instead of feeds. */
  readonly pages: readonly OpenedPage[];
}

const NOTHING: Tried = { found: undefined, pages: [] };
const FEEDS_FIRST =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";
/** A host that answers so many guesses with pages answers everything with a page. */
const MOST_PAGES = 3;

const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

/** One search: nothing is asked for twice, and a host that wants no more is left alone. */
const openSearch = (tools: OpeningTools) => {
  const asked = new Set<string>();
  const shut = new Map<string, string>();
  const open = async (url: string): Promise<Opened> => {
    asked.add(url);
    const opened = await openAddress(url, tools, FEEDS_FIRST);
    if (opened.kind === "failed" && opened.standing !== "open") shut.set(hostOf(url), opened.why);
    return opened;
  };
  return {
    tools,
    open,
    note: (url: string): void => void asked.add(url),
    mayAsk: (url: string): boolean => !asked.has(url) && !shut.has(hostOf(url)),
    whyShut: (url: string): string | undefined => shut.get(hostOf(url)),
  };
};

type Search = ReturnType<typeof openSearch>;

/** One after the other, until one is a feed; one without entries is only as good as nothing else. */
const firstOf = async (leads: readonly Lead[], most: number, search: Search): Promise<Tried> => {
  let empty: FoundFeed | undefined;
  const pages: OpenedPage[] = [];
  for (const lead of leads.filter(({ url }) => search.mayAsk(url)).slice(0, most)) {
    if (!search.mayAsk(lead.url) || pages.length >= MOST_PAGES) continue;
    const opened = await search.open(lead.url);
    if (opened.kind === "page") pages.push(opened);
    if (opened.kind !== "feed") continue;
    const others = othersBeside(lead, leads);
    const found: FoundFeed = { kind: "found", address: lead.url, feed: opened.feed, others };
    if (opened.feed.entries.length > 0) return { found, pages };
    empty ??= found;
  }
  return { found: empty, pages };
};

const guesses = (urls: readonly string[]): readonly Lead[] =>
  urls.map((url) => ({ url, title: undefined, isNamed: false, language: undefined }));

/** A page, and what it says of feeds. */
interface Scene extends Leads {
  readonly url: string;
}

const sceneOf = async ({ url, news }: OpenedPage, { tools }: Search): Promise<Scene> => {
  const read = await tools.reader.leads(news.body, news.contentType, url);
  return read.kind === "leads" ? { ...read.leads, url } : { leads: [], canonical: undefined, url };
};

type Step = (scene: Scene, search: Search) => Promise<Tried>;

const MOST_NAMED = 3;
const MOST_LINKED = 3;

const named: Step = ({ leads }, search) =>
  firstOf(
    leads.filter(({ isNamed }) => isNamed),
    MOST_NAMED,
    search,
  );

const expected: Step = ({ url, canonical }, search) => {
  const urls = [...(canonical === undefined ? [] : feedsOfPlatform(canonical)), ...feedsOfForm(url)];
  return firstOf(guesses(urls), urls.length, search);
};

/** A link that says “RSS” may lead to a page that lists feeds; such a page is read once. */
const linked: Step = async ({ leads }, search) => {
  const tried = await firstOf(
    leads.filter(({ isNamed }) => !isNamed),
    MOST_LINKED,
    search,
  );
  const [list] = tried.pages;
  if (tried.found || !list) return tried;
  return firstOf((await sceneOf(list, search)).leads, MOST_LINKED, search);
};

const atHome: Step = async ({ url }, search) => {
  const home = URL.parse("/", url)?.href;
  if (home === undefined || !search.mayAsk(home)) return NOTHING;
  const opened = await search.open(home);
  if (opened.kind !== "page") return NOTHING;
  const { leads } = await sceneOf(opened, search);
  return firstOf(leads, MOST_LINKED, search);
};

const atUsualPlaces: Step = ({ url }, search) => {
  const places = usualPlaces(url);
  return firstOf(guesses(places), places.length, search);
};

/** From what costs the publisher least to what costs most. */
const STEPS: readonly Step[] = [named, expected, linked, atHome, atUsualPlaces];

/** @param page one that was opened and is no feed */
export const findFeedOf = async (page: OpenedPage, tools: OpeningTools): Promise<FoundFeed | NoFeed> => {
  const search = openSearch(tools);
  search.note(page.url);
  const scene = await sceneOf(page, search);
  for (const step of STEPS) {
    const { found } = await step(scene, search);
    if (found) return found;
  }
  const shut = search.whyShut(page.url);
  const why =
    shut === undefined
      ? `${hostOf(page.url)} has no feed that I can find. Paste the feed's own address.`
      : `I looked for a feed, but ${shut} Try again later, or paste the feed's own address.`;
  return { kind: "none", why, isRefused: shut !== undefined };
};

/** The feed of what stands at an address of a well-known platform: told from the address, before its page is asked for. */
export const findOnPlatform = async (
  address: string,
  tools: OpeningTools,
): Promise<FoundFeed | undefined> => {
  const urls = feedsOfPlatform(address);
  return (await firstOf(guesses(urls), urls.length, openSearch(tools))).found;
};
