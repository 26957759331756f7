/** Changes of a chat's settings: pure, each with the sentence that says what changed, or why it cannot be. */
import type { FeedId } from "../model/id.ts";
import { NEVER, type ChatSettings, type Topic } from "../model/settings.ts";
import type { Instant } from "../model/time.ts";

export type Changed =
  | { readonly kind: "changed"; readonly settings: ChatSettings; readonly says: string }
  | { readonly kind: "refused"; readonly why: string };

export type Change = (settings: ChatSettings) => Changed;

const MOST_TOPICS = 30;
const MOST_FEEDS = 200;
const MOST_WORDS = 100;
const LONGEST_NAME = 40;

const changed = (settings: ChatSettings, says: string): Changed => ({ kind: "changed", settings, says });
const refused = (why: string): Changed => ({ kind: "refused", why });

const named = (settings: ChatSettings, name: string): Topic | undefined =>
  settings.topics.find((topic) => topic.name.toLowerCase() === name.trim().toLowerCase());

const noSuch = (settings: ChatSettings, name: string): Changed =>
  refused(
    settings.topics.length === 0
      ? `There is no topic “${name}”; there are none yet.`
      : `There is no topic “${name}”. There are: ${settings.topics.map((topic) => topic.name).join(", ")}.`,
  );

const withTopic = (settings: ChatSettings, old: Topic, next: Topic | undefined): ChatSettings => ({
  ...settings,
  topics: settings.topics.flatMap((topic) => (topic === old ? (next ?? []) : topic)),
});

const cleanName = (name: string): string => name.replaceAll(/\s+/gu, " ").trim();

const objectionToName = (settings: ChatSettings, name: string): string | undefined => {
  if (name === "") return "The topic needs a name.";
  if (name.length > LONGEST_NAME) return `A topic's name has at most ${LONGEST_NAME} letters.`;
  return named(settings, name) ? `There is a topic “${name}” already.` : undefined;
};

export const addTopic =
  (written: string): Change =>
  (settings) => {
    const name = cleanName(written);
    const objection = objectionToName(settings, name);
    if (objection !== undefined) return refused(objection);
    if (settings.topics.length >= MOST_TOPICS) return refused(`A chat has at most ${MOST_TOPICS} topics.`);
    const topics = [...settings.topics, { name, feeds: [], only: [], without: [] }];
    return changed(
      { ...settings, topics },
      `Topic “${name}” added. Give it feeds: /feed add ADDRESS to ${name}`,
    );
  };

export const renameTopic =
  (from: string, to: string): Change =>
  (settings) => {
    const topic = named(settings, from);
    if (!topic) return noSuch(settings, from);
    const name = cleanName(to);
    const isSame = named(settings, name) === topic;
    const objection = isSame ? undefined : objectionToName(settings, name);
    if (objection !== undefined) return refused(objection);
    return changed(withTopic(settings, topic, { ...topic, name }), `Topic “${topic.name}” is now “${name}”.`);
  };

export const removeTopic =
  (name: string): Change =>
  (settings) => {
    const topic = named(settings, name);
    if (!topic) return noSuch(settings, name);
    return changed(
      withTopic(settings, topic, undefined),
      `Topic “${topic.name}” removed, with ${topic.feeds.length} feeds.`,
    );
  };

/** The topic that a feed goes to when none is named. */
const USUAL_TOPIC = "News";

/** @param title as the feed calls itself; @param topic by name, made when it is not there */
export const addFeed =
  (feed: FeedId, title: string, topic = ""): Change =>
  (settings) => {
    const name = cleanName(topic) || (settings.topics[0]?.name ?? USUAL_TOPIC);
    const known = named(settings, name);
    if (known?.feeds.includes(feed)) return refused(`${title} is in “${known.name}” already.`);
    if (settings.topics.flatMap(({ feeds }) => feeds).length >= MOST_FEEDS)
      return refused(`A chat reads at most ${MOST_FEEDS} feeds.`);
    if (!known) {
      const added = addTopic(name)(settings);
      return added.kind === "refused" ? added : addFeed(feed, title, name)(added.settings);
    }
    return changed(
      withTopic(settings, known, { ...known, feeds: [...known.feeds, feed] }),
      `${title} added to “${known.name}”.`,
    );
  };

export const removeFeed =
  (feed: FeedId, title: string): Change =>
  (settings) => {
    if (!settings.topics.some(({ feeds }) => feeds.includes(feed)))
      return refused(`${title} is in none of the topics.`);
    const topics = settings.topics.map((topic) => ({
      ...topic,
      feeds: topic.feeds.filter((one) => one !== feed),
    }));
    return changed({ ...settings, topics }, `${title} removed.`);
  };

/** "+tunnel", "-football", "-“old bridge”": what a topic needs and what it must not have; nothing clears both. */
export const filterTopic =
  (name: string, only: readonly string[], without: readonly string[]): Change =>
  (settings) => {
    const topic = named(settings, name);
    if (!topic) return noSuch(settings, name);
    if (only.length + without.length > MOST_WORDS) return refused(`A topic has at most ${MOST_WORDS} words.`);
    const needs = only.length === 0 ? "" : ` needs ${only.map((word) => `“${word}”`).join(" or ")}`;
    const avoids =
      without.length === 0
        ? ""
        : `${needs === "" ? "" : ","} leaves out ${without.map((word) => `“${word}”`).join(", ")}`;
    const says = needs + avoids === "" ? " takes everything from its feeds" : needs + avoids;
    return changed(withTopic(settings, topic, { ...topic, only, without }), `Topic “${topic.name}”${says}.`);
  };

type List = "mutedOutlets" | "mutedWords";

export const mute =
  (list: List, what: string): Change =>
  (settings) => {
    const word = cleanName(what);
    if (word === "") return refused("What is to be muted is missing.");
    if (settings[list].some((one) => one.toLowerCase() === word.toLowerCase()))
      return refused(`“${word}” is muted already.`);
    if (settings[list].length >= MOST_WORDS) return refused(`At most ${MOST_WORDS} can be muted.`);
    return changed({ ...settings, [list]: [...settings[list], word] }, `“${word}” is muted.`);
  };

export const unmute =
  (what: string): Change =>
  (settings) => {
    const isIt = (one: string): boolean => one.toLowerCase() === cleanName(what).toLowerCase();
    if (![...settings.mutedOutlets, ...settings.mutedWords].some(isIt))
      return refused(`“${cleanName(what)}” is not muted.`);
    const mutedOutlets = settings.mutedOutlets.filter((one) => !isIt(one));
    const mutedWords = settings.mutedWords.filter((one) => !isIt(one));
    return changed({ ...settings, mutedOutlets, mutedWords }, `“${cleanName(what)}” is heard again.`);
  };

const HOUR = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

export const setHour =
  (written: string): Change =>
  (settings) => {
    const hour = /^\d:/u.test(written) ? `0${written}` : written;
    if (!HOUR.test(hour)) return refused(`“${written}” is no hour of the day.`);
    return changed({ ...settings, hour }, `The digest comes at ${hour}.`);
  };

const isZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const REGIONS = [
  "Europe",
  "America",
  "Asia",
  "Africa",
  "Australia",
  "Pacific",
  "Atlantic",
  "Indian",
  "America/Argentina",
];

/** A zone, or the city that one is named after; undefined when there is none. */
const zoneNamed = (written: string): string | undefined => {
  const wanted = written.trim().replaceAll(/\s+/gu, "_");
  const title = wanted.replaceAll(
    /\p{L}+/gu,
    (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );
  if (!/^[\p{L}_/+-]{2,40}$/u.test(wanted)) return undefined;
  return [title, ...REGIONS.map((region) => `${region}/${title}`)].find(
    (zone) => zone.includes("/") && isZone(zone),
  );
};

export const setZone =
  (written: string): Change =>
  (settings) => {
    const zone = written.toUpperCase() === "UTC" ? "UTC" : zoneNamed(written);
    if (zone === undefined)
      return refused(`“${written}” is no time zone that I know. Name a large city near you.`);
    return changed({ ...settings, zone }, `Times are those of ${zone}.`);
  };

export const setLanguage =
  (written: string, known: readonly string[]): Change =>
  (settings) => {
    const language = written.trim().toLowerCase();
    if (!known.includes(language)) return refused(`“${written}” is not one of ${known.join(", ")}.`);
    return changed(
      { ...settings, language },
      `The digest speaks ${new Intl.DisplayNames("en", { type: "language" }).of(language)}.`,
    );
  };

/** @param until undefined for a pause without an end */
export const pauseUntil =
  (until: Instant | undefined, told: string): Change =>
  (settings) =>
    changed(
      { ...settings, pausedUntil: until ?? NEVER },
      `Paused${told}. /resume ends it; you can still ask.`,
    );

export const resume: Change = (settings) =>
  settings.pausedUntil === undefined
    ? refused("Nothing is paused.")
    : changed({ ...settings, pausedUntil: undefined }, `The digest comes again at ${settings.hour}.`);
