/** In a busy group: silence for talk, an answer for questions, measured through the whole reception. */
import { outboundSchema } from "../../src/chat/outbound.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ack, Adapter, Outbound } from "../../src/chat/adapter.ts";
import type { ChatInfo, Inbound } from "../../src/model/chat.ts";
import { actorId, chatId, messageId, type MessageId } from "../../src/model/id.ts";
import { seconds } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";
import { openRooms, type Rooms } from "../kit/house.ts";
import { chatter, questions } from "./chatter.ts";

const group: ChatInfo = {
  id: chatId({ platform: "test", account: "local", chat: "group" }),
  kind: "group",
  title: "Group",
};
const ack: Ack = { working: async () => undefined, notice: async () => undefined };

let rooms: Rooms;
let hear: (heard: Inbound, ack: Ack) => Promise<void>;
let sent = 0;
let digest: MessageId;

beforeAll(async () => {
  // Two seconds from line to line, so that nobody's limit is touched.
  rooms = await openRooms({ clock: () => NOON + seconds(2 * sent) });
  const adapter: Adapter<Outbound> = {
    platform: "test",
    isHome: true,
    readPayload: (stored) => outboundSchema.parse(stored),
    render: (message) => [{ payload: message, plain: "" }],
    send: async (_, __, { key }) => {
      sent += 1;
      digest ??= messageId(key);
      return { kind: "sent", message: messageId(key) };
    },
    edit: async () => ({ kind: "expired" }),
    start: async (listener) => void (hear = listener),
    stop: async () => undefined,
  };
  await rooms.house.join(adapter);
  await hear(
    {
      type: "command",
      id: "first",
      ...common("ada"),
      name: "digest",
      words: "",
      message: messageId("first"),
    },
    ack,
  );
});
afterAll(() => rooms.close());

const common = (person: string) => ({
  at: NOON,
  chat: group,
  actor: { id: actorId("test", person), name: person, role: "member" as const },
});

/** Each line by another person, so that nobody asks too much. */
const isAnswered = async (text: string, name: string, via: "reply" | "open"): Promise<boolean> => {
  const before = sent;
  const replyTo = via === "reply" ? digest : undefined;
  await hear(
    { type: "saying", id: name, ...common(name), text, via, message: messageId(name), replyTo },
    ack,
  );
  return sent > before;
};

describe("a group under a digest", () => {
  it("is left to itself: of 300 lines of talk that answer it, at most three are taken for questions", async () => {
    const taken: string[] = [];
    for (const [at, line] of chatter.entries())
      if (await isAnswered(line, `talk-${at}`, "reply")) taken.push(line);
    expect(chatter.length).toBeGreaterThanOrEqual(300);
    expect(taken.length / chatter.length, taken.join("\n")).toBeLessThanOrEqual(0.01);
  });
  it("gets an answer to its questions: of a hundred that answer the digest, at least 95", async () => {
    const missed: string[] = [];
    for (const [at, line] of questions.entries())
      if (!(await isAnswered(line, `asks-${at}`, "reply"))) missed.push(line);
    expect(questions.length).toBeGreaterThanOrEqual(100);
    expect(1 - missed.length / questions.length, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
  });
  it("is never answered when it speaks to nobody of us, questions or not", async () => {
    for (const [at, line] of questions.entries())
      expect(await isAnswered(line, `open-${at}`, "open")).toBe(false);
  });
});
