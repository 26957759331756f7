/** A typed line → the answer to it. */
import type { Role } from "../model/chat.ts";
import type { Message } from "../model/message.ts";
import { mayChange, privately, say, type Circumstances, type Command } from "./command.ts";
import { ask } from "./commands/ask.ts";
import { commands } from "./commands/index.ts";
import type { Tell } from "./strings/strings.ts";

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

type Listed = Pick<Command, "name" | "form" | "does" | "isFor">;
const helpItself: Listed = { name: "help", form: "", does: "does-help" };

/** The commands as they are listed everywhere: in `/help`, in a platform's menu and in docs/commands.md. */
export const listed = (): readonly Listed[] => [...commands, helpItself];

const isFor = ({ isFor: whom }: Listed, role: Role): boolean => {
  if (whom === "operators") return role === "operator";
  return whom === undefined || role === "admin" || role === "operator";
};

/** What the person may do here. */
export const helpMessage = (role: Role, tell: Tell): Message => ({
  blocks: listed()
    .filter((one) => isFor(one, role))
    .map(({ name, form, does }) => ({
      kind: "text",
      spans: [
        { text: `/${name}${form === "" ? "" : ` ${form}`}`, tone: "command" },
        { text: ` — ${tell(does)}` },
      ],
    })),
});

/** Longer words are not compared: nobody meant a command by them. */
const LONGEST_NAME = 32;

const unknown = (name: string, tell: Tell): Message => {
  const told = name.slice(0, LONGEST_NAME);
  const near = listed()
    .map((one) => one.name)
    .toSorted((a, b) => distance(told, a) - distance(told, b))[0];
  return near && distance(told, near) <= 2
    ? {
        ...say(tell("did-you-mean", { name: told, near })),
        buttons: [[{ label: `/${near}`, does: `/${near}` }]],
      }
    : say(tell("no-such-command", { name: told }));
};

const refusalFor = ({ isFor: whom }: Command, { actor, tell }: Circumstances): Message | undefined => {
  if (whom === "admins" && !mayChange(actor)) return privately(say(tell("not-yours")));
  return whom === "operators" && actor.role !== "operator" ? privately(say(tell("not-operator"))) : undefined;
};

/** Does the command of that name, with the rest of its line. */
const answerCommand = async (name: string, words: string, given: Circumstances): Promise<Message> => {
  if (name === "help") return privately(helpMessage(given.actor.role, given.tell));
  const command = commands.find((one) => one.name === name);
  if (!command) return privately(unknown(name, given.tell));
  return refusalFor(command, given) ?? command.run(words.trim(), given);
};

/** `/source 2` → its name and the rest; undefined for a line that is no command. */
export const commandIn = (line: string): { readonly name: string; readonly words: string } | undefined => {
  const [, name, words = ""] = /^\s*\/([\p{L}\p{N}_]+)(?:@\S+)?\s*(.*)$/su.exec(line) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), words: words.trim() };
};

/** Does what a line that begins with a slash says; any other line is a question. */
export const answerLine = async (line: string, given: Circumstances): Promise<Message> => {
  const command = commandIn(line);
  return command ? answerCommand(command.name, command.words, given) : ask.run(line.trim(), given);
};
