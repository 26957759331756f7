/** Opens connections, and only to addresses that the guard lets pass: those of the look-up, and once more the one reached. */
import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { connect, isIP, type LookupFunction, type Socket } from "node:net";
import { Agent, buildConnector, Pool } from "undici";
import { type Guard, type Target, targetOf } from "./guard.ts";
import { Refusal } from "./refusals.ts";

/** How the world is reached. */
export interface Line {
  resolve(host: string): Promise<readonly LookupAddress[]>;
  /** Dials the first of the addresses that answers, and no other one than these. */
  connect(addresses: readonly LookupAddress[], target: Target): Socket;
}

/** Gives what was looked up before, so that the check and the connection see the same addresses. */
const only =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family ?? 0);
  };

export const NET: Line = {
  resolve: (host) => lookup(host, { all: true }),
  connect: (addresses, target) => connect({ ...target, lookup: only(addresses) }),
};

const addressesOf = async (host: string, line: Line): Promise<readonly LookupAddress[]> => {
  const family = isIP(host);
  return family === 0 ? line.resolve(host) : [{ address: host, family }];
};

interface Dialling {
  readonly guard: Guard;
  readonly line: Line;
  readonly time: number;
}

class Silent extends Error {
  readonly code = "UND_ERR_CONNECT_TIMEOUT";
}

/** Settles before anything is written on the socket. A trouble that comes later is for whoever reads it then. */
const connected = (socket: Socket, target: Target, { guard, time }: Dialling): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Silent()), time);
    const end = (): void => {
      clearTimeout(timer);
      reject(new Silent());
    };
    socket.on("error", reject).once("close", end);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("close", end);
      const reached = socket.remoteAddress ?? "";
      if (guard.mayDial(reached, target)) resolve(socket.setNoDelay(true));
      else socket.destroy(new Refusal(guard.refusal([reached], target)));
    });
  });

const dial = async (target: Target, dialling: Dialling): Promise<Socket> => {
  const { guard, line } = dialling;
  const found = await addressesOf(target.host, line);
  const good = found.filter(({ address }) => guard.mayDial(address, target));
  if (good.length === 0) {
    const addresses = found.map(({ address }) => address);
    throw new Refusal(guard.refusal(addresses, target));
  }
  return connected(line.connect(good, target), target, dialling);
};

/** One protocol, whose limits are known: HTTP/1.1. */
const connectorTo = (target: Target, dialling: Dialling): buildConnector.connector => {
  const encrypt = buildConnector({ timeout: dialling.time, allowH2: false });
  const reach = async (options: buildConnector.Options, done: buildConnector.Callback): Promise<void> => {
    try {
      const socket = await dial(target, dialling);
      if (options.protocol === "https:") encrypt({ ...options, httpSocket: socket }, done);
      else done(null, socket);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)), null);
    }
  };
  return (options, done) => void reach(options, done);
};

/** Sites that explain their rules at length have been seen to send more than the usual 16 KB of headers. */
const HEADER_BYTES = 65_536;

/** `time` is milliseconds for a connection, and for the wait between two bytes. */
export const openAgent = (dialling: Dialling): Agent =>
  new Agent({
    factory: (origin) =>
      new Pool(origin, {
        connect: connectorTo(targetOf(new URL(origin)), dialling),
        headersTimeout: dialling.time,
        bodyTimeout: dialling.time,
        maxHeaderSize: HEADER_BYTES,
      }),
  });
