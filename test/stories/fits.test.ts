import { describe, expect, it } from "vitest";
import { feedId } from "../../src/model/id.ts";
import {
  NO_FILTER,
  usualSettings,
  type ChatSettings,
  type Filter,
  type Topic,
} from "../../src/model/settings.ts";
import { fits, objectionTo } from "../../src/stories/fits.ts";
import { article } from "../kit/articles.ts";

const feed = feedId("https://courier.example/feed.xml");
const other = feedId("https://nord.example/rss");
const piece = {
  ...article({
    name: "tunnel",
    title: "Old bridge busy as tunnel stays shut",
    publisher: "Salt Quay Courier",
    paragraphs: ["The tunnels of Farhaven stay shut, and football is played all the same."],
  }),
  feed,
};

const words = (...those: readonly string[]): Filter => ({ ...NO_FILTER, words: those });

const chat = (topic: Partial<Topic>, more: Partial<ChatSettings> = {}): ChatSettings => ({
  ...usualSettings,
  topics: [{ name: "Harbour", feeds: [feed], only: NO_FILTER, without: NO_FILTER, ...topic }],
  ...more,
});

describe("an article", () => {
  it("is for a chat without topics, and for one whose topic has its feed", () => {
    expect(fits(piece, usualSettings)).toBe(true);
    expect(fits(piece, chat({}))).toBe(true);
  });
  it.each([
    ["of another feed", chat({ feeds: [other] }), "not from its feeds"],
    ["with a word that the topic leaves out", chat({ without: words("Football") }), "has “Football”"],
    [
      "with none of the words that the topic needs",
      chat({ only: words("herring", "storm") }),
      "has none of its words",
    ],
    [
      "of an outlet that the topic leaves out",
      chat({ without: { ...NO_FILTER, outlets: ["salt quay courier"] } }),
      "has “salt quay courier”",
    ],
    [
      "of none of the outlets that it wants",
      chat({ only: { ...NO_FILTER, outlets: ["Radio Nord"] } }),
      "is from none of its outlets",
    ],
    [
      "in none of the languages that it wants",
      chat({ only: { ...NO_FILTER, languages: ["de", "fr"] } }),
      "is in none of its languages",
    ],
    ["of a muted outlet", chat({}, { mutedOutlets: ["salt quay courier"] }), "“salt quay courier” is muted"],
    ["with muted words", chat({}, { mutedWords: ["old bridge"] }), "“old bridge” is muted"],
  ])("%s is not, and the rule is named", (_, settings, rule) => {
    expect(objectionTo(piece, settings)).toBe(rule);
  });
  it("has a word whatever its case, its plural or its accents, and never in the middle of another", () => {
    expect(fits(piece, chat({ only: words("TUNNEL") }))).toBe(true);
    expect(fits(piece, chat({ only: words("foot") }))).toBe(false);
    expect(fits(piece, chat({ only: words("bridge old") }))).toBe(false);
  });
  it("needs one of each kind that a topic asks for", () => {
    const wanted = { words: ["tunnel", "herring"], outlets: ["Salt Quay Courier"], languages: ["en"] };
    expect(fits(piece, chat({ only: wanted }))).toBe(true);
    expect(fits(piece, chat({ only: { ...wanted, languages: ["de"] } }))).toBe(false);
  });
  it("is for the chat when one of several topics takes it", () => {
    const two = {
      ...chat({ only: words("herring") }),
      topics: [...chat({ only: words("herring") }).topics, ...chat({ only: words("tunnel") }).topics],
    };
    expect(fits(piece, two)).toBe(true);
  });
  it("is not fooled by words that a pattern would take for more", () => {
    for (const odd of [".*", "(tunnel", "[a-z]+", "tunnel|herring"])
      expect(() => fits(piece, chat({ only: words(odd) }))).not.toThrow();
    expect(fits(piece, chat({ only: words(".*") }))).toBe(false);
  });
});
