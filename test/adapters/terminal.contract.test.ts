import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { terminalChat } from "../../src/adapters/terminal/lines.ts";
import { openTerminal } from "../../src/adapters/terminal/terminal.ts";
import { adapterContract, type Stage } from "../contracts/adapter.ts";
import { NOON } from "../kit/articles.ts";
import { openRooms } from "../kit/house.ts";
import { newFolder } from "../store/grounds.ts";

const PROMPT = "\n> ";

/** Types lines, and waits for the prompt that follows each. */
const sit = async (dataDir: string) => {
  const rooms = await openRooms({ dataDir });
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  let wake = Promise.withResolvers<void>();
  output.on("data", (part: Buffer) => {
    shown += part.toString();
    if (shown.endsWith(PROMPT)) wake.resolve();
  });
  const look = { width: 2000, rich: false };
  const terminal = openTerminal({ input, output }, { look, isTyped: true, now: () => NOON });
  await rooms.house.join(terminal);
  await wake.promise;
  const type = async (line: string): Promise<string> => {
    const from = shown.length;
    wake = Promise.withResolvers<void>();
    input.write(`${line}\n`);
    await wake.promise;
    return shown.slice(from, -PROMPT.length);
  };
  const leave = async (): Promise<void> => {
    input.end();
    await terminal.gone;
    await rooms.close();
  };
  return { type, leave, terminal };
};

const NO_LONGER = "This button is no longer good.\n";

adapterContract("the terminal", async (): Promise<Stage> => {
  const folder = await newFolder();
  let seat = await sit(folder);
  const told: string[] = [];
  const type = async (line: string): Promise<void> => {
    const text = await seat.type(line);
    if (text.trim() !== "" && text !== NO_LONGER) told.push(text);
  };
  return {
    userCommand: type,
    userSays: (text) => type(text.replaceAll("\n", " ")),
    press: (label) => type(`#${label}`),
    forge: (action) => type(`#${action}`),
    submit: async (label, line) => {
      await seat.type(`#${label}`);
      await type(line);
    },
    transcript: async () => told,
    inject: () => false,
    restart: async () => {
      await seat.leave();
      seat = await sit(folder);
    },
    leave: () => seat.leave(),
  };
});

it("the terminal says what is sent under one key once", async () => {
  const seat = await sit(":memory:");
  const [part] = seat.terminal.render({
    blocks: [{ kind: "text", spans: [{ text: "Once." }] }],
    buttons: [],
  });
  if (!part) throw new Error("Nothing was rendered.");
  const first = await seat.terminal.send(terminalChat.id, part, { key: "k" });
  expect(await seat.terminal.send(terminalChat.id, part, { key: "k" })).toEqual(first);
  await seat.leave();
});
