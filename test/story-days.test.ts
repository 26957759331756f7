/** A story over several days, through the whole house: told once, then what is new of it, then nothing. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { articleIdAt } from "../src/ingest/address.ts";
import { HOUSE } from "../src/news.ts";
import { days, hours } from "../src/model/time.ts";
import { article, NOON } from "./kit/articles.ts";
import { chatOf, openTalk, type Talk } from "./kit/talk.ts";

let talk: Talk;
const publish = async (name: string, title: string, ...paragraphs: readonly string[]): Promise<void> => {
  const [house] = (await talk.rooms.store.settings.of(HOUSE)).topics;
  const drawn = article({ name, title, publisher: `The ${name} paper`, paragraphs });
  await talk.rooms.store.articles.save([
    {
      ...drawn,
      id: articleIdAt(`https://news.example/${name}`),
      feed: house?.feeds[0],
      publishedAt: talk.now,
      fetchedAt: talk.now,
    },
  ]);
};
const cause = (): Promise<void> =>
  publish(
    "tunnel-cause",
    "Harbour tunnel: a torn seal let the water in",
    "A torn seal let the water into the harbour tunnel, the port authority said on Tuesday.",
    "The northern tube of the tunnel stays closed until Friday, said Maren Holt, director of the port authority.",
  );
const digestAt = async (instant: number): Promise<string> => {
  talk.now = instant;
  return talk.give("/digest");
};
const NEXT_DAY = NOON + hours(23);

beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

describe("a story that goes on", () => {
  it("is told as an update that begins with what is new, and not again after that", async () => {
    expect(await digestAt(NOON)).toContain("Harbour tunnel closed");
    talk.now = NEXT_DAY;
    await cause();
    const second = await digestAt(NOON + days(1));
    expect(second).toContain("Update");
    expect(second).toContain("A torn seal let the water into the harbour tunnel");
    expect(await digestAt(NOON + days(2))).not.toContain("torn seal let the water into");
  });
});

describe("a story that a chat has had enough of", () => {
  const tunnelNumber = async (): Promise<number> => {
    const latest = await talk.rooms.store.digests.latest(chatOf("group").id);
    return (latest?.digest.stories ?? []).findIndex(({ headline }) => /tunnel/iu.test(headline)) + 1;
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
