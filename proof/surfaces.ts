/** What a reader sees of a message on every platform: its quotes, taken out of what is really sent. */
import { parseHTML } from "linkedom";
import { render as discordParts } from "../src/adapters/discord/payload.ts";
import { render as telegramParts } from "../src/adapters/telegram/payload.ts";
import { render as terminalText } from "../src/adapters/terminal/render.ts";
import { blockHtml } from "../src/adapters/web/blocks.ts";
import type { Block, Message } from "../src/model/message.ts";
import type { Shown } from "./truth.ts";

export interface Seen {
  readonly quotes: readonly Shown[];
  /** All the rest, as one text. */
  readonly around: string;
}

const QUOTE = /^“(.*)”( …)?$/su;

/** @throws for a quote that is not set as ours are: then nothing can be said about it */
const shownOf = (quote: string, speaker: string): Shown => {
  const [, words, cut] = QUOTE.exec(quote.trim()) ?? [];
  if (words === undefined) throw new Error(`No quote in marks: ${quote}`);
  return { words, cut: cut !== undefined, speaker: speaker.replace(/ · .*$/u, "").trim() };
};

const terminal = (message: Message): Seen => {
  const lines = terminalText(message, { width: 80, rich: false }).split("\n");
  const quotes: Shown[] = [];
  let words: string[] = [];
  for (const line of lines.filter((one) => one.startsWith("  | ")).map((one) => one.slice(4))) {
    if (line.startsWith("-- ")) {
      quotes.push(shownOf(words.join(" "), line.slice(3)));
      words = [];
    } else words.push(line);
  }
  return { quotes, around: lines.filter((line) => !line.startsWith("  | ")).join(" ") };
};

const htmlOf = (block: Block): string => {
  const html = blockHtml(block, "form");
  if (html instanceof Promise) throw new Error("The page is not made at once.");
  return html.toString();
};

const web = (message: Message): Seen => {
  const html = message.blocks.map(htmlOf).join("");
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const found = [...document.querySelectorAll("blockquote")];
  const quotes = found.map((one) =>
    shownOf(one.querySelector("p")?.textContent ?? "", one.querySelector("cite")?.textContent ?? ""),
  );
  for (const one of found) one.remove();
  return { quotes, around: document.body.textContent };
};

const telegram = ({ blocks }: Message): Seen => {
  const seen = telegramParts({ blocks, buttons: [] }).map(({ payload: { text, entities } }): Seen => {
    const quoted = entities.filter(({ type }) => type.endsWith("blockquote"));
    const quotes = quoted.map(({ offset, length }) => {
      const [speaker = "", ...words] = text
        .slice(offset, offset + length)
        .split("\n— ")
        .toReversed();
      return shownOf(words.toReversed().join("\n— "), speaker);
    });
    const around = quoted.reduceRight(
      (rest, { offset, length }) => rest.slice(0, offset) + rest.slice(offset + length),
      text,
    );
    return { quotes, around };
  });
  return together(seen);
};

const unescaped = (text: string): string => text.replaceAll(/\\(?=[\p{P}\p{S}])/gu, "");

const textsIn = (component: unknown): readonly string[] => {
  if (typeof component !== "object" || component === null) return [];
  const own = "content" in component && typeof component.content === "string" ? [component.content] : [];
  const inner = "components" in component && Array.isArray(component.components) ? component.components : [];
  return [...own, ...inner.flatMap(textsIn)];
};

const discord = ({ blocks }: Message): Seen => {
  const lines = discordParts({ blocks, buttons: [] })
    .flatMap(({ payload }) => payload.components.flatMap(textsIn))
    .flatMap((text) => text.split("\n"));
  const quotes: Shown[] = [];
  let words: string[] = [];
  for (const line of lines.filter((one) => one.startsWith("> ")).map((one) => unescaped(one.slice(2)))) {
    if (line.startsWith("— ") && words.length > 0) {
      quotes.push(shownOf(words.join("\n"), line.slice(2)));
      words = [];
    } else words.push(line);
  }
  return {
    quotes,
    around: lines
      .filter((line) => !line.startsWith("> "))
      .map(unescaped)
      .join(" "),
  };
};

const together = (seen: readonly Seen[]): Seen => ({
  quotes: seen.flatMap(({ quotes }) => quotes),
  around: seen.map(({ around }) => around).join(" "),
});

export const surfaces: Readonly<Record<string, (message: Message) => Seen>> = {
  terminal,
  web,
  telegram,
  discord,
};
