/** When what was read counts as what was expected; feeds.ts tells the rules. */
import { plainWords } from "../src/ingest/dom.ts";

/** Where the feeds are supposed to have been read: relative addresses are against it. */
export const AT = "https://feed.example/feed.xml";

export const words = (html: string): string => plainWords(html) ?? "";

export const isSameAddress = (expected: string, ours: string): boolean => {
  const [wanted, found] = [expected.trim(), ours.trim()].map((one) => one.replace(/\/$/u, ""));
  return (
    wanted === found ||
    URL.parse(wanted ?? "", AT)?.href === URL.parse(ours)?.href ||
    isTail(wanted ?? "", found ?? "")
  );
};

const isTail = (wanted: string, found: string): boolean =>
  !/^[a-z]+:/iu.test(wanted) && found.endsWith(wanted.replace(/^[./]+/u, ""));

const ADDRESSES = /\s(?:href|src|cite|poster)\s*=\s*"([^"]*)"/giu;

const entity = (html: string): string =>
  html
    .replace(/&#x([\da-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

const bare = (html: string): string =>
  entity(html)
    .replace(/=\s*'([^']*)'/gu, '="$1"')
    .replace(/^\s*<div[^>]*>([\s\S]*)<\/div>\s*$/iu, "$1")
    .replace(/<([a-z]+)([^<>]*)><\/\1>/giu, "<$1$2>")
    .replace(/\s*\/>/gu, ">")
    .replace(/\s+/gu, " ")
    .replace(/> | </gu, (mark) => mark.trim())
    .trim();

export const isSameText = (expected: string, ours: string): boolean => {
  const [wanted, found] = [bare(expected), bare(ours)];
  if (wanted === found) return true;
  if (wanted.replace(ADDRESSES, "") !== found.replace(ADDRESSES, "")) return false;
  const addresses = Array.from(found.matchAll(ADDRESSES), ([, address]) => address ?? "");
  return Array.from(wanted.matchAll(ADDRESSES), ([, address]) => address ?? "").every((address, at) =>
    isSameAddress(address, addresses[at] ?? ""),
  );
};

export const isSameMoment = (expected: string, ours: string): boolean =>
  Date.parse(expected) === Number(ours);
export const isSame = (expected: string, ours: string): boolean => expected.trim() === ours.trim();

/** A replacement character in an expectation stands for any letter. */
export const isAlike = (expected: string, ours: string): boolean =>
  expected.length === ours.length &&
  Array.from(expected).every((letter, at) => letter === "\uFFFD" || letter === ours[at]);
