/** A story over several days, through the whole house: told once, then what is new of it, then nothing. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { articleIdAt } from "../src/ingest/address.ts";
import type { DigestStory } from "../src/model/digest.ts";
import { HOUSE } from "../src/news.ts";
import { days, hours } from "../src/model/time.ts";
import { article, NOON } from "./kit/articles.ts";
import { readSample } from "./kit/sample.ts";
import { chatOf, openTalk, type Talk } from "./kit/talk.ts";

let talk: Talk;
/** So long after it was published an article comes. */
let late = 0;
const publish = async (name: string, title: string, ...paragraphs: readonly string[]): Promise<void> => {
  const [house] = (await talk.rooms.store.settings.of(HOUSE)).topics;
  const drawn = article({ name, title, publisher: `The ${name} paper`, paragraphs });
  await talk.rooms.store.articles.save([
    {
      ...drawn,
      id: articleIdAt(`https://news.example/${name}`),
      feed: house?.feeds[0],
      publishedAt: talk.now - late,
      fetchedAt: talk.now,
    },
  ]);
};
const storiesToldLast = async () =>
  (await talk.rooms.store.digests.latest(chatOf("group").id))?.digest.stories ?? [];
const cause = (): Promise<void> =>
  publish(
    "tunnel-cause",
    "Harbour tunnel: a torn seal let the water in",
    "A torn seal let the water into the harbour tunnel, the port authority said on Tuesday.",
    "The northern tube of the tunnel stays closed until Friday, said Maren Holt, director of the port authority.",
  );
const reopened = (): Promise<void> =>
  publish(
    "tunnel-reopened",
    "Harbour tunnel reopened",
    "The harbour tunnel was reopened to cars: engineers from Port Elder had put in another seal overnight.",
    "“Nobody had to wait long,” said Maren Holt, director of the port authority.",
  );
const digestAt = async (instant: number): Promise<string> => {
  talk.now = instant;
  return talk.give("/digest");
};
const NEXT_DAY = NOON + hours(23);

beforeEach(async () => {
  late = 0;
  talk = await openTalk();
});
afterEach(() => talk.close());

describe("a story that goes on", () => {
  it("is told as an update that begins with what is new, leads back to what was told, and comes no third time", async () => {
    expect(await digestAt(NOON)).toContain("Harbour tunnel closed");
    talk.now = NEXT_DAY;
    await cause();
    const second = await digestAt(NOON + days(1));
    expect(second).toContain("Update: ");
    expect(second).toMatch(/New: [^A]*A torn seal let the water into the harbour tunnel/u);
    expect(second).toContain("Told before (Mon 12 May, 12:00): Harbour tunnel closed");
    expect(await digestAt(NOON + days(2))).not.toContain("torn seal let the water into");
  });
  it("is told as an update once a day at most; what came meanwhile comes with the next", async () => {
    await digestAt(NOON);
    talk.now = NOON + hours(5);
    await cause();
    expect(await digestAt(NOON + hours(6))).toContain("Update: ");
    talk.now = NOON + hours(8);
    await reopened();
    expect(await digestAt(NOON + hours(9))).not.toContain("reopened");
    expect(await talk.give("/preview")).not.toContain("reopened");
    const next = await digestAt(NOON + hours(30));
    expect(next).toMatch(/New: [^T]*The harbour tunnel was reopened/u);
    expect(next).toContain("Told before (Mon 12 May, 18:00)");
  });
  it("has its reasons told by /why: how many tell it, how new it is, and what of it was told before", async () => {
    await digestAt(NOON);
    const first = await talk.give("/why 1");
    expect(first).toContain("told by 2 outlets");
    expect(first).toContain("The newest report of it is of Mon 12 May, 10:00.");
    expect(first).toContain("You had not been told of it before.");
    talk.now = NEXT_DAY;
    await cause();
    await digestAt(NOON + days(1));
    const second = await talk.give("/why 1");
    expect(second).toContain("told by 3 outlets");
    expect(second).toContain("You were told of it on Mon 12 May, 12:00; this is what is new since.");
  });
  it("has told what was published before its digest, and came after it", async () => {
    await digestAt(NOON);
    talk.now = NOON + hours(1);
    late = hours(2);
    await cause();
    expect(await digestAt(NOON + hours(6))).toContain("A torn seal let the water into the harbour tunnel");
  });
  it("is news to a chat that was never told of it", async () => {
    await talk.give("/mute words harbour tunnel");
    expect(await digestAt(NOON)).not.toContain("unnel");
    await talk.give("/unmute harbour tunnel");
    talk.now = NOON + hours(5);
    await cause();
    const told = await digestAt(NOON + hours(6));
    expect(told).toContain("torn seal");
    expect(told).not.toContain("Told before");
  });
});

describe("two stories that turn out to be one", () => {
  const shut = (): Promise<void> =>
    publish(
      "shut",
      "Crack shuts Fenmouth bridge",
      "Divers had seen a long crack in the northern pillar; the old crossing at Fenmouth will not be used for weeks.",
    );
  const detours = (): Promise<void> =>
    publish(
      "detours",
      "Detours by Tarn Lock as Fenmouth engineer orders repairs",
      "Buses and lorries go round by Tarn Lock, engineer Hanna Brock said, until all is mended with forty tonnes of steel.",
    );
  const both = (): Promise<void> =>
    publish(
      "both",
      "Fenmouth bridge shut for weeks by crack, detours by Tarn Lock",
      "Engineer Hanna Brock ordered repairs with forty tonnes of steel after divers had seen a long crack in the northern pillar; buses go round by Tarn Lock.",
      "The bridge will be open again in August, she hopes.",
    );
  const fenmouth = async (): Promise<readonly DigestStory[]> =>
    (await storiesToldLast()).filter(({ sources }) =>
      sources.some(({ url }) => /shut|detours/u.test(url ?? "")),
    );

  it("are told as one update of what was told of either, and not again as news", async () => {
    await shut();
    await detours();
    await digestAt(NOON);
    expect((await fenmouth()).map(({ id }) => id)).toHaveLength(2);
    talk.now = NEXT_DAY;
    await both();
    await digestAt(NOON + days(1));
    expect(
      (await fenmouth()).map(({ labels, sources }) => [labels.includes("update"), sources.length]),
    ).toEqual([[true, 3]]);
    expect((await fenmouth())[0]?.sentences.find(({ isNew }) => isNew)?.text).toMatch(
      /^Engineer Hanna Brock ordered/u,
    );
    expect(await digestAt(NOON + days(2))).not.toContain("Fenmouth");
  });
  it("are told by the first that was told, where the other was not: nothing of that is lost", async () => {
    await shut();
    await digestAt(NOON);
    talk.now = NOON + hours(5);
    await detours();
    await both();
    const next = await digestAt(NOON + hours(6));
    expect(
      (await fenmouth()).map(({ labels, sources }) => [labels.includes("update"), sources.length]),
    ).toEqual([[true, 3]]);
    expect(next).toContain("Tarn Lock");
  });
  it("stay muted when either was, and /why says so", async () => {
    await shut();
    await detours();
    await digestAt(NOON);
    const n = (await storiesToldLast()).findIndex(({ headline }) => headline.startsWith("Detours")) + 1;
    await talk.give(`/enough ${n}`);
    talk.now = NEXT_DAY;
    await both();
    expect(await talk.give("/preview")).not.toContain("Fenmouth");
    expect(await talk.give("/why https://news.example/both")).toContain("had enough of its story");
  });
  it("stay muted when the other was, though that began too long ago to be news", async () => {
    await shut();
    await detours();
    await digestAt(NOON);
    const told = await storiesToldLast();
    const from = told.find(({ headline }) => headline.startsWith("Detours"));
    const into = told.find(({ id, headline }) => id !== from?.id && headline.includes("Fenmouth"));
    if (!from || !into) throw new Error("Both were told.");
    await talk.give(`/enough ${told.indexOf(from) + 1}`);
    const { stories } = talk.rooms.store;
    await stories.merge(from.id, into.id);
    talk.now = NOON + days(9);
    await both();
    const id = articleIdAt("https://news.example/both");
    await stories.assign([{ article: id, story: into.id, copyOf: undefined }]);
    expect(await talk.give("/preview")).not.toContain("Fenmouth");
  });
});

describe("a story that turns out to be two", () => {
  it("is no news again in either: what is new is told as an update, and nothing of it is lost", async () => {
    await publish(
      "ferryman",
      "The last ferryman of Lower Marsh puts down his oars",
      "After 51 years Anders Teel has rowed his last passenger across the canal of Lower Marsh.",
    );
    talk.now = NOON + hours(1);
    await publish(
      "election",
      "Harbour List wins the council of Lower Marsh",
      "The Harbour List won the council election in Lower Marsh with 38 percent of the vote, 212 votes ahead of the Green Shore alliance.",
    );
    const marsh = async (): Promise<readonly (readonly [readonly string[], boolean])[]> =>
      (await storiesToldLast())
        .filter(({ sources }) => sources.some(({ title }) => title?.includes("Lower Marsh")))
        .map(({ sources, labels }) => [
          sources.map(({ url }) => URL.parse(url ?? "")?.pathname ?? ""),
          labels.includes("update"),
        ]);
    await digestAt(NOON + hours(2));
    expect(await marsh()).toEqual([[["/ferryman", "/election"], false]]);
    talk.now = NOON + hours(3);
    await publish(
      "recount",
      "Recount asked for after close council election in Lower Marsh",
      "The council election in Lower Marsh was decided by 212 votes, and the Green Shore alliance wants a part of the vote counted again, not the Harbour List.",
      "A judge decides in June whether the ballots are opened, said Edda Lind, who leads the count.",
    );
    const next = await digestAt(NOON + hours(4));
    expect(await marsh()).toEqual([[["/election", "/recount"], true]]);
    expect(next).toContain("A judge decides in June");
    expect(await digestAt(NOON + days(1))).not.toContain("Marsh");
  });
});

describe("the sample newsroom over three days", () => {
  const outlets = ["courier", "kestrel", "observer", "radionord"];
  const outletsOf = ({ sources }: DigestStory): readonly string[] =>
    sources.map(({ url }) => URL.parse(url ?? "")?.pathname.split("/")[1] ?? "").toSorted();
  const tunnel = async (): Promise<readonly DigestStory[]> =>
    (await storiesToldLast()).filter((story) => outlets.every((one) => outletsOf(story).includes(one)));

  it("has the tunnel of four outlets as one story, then an update, then nothing", async () => {
    const [house] = (await talk.rooms.store.settings.of(HOUSE)).topics;
    await talk.close();
    talk = await openTalk({ hasNews: false });
    await talk.rooms.store.settings.change(HOUSE, { by: "the test", at: NOON }, (settings) => ({
      kind: "changed",
      settings: { ...settings, topics: house ? [house] : [] },
      says: "",
    }));
    const { articles } = await readSample(NOON);
    await talk.rooms.store.articles.save(articles.map((one) => ({ ...one, feed: house?.feeds[0] })));
    await digestAt(NOON);
    expect((await tunnel()).map(outletsOf)).toEqual([outlets]);
    talk.now = NEXT_DAY;
    await publish(
      "tunnel-pumps",
      "Harbour tunnel in Farhaven to stay shut as second pump fails",
      "A second pump failed in the flooded northern tube of Farhaven’s harbour tunnel, port authority director Maren Holt said.",
    );
    await digestAt(NOON + days(1));
    expect((await storiesToldLast()).map(({ labels }) => labels.includes("update"))).toEqual([true]);
    expect((await tunnel()).map(({ sentences }) => sentences.find(({ isNew }) => isNew)?.text)).toEqual([
      expect.stringContaining("A second pump failed"),
    ]);
    expect(await digestAt(NOON + days(2))).toContain("Nothing new since the digest of");
  });
});

describe("a story that a chat has had enough of", () => {
  const tunnelNumber = async (): Promise<number> => {
    return (await storiesToldLast()).findIndex(({ headline }) => /tunnel/iu.test(headline)) + 1;
  };
  it("is left out however it goes on, until that is taken back", async () => {
    await digestAt(NOON);
    const n = await tunnelNumber();
    await talk.give(`/story ${n}`);
    expect(await talk.press("Enough of this")).toContain("Enough of “");
    expect(await talk.give(`/enough ${n}`)).toContain("already");
    talk.now = NEXT_DAY;
    await cause();
    expect(await talk.give("/preview")).not.toContain("torn seal");
    expect(await talk.give("/why https://news.example/tunnel-cause")).toContain("had enough of its story");
    await talk.press("Take it back");
    expect(await talk.give("/preview")).toContain("A torn seal let the water");
  });
  it("is heard of again with /unmute, by the headline that the card of settings shows", async () => {
    await digestAt(NOON);
    await talk.give(`/enough ${await tunnelNumber()}`);
    const [muted] = (await talk.rooms.store.settings.of(chatOf("group").id)).mutedStories;
    expect(await talk.give("/settings")).toContain(muted?.headline ?? "nothing");
    expect(await talk.give(`/unmute ${muted?.headline}`)).toContain("is heard again");
    talk.now = NEXT_DAY;
    await cause();
    expect(await talk.give("/preview")).toContain("A torn seal let the water");
  });
  it("must be one that there is", async () => {
    await digestAt(NOON);
    expect(await talk.give("/enough 99")).toContain("/enough 2");
  });
});
