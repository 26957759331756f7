/** The chat at the terminal: one person, one private chat, a line at a time, until /quit, Ctrl-D or Ctrl-C. */
import { createInterface, type Interface } from "node:readline";
import type { Ack, Adapter, Outbound, Sender } from "../../chat/adapter.ts";
import { outboundSchema } from "../../chat/outbound.ts";
import { plainText } from "../../chat/plain-text.ts";
import type { Inbound } from "../../model/chat.ts";
import { messageId } from "../../model/id.ts";
import type { Message } from "../../model/message.ts";
import type { Instant } from "../../model/time.ts";
import { labelsOf, openLines, PLATFORM, type Labelled, type Lines } from "./lines.ts";
import { render, type Look } from "./render.ts";

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly isTTY?: boolean };
}

/** Some terminals say that they have no columns at all. */
const widthOf = ({ columns = 0 }: Terminal["output"]): number => (columns >= NARROWEST ? columns : 80);
const NARROWEST = 20;

/** Colours only where a person looks on; NO_COLOR and --plain turn them off before this is asked. */
export const lookOf = (output: Terminal["output"], plain: boolean): Look => ({
  width: widthOf(output),
  rich: output.isTTY === true && !plain,
});

export const show = (message: Message, output: Terminal["output"], look: Look): void => {
  output.write(`${render(message, look)}\n`);
};

export interface TerminalChat extends Adapter<Outbound> {
  /** Ends when the person goes. */
  readonly gone: Promise<void>;
}

interface Setting {
  readonly look: Look;
  /** Whether somebody types: then there is a prompt, and buttons are shown. */
  readonly isTyped: boolean;
  readonly now: () => Instant;
}

/** As it is, below the message: it can be copied or cut out of the output. */
const fileLines = (file: Outbound["file"]): Message["blocks"] =>
  file === undefined ? [] : [{ kind: "text", spans: [{ text: `${file.name}:\n${file.text.trim()}` }] }];

/** Only where somebody can press them. */
const labelLine = (labels: readonly Labelled[]): Message["blocks"] =>
  labels.length === 0
    ? []
    : [{ kind: "note", spans: [{ text: labels.map(({ label }) => `#${label}`).join("  "), tone: "faint" }] }];

/** So many keys are remembered, to send nothing twice. */
const MOST_KEYS = 1000;

const senderTo = (output: Terminal["output"], { look, isTyped }: Setting, lines: Lines): Sender<Outbound> => {
  const keys = new Set<string>();
  return {
    readPayload: (stored) => outboundSchema.parse(stored),
    render: (message) => [{ payload: message, plain: plainText(message.blocks) }],
    send: async (_, { payload, plain }, { key, plainly }) => {
      const message = messageId(key);
      if (keys.has(key)) return { kind: "sent", message };
      if (!output.writable) return { kind: "gone" };
      const labels = isTyped ? labelsOf(payload) : [];
      const pretty = render(
        { blocks: [...payload.blocks, ...fileLines(payload.file), ...labelLine(labels)] },
        look,
      );
      output.write(`${plainly ? plain : pretty}\n`);
      lines.stand(message, labels);
      keys.add(key);
      const [oldest] = keys;
      if (keys.size > MOST_KEYS && oldest !== undefined) keys.delete(oldest);
      return { kind: "sent", message };
    },
    edit: async () => ({ kind: "expired" }),
  };
};

type Hear = (heard: Inbound, ack: Ack) => Promise<void>;

/** Reads line after line; each is answered before the next is taken. */
const converse = async (
  typed: Interface,
  output: Terminal["output"],
  lines: Lines,
  hear: Hear,
): Promise<void> => {
  const ack: Ack = {
    working: async () => undefined,
    notice: async (text) => void (text === "" || output.write(`${text}\n`)),
  };
  typed.prompt();
  for await (const line of typed) {
    if (line.trim() === "/quit") break;
    const read = line.trim() === "" ? undefined : lines.read(line.trim());
    if (read && "asksFor" in read) output.write(`${read.asksFor}:\n`);
    else if (read) await hear(read, ack);
    typed.prompt();
  }
  typed.close();
};

export const openTerminal = ({ input, output }: Terminal, setting: Setting): TerminalChat => {
  const gone = Promise.withResolvers<void>();
  const lines = openLines(setting.now);
  let typed: Interface | undefined;
  return {
    platform: PLATFORM,
    isHome: true,
    gone: gone.promise,
    ...senderTo(output, setting, lines),
    start: async (hear) => {
      if (!setting.isTyped) return;
      typed = createInterface({ input, output, prompt: "\n> " });
      typed.on("SIGINT", () => typed?.close());
      void converse(typed, output, lines, hear).then(gone.resolve, gone.reject);
    },
    stop: async () => typed?.close(),
  };
};
