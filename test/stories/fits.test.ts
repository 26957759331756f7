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
    ["of another feed", chat({ feeds: [other] }), { rule: "feeds", what: "Harbour" }],
    [
      "with a word that the topic leaves out",
      chat({ without: words("Football") }),
      { rule: "has", what: "Football" },
    ],
    [
      "with none of the words that the topic needs",
      chat({ only: words("herring", "storm") }),
      { rule: "words", what: "Harbour" },
    ],
    [
      "of an outlet that the topic leaves out",
      chat({ without: { ...NO_FILTER, outlets: ["salt quay courier"] } }),
      { rule: "has", what: "salt quay courier" },
    ],
    [
      "of none of the outlets that it wants",
      chat({ only: { ...NO_FILTER, outlets: ["Radio Nord"] } }),
      { rule: "outlets", what: "Harbour" },
    ],
    [
      "in none of the languages that it wants",
      chat({ only: { ...NO_FILTER, languages: ["de", "fr"] } }),
      { rule: "languages", what: "Harbour" },
    ],
    [
      "of a muted outlet",
      chat({}, { mutedOutlets: ["salt quay courier"] }),
      { rule: "muted", what: "salt quay courier" },
    ],
    ["with muted words", chat({}, { mutedWords: ["old bridge"] }), { rule: "muted", what: "old bridge" }],
  ])("%s is not, and the rule is named", (_, settings, rule) => {
    expect(objectionTo(piece, settings)).toEqual(rule);
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
