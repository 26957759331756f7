import { describe, expect, it } from "vitest";
import {
  addFeed,
  addTopic,
  filterTopic,
  mute,
  pauseUntil,
  removeFeed,
  removeTopic,
  renameTopic,
  resume,
  setHour,
  setLanguage,
  setZone,
  unmute,
  type Change,
} from "../../src/chat/changes.ts";
import { feedId } from "../../src/model/id.ts";
import { usualSettings, type ChatSettings } from "../../src/model/settings.ts";

const courier = feedId("https://courier.example/feed.xml");
const nord = feedId("https://nord.example/rss");

const after = (changes: readonly Change[], before: ChatSettings = usualSettings): ChatSettings =>
  changes.reduce((settings, change) => {
    const outcome = change(settings);
    if (outcome.kind === "refused") throw new Error(outcome.why);
    return outcome.settings;
  }, before);

const why = (change: Change, before: ChatSettings = usualSettings): string => {
  const outcome = change(before);
  return outcome.kind === "refused" ? outcome.why : `done: ${outcome.says}`;
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
      { name: "News", feeds: [courier], only: [], without: [] },
    ]);
    const two = after([addFeed(courier, "Courier", "Harbour"), addFeed(nord, "Radio Nord")]);
    expect(two.topics).toEqual([{ name: "Harbour", feeds: [courier, nord], only: [], without: [] }]);
    expect(after([removeFeed(courier, "Courier")], two).topics[0]?.feeds).toEqual([nord]);
  });
  it("take words that they need and words that they leave out", () => {
    const made = after([addTopic("Harbour"), filterTopic("harbour", ["tunnel", "old bridge"], ["football"])]);
    expect(made.topics[0]).toMatchObject({ only: ["tunnel", "old bridge"], without: ["football"] });
    expect(after([filterTopic("Harbour", [], [])], made).topics[0]).toMatchObject({ only: [], without: [] });
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
    expect(why(addTopic("One more"), many)).toContain("at most 30");
    const full = after(
      Array.from({ length: 200 }, (_, at) => addFeed(feedId(`https://f${at}.example/`), `F${at}`)),
    );
    expect(why(addFeed(courier, "Courier"), full)).toContain("at most 200");
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
  it.each(["00:00", "07:30", "23:59", "7:05"])("takes %s for an hour", (hour) => {
    expect(after([setHour(hour)]).hour).toBe(hour.padStart(5, "0"));
  });
  it.each(["24:00", "25:00", "7", "07:60", "noon", "", "-1:00", "07:30:00"])(
    "refuses “%s” as an hour",
    (hour) => {
      expect(why(setHour(hour))).toContain("is no hour");
    },
  );
  it.each([
    ["Oslo", "Europe/Oslo"],
    ["europe/kyiv", /Europe\/(?:Kyiv|Kiev)/u],
    ["new york", "America/New_York"],
    ["UTC", "UTC"],
  ])("knows the zone of %s", (city, zone) => {
    expect(after([setZone(city)]).zone).toMatch(zone);
  });
  it.each(["Atlantis", "", "Europe/", "../etc"])("refuses “%s” as a place", (city) => {
    expect(why(setZone(city))).toContain("no time zone");
  });
  it("speaks the languages that it has", () => {
    expect(after([setLanguage("DE", ["en", "de"])]).language).toBe("de");
    expect(why(setLanguage("xx", ["en", "de"]))).toBe("“xx” is not one of en, de.");
  });
  it("pauses and goes on", () => {
    const paused = after([pauseUntil(undefined, "")]);
    expect(paused.pausedUntil).toBeGreaterThan(4e12);
    expect(after([resume], paused)).toEqual(usualSettings);
    expect(why(resume)).toBe("Nothing is paused.");
  });
});
