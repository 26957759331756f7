/** The running program with the sample newsroom, and the link into its chat. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "../kit/run.ts";

export interface Running {
  readonly link: string;
  close(): Promise<void>;
}

/** The bot on a pretended platform, and the page on which people talk to it. */
export const startOn = async (platform: "telegram" | "discord"): Promise<Running> => {
  const { child, prints, ended, out } = start(`dev:${platform}`, ["--port", "0"]);
  await prints("Ctrl-C");
  return {
    link: /Talk to the bot as .*: (\S+)/u.exec(out())?.[1] ?? "",
    close: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
};

export const startWithChat = async (): Promise<Running> => {
  const folder = await mkdtemp(join(tmpdir(), "tidings-browser-"));
  const { child, prints, ended, out } = start("main", ["--plain"], { DATA_DIR: folder, HTTP_PORT: "0" });
  await prints("Sentences are taken from the sources.");
  const link = /http:\S+\/enter\?token=\S+/u.exec(out())?.[0] ?? "";
  return {
    link,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
