/** What we say to a model: one Markdown file a task in prompts/, its blanks filled in a single pass. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Trouble } from "../ops/trouble.ts";

export interface Prompt<Blank extends string> {
  readonly id: string;
  /** Changes with every letter of the file; part of what replies are cached under. */
  readonly hash: string;
  /** Values are put in as they are and never looked into for further blanks. */
  fill(values: Readonly<Record<Blank, string>>): { readonly system: string; readonly user: string };
}

const FRONT = /^---\n([\s\S]*?)\n---\n/u;
const PARTS = /^# system\n([\s\S]*?)\n# user\n([\s\S]*)$/u;
const BLANK = /\{\{(\w+)\}\}/gu;

const broken = (file: string, why: string): Trouble =>
  new Trouble("wake-operator", `The prompt ${file} ${why}`);

const blanksIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(BLANK)].map(([, name]) => name ?? ""));

const frontOf = (text: string, file: string): ReadonlyMap<string, string> => {
  const front = FRONT.exec(text)?.[1];
  if (front === undefined)
    throw broken(file, "does not begin with its front matter between two lines of ---.");
  return new Map(
    front.split("\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
    }),
  );
};

/**
 * @throws Trouble("wake-operator") when the file is missing, or its blanks are not those that the front matter and the code name.
 */
export const loadPrompt = <Blank extends string>(
  folder: string,
  id: string,
  blanks: readonly Blank[],
): Prompt<Blank> => {
  const file = join(folder, `${id}.md`);
  const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  const front = frontOf(text, file);
  const [, system, user] = PARTS.exec(text.replace(FRONT, "").trim()) ?? [];
  if (system === undefined || user === undefined)
    throw broken(file, "needs the headings “# system” and “# user”.");
  const named = new Set((front.get("inputs") ?? "").split(/[\s,[\]]+/u).filter(Boolean));
  const used = blanksIn(system + user);
  const wanted = new Set<string>(blanks);
  const odd = [...named.symmetricDifference(wanted), ...used.symmetricDifference(wanted)][0];
  if (front.get("id") !== id) throw broken(file, `calls itself ${front.get("id")}, not ${id}.`);
  if (odd !== undefined) throw broken(file, `and the code do not agree about the blank {{${odd}}}.`);
  const put = (part: string, values: Readonly<Record<string, string>>): string =>
    part.trim().replaceAll(BLANK, (_, name: string) => values[name] ?? "");
  return {
    id,
    hash: createHash("sha256").update(text).digest("hex").slice(0, 16),
    fill: (values) => ({ system: put(system, values), user: put(user, values) }),
  };
};
