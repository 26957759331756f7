/** Changes of what a chat reads: its topics, their feeds and their filters. */
import type { FeedId } from "../model/id.ts";
import { NO_FILTER, type ChatSettings, type Filter, type Topic } from "../model/settings.ts";
import { changed, cleanName, refused, type Change, type Changed } from "./changes.ts";
import { tellIn, type Said, type Tell } from "./strings/strings.ts";

const LONGEST_NAME = 40;

export const topicNamed = (settings: ChatSettings, name: string): Topic | undefined =>
  settings.topics.find((topic) => topic.name.toLowerCase() === cleanName(name).toLowerCase());

const noSuch = ({ topics }: ChatSettings, name: string): Changed =>
  topics.length === 0
    ? refused("topic-unknown-none", { name })
    : refused("topic-unknown", { name, known: topics.map((topic) => topic.name).join(", ") });

const withTopic = (settings: ChatSettings, old: Topic, next: Topic | undefined): ChatSettings => ({
  ...settings,
  topics: settings.topics.flatMap((topic) => (topic === old ? (next ?? []) : topic)),
});

const objectionToName = (settings: ChatSettings, name: string): Said | undefined => {
  if (name === "") return ["topic-name-missing"];
  if (name.length > LONGEST_NAME) return ["topic-name-long", { most: LONGEST_NAME }];
  return topicNamed(settings, name) ? ["topic-exists", { name }] : undefined;
};

const emptyTopic = (name: string): Topic => ({ name, feeds: [], only: NO_FILTER, without: NO_FILTER });

export const addTopic =
  (written: string): Change =>
  (settings) => {
    const name = cleanName(written);
    const objection = objectionToName(settings, name);
    if (objection) return refused(...objection);
    const topics = [...settings.topics, emptyTopic(name)];
    return changed({ ...settings, topics }, "topic-added", { name });
  };

export const renameTopic =
  (from: string, to: string): Change =>
  (settings) => {
    const topic = topicNamed(settings, from);
    if (!topic) return noSuch(settings, from);
    const name = cleanName(to);
    const isSame = topicNamed(settings, name) === topic;
    const objection = isSame ? undefined : objectionToName(settings, name);
    if (objection) return refused(...objection);
    return changed(withTopic(settings, topic, { ...topic, name }), "topic-renamed", {
      from: topic.name,
      name,
    });
  };

export const removeTopic =
  (name: string): Change =>
  (settings) => {
    const topic = topicNamed(settings, name);
    if (!topic) return noSuch(settings, name);
    const values = { name: topic.name, feeds: topic.feeds.length };
    return changed(withTopic(settings, topic, undefined), "topic-removed", values);
  };

/** @param topic by name, made when it is not there; @param usual its name where none is given and there is no topic yet */
export const addFeed =
  (feed: FeedId, title: string, topic: string, usual: string): Change =>
  (settings) => {
    const name = cleanName(topic) || (settings.topics[0]?.name ?? usual);
    const known = topicNamed(settings, name);
    if (!known) {
      const added = addTopic(name)(settings);
      return added.kind === "refused" ? added : addFeed(feed, title, name, usual)(added.settings);
    }
    if (known.feeds.includes(feed)) return refused("feed-already", { title, topic: known.name });
    const next = { ...known, feeds: [...known.feeds, feed] };
    return changed(withTopic(settings, known, next), "feed-added", { title, topic: known.name });
  };

export const removeFeed =
  (feed: FeedId, title: string): Change =>
  (settings) => {
    if (!settings.topics.some(({ feeds }) => feeds.includes(feed))) return refused("feed-in-none", { title });
    const topics = settings.topics.map((topic) => ({
      ...topic,
      feeds: topic.feeds.filter((one) => one !== feed),
    }));
    return changed({ ...settings, topics }, "feed-removed", { title });
  };

/** “tunnel”, “old bridge”, in the marks of the language; or nothing. */
export const listed = ({ words, outlets, languages }: Filter, tell: Tell): string =>
  [...words, ...outlets, ...languages].map((text) => tell("quoted", { text })).join(", ");

/** What a topic needs and what it must not have; nothing clears both. */
export const filterTopic =
  (name: string, only: Filter, without: Filter): Change =>
  (settings) => {
    const topic = topicNamed(settings, name);
    if (!topic) return noSuch(settings, name);
    const tell = tellIn(settings.language);
    const [needs, avoids] = [listed(only, tell), listed(without, tell)];
    const next = withTopic(settings, topic, { ...topic, only, without });
    const values = { name: topic.name, needs, avoids };
    if (needs + avoids === "") return changed(next, "filter-none", values);
    if (avoids === "") return changed(next, "filter-needs", values);
    return changed(next, needs === "" ? "filter-avoids" : "filter-both", values);
  };

/** Several topics with their feeds at once, each put to the topic of that name if there is one. */
export const addTopics =
  (added: readonly Topic[], says: Said): Change =>
  (settings) => {
    const byName = new Map(settings.topics.map((topic) => [topic.name.toLowerCase(), topic]));
    for (const topic of added) {
      const known = byName.get(topic.name.toLowerCase()) ?? topic;
      const feeds = [...new Set([...known.feeds, ...topic.feeds])];
      byName.set(topic.name.toLowerCase(), { ...known, feeds });
    }
    return changed({ ...settings, topics: [...byName.values()] }, ...says);
  };
