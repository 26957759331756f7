/** What the reader's worker is asked, and how it answers each: the parsing itself, without threads. */
import { whyTooMuch } from "./bulk.ts";
import { decode, isBinary } from "./decode.ts";
import { leadsIn } from "./discover.ts";
import { parsePage } from "./dom.ts";
import { type Body, extractPage, fragmentBody } from "./extract-text.ts";
import { headOf } from "./feed-text.ts";
import type { Job, Parsed } from "./reader.ts";
import { readFeed } from "./read-feed.ts";
import { readOutline } from "./read-outline.ts";
import { readText } from "./text-file.ts";

type Form = "feed" | "outline" | "page";

const MARKS: readonly (readonly [form: Form, mark: RegExp])[] = [
  ["page", /<!doctype html|<html[\s>]/iu],
  ["outline", /<opml[\s>]/iu],
  ["feed", /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)[\s>]|^\s*\{/iu],
];

/** Servers call feeds all sorts of things; the first mark in the text itself decides. */
const formOf = (text: string): Form => {
  const head = headOf(text);
  const found = MARKS.map(([form, mark]) => ({ form, at: head.search(mark) })).filter(({ at }) => at >= 0);
  return found.toSorted((a, b) => a.at - b.at)[0]?.form ?? "page";
};

const failed = (why: string): Parsed => ({ kind: "failed", why });

const readPage = (text: string, url: string): Parsed => {
  const tooMuch = whyTooMuch(text);
  return tooMuch === undefined ? { kind: "page", page: extractPage(text, url) } : failed(tooMuch);
};

const readLeads = (text: string, url: string): Parsed => {
  const tooMuch = whyTooMuch(text);
  return tooMuch === undefined ? { kind: "leads", leads: leadsIn(parsePage(text), url) } : failed(tooMuch);
};

const readDocument = async (text: string, url: string): Promise<Parsed> => {
  const form = formOf(text);
  if (form === "page") return readPage(text, url);
  if (form === "outline") {
    const outlined = readOutline(text);
    return outlined ? { kind: "outline", outlined } : failed("The OPML file is damaged.");
  }
  const feed = await readFeed(text, url);
  return feed
    ? { kind: "feed", feed }
    : failed("The feed is damaged: it breaks off, or its marks do not fit together.");
};

const readBytes = async (job: Extract<Job, { readonly bytes: Uint8Array }>): Promise<Parsed> => {
  if (job.bytes.byteLength === 0) return failed("It is empty.");
  if (isBinary(job.bytes)) return failed("It is not text.");
  const text = decode(job.bytes, job.contentType);
  if (text.trim() === "") return failed("It is empty.");
  if (job.as === "document") return readDocument(text, job.url);
  if (job.as === "page") return readPage(text, job.url);
  if (job.as === "leads") return readLeads(text, job.url);
  return { kind: "text", file: readText(text) };
};

const readFragment = (html: string): Body | undefined =>
  whyTooMuch(html) === undefined ? fragmentBody(html) : undefined;

export const answer = async (job: Job): Promise<Parsed> =>
  job.as === "fragments" ? { kind: "bodies", bodies: job.html.map(readFragment) } : readBytes(job);
