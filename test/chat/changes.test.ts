import { describe, expect, it } from "vitest";
import {
  mute,
  pauseUntil,
  resume,
  setLanguage,
  setLength,
  unmute,
  USUAL_QUOTA,
  within,
  type Change,
} from "../../src/chat/changes.ts";
import { setQuiet, setTimes, setZone } from "../../src/chat/schedule-changes.ts";
import { tellIn } from "../../src/chat/strings/strings.ts";
import * as topics from "../../src/chat/topic-changes.ts";
import { addTopic, filterTopic, removeFeed, removeTopic, renameTopic } from "../../src/chat/topic-changes.ts";
import { feedId, type FeedId } from "../../src/model/id.ts";
import { NO_FILTER, usualSettings, type ChatSettings, type Filter } from "../../src/model/settings.ts";

const tell = tellIn("en");
const words = (...those: readonly string[]): Filter => ({ ...NO_FILTER, words: those });
const addFeed = (feed: FeedId, title: string, topic = ""): Change =>
  topics.addFeed(feed, title, topic, "News");

const courier = feedId("https://courier.example/feed.xml");
const nord = feedId("https://nord.example/rss");

const after = (changes: readonly Change[], before: ChatSettings = usualSettings): ChatSettings =>
  changes.reduce((settings, change) => {
    const outcome = change(settings);
    if (outcome.kind === "refused") throw new Error(tell(...outcome.why));
    return outcome.settings;
  }, before);

const why = (change: Change, before: ChatSettings = usualSettings): string => {
  const outcome = change(before);
  return outcome.kind === "refused" ? tell(...outcome.why) : `done: ${tell(...outcome.says)}`;
};

describe("topics", () => {
  it("are added, renamed and removed by their names, whatever the case", () => {
    const made = after([
      addTopic("Harbour"),
      addTopic("  Football   club "),
      renameTopic("harbour", "Port"),
      removeTopic("FOOTBALL CLUB"),
    ]);
    expect(made.topics.map(({ name }) => name)).toEqual(["Port"]);
  });
  it("take feeds; the first one makes a topic where there is none", () => {
    expect(after([addFeed(courier, "Courier")]).topics).toEqual([
      { name: "News", feeds: [courier], only: NO_FILTER, without: NO_FILTER },
    ]);
    const two = after([addFeed(courier, "Courier", "Harbour"), addFeed(nord, "Radio Nord")]);
    expect(two.topics).toEqual([
      { name: "Harbour", feeds: [courier, nord], only: NO_FILTER, without: NO_FILTER },
    ]);
    expect(after([removeFeed(courier, "Courier")], two).topics[0]?.feeds).toEqual([nord]);
  });
  it("take words that they need and words that they leave out", () => {
    const made = after([
      addTopic("Harbour"),
      filterTopic("harbour", words("tunnel", "old bridge"), words("football")),
    ]);
    expect(made.topics[0]).toMatchObject({
      only: words("tunnel", "old bridge"),
      without: words("football"),
    });
    expect(after([filterTopic("Harbour", NO_FILTER, NO_FILTER)], made).topics[0]).toMatchObject({
      only: NO_FILTER,
      without: NO_FILTER,
    });
  });
  it.each([
    ["a name that is there", addTopic("HARBOUR"), "There is a topic “HARBOUR” already."],
    ["no name", addTopic("  "), "The topic needs a name."],
    ["a name of 41 letters", addTopic("x".repeat(41)), "A topic's name has at most 40 letters."],
    ["one that is not there", removeTopic("Fish"), "There is no topic “Fish”. There are: Harbour."],
    ["a feed that is there", addFeed(courier, "Courier", "Harbour"), "Courier is in “Harbour” already."],
    [
      "to remove a feed that is not there",
      removeFeed(nord, "Radio Nord"),
      "Radio Nord is in none of the topics.",
    ],
  ])("refuse %s, and say why", (_, change, says) => {
    expect(why(change, after([addFeed(courier, "Courier", "Harbour")]))).toBe(says);
  });
  it("are thirty at most, with two hundred feeds", () => {
    const many = after(Array.from({ length: 30 }, (_, at) => addTopic(`Topic ${at}`)));
    expect(why(within(USUAL_QUOTA, addTopic("One more")), many)).toContain("at most 30");
    const full = after(
      Array.from({ length: 200 }, (_, at) => addFeed(feedId(`https://f${at}.example/`), `F${at}`)),
    );
    expect(why(within(USUAL_QUOTA, addFeed(courier, "Courier")), full)).toContain("at most 200");
  });
});

describe("what is muted", () => {
  it("is heard again by its name, outlet or words", () => {
    const muted = after([mute("mutedOutlets", "Kestrel Wire"), mute("mutedWords", "old bridge")]);
    expect(after([unmute("kestrel wire"), unmute("Old Bridge")], muted)).toEqual(usualSettings);
    expect(why(mute("mutedWords", "OLD bridge"), muted)).toContain("already");
    expect(why(unmute("Courier"), muted)).toContain("not muted");
  });
});

describe("the schedule", () => {
  it.each(["00:00", "07:30", "23:59", "7:05", "7", "18h00", "6.15"])("takes %s for an hour", (hour) => {
    const [, h = "", m = "00"] = /^(\d+)\D?(\d*)$/u.exec(hour) ?? [];
    const told = `${h.padStart(2, "0")}:${m === "" ? "00" : m}`;
    expect(after([setTimes(hour)]).times).toEqual([{ hour: told, days: [1, 2, 3, 4, 5, 6, 7] }]);
  });
  it.each(["24:00", "25:00", "07:60", "noon", "", "-1:00", "07:30:00", "07:30 someday"])(
    "refuses “%s” as an hour",
    (hour) => {
      expect(why(setTimes(hour))).toContain("is no hour");
    },
  );
  it("takes several hours, each with its days", () => {
    expect(after([setTimes("09:00 weekends, 7:30 mon-fri")]).times).toEqual([
      { hour: "07:30", days: [1, 2, 3, 4, 5] },
      { hour: "09:00", days: [6, 7] },
    ]);
    expect(after([setTimes("18:00 fri-mon")]).times[0]?.days).toEqual([1, 5, 6, 7]);
    expect(why(setTimes("7:30 weekdays 9 sat,sun"))).toBe(
      "done: The digest comes at 07:30 on weekdays · 09:00 on weekends.",
    );
  });
  it.each([
    ["Oslo", "Europe/Oslo"],
    ["europe/kyiv", "Europe/Kyiv"],
    ["new york", "America/New_York"],
    ["Sao Paulo", "America/Sao_Paulo"],
    ["Львів", "Europe/Kyiv"],
    ["München", "Europe/Berlin"],
    ["Buenos Aires", "America/Buenos_Aires"],
    ["UTC", "UTC"],
  ])("knows the zone of %s", (city, zone) => {
    expect(after([setZone(city)]).zone).toBe(zone);
  });
  it.each(["Atlantis", "", "Europe/", "../etc"])("refuses “%s” as a place", (city) => {
    expect(why(setZone(city))).toContain("no time zone");
  });
  it("keeps quiet hours, over midnight too", () => {
    expect(after([setQuiet("22:00-7:00")]).quiet).toEqual({ from: "22:00", to: "07:00" });
    expect(after([setQuiet("22:00–07:00"), setQuiet("off")]).quiet).toBeNull();
    expect(why(setQuiet("late"))).toContain("is not from one hour to another");
  });
  it("tells as much as is wanted", () => {
    expect(after([setLength("short")]).length).toBe("short");
    expect(after([setLength("3 min")]).minutes).toBe(3);
    expect(after([setLength("3"), setLength("0")]).minutes).toBe(0);
    expect(why(setLength("epic"))).toContain("is no length");
    expect(why(setLength("99"))).toContain("is no length");
  });
  it("speaks the languages that it has, by code or by name", () => {
    expect(after([setLanguage("DE", ["en", "de"])]).language).toBe("de");
    expect(after([setLanguage("Deutsch", ["en", "de"])]).language).toBe("de");
    expect(after([setLanguage("german", ["en", "de"])]).language).toBe("de");
    expect(why(setLanguage("xx", ["en", "de"]))).toBe("“xx” is not one of en, de.");
  });
  it("pauses and goes on", () => {
    const paused = after([pauseUntil(undefined)]);
    expect(paused.pausedUntil).toBeGreaterThan(4e12);
    expect(after([resume(0)], paused)).toEqual(usualSettings);
    expect(why(resume(0))).toBe("Nothing is paused.");
  });
});
