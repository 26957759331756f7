/** As much of the Bot API as a fan-out needs: sendMessage, thirty a second for the account and one a second for a chat. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

export interface BotApi {
  readonly url: string;
  /** How many messages each chat was sent, in the order of their coming. */
  readonly sent: string[];
  readonly refused: () => number;
  close(): Promise<void>;
}

const messageSchema = z.object({ chat_id: z.coerce.string(), text: z.string() });

/** The account's bucket, and a second between two messages to one chat. @returns seconds to wait; 0 when it may go */
const openBuckets = (scale: number): ((chat: string) => number) => {
  const perSecond = 30 * scale;
  const lastTo = new Map<string, number>();
  let [tokens, filledAt] = [perSecond, performance.now()];
  return (chat) => {
    const now = performance.now();
    tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond);
    filledAt = now;
    const since = now - (lastTo.get(chat) ?? -Infinity);
    if (since < 1000 / scale) return (1000 / scale - since) / 1000;
    if (tokens < 1) return (1 - tokens) / perSecond;
    tokens -= 1;
    lastTo.set(chat, now);
    return 0;
  };
};

const bodyOf = async (request: IncomingMessage): Promise<z.infer<typeof messageSchema>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return messageSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
};

const tooFast = (wait: number): string => {
  const retry = Math.max(1, Math.ceil(wait));
  const description = `Too Many Requests: retry after ${retry}`;
  return JSON.stringify({ ok: false, error_code: 429, description, parameters: { retry_after: retry } });
};

/** @param scale how many times faster than real its clock runs */
export const openBotApi = async (scale: number): Promise<BotApi> => {
  const waitFor = openBuckets(scale);
  const sent: string[] = [];
  let refused = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { chat_id: chat, text } = await bodyOf(request);
    const wait = waitFor(chat);
    response.setHeader("content-type", "application/json");
    if (wait > 0) {
      refused += 1;
      response.writeHead(429).end(tooFast(wait));
      return;
    }
    sent.push(chat);
    const result = {
      message_id: sent.length,
      date: 0,
      chat: { id: Number(chat), type: "private", first_name: "x" },
      text,
    };
    response.end(JSON.stringify({ ok: true, result }));
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The Bot API does not listen.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    refused: () => refused,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
};
