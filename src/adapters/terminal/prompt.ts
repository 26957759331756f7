/** A small prompt at the terminal: each line is answered, until /quit, Ctrl-D or Ctrl-C. */
import { createInterface } from "node:readline";
import type { Message } from "../../model/message.ts";
import { sentenceOf } from "../../ops/trouble.ts";
import type { Look } from "./render.ts";
import { render } from "./render.ts";

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly isTTY?: boolean };
}

/** Colours only where a person looks on; NO_COLOR and --plain turn them off before this is asked. */
export const lookOf = (output: Terminal["output"], plain: boolean): Look => ({
  width: output.columns ?? 80,
  rich: output.isTTY === true && !plain,
});

export const show = (message: Message, output: Terminal["output"], look: Look): void => {
  output.write(`${render(message, look)}\n`);
};

const troubleMessage = (thrown: unknown): Message => ({
  blocks: [{ kind: "text", spans: [{ text: sentenceOf(thrown) }] }],
});

/** @param answer gives the message for a line; what it throws is shown as a sentence, and the prompt stays. */
export const converse = async (
  { input, output }: Terminal,
  look: Look,
  answer: (line: string) => Promise<Message>,
): Promise<void> => {
  const lines = createInterface({ input, output, prompt: "\n> " });
  lines.on("SIGINT", () => lines.close());
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() === "/quit") break;
    if (line.trim() !== "") show(await answer(line).catch(troubleMessage), output, look);
    lines.prompt();
  }
  lines.close();
};
