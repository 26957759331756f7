/** Opens connections, and only to addresses that the guard lets pass. */
import { lookup as lookUp, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, Pool } from "undici";
import { type Guard, PRIVATE, type Target, targetOf } from "./guard.ts";
import { Refusal } from "./refusals.ts";

/** Looks a name up and gives only the addresses that may be dialled, so that the check and the connection see the same ones. */
const guardedLookup =
  (guard: Guard, target: Target): LookupFunction =>
  (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const good = error ? [] : addresses.filter(({ address }) => guard.mayDial(address, target));
      const [first] = good;
      if (error) done(error, "", 0);
      else if (!first) done(new Refusal(PRIVATE), "", 0);
      else if (options.all) done(null, good);
      else done(null, first.address, first.family);
    });
  };

/** @param time milliseconds for a connection, and for the wait between two bytes. */
export const openAgent = (guard: Guard, time: number): Agent =>
  new Agent({
    factory: (origin) =>
      new Pool(origin, {
        connect: { lookup: guardedLookup(guard, targetOf(new URL(origin))), timeout: time },
        headersTimeout: time,
        bodyTimeout: time,
      }),
  });
