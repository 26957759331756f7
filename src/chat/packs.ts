/** Starter packs: well-known public feeds by subject and language, from one data file. */
import { feedId } from "../model/id.ts";
import { NO_FILTER, type Topic } from "../model/settings.ts";
import file from "./packs.json" with { type: "json" };
import type { Tell } from "./strings/strings.ts";

export type Subject = keyof typeof file.packs;

interface Recommended {
  readonly url: string;
  readonly outlet: string;
  /** Why it is there, in the language of the pack. */
  readonly why: string;
}

export interface Pack {
  readonly subject: Subject;
  readonly feeds: readonly Recommended[];
}

const SUBJECTS = ["world", "business", "science", "technology", "sport", "culture"] as const;

const feedsOf = (subject: Subject, language: string): readonly Recommended[] => {
  const byLanguage: Readonly<Record<string, readonly Recommended[]>> = file.packs[subject];
  return byLanguage[language] ?? byLanguage["en"] ?? [];
};

/** Those of a language; English ones where it has none. */
export const packs = (language: string): readonly Pack[] =>
  SUBJECTS.map((subject) => ({ subject, feeds: feedsOf(subject, language) }));

export const packTopicName = (subject: Subject, tell: Tell): string => tell(`pack-${subject}`);

export const packTopic = ({ subject, feeds }: Pack, tell: Tell): Topic => ({
  name: packTopicName(subject, tell),
  feeds: feeds.map(({ url }) => feedId(url)),
  only: NO_FILTER,
  without: NO_FILTER,
});
