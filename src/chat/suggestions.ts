/** What may follow a command, for whoever begins to type it, where the platform can show that. */
import { mutedIn, type ChatSettings } from "../model/settings.ts";
import { packs } from "./packs.ts";
import { citiesLike, nearestCities } from "./zones.ts";

export interface Known {
  readonly settings: ChatSettings;
  /** The titles of the feeds that are read here. */
  readonly feeds: readonly string[];
  readonly zone: string;
}

const DEEDS: Readonly<Record<string, readonly string[]>> = {
  topic: ["add", "rename", "remove", "feeds", "filter", "pass"],
  feed: ["add", "remove", "check", "list"],
  pack: ["add", "remove"],
  mute: ["outlet", "words"],
};

const topicLines = ({ settings: { topics } }: Known): readonly string[] =>
  topics.flatMap(({ name }) => [
    `filter ${name} +`,
    `feeds ${name}`,
    `rename ${name} to `,
    `remove ${name}`,
    `pass ${name}`,
  ]);

const linesFor = (command: string, typed: string, known: Known): readonly string[] => {
  const { settings, feeds, zone } = known;
  switch (command) {
    case "topic":
      return topicLines(known);
    case "feed":
      return feeds.map((title) => `remove ${title}`);
    case "pack":
      return packs(settings.language).flatMap(({ subject }) => [`add ${subject}`, `remove ${subject}`]);
    case "mute":
      return feeds.map((title) => `outlet ${title}`);
    case "unmute":
      return mutedIn(settings);
    case "zone":
      return typed.trim() === "" ? nearestCities(zone, settings.language) : citiesLike(typed);
    default:
      return [];
  }
};

/** The best first: those that begin with what is typed, then those that have it. */
export const suggestions = (command: string, typed: string, known: Known): readonly string[] => {
  const wanted = typed.trim().toLowerCase();
  const all = [...linesFor(command, typed, known), ...(DEEDS[command] ?? []).map((deed) => `${deed} `)];
  const begins = all.filter((line) => line.toLowerCase().startsWith(wanted));
  const has = all.filter((line) => !begins.includes(line) && line.toLowerCase().includes(wanted));
  return [...new Set([...begins, ...has].map((line) => line.trim()))];
};
