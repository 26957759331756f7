/** The invented outlets, and how each of them publishes. */

export interface Outlet {
  /** Its folder in articles/ and its path on the server. */
  readonly key: string;
  readonly name: string;
  readonly language: "en" | "es" | "de";
  readonly about: string;
  readonly feed: {
    readonly kind: "rss" | "atom" | "json" | "rdf";
    readonly path: string;
    readonly isWhole: boolean;
  };
  /** Around the article on its pages. */
  readonly page: { readonly hasJsonLd: boolean; readonly body: "article" | "story-body" };
}

export const outlets: readonly Outlet[] = [
  {
    key: "courier",
    name: "Farhaven Courier",
    language: "en",
    about: "The daily of the Sound since 1871",
    feed: { kind: "rss", path: "feed.xml", isWhole: true },
    page: { hasJsonLd: true, body: "article" },
  },
  {
    key: "kestrel",
    name: "Kestrel Wire",
    language: "en",
    about: "News agency",
    feed: { kind: "atom", path: "atom.xml", isWhole: false },
    page: { hasJsonLd: true, body: "story-body" },
  },
  {
    key: "radionord",
    name: "Radio Nord",
    language: "en",
    about: "The region, heard and read",
    feed: { kind: "rss", path: "rss", isWhole: false },
    page: { hasJsonLd: false, body: "story-body" },
  },
  {
    key: "observer",
    name: "The Sound Observer",
    language: "en",
    about: "Many voices",
    feed: { kind: "json", path: "feed.json", isWhole: false },
    page: { hasJsonLd: false, body: "article" },
  },
  {
    key: "veleta",
    name: "La Veleta",
    language: "es",
    about: "El diario de Santa Brisa",
    feed: { kind: "rss", path: "portada.xml", isWhole: false },
    page: { hasJsonLd: true, body: "article" },
  },
  {
    key: "hafenbote",
    name: "Hafenbote",
    language: "de",
    about: "Nachrichten vom Sund",
    feed: { kind: "rdf", path: "index.rdf", isWhole: false },
    page: { hasJsonLd: false, body: "story-body" },
  },
];
