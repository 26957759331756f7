/** A typed line → the answer to it. */
import type { Message } from "../model/message.ts";
import { say, type Command, type Desk } from "./command.ts";
import { ask } from "./commands/ask.ts";
import { commands } from "./commands/index.ts";

/** How many letters must change to make one word of another (Levenshtein). */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [place, letter] of Array.from(from).entries()) {
    const next = [place + 1];
    for (const [at, other] of Array.from(to).entries())
      next.push(
        Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** @param extra what a platform adds to the table, such as the terminal's /quit. */
export const helpMessage = (extra: readonly Pick<Command, "name" | "form" | "does">[] = []): Message => ({
  blocks: [...commands, { name: "help", form: "", does: "this list" }, ...extra].map(
    ({ name, form, does }) => ({
      kind: "text",
      spans: [{ text: `/${name}${form === "" ? "" : ` ${form}`}`, tone: "strong" }, { text: ` — ${does}` }],
    }),
  ),
});

const unknown = (name: string): Message => {
  const near = [...commands.map((one) => one.name), "help"].toSorted(
    (a, b) => distance(name, a) - distance(name, b),
  )[0];
  return near && distance(name, near) <= 2
    ? say(`/${name}? Did you mean /${near}`)
    : say(`/${name} is not a command here. /help lists them.`);
};

/** Does what a line that begins with a slash says; any other line is a question. */
export const answerLine = async (line: string, desk: Desk): Promise<Message> => {
  if (!line.trim().startsWith("/")) return ask.run(line.trim(), desk);
  const [, name = "", words = ""] = /^\/(\p{L}*)\s*(.*)$/su.exec(line.trim()) ?? [];
  const command = commands.find((one) => one.name === name.toLowerCase());
  if (name.toLowerCase() === "help") return helpMessage();
  return command ? command.run(words.trim(), desk) : unknown(name.toLowerCase());
};
