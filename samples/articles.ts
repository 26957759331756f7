/** The articles as they stand in their files, with dates counted back from now. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Outlet } from "./outlets.ts";

export type Paragraph =
  | { readonly kind: "text" | "caption"; readonly text: string }
  | { readonly kind: "post"; readonly text: string; readonly signature: string };

export interface Piece {
  /** "courier/harbour-tunnel-closed", its file and its path on the server. */
  readonly path: string;
  readonly title: string | undefined;
  readonly by: string | undefined;
  readonly section: string;
  readonly at: Date;
  readonly paragraphs: readonly Paragraph[];
  /** Stands in the page where nobody sees it. */
  readonly hidden: string | undefined;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;

const weekday = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "long" }).format(at);

const dated = (text: string, at: number, { language }: Outlet): string =>
  text
    .replaceAll(/\{\{weekday(?: (-?\d+))?\}\}/gu, (_, days: string | undefined) =>
      weekday(at + Number(days ?? 0) * DAY, language),
    )
    .replaceAll(
      "{{date}}",
      new Intl.DateTimeFormat(language, { timeZone: "UTC", dateStyle: "long" }).format(at),
    )
    .replaceAll(
      "{{month-day}}",
      new Intl.DateTimeFormat("en-US", { timeZone: "UTC", dateStyle: "long" }).format(at),
    );

const paragraphOf = (block: string): Paragraph => {
  if (block.startsWith("![")) return { kind: "caption", text: block.slice(2, -1) };
  if (!block.startsWith("> ")) return { kind: "text", text: block };
  const [text = "", signature = ""] = block.split("\n").map((line) => line.slice(2));
  return { kind: "post", text, signature };
};

const frontOf = (lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    lines.map((line) => {
      const at = line.indexOf(": ");
      return [line.slice(0, at), line.slice(at + 2)] as const;
    }),
  );

const pieceFrom = (file: string, outlet: Outlet, now: number): Omit<Piece, "path"> => {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(file) ?? [];
  const said = frontOf(front.split("\n"));
  const at = Math.floor((now - Number(said.get("ago") ?? 1) * HOUR) / MINUTE) * MINUTE;
  return {
    title: said.get("title"),
    by: said.get("by"),
    section: said.get("section") ?? "News",
    at: new Date(at),
    paragraphs: dated(body.trim(), at, outlet)
      .split(/\n{2,}/u)
      .map(paragraphOf),
    hidden: said.get("hidden"),
  };
};

const folder = join(import.meta.dirname, "articles");

/** An outlet's articles, the newest first. */
export const piecesOf = (outlet: Outlet, now: number): readonly Piece[] =>
  readdirSync(join(folder, outlet.key))
    .filter((name) => name.endsWith(".md"))
    .toSorted()
    .map((name) => ({
      path: `${outlet.key}/${name.slice(0, -3)}`,
      ...pieceFrom(readFileSync(join(folder, outlet.key, name), "utf8"), outlet, now),
    }))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
