/** OPML → what it lists, by a parser that takes damaged files too. */
import { Parser } from "htmlparser2";

/** One thing that is meant to be a feed; `url` is missing where the file names none that can be read. */
export interface Outlined {
  readonly title: string | undefined;
  readonly url: string | undefined;
  /** The heading that it stands under. */
  readonly folder: string | undefined;
}

const MOST = 5000;

interface Opened extends Outlined {
  readonly isFeed: boolean;
  hasWithin: boolean;
}

const filled = (text: string | undefined): string | undefined => {
  const clean = text?.replaceAll(/\s+/gu, " ").trim();
  return clean === "" ? undefined : clean;
};

/** The nearest heading: an outline that is no feed itself. */
const folderOf = (path: readonly Opened[]): string | undefined =>
  path.findLast(({ isFeed, title }) => !isFeed && title !== undefined)?.title;

const openedBy = (attributes: Readonly<Record<string, string>>, path: readonly Opened[]): Opened => {
  const low = new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
  const url = filled(low.get("xmlurl"));
  const isFeed = url !== undefined || low.has("htmlurl") || low.get("type")?.toLowerCase() === "rss";
  const title = filled(low.get("text") ?? low.get("title"));
  return { title, url, folder: folderOf(path), isFeed, hasWithin: false };
};

/** In the order of the file; undefined when it has no outline at all. */
export const readOutline = (text: string): readonly Outlined[] | undefined => {
  const found: Opened[] = [];
  const path: Opened[] = [];
  let isOutline = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name.toLowerCase() === "opml") isOutline = true;
        if (name.toLowerCase() !== "outline") return;
        const above = path.at(-1);
        if (above) above.hasWithin = true;
        const opened = openedBy(attributes, path);
        path.push(opened);
        if (found.length < MOST) found.push(opened);
      },
      onclosetag: (name) => void (name.toLowerCase() === "outline" && path.pop()),
    },
    { xmlMode: true },
  );
  parser.write(text);
  parser.end();
  if (!isOutline) return undefined;
  // A heading with nothing under it was meant to be a feed.
  return found
    .filter(({ url, isFeed, hasWithin }) => url !== undefined || isFeed || !hasWithin)
    .map(({ title, url, folder }) => ({ title, url, folder }));
};
