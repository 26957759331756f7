import { describe, expect, it } from "vitest";
import { answerLine, helpMessage } from "../../src/chat/route.ts";
import type { Circumstances, Desk } from "../../src/chat/command.ts";
import { USUAL_QUOTA } from "../../src/chat/changes.ts";
import { commands } from "../../src/chat/commands/index.ts";
import { tellIn } from "../../src/chat/strings/strings.ts";
import { actorId, chatId } from "../../src/model/id.ts";
import type { Role } from "../../src/model/chat.ts";
import type { Digest } from "../../src/model/digest.ts";
import { usualSettings } from "../../src/model/settings.ts";
import type { Answer } from "../../src/model/question.ts";
import type { Message } from "../../src/model/message.ts";
import { sampleDigest } from "../kit/digests.ts";

const nothing: Answer = {
  kind: "not told",
  sentences: [],
  closest: undefined,
  scope: { articles: 3, publishers: 1 },
  method: "extractive",
  understoodAs: undefined,
  about: [],
};

const desk = (latest: Digest | undefined): Desk => ({
  zone: "UTC",
  current: async () => undefined,
  recent: async () => latest ?? sampleDigest(),
  search: async () => [],
  feeds: async () => [],
  now: () => 0,
  settings: async () => usualSettings,
  change: async () => ({ kind: "changed", n: 7, says: "Changed." }),
  changes: async () => [],
  undo: async () => ({ kind: "refused", why: "No." }),
  checkFeed: async () => ({ kind: "failed", why: "Nothing there." }),
  takeFeedback: async () => undefined,
  preview: async () => latest ?? sampleDigest(),
  why: async () => [["why-unseen"]],
  retract: async () => "none",
  schedule: async () => undefined,
  quieter: async (hour) => hour,
  status: async () => ({ chats: 0, feeds: 0, failing: 0, digests: {}, waves: [] }),
  forgetChat: async () => undefined,
  passOn: async () => "",
  passedOn: async () => undefined,
  readList: async () => ({ kind: "failed", why: "No list." }),
  hasHouseTopics: true,
  quota: USUAL_QUOTA,
  isBlocked: () => false,
  language: "en",
  access: {
    mode: "private",
    list: async () => [],
    put: async () => undefined,
    drop: async () => false,
    claim: async () => false,
  },
  ask: async (question) => ({ answer: { ...nothing, understoodAs: question }, articles: [] }),
  dwellOn: async () => undefined,
  forget: async () => undefined,
  latest: async () => latest,
  renew: async () => ({ digest: latest ?? sampleDigest(), isNew: true }),
});

const given = (latest: Digest | undefined): Circumstances => ({
  desk: desk(latest),
  chat: { id: chatId({ platform: "test", account: "local", chat: "1" }), kind: "private", title: "Test" },
  actor: { id: actorId("test", "ada"), name: "Ada Quill", role: "admin" },
  about: undefined,
  isSpace: false,
  tell: tellIn("en"),
  chatsOf: async () => [],
  linkFor: undefined,
  also: async () => undefined,
});

const words = ({ blocks }: Message): string =>
  blocks
    .map((block) =>
      block.kind === "quote"
        ? `${block.text} ${block.speaker}`
        : block.spans.map(({ text }) => text).join(""),
    )
    .join("\n");

const reply = async (line: string, latest: Digest | undefined = sampleDigest()): Promise<string> =>
  words(await answerLine(line, given(latest)));

describe("a line at the prompt", () => {
  it("shows the passage behind a sentence, with its outlet", async () => {
    const text = await reply("/source 1");
    expect(text).toContain("Salt Quay Courier");
    expect(text).toContain("The ferry stopped on Monday.");
    expect(text).toContain("Nobody was hurt.");
  });
  it("takes the number in brackets, as the digest prints it", async () => {
    expect(await reply("/source [2]")).toContain("Nobody was hurt.");
  });
  it("says which numbers there are when one is not there", async () => {
    expect(await reply("/source 9")).toBe(
      "“9” is not a sentence of this digest: they are numbered 1 to 2. It goes /source n, for example /source 2",
    );
    expect(await reply("/source two")).toContain("numbered 1 to 2");
  });
  it("lists the quotes, and those of one speaker", async () => {
    expect(await reply("/quotes")).toContain("“We waited an hour.” Ada Quill");
    expect(await reply("/quotes quill")).toContain("Ada Quill");
    expect(await reply("/quotes Nobody")).toBe("This digest quotes nobody called Nobody.");
  });
  it("offers the nearest command for one that is not there", async () => {
    expect(await reply("/digset")).toBe("/digset? Did you mean /digest");
    expect(await reply("/frobnicate")).toContain("/help lists them");
  });
  it("is a question when it has no slash, as it is behind /ask", async () => {
    expect(await reply("who closed the tunnel?")).toContain("Understood as: who closed the tunnel?");
    expect(await reply("/ask who closed the tunnel?")).toContain("Understood as: who closed the tunnel?");
    expect(await reply("/ask")).toContain("/ask who closed the tunnel?");
  });
  it("has a sentence for the time before the first digest", async () => {
    const text = words(await answerLine("/source 1", given(undefined)));
    expect(text).toBe("There is no digest yet. /digest makes one.");
  });
  it("shows each person what they may do", () => {
    const help = (role: Role): string => words(helpMessage(role, tellIn("en")));
    expect(help("member")).not.toContain("/topic");
    expect(help("admin")).toContain("/topic");
    expect(help("admin")).not.toContain("/ban");
  });
  it("names every command of the table in /help", () => {
    const help = words(helpMessage("operator", tellIn("en")));
    for (const { name, form, does } of commands)
      expect(help).toContain(`/${name}${form === "" ? "" : ` ${form}`} — ${tellIn("en")(does)}`);
  });
});
