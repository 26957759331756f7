/** Presses of buttons: only ours, only there, only by whom they are for, and each answered. */
import { outboundSchema } from "../../src/chat/outbound.ts";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ack, Adapter, Outbound } from "../../src/chat/adapter.ts";
import type { ChatInfo, Inbound, Sent } from "../../src/model/chat.ts";
import { actorId, chatId, messageId, type MessageId } from "../../src/model/id.ts";
import { NOON } from "../kit/articles.ts";
import { openRooms, type Rooms } from "../kit/house.ts";

const chatNamed = (name: string, kind: ChatInfo["kind"] = "group"): ChatInfo => ({
  id: chatId({ platform: "test", account: "local", chat: name }),
  kind,
  title: name,
});
const group = chatNamed("harbour");
const other = chatNamed("school");
const ada = { id: actorId("test", "ada"), name: "Ada Quill", role: "member" as const };
const bo = { id: actorId("test", "bo"), name: "Bo Rask", role: "member" as const };

interface Standing {
  readonly message: MessageId;
  readonly chat: string;
  readonly content: Outbound;
}

/** A platform in hand: keeps what it is sent, and says of each sending what it is told to say. */
const platform = () => {
  const standing: Standing[] = [];
  const answers: Sent[] = [];
  let hear: (heard: Inbound, ack: Ack) => Promise<void> = async () => undefined;
  const adapter: Adapter<Outbound> = {
    platform: "test",
    isHome: true,
    readPayload: (stored) => outboundSchema.parse(stored),
    render: (message) => [{ payload: message, plain: "" }],
    send: async (chat, part, { key }) => {
      const answer = answers.shift();
      if (answer && answer.kind !== "sent") return answer;
      standing.push({ message: messageId(key), chat, content: part.payload });
      return { kind: "sent", message: messageId(key) };
    },
    edit: async () => ({ kind: "expired" }),
    start: async (listener) => void (hear = listener),
    stop: async () => undefined,
  };
  let count = 0;
  const notices: string[] = [];
  const ack: Ack = { working: async () => undefined, notice: async (text) => void notices.push(text) };
  return {
    adapter,
    standing,
    answers,
    notices,
    next: () => `event-${++count}`,
    hear: (heard: Inbound) => hear(heard, ack),
  };
};

let rooms: Rooms;
let stage: ReturnType<typeof platform>;

beforeEach(async () => {
  rooms = await openRooms();
  stage = platform();
  await rooms.house.join(stage.adapter);
});
afterEach(() => rooms.close());

const command = (name: string, words = "", chat = group, actor = ada): Promise<void> => {
  const id = stage.next();
  return stage.hear({ type: "command", id, at: NOON, chat, actor, name, words, message: messageId(id) });
};
const press = (action: string, on: MessageId, chat = group, actor = ada): Promise<void> =>
  stage.hear({ type: "press", id: stage.next(), at: NOON, chat, actor, action, on });

const last = (): Standing => {
  const one = stage.standing.at(-1);
  if (!one) throw new Error("Nothing was sent.");
  return one;
};
const buttonOf = ({ content }: Standing, label: string): string => {
  const button = content.buttons.flat().find((one) => one.label === label);
  if (!button || !("action" in button)) throw new Error(`There is no button ${label}.`);
  return button.action;
};

describe("a button", () => {
  it("does what it says, on its message, for everybody in the chat", async () => {
    await command("digest");
    const digest = last();
    await press(buttonOf(digest, "1"), digest.message, group, bo);
    expect(JSON.stringify(last().content)).toContain("Harbour tunnel closed");
    expect(stage.notices).toEqual([]);
  });

  it("of a private answer is for the one who asked", async () => {
    await command("quotes");
    const quotes = last();
    const before = stage.standing.length;
    await press(buttonOf(quotes, "Share here"), quotes.message, group, bo);
    expect(stage.standing.length).toBe(before);
    expect(stage.notices).toEqual(["This button is no longer good."]);
  });

  it("counts through the digest that it stands under, whatever came later", async () => {
    await command("digest");
    const first = last();
    await rooms.store.digests.keep({
      key: "digest/later",
      chat: group.id,
      from: NOON,
      to: NOON + 1,
      digest: {
        version: 1,
        date: "2031-05-12T13:00:00.000Z",
        language: "en",
        method: "extractive",
        stories: [],
        articles: {},
        failures: [],
      },
    });
    await press(buttonOf(first, "2"), first.message);
    expect(JSON.stringify(last().content)).toContain("Fishing quota");
  });

  it("forged, replayed, foreign or expired is refused and answered, 1,000 times of 1,000", async () => {
    await command("digest");
    const digest = last();
    const good = buttonOf(digest, "1");
    await command("digest", "", other);
    const elsewhere = last();
    const actions = rooms.store.cache("actions");
    const expired = buttonOf(elsewhere, "2");
    await actions.delete(expired);
    const before = stage.standing.length;
    for (let turn = 0; turn < 250; turn++) {
      await press(randomBytes(16).toString("base64url"), digest.message);
      await press(good, messageId(`another-${turn}`));
      await press(good, digest.message, other, bo);
      await press(expired, elsewhere.message, other);
    }
    expect(stage.standing.length).toBe(before);
    expect(stage.notices).toEqual(Array.from({ length: 1000 }, () => "This button is no longer good."));
  });

  it("pressed once and told twice is done once", async () => {
    await command("digest");
    const digest = last();
    const before = stage.standing.length;
    const once: Inbound = {
      type: "press",
      id: "the-same",
      at: NOON,
      chat: group,
      actor: ada,
      action: buttonOf(digest, "1"),
      on: digest.message,
    };
    await Promise.all([stage.hear(once), stage.hear(once), stage.hear(once)]);
    await stage.hear(once);
    expect(stage.standing.length).toBe(before + 1);
  });
});

describe("a message that a platform does not take", () => {
  it.each([
    ["is busy", { kind: "rate limited", retryAfterMs: 5, scope: "chat" }],
    ["has moved the chat", { kind: "moved", to: other.id }],
    ["refuses its form", { kind: "bad content", why: "too many entities" }],
  ] as const)("because it %s, arrives all the same", async (_, answer) => {
    stage.answers.push(answer);
    await command("help");
    expect(stage.standing).toHaveLength(1);
    expect(last().chat).toBe(answer.kind === "moved" ? other.id : group.id);
    expect(rooms.complaints).toEqual([]);
  });
  it.each(["gone", "auth", "expired"] as const)(
    "because it is %s is told to whoever runs the bot, once",
    async (kind) => {
      stage.answers.push({ kind });
      await command("help");
      expect(stage.standing).toHaveLength(0);
      expect(rooms.complaints).toHaveLength(1);
      expect(rooms.complaints[0]).toContain(kind);
    },
  );
});

describe("feedback", () => {
  it("reaches whoever runs the bot, from a command or from an answer to its question", async () => {
    await command("feedback", "the Courier is missing");
    await command("feedback");
    const asked = last();
    const id = stage.next();
    await stage.hear({
      type: "saying",
      id,
      at: NOON,
      chat: group,
      actor: ada,
      text: "and Radio Nord too",
      via: "reply",
      message: messageId(id),
      replyTo: asked.message,
    });
    expect(rooms.complaints).toEqual([
      `Feedback from ${group.id}: the Courier is missing`,
      `Feedback from ${group.id}: and Radio Nord too`,
    ]);
  });
});

describe("a chat as a whole", () => {
  it("is answered sixty times a minute, whoever asks, and then told so once", async () => {
    for (let turn = 0; turn < 70; turn++) {
      const person = { id: actorId("test", `p${turn}`), name: "Somebody", role: "member" as const };
      await command("help", "", group, person);
    }
    const told = stage.standing.filter(({ content }) =>
      JSON.stringify(content).includes("questions in a minute"),
    );
    expect(told).toHaveLength(1);
    expect(stage.standing).toHaveLength(61);
  });
});

describe("what goes wrong inside", () => {
  it("is told in a sentence, and the next request is answered", async () => {
    const { latest } = rooms.store.digests;
    Object.assign(rooms.store.digests, {
      latest: async () => Promise.reject(new Error("The disk is on fire.")),
    });
    await command("quotes");
    Object.assign(rooms.store.digests, { latest });
    expect(JSON.stringify(last().content)).toContain("That did not work");
    expect(JSON.stringify(last().content)).not.toContain("fire");
    await command("help");
    expect(JSON.stringify(last().content)).toContain("/source n");
  });
});
