/** Which addresses may be dialled: the web's own ports of public ones, and what the operator has put on FETCH_ALLOW. */
import ipaddr from "ipaddr.js";
import { isOfTheWeb } from "./ports.ts";
import { openRecent } from "./recent.ts";

/** One entry of FETCH_ALLOW: a name, an address or a network; with a port, only that one. */
interface Allowed {
  readonly host: string;
  readonly port: number | undefined;
  readonly network: readonly [Address, number] | undefined;
  readonly address: string | undefined;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

export interface Target {
  readonly host: string;
  readonly port: number;
}

const bareHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/gu, "")
    .replace(/\.$/u, "");

const addressOf = (host: string): Address | undefined => {
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
    address: addressOf(host)?.toString(),
  };
};

/** All that is given out to the public of IPv6 lies in it; what lies outside reaches old inner nets, or nobody. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR("2000::/3");

/** A public number that answers inside one cloud alone, with the keys of the machine that asks. */
const METADATA = new Set(["168.63.129.16"]);

/** An interface id that names an IPv4 address to tunnel to (RFC 5214), whatever the network before it. */
const isTunnel = ({ parts }: ipaddr.IPv6): boolean => parts[5] === 0x5efe && ((parts[4] ?? 0) & 0xfdff) === 0;

const isPublic = (address: Address): boolean => {
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv6
    ? address.match(GIVEN_OUT) && !isTunnel(address) && address.zoneId === undefined
    : !METADATA.has(address.toString());
};

const isWithin = (address: Address, [network, bits]: NonNullable<Allowed["network"]>): boolean =>
  address.kind() === network.kind() && address.match(network, bits);

const covers = (one: Allowed, target: Target, address: Address | undefined): boolean => {
  if (one.port !== undefined && one.port !== target.port) return false;
  if (one.network) return address !== undefined && isWithin(address, one.network);
  if (one.address !== undefined) return address?.toString() === one.address;
  return one.host === bareHost(target.host);
};

export interface Guard {
  /** Whether a connection to this address may be opened for that host and port. */
  mayDial(address: string, target: Target): boolean;
  /** Why none of these addresses may be dialled for that host and port. */
  refusal(addresses: readonly string[], target: Target): string;
  /** Why a URL may not be fetched, as far as can be told before its name is looked up; undefined when it may. */
  objection(url: URL): string | undefined;
  /** Whether the operator has named this host, or the address in its place: such are at home with us. */
  isAtHome(url: URL): boolean;
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80));

export const targetOf = (url: URL): Target => ({ host: bareHost(url.hostname), port: portOf(url) });

const refusal = (addresses: readonly string[], { port }: Target): string => {
  const isAnyPublic = addresses.map(addressOf).some((address) => address && isPublic(address));
  return isAnyPublic ? `Port ${port} is not one of the web's and not on FETCH_ALLOW.` : PRIVATE;
};

const PRIVATE = "The address is private and not on FETCH_ALLOW.";

/** What is said of a host and port. It stays so: the list does not change, and names are looked up when they are dialled. */
interface Judged {
  readonly objection: string | undefined;
  readonly isAtHome: boolean;
}

const MOST_ORIGINS = 5000;

export const openGuard = (allow: readonly string[]): Guard => {
  const list = allow.map(allowed);
  const isListed = (target: Target, address: Address | undefined): boolean =>
    list.some((one) => covers(one, target, address));
  const mayDial = (written: string, target: Target): boolean => {
    const address = addressOf(written);
    if (!address) return false;
    return (isPublic(address) && isOfTheWeb(target.port)) || isListed(target, address);
  };
  const judged = openRecent<Judged>(MOST_ORIGINS);
  const judge = (url: URL): Judged => {
    const known = judged.get(url.origin);
    if (known) return known;
    const target = targetOf(url);
    const address = addressOf(target.host);
    const objection = address && !mayDial(target.host, target) ? refusal([target.host], target) : undefined;
    const made = { objection, isAtHome: isListed(target, address) };
    judged.set(url.origin, made);
    return made;
  };
  const objection = (url: URL): string | undefined => {
    if (url.protocol !== "http:" && url.protocol !== "https:")
      return `It is a ${url.protocol} address; only http and https are fetched.`;
    if (url.username !== "" || url.password !== "") return "The address carries a name or a password.";
    return judge(url).objection;
  };
  const isAtHome = (url: URL): boolean => judge(url).isAtHome;
  return { mayDial, refusal, objection, isAtHome };
};
