/** Media RSS: what hangs on an entry and what is said of it, wherever it stands: at the entry, in a group, at a file. */
import type { MediaNs } from "feedsmith";
import { list, type ToldEnclosure, type ToldText, type Words } from "./feed-told.ts";

export interface Media {
  readonly titles: readonly Words[];
  readonly descriptions: readonly ToldText[];
  readonly categories: readonly Words[];
  readonly enclosures: readonly ToldEnclosure[];
}

const fileOf = ({ url, type, medium, fileSize }: MediaNs.Content): ToldEnclosure => ({
  url,
  type: type ?? (medium === "document" ? undefined : medium),
  length: fileSize,
});

export const mediaOf = (media: MediaNs.ItemOrFeed = {}): Media => {
  const groups = list(media.groups);
  const files = [...list(media.contents), ...groups.flatMap(({ contents }) => list(contents))];
  const places = [media, ...groups, ...files];
  return {
    titles: places.map(({ title }) => title?.value),
    descriptions: places.map(({ description }) => ({ value: description?.value })),
    categories: places.flatMap(({ keywords, categories }) => [
      ...list(keywords),
      ...list(categories).map(({ label, name }) => label ?? name),
    ]),
    enclosures: files.map(fileOf),
  };
};
