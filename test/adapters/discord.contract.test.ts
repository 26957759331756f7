import { expect } from "vitest";
import { chatIdOf } from "../../src/model/id.ts";
import { adapterContract, type Stage } from "../contracts/adapter.ts";
import { NOON } from "../kit/articles.ts";
import { openDiscord } from "../kit/discord/discord.ts";
import { buttonsOf, wordsOf } from "../kit/discord/reading.ts";
import { openRoom } from "../kit/discord/room.ts";
import type { Message } from "../kit/discord/world.ts";
import { newFolder } from "../store/grounds.ts";

adapterContract("Discord", async (): Promise<Stage> => {
  const folder = await newFolder();
  const fake = await openDiscord({ clock: () => NOON });
  const sit = () => openRoom({ fake, rooms: { dataDir: folder, mode: "open" } });
  const ada = fake.user("ada");
  fake.guild("Harbour", { owner: ada });
  const dm = fake.dm(ada);
  let room = await sit();
  const forged = new Set<string>();
  const ours = (): readonly Message[] =>
    fake
      .messages(dm)
      .filter(({ id, author, flags }) => author === fake.bot.id && !forged.has(id) && !(flags & 128));
  const holding = (label: string) => {
    const on = ours().findLast((message) => buttonsOf(message).some((one) => one.label === label));
    const button = on && buttonsOf(on).find((one) => one.label === label);
    if (!on || !button) throw new Error(`There is no button ${label}.`);
    return { on, button };
  };
  const say = async (text: string): Promise<void> => {
    await fake.answerTo(fake.say(dm, ada, text));
    await room.discord.settled();
  };
  /** A message cannot be longer; the platform keeps whoever writes from it. */
  const MOST = 2000;
  return {
    userCommand: async (line) => {
      const [, name = "", words = ""] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? [];
      const isKnown = fake.commands().some((one) => one["name"] === name);
      if (!isKnown) return say(line);
      await fake.slash(dm, ada, name, words === "" ? {} : { text: words });
      return room.discord.settled();
    },
    userSays: (text) => say(text.slice(0, MOST)),
    press: async (label) => {
      const { on, button } = holding(label);
      await fake.press(on, button.id, ada);
      await room.discord.settled();
    },
    forge: async (action) => {
      const chat = chatIdOf(`discord:${fake.bot.id}:${encodeURIComponent(`@${ada.id}`)}`);
      const components = [
        {
          type: 1 as const,
          components: [{ type: 2 as const, style: 2 as const, label: "x", custom_id: action }],
        },
      ];
      const sent = await room.discord.send(
        chat,
        { payload: { components }, plain: "x" },
        { key: `forged/${action}` },
      );
      if (sent.kind !== "sent") throw new Error(sent.kind);
      forged.add(sent.message);
      const came = await fake.press(sent.message, action, ada);
      const { id, content } = await came.message();
      forged.add(id);
      expect(content).toBe("This button is no longer good.");
      await room.discord.settled();
    },
    submit: async (label, line) => {
      const { on, button } = holding(label);
      await fake.submit(await fake.press(on, button.id, ada), { value: line });
      await room.discord.settled();
    },
    transcript: async () => ours().map(wordsOf),
    inject: () => {
      fake.fault({ times: 1, trouble: { kind: "429", scope: "user", retryAfter: 0.05 } });
      return true;
    },
    restart: async () => {
      await room.close();
      room = await sit();
    },
    leave: async () => {
      await room.close();
      expect([fake.strange, fake.violations, fake.drift, room.told]).toEqual([[], [], [], []]);
      await fake.close();
    },
  };
});
