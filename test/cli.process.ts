/** The one-shot commands, run as a person runs them. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openFakeModel } from "./kit/model.ts";
import { openPublisher, type Publisher } from "./kit/publisher.ts";
import { inFolder, run } from "./kit/run.ts";

const ARTICLE = `Ferry stops between Salt Quay and Lower Marsh

By Ada Quill

The ferry between Salt Quay and Lower Marsh stopped on Monday evening after its engine failed, the harbour office said.
Nobody was hurt, and all 212 passengers were brought ashore by the pilot boat within two hours.
“We waited an hour in the dark before anybody told us what had happened,” said Edda Rook, a passenger from Lower Marsh.`;

const rss = (
  url: string,
): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>Marsh Post</title>
<link>${url}/</link><description>News</description><language>en</language>
<item><title>Ferry stops between Salt Quay and Lower Marsh</title><link>${url}/ferry</link>
<pubDate>Mon, 12 May 2031 06:00:00 GMT</pubDate><description>The ferry stopped.</description></item></channel></rss>`;

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Marsh Post</title></head><body>${body}</body></html>`;

let site: Publisher;
let allowed: Record<string, string>;

beforeAll(async () => {
  site = await openPublisher();
  const paragraphs = ARTICLE.split("\n").filter(Boolean).slice(2);
  site.put({
    "/feed.xml": { body: rss(site.url), type: "application/rss+xml" },
    "/ferry": {
      body: page(
        `<article><h1>Ferry stops between Salt Quay and Lower Marsh</h1>${paragraphs.map((one) => `<p>${one}</p>`).join("")}</article>`,
      ),
    },
    "/": {
      body: page(
        '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><h1>Marsh Post</h1><a href="/ferry">Ferry</a>',
      ),
    },
    "/about": { body: page("<p>About us.</p>") },
    "/empty.xml": { body: rss(site.url).replace(/<item>.*<\/item>/su, ""), type: "application/rss+xml" },
    "/not.xml": { body: page("<p>Sorry.</p>"), type: "application/rss+xml" },
  });
  allowed = { FETCH_ALLOW: site.host };
});
afterAll(() => site.close());

/** Without the breaks that the terminal's width makes. */
const flat = (out: string): string => out.replaceAll(/\s+/gu, " ");

/** One line each, and no stack trace. */
const sentences = (err: string): readonly string[] => err.trim().split("\n");

describe("tidings digest", () => {
  it.each([
    ["a feed", "/feed.xml"],
    ["a site, by the feed that it names", "/"],
    ["an article", "/ferry"],
  ])("reads %s", async (_, path) => {
    const { status, out, err } = await run("cli", ["digest", "--plain", `${site.url}${path}`], allowed);
    expect(err).toBe("");
    expect(out).toContain("Ferry stops between Salt Quay and Lower Marsh");
    expect(flat(out)).toContain("212 passengers");
    expect(out).toContain("-- Edda Rook");
    expect(status).toBe(0);
  });

  it("reads an article file, a folder of them and an OPML file", async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, "ferry.txt"), ARTICLE);
      await mkdir(join(folder, "opml"));
      await writeFile(
        join(folder, "opml", "feeds.opml"),
        `<opml version="2.0"><body><outline type="rss" xmlUrl="${site.url}/feed.xml"/></body></opml>`,
      );
      for (const source of [join(folder, "ferry.txt"), folder, join(folder, "opml", "feeds.opml")]) {
        const { status, out } = await run("cli", ["digest", "--plain", source], allowed);
        expect(flat(out)).toContain("Nobody was hurt, and all 212 passengers");
        expect(status).toBe(0);
      }
    });
  });

  it("says in one sentence for each what is wrong with sources that cannot be read, and ends with 1", async () => {
    const wrong = {
      "http://127.0.0.1:9/feed": "refuses the connection",
      [`${site.url}/gone`]: "404",
      [`${site.url}/empty.xml`]: "no articles",
      "./no-such-file.txt": "no such file",
    };
    const { status, err } = await run("cli", ["digest", ...Object.keys(wrong)], {
      FETCH_ALLOW: `${site.host},127.0.0.1:9`,
    });
    const said = sentences(err);
    expect(said).toHaveLength(Object.keys(wrong).length);
    for (const [at, [source, why]] of Object.entries(wrong).entries()) {
      expect(said[at]).toContain(`${source}: `);
      expect(said[at]).toContain(why);
    }
    expect(status).toBe(1);
  });

  it("keeps the others when one source is dead, and lists it", async () => {
    const { status, out, err } = await run(
      "cli",
      ["digest", "--plain", `${site.url}/gone`, `${site.url}/feed.xml`],
      allowed,
    );
    expect(flat(out)).toContain("212 passengers");
    expect(out).toContain("Not read");
    expect(sentences(err)).toHaveLength(1);
    expect(status).toBe(0);
  });

  it("does not fetch a private address that nobody allowed", async () => {
    const { status, err } = await run("cli", ["digest", `${site.url}/feed.xml`]);
    expect(err).toContain("FETCH_ALLOW");
    expect(status).toBe(1);
  });

  it("says of a file that is no text that it is none", async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "photo.txt");
      await writeFile(
        file,
        Uint8Array.from({ length: 4000 }, (_, at) => (at * 37) % 256),
      );
      const { status, err } = await run("cli", ["digest", file]);
      expect(sentences(err)).toHaveLength(1);
      expect(status).toBe(1);
    });
  });

  it("prints an object that tidings verify accepts, and refuses after any change", async () => {
    await inFolder(async (folder) => {
      const { out } = await run("cli", ["digest", "--json", `${site.url}/feed.xml`], allowed);
      const file = join(folder, "digest.json");
      const verifying = async (text: string) => {
        await writeFile(file, text);
        return run("cli", ["verify", file]);
      };
      expect(await verifying(out)).toMatchObject({ status: 0, err: "" });
      const [head, tail] = [out.slice(0, out.indexOf('"articles"')), out.slice(out.indexOf('"articles"'))];
      for (const [from, to] of [
        ["212", "213"],
        ["Edda Rook", "Ada Quill"],
        ["an hour in the dark", "two hours in the dark"],
      ] as const) {
        expect(head).toContain(from);
        const changed = await verifying(head.replace(from, to) + tail);
        expect(changed.status).toBe(1);
        expect(sentences(changed.err)).toHaveLength(1);
      }
    });
  });
});

describe("tidings digest with a model", () => {
  it.each([
    ["truthful", "model"],
    ["invents a number", "extractive"],
  ] as const)(
    "that is %s prints a digest of method %s that tidings verify accepts",
    async (persona, method) => {
      const model = await openFakeModel(persona);
      await inFolder(async (folder) => {
        const env = { ...allowed, DATA_DIR: folder, OPENAI_BASE_URL: model.url, OPENAI_MODEL: "fake" };
        const { out } = await run("cli", ["digest", "--json", `${site.url}/feed.xml`], env);
        expect(JSON.parse(out)).toMatchObject({ method });
        await writeFile(join(folder, "digest.json"), out);
        expect(await run("cli", ["verify", join(folder, "digest.json")])).toMatchObject({ status: 0 });
      });
      await model.close();
    },
  );
});

describe("tidings ask", () => {
  it("answers from the sources, with the outlet and the address", async () => {
    const { status, out } = await run(
      "cli",
      ["ask", "--plain", "How many passengers were brought ashore?", `${site.url}/feed.xml`],
      allowed,
    );
    expect(flat(out)).toContain("all 212 passengers were brought ashore");
    expect(out).toContain("[1] Marsh Post");
    expect(out).toContain(`${site.url}/ferry`);
    expect(status).toBe(0);
  });
  it("says so when the sources do not tell, and where it looked", async () => {
    const { status, out } = await run(
      "cli",
      ["ask", "--plain", "Who won the chess tournament?", `${site.url}/feed.xml`],
      allowed,
    );
    expect(out).toContain("nothing about that in 1 article from 1 outlet");
    expect(status).toBe(0);
  });
});

describe("wrong usage", () => {
  it.each([
    [["frobnicate"], "no command “frobnicate”"],
    [["digest", "--colour"], "--colour"],
    [["digest", "--limit", "none"], "--limit takes a whole number"],
    [["digest", "--lang", "xx"], "--lang takes one of"],
    [["verify"], "verify takes one file"],
    [["ask"], "ask takes a question"],
  ])("of %j ends with 2 and shows how it is meant", async (words, says) => {
    const { status, out, err } = await run("cli", words);
    expect(err).toContain(says);
    expect(err).toContain("Usage: tidings");
    expect(out).toBe("");
    expect(status).toBe(2);
  });
  it("of verify with a file that is no digest says what it lacks, and ends with 1", async () => {
    const { status, err } = await run("cli", ["verify", join(import.meta.dirname, "cli.process.ts")]);
    expect(sentences(err)).toHaveLength(1);
    expect(err).toContain("not a digest object");
    expect(status).toBe(1);
  });
  it("is none when help is asked for", async () => {
    expect(await run("cli", ["--help"])).toMatchObject({ status: 0, err: "" });
  });
});

describe("tidings pipe", () => {
  const PAGE = `<html><head><title>Ferry stops</title></head><body><article><h1>Ferry stops</h1>${"<p>The ferry between Salt Quay and Lower Marsh stopped on Monday, the harbour office said, and nobody was hurt.</p>".repeat(4)}</article></body></html>`;
  const FEED = `<rss version="2.0"><channel><title>Courier</title><item><guid>1</guid><title>Ferry stops</title><link>https://courier.example/ferry</link></item></channel></rss>`;
  const CASES: readonly (readonly [string, readonly object[], (answers: readonly unknown[]) => void])[] = [
    [
      "quotes",
      [{ id: "a", text: "“We waited an hour at the quay,” said Ada Quill.\u2028It rained." }],
      ([first]) =>
        expect(first).toMatchObject({
          id: "a",
          quotes: [{ start: 1, end: 31, speaker: { text: "Ada Quill" }, confident: true }],
        }),
    ],
    [
      "extract",
      [{ id: 1, html: PAGE }],
      ([first]) => expect(first).toMatchObject({ id: 1, text: expect.stringContaining("nobody was hurt") }),
    ],
    [
      "stories",
      [
        {
          id: 1,
          title: "Crack in pillar shuts Fenmouth bridge",
          text: "The old bridge at Fenmouth was closed on Sunday after divers found a crack in its northern pillar.",
          publishedAt: "2031-05-12T08:00:00Z",
        },
        {
          id: 2,
          title: "Fenmouth bridge shut: crack in its pillar",
          text: "Divers saw a long crack in the northern pillar of the Fenmouth bridge, which is shut.",
          publishedAt: "2031-05-12T09:00:00+02:00",
        },
        {
          id: 3,
          text: "The bakers of Oxwold voted on Monday to end a strike of nine days, their union said.",
        },
      ],
      (answers) => {
        const [first, second, third] = z
          .array(z.object({ story: z.string() }))
          .parse(answers.slice(0, 3))
          .map(({ story }) => story);
        expect(second).toBe(first);
        expect(third).not.toBe(first);
      },
    ],
    [
      "feed",
      [
        { id: "f", bodyBase64: Buffer.from(FEED).toString("base64") },
        { id: "g", bodyBase64: Buffer.from("<rss").toString("base64") },
      ],
      ([first, second]) => {
        expect(first).toMatchObject({
          id: "f",
          kind: "rss",
          title: "Courier",
          items: [{ id: "1", title: "Ferry stops", updatedAt: null, enclosures: [] }],
        });
        expect(second).toMatchObject({ id: "g", error: expect.stringMatching(/\w/u) });
      },
    ],
  ];

  it.each(CASES)(
    "%s answers each line, in its order, and goes on after one that it cannot read",
    async (stage, lines, check) => {
      const input = `${lines.map((line) => JSON.stringify(line)).join("\n")}\nno JSON\n`;
      const { status, out } = await run("cli", ["pipe", stage], {}, input);
      const answers: readonly unknown[] = out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(status).toBe(0);
      expect(answers).toHaveLength(lines.length + 1);
      check(answers);
      expect(answers.at(-1)).toMatchObject({ id: null, error: expect.stringMatching(/JSON/u) });
    },
  );
});
