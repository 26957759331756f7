/** Which addresses may be dialled: public ones, and those that the operator has put on FETCH_ALLOW. */
import ipaddr from "ipaddr.js";

/** One entry of FETCH_ALLOW: a name, an address or a network; with a port, only that one. */
interface Allowed {
  readonly host: string;
  readonly port: number | undefined;
  readonly network: readonly [ipaddr.IPv4 | ipaddr.IPv6, number] | undefined;
}

export interface Target {
  readonly host: string;
  readonly port: number;
}

const bareHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/gu, "")
    .replace(/\.$/u, "");

const addressOf = (host: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined => {
  const bare = bareHost(host);
  if (!ipaddr.isValid(bare)) return undefined;
  return ipaddr.process(bare);
};

const allowed = (written: string): Allowed => {
  const found = /^(?<host>\[[^\]]+\]|[^:]+):(?<port>\d+)$/u.exec(written.trim())?.groups;
  const host = bareHost(found?.["host"] ?? written.trim());
  return {
    host,
    port: found?.["port"] === undefined ? undefined : Number(found["port"]),
    network: ipaddr.isValidCIDR(host) ? ipaddr.parseCIDR(host) : undefined,
  };
};

/** The long-dead ::a.b.c.d, which some systems still route to a.b.c.d. */
const COMPATIBLE = ipaddr.parseCIDR("::/96");

const isPublic = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  address.range() === "unicast" && !(address.kind() === "ipv6" && address.match(COMPATIBLE));

const isWithin = (
  address: ipaddr.IPv4 | ipaddr.IPv6,
  [network, bits]: NonNullable<Allowed["network"]>,
): boolean => address.kind() === network.kind() && address.match(network, bits);

const covers = (one: Allowed, target: Target, address: ipaddr.IPv4 | ipaddr.IPv6 | undefined): boolean => {
  if (one.port !== undefined && one.port !== target.port) return false;
  if (one.network) return address !== undefined && isWithin(address, one.network);
  const named = addressOf(one.host);
  return named ? address?.toString() === named.toString() : one.host === bareHost(target.host);
};

export interface Guard {
  /** Whether a connection to this address may be opened for that host and port. */
  mayDial(address: string, target: Target): boolean;
  /** Why a URL may not be fetched, as far as can be told before its name is looked up; undefined when it may. */
  objection(url: URL): string | undefined;
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80));

export const targetOf = (url: URL): Target => ({ host: bareHost(url.hostname), port: portOf(url) });

export const openGuard = (allow: readonly string[]): Guard => {
  const list = allow.map(allowed);
  const mayDial = (written: string, target: Target): boolean => {
    const address = addressOf(written);
    if (!address) return false;
    return isPublic(address) || list.some((one) => covers(one, target, address));
  };
  const objection = (url: URL): string | undefined => {
    if (!["http:", "https:"].includes(url.protocol))
      return `It is a ${url.protocol} address; only http and https are fetched.`;
    if (url.username !== "" || url.password !== "") return "The address carries a name or a password.";
    const target = targetOf(url);
    return addressOf(target.host) && !mayDial(target.host, target) ? PRIVATE : undefined;
  };
  return { mayDial, objection };
};

export const PRIVATE = "The address is private and not on FETCH_ALLOW.";
