/** The main path of any platform: what a digest can have in it, an answer, many words, an edit; and nothing left behind. */
import type { Outbound, Sender } from "../src/chat/adapter.ts";
import type { Sent } from "../src/model/chat.ts";
import { messageId, type ChatId, type MessageId } from "../src/model/id.ts";
import type { Block } from "../src/model/message.ts";

const line = (text: string): Block => ({ kind: "text", spans: [{ text }] });
const LONG = "A sentence that is long enough to be folded when there are several of them. ".repeat(6);

/** Everything that a digest can have in it, and texts that must not come alive. */
const digest = (action: string): Outbound => ({
  blocks: [
    { kind: "title", spans: [{ text: "Smoke test of Tidings: this message goes away by itself" }] },
    { kind: "headline", number: 1, spans: [{ text: "Harbour tunnel closed after water breaks in" }] },
    {
      kind: "text",
      spans: [{ text: "The tunnel was closed, the port authority said." }, { text: " [1]", tone: "receipt" }],
    },
    { kind: "quote", text: "“The seal failed. We do not yet know why.”", speaker: "Maren Holt" },
    { kind: "quote", text: `“${LONG}”`, speaker: "Tomas Brandt" },
    { kind: "sources", spans: [{ text: "Salt Quay Courier", link: "https://example.org/tunnel" }] },
    line("Nothing here may come alive: @everyone evil.example /stop #tag https://evil.example"),
    { kind: "note", spans: [{ text: "Sentences are taken from the sources.", tone: "faint" }] },
  ],
  buttons: [
    [
      { label: "1", action },
      { label: "Ask", action, asksFor: "Your question about the news" },
    ],
    [{ label: "Source", link: "https://example.org/" }],
  ],
});

interface Walked<Payload> extends Sender<Payload> {
  remove(chat: ChatId, message: MessageId): Promise<void>;
}

const walk = async <Payload>(
  platform: Sender<Payload>,
  chat: ChatId,
  note: (message: MessageId) => void,
): Promise<void> => {
  const step = async (name: string, doing: Promise<Sent>): Promise<MessageId> => {
    const sent = await doing;
    if (sent.kind !== "sent") throw new Error(`${name}: ${JSON.stringify(sent)}`);
    note(sent.message);
    process.stdout.write(`ok  ${name}\n`);
    return sent.message;
  };
  const say = async (name: string, outbound: Outbound, replyTo?: MessageId): Promise<MessageId> => {
    let last = messageId("");
    for (const [at, part] of platform.render(outbound).entries())
      last = await step(
        name,
        platform.send(chat, part, { key: `smoke/${Date.now()}/${name}/${at}`, replyTo, isSilent: true }),
      );
    return last;
  };
  const first = await say("a digest with quotes, links and buttons", digest("A".repeat(22)));
  await say("an answer to it", { blocks: [line("An answer.")], buttons: [] }, first);
  await say("4,000 words in several messages", { blocks: [line("word ".repeat(4000))], buttons: [] });
  const [changed] = platform.render({ blocks: [line("Changed.")], buttons: [] });
  if (!changed) return;
  await step("an edit", platform.edit(chat, first, changed));
  await step("the same edit again", platform.edit(chat, first, changed));
};

/** @throws with what the platform answered at the step that failed; what was said is taken away all the same */
export const walkMainPath = async <Payload>(
  platform: Walked<Payload>,
  chat: ChatId,
  isKept: boolean,
): Promise<void> => {
  const said = new Set<MessageId>();
  try {
    await walk(platform, chat, (message) => void said.add(message));
  } finally {
    for (const message of isKept ? [] : said) await platform.remove(chat, message);
  }
};
