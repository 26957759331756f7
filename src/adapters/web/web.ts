/** The chat in the browser, on loopback: the platform that needs no token, and the reference for the others. */
import { serve, type ServerType } from "@hono/node-server";
import type { Adapter, Outbound } from "../../chat/adapter.ts";
import { Trouble } from "../../ops/trouble.ts";
import { PLATFORM, type Front, type Needs } from "./front.ts";
import { frontOn, type Hear } from "./hearing.ts";
import { actorId } from "../../model/id.ts";
import { openPeople, roleIn } from "./people.ts";
import { senderOn } from "./sending.ts";
import { openPages } from "./server.ts";
import { openSessions } from "./sessions.ts";
import { openWire } from "./wire.ts";

export interface Web extends Adapter<Outbound> {
  /** Where a browser comes in; good once. */
  readonly link: string;
}

export interface Address {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

const listening = (server: ServerType, { host, port }: Address): Promise<number> =>
  new Promise((resolve, reject) => {
    const sentence = `Port ${port} on ${host} cannot be had: end what runs there, or set HTTP_PORT.`;
    server.once("error", (error) => reject(new Trouble("wake-operator", sentence, error)));
    server.once("listening", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });

/** @throws Trouble when the port cannot be had */
export const openWeb = async (needs: Needs, address: Address): Promise<Web> => {
  const wire = openWire();
  let hear: Hear = async () => undefined;
  const front: Front = {
    needs,
    wire,
    people: openPeople(needs.shelf),
    sessions: openSessions(needs.shelf),
    ...frontOn(needs, wire, (heard, ack) => hear(heard, ack)),
  };
  const server = serve({
    fetch: openPages(front, address.host).fetch,
    hostname: address.host,
    port: address.port,
  });
  const port = await listening(server, address);
  return {
    platform: PLATFORM,
    isHome: true,
    roleIn: async (actor, chat) => {
      const known = await needs.chats.find(chat);
      const person = (await front.people.list()).find(({ id }) => actorId(PLATFORM, id) === actor);
      return known && person ? roleIn(person, known.kind) : "none";
    },
    link: `http://${address.host}:${port}/enter?token=${front.sessions.token}`,
    ...senderOn(needs, wire),
    start: async (listener) => void (hear = listener),
    stop: async () => {
      wire.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
};
