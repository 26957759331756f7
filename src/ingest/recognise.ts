/** Which entries of a feed we have read before, though their name, address, title or date has changed since. */
import { hash } from "node:crypto";
import type { FeedEntry, SeenEntry } from "../model/feed.ts";
import type { ArticleId } from "../model/id.ts";
import { hours } from "../model/time.ts";
import { canonicalAddress, idFrom, withFragment } from "./address.ts";
import { folded } from "./folded.ts";

/** An entry, and the article that it is. */
export interface Recognised {
  readonly entry: FeedEntry;
  /** What it is known by from now on. */
  readonly known: SeenEntry;
  /** Whether it has been read before. */
  readonly isSeen: boolean;
}

type Keys = Omit<SeenEntry, "article">;

const filled = (text: string | undefined): string | undefined => (text ? text : undefined);

const digest = (text: string): string => hash("sha256", text).slice(0, 16);

const bodyOf = ({ content, summary }: FeedEntry): string | undefined => {
  const text = folded(content ?? summary ?? "");
  return text === "" ? undefined : digest(text);
};

/** An entry by all its names, whether they are its own or not. */
interface Named {
  readonly guid: string | undefined;
  readonly place: string | undefined;
  readonly fragment: string | undefined;
  readonly title: string;
  /** What sets two entries of one name apart. */
  readonly heading: string;
}

const namedBy = ({ guid, url, title, summary }: FeedEntry): Named => {
  const place = url === undefined ? undefined : canonicalAddress(url);
  // Without a mark of one in it an address has no fragment.
  const fragment = url?.includes("#") ? withFragment(url) : place;
  const heading = folded(title ?? summary ?? "");
  return { guid, place, fragment, title: title === undefined ? "" : heading, heading };
};

/** What stands under more than one title in the same feed names none of them. */
const sharedIn = (all: readonly Named[], kind: "guid" | "place" | "fragment"): ReadonlySet<string> => {
  const headings = new Map<string, string>();
  const shared = new Set<string>();
  for (const { [kind]: name, heading } of all) {
    if (name === undefined) continue;
    if ((headings.get(name) ?? heading) !== heading) shared.add(name);
    headings.set(name, heading);
  }
  return shared;
};

interface Known {
  readonly entry: FeedEntry;
  readonly keys: Keys;
  /** Where it stands, even if others do, too. */
  readonly place: string | undefined;
}

/** How the entries of one feed can be told apart. */
const keysIn = (entries: readonly FeedEntry[]): readonly Known[] => {
  const all = entries.map((entry) => ({ entry, ...namedBy(entry) }));
  const [guids, places, fragments] = [
    sharedIn(all, "guid"),
    sharedIn(all, "place"),
    sharedIn(all, "fragment"),
  ];
  const unless = (name: string | undefined, shared: ReadonlySet<string>): string | undefined =>
    name !== undefined && shared.has(name) ? undefined : name;
  return all.map(({ entry, guid, place, fragment, title }) => ({
    entry,
    place,
    keys: {
      guid: filled(unless(guid, guids)),
      place: unless(place, places) ?? unless(fragment, fragments),
      title: filled(title),
      body: bodyOf(entry),
      publishedAt: entry.publishedAt,
    },
  }));
};

/** Names that a feed may give again: its first entry is always "1". */
const isWeak = (guid: string): boolean => guid.length <= 6;

/** A path that ends in the words of a title, or in a number, is one article's. */
const OF_AN_ARTICLE = /[^/]*(?:[-_][^/_-]+[-_][^/_-]+[-_]|\d{5})[^/]*$/u;

const isLike = (one: string | undefined, other: string | undefined): boolean => {
  const [words, others] = [new Set(one?.split(" ")), new Set(other?.split(" "))];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= 2 && shared * 2 >= Math.max(words.size, others.size);
};

const agree = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one === other;

const forGuid = (one: Keys, other: Keys, areKept: boolean): number => {
  if (one.guid === undefined || other.guid === undefined) return 0;
  if (one.guid === other.guid) return isWeak(one.guid) ? 1.5 : 2.5;
  return areKept ? -1.5 : 0;
};

const forPlace = (one: Keys, other: Keys): number => {
  if (!agree(one.place, other.place)) return 0;
  return OF_AN_ARTICLE.test(one.place ?? "") ? 2.5 : 2;
};

const forTitle = (one: Keys, other: Keys): number => {
  if (agree(one.title, other.title)) return 1.5;
  return isLike(one.title, other.title) ? 1 : 0;
};

const forDate = ({ publishedAt: one }: Keys, { publishedAt: other }: Keys): number => {
  if (one === undefined || other === undefined) return 0;
  if (one === other) return 1;
  return Math.abs(one - other) > hours(12) ? -0.5 : 0;
};

const ENOUGH = 2.5;

/** How much speaks for it that two entries are one: an article's address or a lasting name alone is enough. */
const likeness = (one: Keys, other: Keys, areKept: boolean): number =>
  forGuid(one, other, areKept) +
  forPlace(one, other) +
  forTitle(one, other) +
  (agree(one.body, other.body) ? 1.5 : 0) +
  forDate(one, other);

type Name = "guid" | "place" | "title" | "body";
const NAMES: readonly Name[] = ["guid", "place", "title", "body"];

type Index = Readonly<Record<Name, ReadonlyMap<string | undefined, readonly SeenEntry[]>>>;

const indexOf = (seen: readonly SeenEntry[]): Index => ({
  guid: Map.groupBy(seen, ({ guid }) => guid),
  place: Map.groupBy(seen, ({ place }) => place),
  title: Map.groupBy(seen, ({ title }) => title),
  body: Map.groupBy(seen, ({ body }) => body),
});

const MOST_COMPARED = 20;

/** Those that share a name with it. */
const candidatesFor = (keys: Keys, index: Index): readonly SeenEntry[] => [
  ...new Set(
    NAMES.flatMap((name) => {
      const found = keys[name] === undefined ? undefined : index[name].get(keys[name]);
      return found?.slice(0, MOST_COMPARED) ?? [];
    }),
  ),
];

interface Match {
  readonly score: number;
  readonly seen: SeenEntry | undefined;
}

const NONE: Match = { score: 0, seen: undefined };

const bestFor = (keys: Keys, index: Index, areKept: boolean): Match => {
  let best = NONE;
  for (const seen of candidatesFor(keys, index)) {
    const score = likeness(keys, seen, areKept);
    if (score > best.score) best = { score, seen };
  }
  return best.score >= ENOUGH ? best : { score: best.score, seen: undefined };
};

/** Whether the feed gives an entry the same name each time. */
const areGuidsKept = (all: readonly Keys[], index: Index): boolean => {
  const named = all.filter(({ guid }) => guid !== undefined);
  return named.filter(({ guid }) => index.guid.has(guid)).length * 2 > named.length;
};

/** Of one that is new: where it stands, unless another article has stood there; then also what sets it apart. */
const newId = ({ keys, place }: Known, taken: Index["place"]): ArticleId => {
  if (place !== undefined && keys.place === place && !taken.has(place)) return idFrom(place);
  const apart = keys.guid ?? [keys.title, keys.body, keys.publishedAt].join(" ");
  return idFrom([keys.place ?? place ?? "", apart].join(" "));
};

/**
 * In the order of the entries. Two entries are one article only when they are told to be the same one; each that was seen
 * answers for one entry.
 * @param seen what the feed has held before
 */
export const recognise = (
  entries: readonly FeedEntry[],
  seen: readonly SeenEntry[],
): readonly Recognised[] => {
  const known = keysIn(entries);
  const index = indexOf(seen);
  const areKept = areGuidsKept(
    known.map(({ keys }) => keys),
    index,
  );
  const best = ({ keys }: Known): Match => (seen.length === 0 ? NONE : bestFor(keys, index, areKept));
  const matches = known.map((one, at) => ({ ...one, at, ...best(one) }));
  const taken = new Map<SeenEntry, Keys>();
  const found = new Map<number, SeenEntry>();
  for (const { at, keys, seen: one } of matches.toSorted((a, b) => b.score - a.score || a.at - b.at)) {
    if (!one) continue;
    const by = taken.get(one);
    if (by === undefined) taken.set(one, keys);
    // A feed that lists an article twice has it once.
    if (by === undefined || likeness(keys, by, areKept) >= ENOUGH) found.set(at, one);
  }
  return matches.map((one) => recognisedAs(one, found.get(one.at), index));
};

const recognisedAs = (one: Known, found: SeenEntry | undefined, index: Index): Recognised => {
  const article = found?.article ?? newId(one, index.place);
  return { entry: one.entry, known: { ...one.keys, article }, isSeen: found !== undefined };
};
