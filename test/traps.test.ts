/**
 * Thirty-six things that are hard in one short article, each a test: no title, no publisher, a programme in quotation marks, a post in
 * another language with somebody else's signature, a quotation inside a quotation, a disclaimer that says "we". The article is our
 * own; countries, people and papers in it are invented.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { render as discord } from "../src/adapters/discord/payload.ts";
import { render as telegram } from "../src/adapters/telegram/payload.ts";
import { plainText } from "../src/chat/plain-text.ts";
import { tellReceipt } from "../src/digest/receipt.ts";
import { tellDigest } from "../src/digest/tell.ts";
import { digestOf } from "../src/edition.ts";
import { articleFromText } from "../src/ingest/article.ts";
import { detectedIn } from "../src/ingest/language.ts";
import { readText } from "../src/ingest/text-file.ts";
import { sentencesOf } from "../src/language/sentences.ts";
import { wordsOf } from "../src/language/words.ts";
import type { Article } from "../src/model/article.ts";
import type { Digest, DigestStory } from "../src/model/digest.ts";
import { storyId } from "../src/model/id.ts";
import { candidatesIn } from "../src/summaries/candidates.ts";
import { findQuotes, type FoundQuote } from "../src/summaries/quotes.ts";
import { verifyDigest } from "../src/summaries/verify.ts";

const NOW = Date.parse("2031-05-13T08:00:00Z");
const LINES: readonly string[] = [
  "May 12, 2031",
  "Premier Ilva Sorn of Halland has called the harbour ministers and coast officials of the Sound to an urgent meeting in answer to what she described as a threat of seizure and meddling by the government of Merrow.",
  "The call follows Merrow’s recent announcement that lets its navy board foreign smuggling boats and raises the reward for the capture of Captain Íñigo Valdór to $30 million.",
  "Speaking at a launch in Tárnvik, Sorn declared: “Halland and Ostrey are one coast, one weather, one story.”",
  "She warned that any boarding not approved by the villages of the Sound would be an attack on all of them, adding: “Any boarding without the consent of our sister harbours is an attack on the whole of the Sound. It breaks our oldest law. ‘Nets or nothing,’ Halvard cried, and the boats went out.”",
  "La primera ministra @IlvaSorn convocó a una reunión urgente de ministros de puertos ante amenazas contra la “costa de Halvard”; denunció amenazas en su contra y pidió al jefe de la @GuardiaSound coordinar la labor de la OFIP con instituciones… pic.twitter.com/AbCdEfGhIj",
  "— Gobierno de Halland 🇦🇽 (@gobhalland) May 12, 2031",
  "Sorn confirmed her plan to coordinate Halland’s coast guard with Ostrey’s, not to merge them, but to fight smuggling along the shared strait. She claimed the plan has already brought results, including joint raids on the GRN on both sides of the strait.",
  "She also ordered intelligence coordination with the U.S., the outer isles, Farhaven, and the northern coast, emphasizing that the fight must be shared and lawful.",
  "Sorn repeated her opposition to Merrow’s harbour policy, calling it “misjudged” and responsible for the needless deaths of fishers. She set it against the fuel crisis in Merrow, which causes 40,000 bankruptcies a year, noting that Halland makes no fuel for lack of refineries.",
  "Sorn’s stance has met mixed reactions. While fishing unions have voiced solidarity with Ostrey, trade and diplomatic circles warn of the risks of siding with Valdór’s council, which Merrow accuses of leading the Lantern Ring and of ties to smugglers.",
  "Sorn also revealed talks with the Deep Shore Band, Halland’s largest smuggling group, as part of her “Open Water” programme.",
  "We remind our readers that publishing an article on our site does not mean that we agree with what it says. We print whatever we find of interest, so that our readers may form their own opinions. Sometimes we even publish articles with which we totally disagree, because a wide range of views matters to our readers.",
];
const TEXT = LINES.join("\n");

const read = async (text: string): Promise<Article> => {
  const file = readText(text);
  return articleFromText({ ...file, detected: await detectedIn(file) }, NOW);
};
const digested = (articles: readonly Article[]): Promise<Digest> =>
  digestOf({ articles, failures: [], language: "en", limit: 9, now: NOW });

let article: Article;
let digest: Digest;
let story: DigestStory;
let quotes: readonly FoundQuote[];

beforeAll(async () => {
  article = await read(TEXT);
  digest = await digested([article]);
  const [only] = digest.stories;
  if (!only) throw new Error("Nothing is told of the article.");
  story = only;
  quotes = findQuotes(article.text, article.language);
});

const sentences = (): readonly string[] => story.sentences.map(({ text }) => text);
const told = (): string => [story.headline, ...sentences()].join("\n");
/** All that could be told of it: each sentence that may be taken, whole. */
const tellable = (words: string): readonly string[] => {
  const all = candidatesIn({ id: storyId("s-0"), articles: [article], copies: new Map() });
  return all.map(({ text }) => text).filter((text) => text.includes(words));
};
const blocks = () => tellDigest(digest, { zone: "UTC" }).blocks;
const shown = (): string => plainText(blocks());
const kindAt = (words: string): string | undefined => {
  const at = article.text.indexOf(words);
  return article.blocks.find(({ start, end }) => start <= at && at < end)?.kind;
};
const quoteOf = (words: string): FoundQuote | undefined =>
  quotes.find(({ start, end }) => article.text.slice(start, end).includes(words));
const receipts = (): string =>
  story.sentences.map(({ n }) => plainText(tellReceipt(digest, n, "UTC")?.blocks ?? [])).join("\n");

describe("a short article full of traps", () => {
  it("holds in every claim", () => {
    expect(verifyDigest(digest)).toEqual([]);
  });
  it("1: its first line is a date, which is its day and never its title", () => {
    expect(article.publishedAt).toBe(Date.parse("2031-05-12"));
    expect(article.title).toBeUndefined();
    expect(story.headline).toContain("Ilva Sorn");
    expect(story.headline).not.toMatch(/May|2031/u);
  });
  it("2: no publisher is stated, and none is guessed", () => {
    expect(story.sources[0]).toMatchObject({ publisher: null, url: null });
    expect(shown()).toContain("publisher not stated");
  });
  it("3: the day it is dated is not the day of the speech", () => {
    expect(sentences().join(" ")).not.toMatch(/Monday|May 12/u);
    expect(shown()).toContain("12 May");
  });
  it("4: a threat that somebody described stays described", () => {
    const [one] = tellable("a threat of seizure");
    expect(one).toContain("what she described as a threat");
    if (story.headline.includes("threat")) expect(story.headline).toContain("described as");
  });
  it("5: a new amount has no old one", () => {
    expect(tellable("$30 million")).toHaveLength(1);
    expect(told()).not.toMatch(/doubl|from \$/u);
  });
  it("6: a reward is told in the article’s words", () => {
    expect(TEXT).toContain(tellable("reward")[0]);
  });
  it("7: a quotation is its slice, under its speaker’s full name", () => {
    const quote = story.quotes.find(({ text }) => text.startsWith("Halland and Ostrey"));
    expect(quote?.text).toBe("Halland and Ostrey are one coast, one weather, one story.");
    expect(quote?.speaker?.name).toBe("Ilva Sorn");
    expect(article.text.slice(quote?.start, quote?.end)).toBe(quote?.text);
  });
  it("8: what Halvard cried inside her words is not hers", () => {
    const inner = quotes.find(
      ({ start, end }) => article.text.slice(start, end).startsWith("Nets or nothing") && end - start < 20,
    );
    expect(inner).toMatchObject({ via: "Ilva Sorn", confident: false });
    expect(story.quotes.filter(({ text }) => text.startsWith("Nets"))).toEqual([]);
  });
  it("9: an apostrophe closes no quotation", () => {
    for (const { start, end } of quotes)
      expect(article.text.slice(start, end)).not.toMatch(/^s |harbour policy|coast guard/u);
    expect(tellable("Ostrey’s, not to merge")).toHaveLength(1);
  });
  it("10: a warning that is told and then quoted is told once", () => {
    expect(sentences().filter((one) => one.includes("any boarding not approved"))).toEqual([]);
  });
  it("11: a post in another language is no prose of the article", () => {
    expect(kindAt("La primera ministra")).toBe("embed");
    expect(article.language).toBe("en");
    expect(told()).not.toContain("convocó");
  });
  it("12: a post that breaks off is never completed", () => {
    expect(tellable("instituciones")).toEqual([]);
    expect(shown()).not.toContain("instituciones");
  });
  it("13: what only the post says is not told as the article’s", () => {
    expect(tellable("OFIP")).toEqual([]);
    expect(told()).not.toMatch(/GuardiaSound|OFIP/u);
  });
  it("14: whom the post calls and whom the article calls are not mixed", () => {
    expect(tellable("coast officials")).toHaveLength(1);
    expect(tellable("ministros")).toEqual([]);
  });
  it("15: no handle gets out, on any platform", () => {
    const everything = [{ blocks: blocks(), buttons: [] }].flatMap((one) => [
      ...telegram(one).map(({ payload }) => payload.text),
      ...discord(one).map(({ payload }) => JSON.stringify(payload)),
    ]);
    for (const text of [...everything, receipts()]) expect(text).not.toMatch(/@\p{L}/u);
  });
  it("16: an address without a scheme is no link", () => {
    expect(JSON.stringify([blocks(), receipts()])).not.toContain("pic.twitter");
  });
  it("17: the signature under the post signs the post, not the words above it", () => {
    const embed = article.blocks.find(({ kind }) => kind === "embed");
    expect(embed?.author).toBe("Gobierno de Halland");
    for (const { speaker } of quotes) expect(speaker?.name ?? "").not.toContain("Gobierno");
    expect(kindAt("— Gobierno de Halland")).toBe("embed");
  });
  it("18: a flag of four code units moves no offset behind it", () => {
    const quote = quoteOf("misjudged");
    expect(article.text.slice(quote?.start, quote?.end)).toBe("misjudged");
    for (const { text, refs } of story.sentences)
      for (const { start, end } of refs.slice(0, 1)) expect(article.text.slice(start, end)).toBe(text);
  });
  it("19: a “not” survives", () => {
    expect(tellable("merge them")).toHaveLength(1);
    expect(tellable("merge them")[0]).toContain("not to merge them");
  });
  it("20: results that she claimed are never told as such", () => {
    expect(tellable("joint raids")[0]).toMatch(/^She claimed/u);
    expect(sentences().filter((one) => one.includes("joint raids"))).toEqual([]);
  });
  it("21: verbs that vouch for what is said are told last", () => {
    expect(told()).not.toMatch(/\b(?:confirmed|noting|revealed|emphasizing|claimed)\b/u);
  });
  it("22: an order is no agreement", () => {
    expect(tellable("intelligence coordination")[0]).toContain("ordered");
    expect(told()).not.toContain("agreed");
  });
  it("23: what seems to contradict itself is not smoothed away", () => {
    expect(tellable("the U.S.").join(" ")).toContain("coordination with the U.S.");
    expect(tellable("her opposition")).toHaveLength(1);
  });
  it("24: one word in quotation marks stays hers, inside its sentence", () => {
    expect(quoteOf("misjudged")?.kind).toBe("fragment");
    expect(tellable("misjudged")[0]).toMatch(/calling it “misjudged”/u);
    expect(story.quotes.filter(({ text }) => text === "misjudged")).toEqual([]);
  });
  it("25: a figure of unclear origin stands in its sentence or nowhere", () => {
    expect(tellable("40,000")[0]).toMatch(/^She set it against/u);
  });
  it("26: what she says of her country’s fuel stays hers", () => {
    expect(tellable("no fuel")[0]).toContain("noting that");
  });
  it("27: groups without names get none", () => {
    expect(TEXT).toContain(tellable("fishing unions")[0]);
  });
  it("28: who is accused of something by somebody is never told to do it", () => {
    expect(tellable("Lantern Ring")[0]).toMatch(/which Merrow accuses of leading/u);
    expect(told().includes("Lantern Ring")).toBe(told().includes("which Merrow accuses of leading"));
  });
  it("29: a programme in quotation marks is no speech", () => {
    expect(quoteOf("Open Water")?.kind).toBe("name");
    expect(story.quotes.filter(({ text }) => text.includes("Open Water"))).toEqual([]);
  });
  it("30: letters that nobody explains stay as they are", () => {
    expect(tellable("GRN")[0]).toMatch(/\bGRN\b(?! \()/u);
  });
  it("31: the publisher’s disclaimer is a note at the source, and makes no two articles alike", async () => {
    expect(story.sources[0]?.notes).toContain("carries a publisher's notice");
    expect(shown()).not.toMatch(/remind|our site|totally disagree/u);
    const other = `May 12, 2031\nThe lighthouse of Gull Rock gets a new lamp in autumn, the keeper’s office of Tárnvik said.\nThe old lamp goes to the museum of the village, where it will stand beside the first one.\n${LINES.at(-1) ?? ""}`;
    expect((await digested([article, await read(other)])).stories).toHaveLength(2);
  });
  it("32: the bot never says “we”", () => {
    expect(told()).not.toMatch(/\b(?:we|our|us)\b/iu);
  });
  it("33: marks on letters are printed, and folded only where words are looked up", () => {
    expect(tellable("$30 million").join(" ")).toContain("Íñigo Valdór");
    expect(wordsOf("Íñigo Valdór", "en")).toEqual(["inigo", "valdor"]);
  });
  it("34: “U.S.” ends no sentence, and neither does “Gen.”", () => {
    const text =
      "Sorn spoke of work with the U.S. Coast Guard, and Gen. Anders Teel was there. He left early.";
    const all = sentencesOf(text, "en").map(({ start, end }) => text.slice(start, end).trim());
    expect(all).toEqual([
      "Sorn spoke of work with the U.S. Coast Guard, and Gen. Anders Teel was there.",
      "He left early.",
    ]);
    expect(tellable("the outer isles")).toHaveLength(1);
  });
  it("35: one source is called one source", () => {
    expect(story.labels).toContain("one source");
    expect(shown()).toContain("one source");
  });
  it("36: quotations are as published, and nobody says in which language they were spoken", () => {
    for (const { text, start, end } of story.quotes) expect(article.text.slice(start, end)).toBe(text);
    expect(shown()).not.toMatch(/original:|translat/iu);
  });
});
