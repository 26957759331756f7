/** Bytes → text. Servers and files are wrong about their encoding, so a claim counts only when every byte bears it out. */

const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** "<?" in UTF-16 without a mark. */
const SIXTEEN_BITS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ["utf-16le", [0x3c, 0, 0x3f, 0]],
  ["utf-16be", [0, 0x3c, 0, 0x3f]],
];

const beginsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, at) => bytes[at] === byte);

const tryAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const declaredIn = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const found =
    /<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/iu.exec(head) ??
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head);
  return found?.[1];
};

const charsetOf = (contentType: string | undefined): string | undefined =>
  /charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(contentType ?? "")?.[1];

/** Written in ASCII alone, so these bytes would pass for UTF-8. */
const isSevenBit = (claim: string): boolean => /^(?:iso-2022|hz-)/iu.test(claim);

/** A document that declares UTF-16 in letters of one byte is not UTF-16. */
const isPossible = (claim: string | undefined): claim is string =>
  claim !== undefined && !/^(?:utf-?16|ucs-?2|utf-?32)/iu.test(claim);

/** Without NUL and with half characters replaced: databases refuse both, and entities and escapes can bring them in again. */
export const sound = (text: string): string => text.replaceAll("\0", "").toWellFormed();

const tidy = (text: string): string => sound(text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n"));

/**
 * A byte order mark is believed first. Then bytes that are UTF-8 throughout are UTF-8, whatever is claimed: other
 * encodings look like it only by a rare chance, while servers name a wrong one every day. Then the claims, the server's first.
 */
export const decode = (bytes: Uint8Array, contentType?: string): string => {
  const marked = [...BYTE_ORDER_MARKS, ...SIXTEEN_BITS].filter(([, prefix]) => beginsWith(bytes, prefix));
  const claims = [charsetOf(contentType), declaredIn(bytes)].filter(isPossible);
  for (const encoding of [
    ...marked.map(([name]) => name),
    ...claims.filter(isSevenBit),
    "utf-8",
    ...claims,
  ]) {
    const text = tryAs(encoding, bytes);
    if (text !== undefined) return tidy(text);
  }
  return tidy(new TextDecoder("windows-1252").decode(bytes));
};

const CONTROL = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32);

/** True for bytes that are no text: pictures, archives, programs. */
export const isBinary = (bytes: Uint8Array): boolean => {
  if ([...BYTE_ORDER_MARKS, ...SIXTEEN_BITS].some(([, prefix]) => beginsWith(bytes, prefix))) return false;
  const head = bytes.subarray(0, 4096);
  return beginsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || head.filter(CONTROL).length > head.length / 100;
};
