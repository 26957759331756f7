/** The gateway, version 10: sessions that are told what happens, kept when their socket breaks, and faults to order. */
import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { z } from "zod";
import { asList, asNumber, asObject, asText, type Json } from "./form.ts";
import { changed, type Happening, type State } from "./state.ts";
import { guildCreateJson, userJson } from "./wire.ts";

export const intents = {
  Guilds: 1,
  GuildMembers: 2,
  GuildPresences: 256,
  GuildMessages: 512,
  DirectMessages: 4096,
  MessageContent: 32_768,
} as const;
const PRIVILEGED = intents.GuildMembers | intents.GuildPresences | intents.MessageContent;
const EVERY_INTENT = 2 ** 26 - 1;

/** What a bot sends and gets: "Gateway", "Opcodes". */
const DISPATCH = 0;
const HEARTBEAT = 1;
const IDENTIFY = 2;
const PRESENCE = 3;
const RESUME = 6;
const RECONNECT = 7;
const INVALID = 9;
const HELLO = 10;
const ACK = 11;

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  readonly events: Json[];
  socket: WebSocket | undefined;
}

export interface Gateway {
  /** How many sessions were begun, of the 1000 of a day. */
  identifies(): number;
  resumes(): number;
  heartbeats(): number;
  /** How many sessions have an open socket. */
  connected(): number;
  /** From now on, or until it is told to go on, heartbeats are not answered. */
  stopAcks(isStopped?: boolean): void;
  /** Asks every client to connect anew (opcode 7). */
  reconnect(): void;
  /** Tells every client that its session is invalid (opcode 9); one that is not resumable is forgotten. */
  invalidate(isResumable: boolean): void;
  /** Breaks every socket: with a close code, or without a word. */
  drop(code?: number): void;
  /** Closes the next connections with this code when they identify. */
  refuse(code: number, times?: number): void;
}

interface Line {
  readonly state: State;
  readonly sessions: Session[];
  readonly heartbeatMs: number;
  readonly refusals: number[];
  readonly total: number;
  isSilent: boolean;
  identifies: number;
  resumes: number;
  heartbeats: number;
}

const frame = z.object({ op: z.number(), d: z.unknown() });

const readFrame = (data: Buffer): z.infer<typeof frame> | undefined => {
  try {
    return frame.safeParse(JSON.parse(data.toString())).data;
  } catch {
    return undefined;
  }
};

const send = (socket: WebSocket, op: number, d: unknown = null): void =>
  socket.send(JSON.stringify({ op, d, s: null, t: null }));

/** Kept even when nobody is connected, so that a resumed session misses nothing. */
const dispatch = (session: Session, t: string, d: Json): void => {
  const event = { op: DISPATCH, d, s: session.events.length + 1, t };
  session.events.push(event);
  session.socket?.send(JSON.stringify(event));
};

const shardOf = (guild: string | undefined, shards: number): number =>
  guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));

const hear = (line: Line, event: Happening): void => {
  for (const session of line.sessions) {
    const isFor = event.intent === 0 || (session.intents & event.intent) !== 0;
    if (!isFor || shardOf(event.guild, session.shards) !== session.shard) continue;
    const mayRead = (session.intents & intents.MessageContent) !== 0;
    dispatch(session, event.name, mayRead ? event.data : (event.withoutWords ?? event.data));
  }
};

/** oceanic.js writes "Bot " before it, as in REST. */
const isToken = (line: Line, d: Json): boolean =>
  asText(d["token"]).replace(/^Bot /u, "") === line.state.token;

const shardAsked = (d: Json): readonly [number, number] => {
  const [shard = 0, shards = 1] = asList(d["shard"]).map(asNumber);
  return [shard, shards];
};

/** The code to close with, or none: "Gateway Close Event Codes". */
const refusal = (line: Line, d: Json): number | undefined => {
  const ordered = line.refusals.shift();
  if (ordered !== undefined) return ordered;
  if (!isToken(line, d)) return 4004;
  const [shard, shards] = shardAsked(d);
  if (shard >= shards) return 4010;
  const asked = d["intents"];
  if (typeof asked !== "number" || asked < 0 || asked > EVERY_INTENT) return 4013;
  if (asked & PRIVILEGED & ~line.state.privileged) return 4014;
  return line.identifies >= line.total ? 4004 : undefined;
};

const welcome = (line: Line, session: Session): void => {
  const { world, url } = line.state;
  const guilds = [...world.guilds.values()].filter(
    ({ id, members }) => members.has(world.bot.id) && shardOf(id, session.shards) === session.shard,
  );
  dispatch(session, "READY", {
    v: 10,
    user: userJson(world, world.bot.id),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: url.replace("http", "ws"),
    shard: [session.shard, session.shards],
    application: { id: world.bot.id, flags: 0 },
  });
  if (session.intents & intents.Guilds)
    for (const guild of guilds) dispatch(session, "GUILD_CREATE", guildCreateJson(world, guild));
};

const identify = (line: Line, socket: WebSocket, d: Json): Session | undefined => {
  const code = refusal(line, d);
  if (code !== undefined) {
    socket.close(code);
    return undefined;
  }
  line.identifies += 1;
  const [shard, shards] = shardAsked(d);
  const session = {
    id: line.state.world.id(),
    shard,
    shards,
    intents: asNumber(d["intents"]),
    events: [],
    socket,
  };
  line.sessions.push(session);
  welcome(line, session);
  return session;
};

const resume = (line: Line, socket: WebSocket, d: Json): Session | undefined => {
  if (!isToken(line, d)) {
    socket.close(4004);
    return undefined;
  }
  const session = line.sessions.find(({ id }) => id === d["session_id"]);
  if (!session) {
    send(socket, INVALID, false);
    return undefined;
  }
  const seq = asNumber(d["seq"]);
  if (seq > session.events.length) {
    socket.close(4007);
    return undefined;
  }
  line.resumes += 1;
  session.socket = socket;
  for (const event of session.events.slice(seq)) socket.send(JSON.stringify(event));
  dispatch(session, "RESUMED", {});
  return session;
};

/** One socket, from HELLO to its end. */
const serve = (line: Line, socket: WebSocket): void => {
  let session: Session | undefined;
  let heard = 0;
  const answer = (op: number, d: Json): void => {
    if (op === HEARTBEAT) {
      line.heartbeats += 1;
      if (!line.isSilent) send(socket, ACK);
    } else if (op === IDENTIFY || op === RESUME) {
      if (session?.socket === socket) socket.close(4005);
      else session = (op === IDENTIFY ? identify : resume)(line, socket, d);
    } else if (!session) socket.close(4003);
    else if (op !== PRESENCE) {
      line.state.strange.push(`gateway: opcode ${op}`);
      socket.close(4001);
    }
  };
  socket.on("message", (data: Buffer) => {
    heard += 1;
    // 120 in a minute: "Gateway", "Rate Limiting".
    if (heard > 120 + line.heartbeats) return socket.close(4008);
    const read = readFrame(data);
    if (read) answer(read.op, asObject(read.d));
    else socket.close(4002);
    changed(line.state);
  });
  socket.on("close", (code) => {
    if (session?.socket === socket) {
      session.socket = undefined;
      // A client that says goodbye ends its session: "Gateway", "Disconnecting".
      if (code === 1000 || code === 1001) line.sessions.splice(line.sessions.indexOf(session), 1);
    }
    changed(line.state);
  });
  send(socket, HELLO, { heartbeat_interval: line.heartbeatMs });
};

const faults = (line: Line): Gateway => {
  const open = (): readonly WebSocket[] => line.sessions.flatMap(({ socket }) => socket ?? []);
  return {
    identifies: () => line.identifies,
    resumes: () => line.resumes,
    heartbeats: () => line.heartbeats,
    connected: () => open().length,
    stopAcks: (isStopped = true) => void (line.isSilent = isStopped),
    reconnect: () => open().forEach((socket) => send(socket, RECONNECT)),
    invalidate: (isResumable) => {
      const sockets = open();
      // A client may resume over the socket that it has.
      for (const session of line.sessions) session.socket = undefined;
      if (!isResumable) line.sessions.splice(0);
      for (const socket of sockets) send(socket, INVALID, isResumable);
    },
    drop: (code) => {
      const sockets = open();
      for (const session of line.sessions) session.socket = undefined;
      for (const socket of sockets)
        if (code === undefined) socket.terminate();
        else socket.close(code);
    },
    refuse: (code, times = 1) => void line.refusals.push(...Array.from({ length: times }, () => code)),
  };
};

/** @param options.identifies how many sessions may still be begun today */
export const openGateway = (
  state: State,
  server: Server,
  options: { readonly heartbeatMs: number; readonly identifies: number },
): { readonly gateway: Gateway; readonly bot: () => Json; readonly close: () => void } => {
  const line: Line = {
    state,
    sessions: [],
    heartbeatMs: options.heartbeatMs,
    refusals: [],
    total: options.identifies,
    isSilent: false,
    identifies: 0,
    resumes: 0,
    heartbeats: 0,
  };
  const sockets = new WebSocketServer({ noServer: true });
  state.listeners.push((event) => hear(line, event));
  server.on("upgrade", (request, raw, head) =>
    sockets.handleUpgrade(request, raw, head, (socket) => {
      const query = new URL(request.url ?? "/", "http://gateway").searchParams;
      if (query.get("v") === "10" && query.get("encoding") === "json" && !query.has("compress"))
        return serve(line, socket);
      state.strange.push(`gateway: ${request.url ?? ""}`);
      socket.close(4012);
    }),
  );
  return {
    gateway: faults(line),
    bot: () => ({
      url: state.url.replace("http", "ws"),
      shards: 1,
      session_start_limit: {
        total: 1000,
        remaining: line.total - line.identifies,
        reset_after: 14_400_000,
        max_concurrency: 1,
      },
    }),
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
};
