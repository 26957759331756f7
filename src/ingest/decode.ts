/** Bytes → text. Servers and files are wrong about their encoding, so a claim counts only when every byte bears it out. */
import { guessed } from "./guess-encoding.ts";

const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** "<" in wide characters without a mark, and what follows it is a character of the same width. */
const WIDE: readonly (readonly [encoding: string, bytes: readonly (number | undefined)[]])[] = [
  ["utf-32le", [0x3c, 0, 0, 0, undefined, 0, 0, 0]],
  ["utf-32be", [0, 0, 0, 0x3c, 0, 0, 0]],
  ["utf-16le", [0x3c, 0, undefined, 0]],
  ["utf-16be", [0, 0x3c, 0]],
];

const beginsWith = (bytes: Uint8Array, prefix: readonly (number | undefined)[]): boolean =>
  prefix.every((byte, at) => (byte === undefined ? at < bytes.length : bytes[at] === byte));

const markedAs = (bytes: Uint8Array): readonly string[] => {
  const from = bytes.findIndex((byte) => byte > 0x20 || byte === 0);
  const [start, text] = [bytes, bytes.subarray(Math.max(from, 0))];
  return [
    ...BYTE_ORDER_MARKS.filter(([, prefix]) => beginsWith(start, prefix)),
    ...WIDE.filter(([, prefix]) => beginsWith(text, prefix)),
  ].map(([encoding]) => encoding);
};

const MOST_AT_ONCE = 8192;

/** TextDecoder does not know this one. Throws for a number that is no character. */
const fromUtf32 = (bytes: Uint8Array, isLittle: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codes = Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) =>
    view.getUint32(at * 4, isLittle),
  );
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += MOST_AT_ONCE)
    parts.push(String.fromCodePoint(...codes.slice(at, at + MOST_AT_ONCE)));
  return parts.join("");
};

/** Names of encodings that are nearly right. */
const label = (claim: string): string => claim.replace(/^(?:cp|win(?:dows)?)[-_]?(125\d)$/iu, "windows-$1");

const tryAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    if (encoding.startsWith("utf-32")) return fromUtf32(bytes, encoding === "utf-32le");
    return new TextDecoder(label(encoding), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-8 in which a letter here and there was cut in two is still UTF-8: nothing else looks so much like it. */
const nearlyUtf8 = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder().decode(bytes);
  const [broken, whole] = [/\uFFFD/gu, /[^\p{ASCII}\uFFFD]/gu].map(
    (letter) => text.match(letter)?.length ?? 0,
  );
  return (broken ?? 0) * 10 <= (whole ?? 0) ? text : undefined;
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

/** What servers say of everything when nobody has told them better. */
const isDefault = (claim: string): boolean =>
  /^(?:iso-?8859-?1|latin-?1|(?:windows-|cp)?1252|us-ascii|ascii)$/iu.test(claim);

/**
 * A byte order mark is believed first. Then bytes that are UTF-8 throughout are UTF-8, whatever is claimed: other
 * encodings look like it only by a rare chance, while servers name a wrong one every day. Then the claims, the server's first;
 * but any other word, and the letters themselves, go before a claim that is only a server's default.
 */
export const decode = (bytes: Uint8Array, contentType?: string): string => {
  const claims = [charsetOf(contentType), declaredIn(bytes)].filter(isPossible);
  const named = claims.filter((claim) => !isDefault(claim));
  for (const encoding of [...markedAs(bytes), ...claims.filter(isSevenBit), "utf-8"]) {
    const text = tryAs(encoding, bytes);
    if (text !== undefined) return tidy(text);
  }
  const text =
    nearlyUtf8(bytes) ??
    named.map((claim) => tryAs(claim, bytes)).find((one) => one !== undefined) ??
    guessed(bytes, tryAs) ??
    new TextDecoder("windows-1252").decode(bytes);
  return tidy(text);
};

const CONTROL = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32);

/** True for bytes that are no text: pictures, archives, programs. */
export const isBinary = (bytes: Uint8Array): boolean => {
  if (markedAs(bytes).length > 0) return false;
  const head = bytes.subarray(0, 4096);
  return beginsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || head.filter(CONTROL).length > head.length / 100;
};
