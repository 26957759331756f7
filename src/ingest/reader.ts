/** Parsing at arm's length: in worker threads that are killed when they take too long or too much. */
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Feed } from "../model/feed.ts";
import { sentenceOf } from "../ops/trouble.ts";
import type { Leads } from "./discover.ts";
import type { Body, Page } from "./extract-text.ts";
import { detectedIn, loadDetector } from "./language.ts";
import type { Outlined } from "./read-outline.ts";
import type { TextFile } from "./text-file.ts";
import { openTurns } from "./turns.ts";

/** The language that a detector is sure of; undefined when it is not, or the text is too short for it. */
interface Detected {
  readonly detected: string | undefined;
}

export interface BodyRead extends Body, Detected {}
export interface PageRead extends Page, Detected {}
export interface TextRead extends TextFile, Detected {}

export type Job =
  | {
      /** `document` finds out by itself whether it is a feed, an OPML file or a page. */
      readonly as: "document" | "page" | "leads" | "text";
      readonly bytes: Uint8Array;
      readonly contentType: string | undefined;
      readonly url: string;
    }
  | { readonly as: "fragments"; readonly html: readonly string[] };

/** What a job comes to. `why` is a sentence for people that does not name the address: who asked knows it. */
interface Comes<OfPage, OfText, OfBody> {
  readonly feed: { readonly kind: "feed"; readonly feed: Feed };
  readonly outline: { readonly kind: "outline"; readonly outlined: readonly Outlined[] };
  readonly page: { readonly kind: "page"; readonly page: OfPage };
  readonly leads: { readonly kind: "leads"; readonly leads: Leads };
  readonly text: { readonly kind: "text"; readonly file: OfText };
  readonly bodies: { readonly kind: "bodies"; readonly bodies: readonly (OfBody | undefined)[] };
  readonly failed: { readonly kind: "failed"; readonly why: string };
}
type AnyOf<Kinds> = Kinds[keyof Kinds];

/** As a worker says it, and with the language, which is found out here: the detector's tables are too heavy to have them in each worker. */
export type Parsed = AnyOf<Comes<Page, TextFile, Body>>;
export type Read = AnyOf<Comes<PageRead, TextRead, BodyRead>>;

export type Failed = Extract<Read, { readonly kind: "failed" }>;
type Only<Kind extends Read["kind"]> = Extract<Read, { readonly kind: Kind }> | Failed;

/** Never throws for what is in the bytes. */
export interface Reader {
  /** Whatever stands at an address: a feed, an OPML file or a page. */
  document(
    bytes: Uint8Array,
    contentType: string | undefined,
    url: string,
  ): Promise<Only<"feed" | "outline" | "page">>;
  feed(bytes: Uint8Array, contentType: string | undefined, url: string): Promise<Only<"feed">>;
  page(bytes: Uint8Array, contentType: string | undefined, url: string): Promise<Only<"page">>;
  /** What a page says of where its feeds are. */
  leads(bytes: Uint8Array, contentType: string | undefined, url: string): Promise<Only<"leads">>;
  /** A plain text, such as a .txt file. */
  text(bytes: Uint8Array): Promise<Only<"text">>;
  /** HTML or text that is all body, as feeds carry it. Undefined for one that cannot be read; the others are. */
  fragments(html: readonly string[]): Promise<readonly (BodyRead | undefined)[]>;
  close(): Promise<void>;
}

export interface ReaderLimits {
  /** Milliseconds of work for one job. */
  readonly deadline: number;
  readonly megabytes: number;
  readonly atOnce: number;
  /** A folder that keeps our code as it was compiled: with it the next worker is there in half the time. */
  readonly compiledIn?: string;
}

const LIMITS: ReaderLimits = { deadline: 3000, megabytes: 128, atOnce: 2 };
const WORKER = new URL("reader-worker.ts", import.meta.url);

const failed = (why: string): Failed => ({ kind: "failed", why });

type Word = { readonly said: Parsed | "ready" } | { readonly broken: string };

/** Milliseconds that a worker has been at work; endless for one that does not answer, however busy it is. */
const workedBy = async (worker: Worker): Promise<number> => {
  const told = worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1000,
    () => Number.POSITIVE_INFINITY,
  );
  return Promise.race([told, pause(ANSWERS_WITHIN, Number.POSITIVE_INFINITY, { ref: false })]);
};

const ANSWERS_WITHIN = 500;
/** On a machine with other work a job takes longer than it works; so many times as long and no more. */
const PATIENCE = 5;

/** Most jobs are done before anybody looks at the clock of the worker. So long it counts as having worked all the time. */
const UNWATCHED = 100;

/** Resolves when the worker has worked for so long. The time that others took on a busy machine is not counted against it. */
const worn = async (worker: Worker, time: number, ends: number, signal: AbortSignal): Promise<void> => {
  const before = await workedBy(worker);
  const isKnown = Number.isFinite(before);
  for (let left = time; left > 0 && performance.now() < ends;) {
    await pause(Math.max(left, 20), undefined, { signal, ref: false });
    // With nothing to count from, all the time that has passed counts.
    left = isKnown ? time - ((await workedBy(worker)) - before) : 0;
  }
};

/** Calls when the worker has worked for so long, unless it is called off: that is what is given. */
const watch = (worker: Worker, deadline: number, late: () => void): (() => void) => {
  const ends = performance.now() + deadline * PATIENCE;
  const unwatched = Math.min(UNWATCHED, deadline);
  let over: AbortController | undefined;
  const look = (): void => {
    over = new AbortController();
    worn(worker, deadline - unwatched, ends, over.signal).then(late, () => undefined);
  };
  const timer = setTimeout(look, unwatched).unref();
  return () => {
    clearTimeout(timer);
    over?.abort();
  };
};

/** The next thing a worker says, or what befalls it. */
const next = (worker: Worker, deadline: number): Promise<Word> => {
  const word = Promise.withResolvers<Word>();
  const onMessage = (said: Parsed | "ready"): void => word.resolve({ said });
  const onError = (error: unknown): void =>
    word.resolve({ broken: `It cannot be read: ${sentenceOf(error)}.` });
  const onExit = (): void => word.resolve({ broken: "The reading was stopped." });
  const late = { broken: `It takes longer than ${deadline / 1000} seconds to read.` };
  // An answer that is already waiting goes before the alarm, in case it was this thread that had no time.
  const callOff = watch(worker, deadline, () => setImmediate(() => word.resolve(late)));
  worker.once("message", onMessage).once("error", onError).once("exit", onExit);
  return word.promise.finally(() => {
    callOff();
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
  });
};

const BOOT = 30_000;
/** Megabytes for what a worker has just made. Left to itself it takes four times as much, and keeps it. */
const YOUNG = 8;

const hire = async ({ megabytes, compiledIn }: ReaderLimits): Promise<Worker> => {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG };
  // What reads from outside knows nothing of our settings and their secrets.
  const env = compiledIn === undefined ? {} : { NODE_COMPILE_CACHE: compiledIn };
  const worker = new Worker(WORKER, { resourceLimits, execArgv: [], env });
  // Between jobs a worker that breaks is found out by the next job; without a listener it would take the process along.
  worker.on("error", () => undefined);
  // With the first worker, and before its first job: nobody waits for the tables later.
  const [word] = await Promise.all([next(worker, BOOT), loadDetector()]);
  if ("said" in word && word.said === "ready") return worker;
  await worker.terminate();
  throw new Error(`The reader's worker does not start. ${"broken" in word ? word.broken : ""}`);
};

const withLanguage = async <Told extends Body>(told: Told): Promise<Told & Detected> => ({
  ...told,
  detected: await detectedIn(told),
});

/** The same with the languages of its texts. */
const judged = async (parsed: Parsed): Promise<Read> => {
  if (parsed.kind === "page") return { kind: "page", page: await withLanguage(parsed.page) };
  if (parsed.kind === "text") return { kind: "text", file: await withLanguage(parsed.file) };
  if (parsed.kind !== "bodies") return parsed;
  const bodies: (BodyRead | undefined)[] = [];
  for (const body of parsed.bodies) bodies.push(body && (await withLanguage(body)));
  return { kind: "bodies", bodies };
};

interface Crew {
  readonly ask: (job: Job) => Promise<Read>;
  readonly close: () => Promise<void>;
}

const openCrew = (limits: ReaderLimits): Crew => {
  const { deadline, atOnce } = limits;
  const turns = openTurns({ atOnce, perHost: atOnce });
  const hired = new Set<Worker>();
  const idle: Worker[] = [];
  const dismiss = async (worker: Worker): Promise<void> => {
    hired.delete(worker);
    await worker.terminate();
  };
  const work = async (job: Job): Promise<Parsed> => {
    const worker = idle.pop() ?? (await hire(limits));
    hired.add(worker);
    const answer = next(worker, deadline);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there are no origins
    worker.postMessage(job);
    const word = await answer;
    if ("said" in word && word.said !== "ready") {
      idle.push(worker);
      return word.said;
    }
    await dismiss(worker);
    return failed("broken" in word ? word.broken : "The reading was stopped.");
  };
  return {
    ask: async (job) => judged(await turns.take("reader", () => work(job))),
    close: async () => void (await Promise.all([...hired].map(dismiss))),
  };
};

const other = (read: Read): Failed => (read.kind === "failed" ? read : failed(`It is ${NAMES[read.kind]}.`));

const NAMES: Readonly<Record<Exclude<Read["kind"], "failed">, string>> = {
  feed: "a feed",
  outline: "an OPML file",
  page: "a web page, not a feed",
  leads: "a web page, not a feed",
  text: "a plain text",
  bodies: "pieces of pages",
};

/** Characters of HTML in one job, so that ordinary ones are read well within the time for it. */
const MOST_HTML = 100_000;

const jobsOf = (html: readonly string[]): readonly (readonly string[])[] => {
  const jobs: string[][] = [];
  let room = 0;
  for (const one of html) {
    room -= one.length;
    const last = room < 0 ? undefined : jobs.at(-1);
    if (last) last.push(one);
    else {
      jobs.push([one]);
      room = MOST_HTML - one.length;
    }
  }
  return jobs;
};

/** Where they cannot be read together each is read alone, so that a bad one costs itself only. */
const bodiesIn = async (
  html: readonly string[],
  ask: Crew["ask"],
): Promise<readonly (BodyRead | undefined)[]> => {
  const read = await ask({ as: "fragments", html });
  if (read.kind === "bodies") return read.bodies;
  if (html.length === 1) return [undefined];
  return (await Promise.all(html.map((one) => bodiesIn([one], ask)))).flat();
};

export const openReader = (changed: Partial<ReaderLimits> = {}): Reader => {
  const { ask, close } = openCrew({ ...LIMITS, ...changed });
  const document: Reader["document"] = async (bytes, contentType, url) => {
    const read = await ask({ as: "document", bytes, contentType, url });
    return read.kind === "feed" || read.kind === "outline" || read.kind === "page" ? read : other(read);
  };
  return {
    document,
    feed: async (bytes, contentType, url) => {
      const read = await document(bytes, contentType, url);
      return read.kind === "feed" ? read : other(read);
    },
    page: async (bytes, contentType, url) => {
      const read = await ask({ as: "page", bytes, contentType, url });
      return read.kind === "page" ? read : other(read);
    },
    leads: async (bytes, contentType, url) => {
      const read = await ask({ as: "leads", bytes, contentType, url });
      return read.kind === "leads" ? read : other(read);
    },
    text: async (bytes) => {
      const read = await ask({ as: "text", bytes, contentType: undefined, url: "" });
      return read.kind === "text" ? read : other(read);
    },
    fragments: async (html) => {
      const read = await Promise.all(jobsOf(html).map((some) => bodiesIn(some, ask)));
      return read.flat();
    },
    close,
  };
};
