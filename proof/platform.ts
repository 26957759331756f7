/** A platform on loopback that misbehaves as platforms do, and remembers all that it took. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";

const requestSchema = z.object({
  chat: z.string(),
  key: z.string(),
  plain: z.string(),
  /** The sender's clock, milliseconds since 1970. */
  now: z.number(),
});
type Request = z.infer<typeof requestSchema>;

interface Taken {
  readonly at: number;
  readonly plain: string;
  count: number;
}

export interface Faults {
  /** Of a thousand requests. */
  readonly tooFast: number;
  readonly lostAnswer: number;
  readonly dropped: number;
  readonly failed: number;
  /** Seconds between two storms in which the whole account is told to wait, of the sender's clock. */
  readonly stormEvery: number;
}

export interface Fates {
  /** Chats that get another name at a moment. */
  readonly moves: ReadonlyMap<string, { readonly at: number; readonly to: string }>;
  /** Chats that throw us out. */
  readonly gone: ReadonlyMap<string, number>;
  /** Chats that take our rights, and give them back. */
  readonly muted: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

export interface Platform {
  readonly url: string;
  /** By chat and key. */
  readonly taken: ReadonlyMap<string, ReadonlyMap<string, Taken>>;
  /** The latest moment that any sender told. */
  readonly now: () => number;
  /** Requests that came before the time that was asked for. */
  readonly early: () => number;
  readonly requests: () => number;
  close(): Promise<void>;
}

/** Chance that can be made again: the same seed gives the same run of faults (mulberry32). */
export const chanceFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const STORM = 20_000;

const bodyOf = async (incoming: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
};

const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

/** What stands in the way for good, as the platform says it; undefined when nothing does. */
const refusalBy = (fates: Fates, { chat, now }: Request): readonly [number, unknown] | undefined => {
  const move = fates.moves.get(chat);
  if (move && now >= move.at) return [400, { error: "moved", to: move.to }];
  if (now >= (fates.gone.get(chat) ?? Infinity)) return [403, { error: "gone" }];
  const muted = fates.muted.get(chat);
  return muted && now >= muted.from && now < muted.to ? [403, { error: "forbidden" }] : undefined;
};

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The platform does not listen.");
  return `http://127.0.0.1:${address.port}`;
};

interface Misbehaviour {
  readonly fates: Fates;
  readonly faults: Faults;
  readonly seed: number;
  /** Whether a chat is of the kind that takes what it knows by its key once. */
  readonly isIdempotent: (chat: string) => boolean;
}

/** What it has taken, and how it answers. */
const openMemory = ({ fates, faults, seed, isIdempotent }: Misbehaviour) => {
  const chance = chanceFrom(seed);
  const taken = new Map<string, Map<string, Taken>>();
  const notBefore = new Map<string, number>();
  const state = { early: 0 };
  const take = ({ chat, key, plain, now }: Request): void => {
    const known = taken.get(chat) ?? new Map<string, Taken>();
    const one = known.get(key);
    if (!one) known.set(key, { at: now, plain, count: 1 });
    else if (!isIdempotent(chat)) one.count += 1;
    taken.set(chat, known);
  };
  const isStorm = (now: number): boolean => now % (faults.stormEvery * 1000) < STORM && chance() < 0.5;
  const answer = (request: Request, response: ServerResponse): void => {
    const { chat, key, now } = request;
    if (now < (notBefore.get(chat) ?? 0)) state.early += 1;
    const refused = refusalBy(fates, request);
    if (refused) return reply(response, ...refused);
    if (isStorm(now)) return reply(response, 429, { scope: "account", after: STORM });
    const dice = chance() * 1000;
    let edge = faults.tooFast;
    if (dice < edge) {
      const after = Math.ceil(chance() * 300) * 1000;
      notBefore.set(chat, now + after);
      return reply(response, 429, { scope: "chat", after });
    }
    if (dice < (edge += faults.failed)) return reply(response, 502, "<html>Bad gateway</html>");
    if (dice < (edge += faults.dropped)) return void response.destroy();
    take(request);
    if (dice < edge + faults.lostAnswer) return void response.destroy();
    return reply(response, 200, { message: `m/${key}` });
  };
  return { taken, state, answer };
};

export const openPlatform = async (misbehaviour: Misbehaviour): Promise<Platform> => {
  const { taken, state, answer } = openMemory(misbehaviour);
  let [latest, requests] = [0, 0];
  const hearing = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = requestSchema.parse(await bodyOf(incoming));
    requests += 1;
    latest = Math.max(latest, request.now);
    if (incoming.url === "/time") reply(response, 200, {});
    else answer(request, response);
  };
  const server = createServer((incoming, response) => {
    void hearing(incoming, response).catch(() => response.destroy());
  });
  const url = await listening(server);
  return {
    url,
    taken,
    now: () => latest,
    early: () => state.early,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
};
