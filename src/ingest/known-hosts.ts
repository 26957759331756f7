/** Where the feeds of well-known platforms are: told from an address alone, without asking for its page. */

interface Rule {
  readonly host: RegExp;
  /** Of the path and the query. */
  readonly path: RegExp;
  /** What stands at a feed's address; `$1` is what the path's first bracket holds. The best first. */
  readonly feeds: readonly string[];
}

const YOUTUBE = /^(?:www\.|m\.)?youtube\.com$/u;
const MEDIUM = /^(?:www\.)?medium\.com$/u;
const GITHUB = /^(?:www\.)?github\.com$/u;
const REDDIT = /^(?:www\.|old\.|new\.)?reddit\.com$/u;
const STACK =
  /^(?:(?:[\w-]+\.)?stackoverflow\.com|[\w-]+\.stackexchange\.com|serverfault\.com|superuser\.com|askubuntu\.com|mathoverflow\.net)$/u;
const BLOGGER = /^[\w-]+\.blogspot(?:\.[a-z]{2,3}){1,2}$/u;

const RULES: readonly Rule[] = [
  { host: YOUTUBE, path: /^\/channel\/(UC[\w-]{22})/u, feeds: ["/feeds/videos.xml?channel_id=$1"] },
  { host: YOUTUBE, path: /^\/playlist\?(?:.*&)?list=([\w-]+)/u, feeds: ["/feeds/videos.xml?playlist_id=$1"] },
  { host: YOUTUBE, path: /^\/user\/([\w-]+)/u, feeds: ["/feeds/videos.xml?user=$1"] },
  { host: REDDIT, path: /^\/?$/u, feeds: ["/.rss"] },
  { host: REDDIT, path: /^\/(r\/\w+(?:\/(?:new|top|hot|rising))?)\/?(?:\?.*)?$/u, feeds: ["/$1/.rss"] },
  { host: REDDIT, path: /^\/(?:u|user)\/([\w-]+)\/?$/u, feeds: ["/user/$1/.rss"] },
  { host: GITHUB, path: /^\/([\w.-]+\/[\w.-]+)\/commits\/([\w./-]+?)\/?$/u, feeds: ["/$1/commits/$2.atom"] },
  { host: GITHUB, path: /^\/([\w.-]+\/[\w.-]+)\/commits\/?$/u, feeds: ["/$1/commits.atom"] },
  { host: GITHUB, path: /^\/([\w.-]+\/[\w.-]+)\/tags\/?$/u, feeds: ["/$1/tags.atom"] },
  {
    host: GITHUB,
    path: /^\/([\w.-]+\/[\w.-]+)(?:\/releases)?\/?$/u,
    feeds: ["/$1/releases.atom", "/$1/commits.atom"],
  },
  { host: GITHUB, path: /^\/([\w-]+)\/?$/u, feeds: ["/$1.atom"] },
  {
    host: /^gitlab\.com$/u,
    path: /^\/([\w.-]+\/[\w.-]+)\/?$/u,
    feeds: ["/$1/-/tags?format=atom", "/$1.atom"],
  },
  {
    host: /^codeberg\.org$/u,
    path: /^\/([\w.-]+\/[\w.-]+)(?:\/releases)?\/?$/u,
    feeds: ["/$1/releases.rss", "/$1.rss"],
  },
  { host: /^codeberg\.org$/u, path: /^\/([\w.-]+)\/?$/u, feeds: ["/$1.rss"] },
  { host: /^bsky\.app$/u, path: /^\/profile\/([^/?]+)/u, feeds: ["/profile/$1/rss"] },
  { host: /^[\w-]+\.substack\.com$/u, path: /^\//u, feeds: ["/feed"] },
  { host: MEDIUM, path: /^\/((?:@[\w.-]+)|(?:tag\/[\w-]+)|(?:[\w-]+))\/?$/u, feeds: ["/feed/$1"] },
  { host: /^(?!www\.)[\w-]+\.medium\.com$/u, path: /^\/?$/u, feeds: ["/feed"] },
  { host: BLOGGER, path: /^\/search\/label\/([^/?]+)/u, feeds: ["/feeds/posts/default/-/$1"] },
  { host: BLOGGER, path: /^\//u, feeds: ["/feeds/posts/default"] },
  {
    host: /^(?!www\.)[\w-]+\.wordpress\.com$/u,
    path: /^\/((?:category|tag|author)\/[^?]+?)\/?$/u,
    feeds: ["/$1/feed/"],
  },
  { host: /^(?!www\.)[\w-]+\.wordpress\.com$/u, path: /^\//u, feeds: ["/feed/"] },
  {
    host: /^www\.tumblr\.com$/u,
    path: /^\/(?:blog\/(?:view\/)?)?([\w-]{2,})\/?$/u,
    feeds: ["https://$1.tumblr.com/rss"],
  },
  { host: /^(?!www\.)[\w-]+\.tumblr\.com$/u, path: /^\/(tagged\/[^/?]+)/u, feeds: ["/$1/rss"] },
  { host: /^(?!www\.)[\w-]+\.tumblr\.com$/u, path: /^\//u, feeds: ["/rss"] },
  { host: /^[\w-]+\.ghost\.io$/u, path: /^\//u, feeds: ["/rss/"] },
  { host: /^[\w-]+\.hashnode\.dev$/u, path: /^\//u, feeds: ["/rss.xml"] },
  { host: /^[\w-]+\.livejournal\.com$/u, path: /^\//u, feeds: ["/data/rss"] },
  { host: /^dev\.to$/u, path: /^\/(\w+)\/?$/u, feeds: ["/feed/$1"] },
  { host: /^vimeo\.com$/u, path: /^\/(channels\/\w+|[a-z]\w+)\/?$/u, feeds: ["/$1/videos/rss"] },
  { host: /^news\.ycombinator\.com$/u, path: /^\/(?:news)?$/u, feeds: ["/rss"] },
  { host: STACK, path: /^\/questions\/tagged\/([^/?]+)/u, feeds: ["/feeds/tag/$1"] },
  { host: STACK, path: /^\/questions\/(\d+)/u, feeds: ["/feeds/question/$1"] },
  { host: STACK, path: /^\/users\/(\d+)/u, feeds: ["/feeds/user/$1"] },
  { host: STACK, path: /^\/(?:questions)?\/?$/u, feeds: ["/feeds"] },
  { host: /^arxiv\.org$/u, path: /^\/list\/([\w.-]+)/u, feeds: ["https://rss.arxiv.org/rss/$1"] },
  { host: /^pypi\.org$/u, path: /^\/project\/([\w.-]+)/u, feeds: ["/rss/project/$1/releases.xml"] },
  { host: /^store\.steampowered\.com$/u, path: /^\/app\/(\d+)/u, feeds: ["/feeds/news/app/$1/"] },
];

/** Software that runs on many hosts is known by the form of its addresses; sure enough to ask once a page has named nothing. */
const ANYWHERE: readonly Omit<Rule, "host">[] = [
  { path: /^\/(@[\w.-]+)\/?$/u, feeds: ["/$1.rss"] },
  { path: /^\/([cu]\/[\w.-]+)\/?$/u, feeds: ["/feeds/$1.xml"] },
  { path: /^\/((?:category|tag|author)\/[^?]+?)\/?$/u, feeds: ["/$1/feed/"] },
];

const IS_FEED = /\.(?:rss|atom|xml|json)$|\/(?:rss|feed)\/?$|^\/(?:feed|feeds|rss)\//u;

const feedsBy = (rules: readonly (Rule | Omit<Rule, "host">)[], url: URL): readonly string[] => {
  const place = `${url.pathname}${url.search}`;
  const rule = rules.find((one) => (!("host" in one) || one.host.test(url.hostname)) && one.path.test(place));
  const parts = rule?.path.exec(place) ?? [];
  return (rule?.feeds ?? []).map(
    (feed) =>
      new URL(
        feed.replace(/\$(\d)/gu, (_, n: string) => parts[Number(n)] ?? ""),
        url,
      ).href,
  );
};

/** The feeds of what stands at an address of a platform, the best first; none where it is no such address, or a feed's own. */
export const feedsOfPlatform = (address: string): readonly string[] => {
  const url = URL.parse(address);
  return !url || IS_FEED.test(url.pathname) ? [] : feedsBy(RULES, url);
};

/** What the form of an address leads one to expect, whoever's it is. */
export const feedsOfForm = (address: string): readonly string[] => {
  const url = URL.parse(address);
  return url ? feedsBy(ANYWHERE, url) : [];
};

const IN_FOLDER = ["feed", "index.xml", "feed.xml"];
const AT_ROOT = ["feed", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss", "feed.json", "index.rss"];
const MOST_PLACES = 8;

/** Where software usually puts feeds: beside the page first, then at the root. What stands most often goes first. */
export const usualPlaces = (address: string): readonly string[] => {
  const url = URL.parse(address);
  if (!url) return [];
  const path = url.pathname.replace(/[^/]*\.[^/]*$/u, "").replace(/\/*$/u, "/");
  const folder = path === "/" ? [] : IN_FOLDER.map((name) => `${path}${name}`);
  return [...folder, ...AT_ROOT.map((name) => `/${name}`)]
    .slice(0, MOST_PLACES)
    .map((place) => new URL(place, url.origin).href);
};
