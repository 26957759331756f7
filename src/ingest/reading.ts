/** What the reader's worker is asked, and how it answers each: the parsing itself, without threads. */
import { whyTooMuch } from "./bulk.ts";
import { decode, isBinary } from "./decode.ts";
import { leadsIn } from "./discover.ts";
import { parsePage } from "./dom.ts";
import { type Body, extractPage, fragmentBody } from "./extract-text.ts";
import { detectLanguage } from "./language.ts";
import { headOf } from "./feed-text.ts";
import type { BodyRead, Job, Read } from "./reader.ts";
import { readFeed } from "./read-feed.ts";
import { readOutline } from "./read-outline.ts";
import { readText } from "./text-file.ts";

/** The language that the news itself is in: posts and notices may be in another one. */
const detected = async ({ text, blocks }: Body): Promise<string | undefined> => {
  const prose = blocks.filter(({ kind }) => kind === "prose").map(({ start, end }) => text.slice(start, end));
  return detectLanguage(prose.join("\n"));
};

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

const failed = (why: string): Read => ({ kind: "failed", why });

const readPage = async (text: string, url: string): Promise<Read> => {
  const tooMuch = whyTooMuch(text);
  if (tooMuch !== undefined) return failed(tooMuch);
  const page = extractPage(text, url);
  return { kind: "page", page: { ...page, detected: await detected(page) } };
};

const readLeads = (text: string, url: string): Read => {
  const tooMuch = whyTooMuch(text);
  return tooMuch === undefined ? { kind: "leads", leads: leadsIn(parsePage(text), url) } : failed(tooMuch);
};

const readDocument = async (text: string, url: string): Promise<Read> => {
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

const readBytes = async (job: Extract<Job, { readonly bytes: Uint8Array }>): Promise<Read> => {
  if (job.bytes.byteLength === 0) return failed("It is empty.");
  if (isBinary(job.bytes)) return failed("It is not text.");
  const text = decode(job.bytes, job.contentType);
  if (text.trim() === "") return failed("It is empty.");
  if (job.as === "document") return readDocument(text, job.url);
  if (job.as === "page") return readPage(text, job.url);
  if (job.as === "leads") return readLeads(text, job.url);
  const file = readText(text);
  return { kind: "text", file: { ...file, detected: await detected(file) } };
};

const readFragment = async (html: string): Promise<BodyRead | undefined> => {
  if (whyTooMuch(html) !== undefined) return undefined;
  const body = fragmentBody(html);
  return { ...body, detected: await detected(body) };
};

export const answer = async (job: Job): Promise<Read> => {
  if (job.as !== "fragments") return readBytes(job);
  const bodies: (BodyRead | undefined)[] = [];
  for (const html of job.html) bodies.push(await readFragment(html));
  return { kind: "bodies", bodies };
};
