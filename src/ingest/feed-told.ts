/** A feed as its format tells it, before anything is chosen, cleaned or made whole. Of each list the first that is there counts. */
import type { Enclosure, FeedKind, Rhythm } from "../model/feed.ts";

export type Words = string | undefined;

export interface ToldEntry {
  readonly guid: Words;
  /** Addresses, relative ones too. */
  readonly links: readonly Words[];
  /** Names that may be an address: they count as one only when they are whole. */
  readonly names: readonly Words[];
  readonly titles: readonly Words[];
  /** The ways to name them; the first that names anybody counts, with all its names. */
  readonly authors: readonly (readonly Words[])[];
  readonly categories: readonly Words[];
  readonly published: readonly Words[];
  readonly updated: readonly Words[];
  readonly enclosures: readonly ToldEnclosure[];
  readonly summaries: readonly ToldText[];
  readonly contents: readonly ToldText[];
  readonly base: Words;
}

export type ToldEnclosure = { readonly [Part in keyof Enclosure]: Enclosure[Part] | undefined };

export interface ToldText {
  readonly value: Words;
  readonly base?: Words;
}

export interface ToldFeed {
  readonly kind: FeedKind;
  readonly titles: readonly Words[];
  readonly sites: readonly Words[];
  readonly languages: readonly Words[];
  /** Whoever wrote an entry that names nobody. */
  readonly authors: readonly Words[];
  readonly rhythm: Rhythm;
  readonly base: Words;
  readonly entries: readonly ToldEntry[];
}

export const list = <Value>(values: readonly Value[] | undefined): readonly Value[] => values ?? [];

export const isThere = <Value>(value: Value | undefined): value is Value => value !== undefined;

/** Each by name, or by mail address where there is none. */
export const peopleOf = (
  people: readonly { readonly name?: string; readonly email?: string }[] | undefined,
): readonly Words[] => list(people).map(({ name, email }) => name ?? email);

export const textsOf = (...values: readonly Words[]): readonly ToldText[] =>
  values.map((value) => ({ value }));

export const baseOf = (element: { xml?: { base?: string } } | undefined): Words => element?.xml?.base;
