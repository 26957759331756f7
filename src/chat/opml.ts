/** Topics and their feeds as OPML 2.0, which every feed reader takes. */
import type { FeedId } from "../model/id.ts";
import type { Topic } from "../model/settings.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Control characters are not allowed in XML at all. */
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign).replaceAll(/\p{Cc}+/gu, " ");

export const opmlFile = (
  topics: readonly Topic[],
  titles: ReadonlyMap<FeedId, string | undefined>,
  title: string,
): string => {
  const outline = (id: FeedId): string =>
    `      <outline type="rss" text="${escaped(titles.get(id) ?? id)}" xmlUrl="${escaped(id)}"/>`;
  const folders = topics.map(
    ({ name, feeds }) =>
      `    <outline text="${escaped(name)}">\n${feeds.map(outline).join("\n")}\n    </outline>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>${escaped(title)}</title></head>
  <body>
${folders.join("\n")}
  </body>
</opml>
`;
};
