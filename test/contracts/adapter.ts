/** What every platform promises, driven from outside only, as people drive it. Run on each by its own test. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** A person at a platform, with the whole house behind it. */
export interface Stage {
  userCommand(line: string): Promise<void>;
  userSays(text: string): Promise<void>;
  /** The button of that label under the last message of ours that has one. */
  press(label: string): Promise<void>;
  /** A word that we never gave out, sent as a press. */
  forge(action: string): Promise<void>;
  /** Writes a line into the form behind a button. */
  submit(label: string, line: string): Promise<void>;
  /** All that the person sees of us, as text, the oldest first. */
  transcript(): Promise<readonly string[]>;
  /** What happens to the next message of ours; gives false where the platform cannot fail so. */
  inject(fault: "busy once"): boolean;
  /** The process ends and starts again on the same data. */
  restart(): Promise<void>;
  leave(): Promise<void>;
}

export const adapterContract = (platform: string, open: () => Promise<Stage>): void => {
  describe(`a chat on ${platform}`, () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await open();
    });
    afterEach(() => stage.leave());

    const last = async (): Promise<string> => (await stage.transcript()).at(-1) ?? "";
    const count = async (): Promise<number> => (await stage.transcript()).length;

    it("answers a command with one message", async () => {
      const before = await count();
      await stage.userCommand("/help");
      expect(await count()).toBe(before + 1);
      expect(await last()).toContain("/source n");
    });

    it("tells the digest, with the speaker at the quote and the outlets below", async () => {
      await stage.userCommand("/digest");
      const digest = await last();
      expect(digest).toContain("Harbour tunnel closed after water breaks in");
      expect(digest).toContain("The seal failed. We do not yet know why it failed so early");
      expect(digest).toContain("Maren Holt");
      expect(digest).toContain("Salt Quay Courier");
      expect(digest.indexOf("The seal failed")).toBeLessThan(digest.indexOf("Maren Holt"));
    });

    it("shows a story by its button, and the passage behind a sentence by command", async () => {
      await stage.userCommand("/digest");
      await stage.press("1");
      expect(await last()).toContain("Harbour tunnel closed");
      await stage.userCommand("/source 2");
      expect(await last()).toContain("[2] The tunnel carries 21,000 cars a day");
      expect(await last()).toContain("Salt Quay Courier");
    });

    it("answers a plain question, and a follow-up that leans on it", async () => {
      await stage.userSays("Who said the seal failed?");
      expect(await last()).toContain("said Maren Holt");
      await stage.userSays("and what did she say about it?");
      expect(await last()).toContain("Understood as: what did Maren Holt say about it?");
      expect(await last()).toContain("The seal failed");
    });

    it("says so when the sources do not tell", async () => {
      await stage.userSays("Who won the chess tournament in Farhaven?");
      expect(await last()).toContain("nothing about that in 4 articles");
    });

    it("takes a question from the form behind a button", async () => {
      await stage.userCommand("/digest");
      await stage.submit("Ask", "How many cars does the tunnel carry a day?");
      expect(await last()).toContain("21,000 cars a day");
    });

    it("offers the nearest command for one that is not there, by a button too", async () => {
      await stage.userCommand("/digset");
      expect(await last()).toContain("/digset? Did you mean /digest");
      await stage.press("/digest");
      expect(await last()).toContain("Harbour tunnel closed");
    });

    it("says what was wrong with an argument, how it goes, and a line that works", async () => {
      await stage.userCommand("/digest");
      await stage.userCommand("/source ninety");
      expect(await last()).toContain("for example /source 2");
    });

    it("does nothing for a button that we never gave out, and says so", async () => {
      await stage.userCommand("/digest");
      const before = await count();
      await stage.forge("A".repeat(22));
      await stage.forge("/forget");
      await stage.forge("x".repeat(64));
      expect(await count()).toBe(before);
    });

    it("shows what a publisher wrote harmless: no markup, no mention, no link of its own", async () => {
      await stage.userCommand("/latest");
      const told = await last();
      expect(told).not.toContain("evil.example");
      expect(told).not.toContain("@everyone");
      expect(told).toContain("A prank message about a prize");
    });

    it("takes 100,000 letters, control characters and marks that turn the writing round", async () => {
      await stage.userSays(`${"tunnel ".repeat(14_000)}?`);
      await stage.userSays("\u202ewho\u202c said \u0007 the\u0000 seal failed?");
      expect(await last()).toContain("Maren Holt");
    });

    it("tells a person once, politely, when it is too much", async () => {
      for (let turn = 0; turn < 16; turn++) await stage.userCommand("/help");
      const told = (await stage.transcript()).filter((line) => line.includes("questions in a minute"));
      expect(told).toHaveLength(1);
    });

    it("says a message once when the platform was busy at first", async () => {
      if (!stage.inject("busy once")) return;
      const before = await count();
      await stage.userCommand("/help");
      expect(await count()).toBe(before + 1);
    });

    it("goes on after a restart, and numbers still count through the digest that was shown", async () => {
      await stage.userCommand("/digest");
      await stage.restart();
      await stage.userCommand("/source 1");
      expect(await last()).toContain("[1] The harbour tunnel was closed");
    });
  });
};
