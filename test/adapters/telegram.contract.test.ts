import { adapterContract, type Stage } from "../contracts/adapter.ts";
import { NOON } from "../kit/articles.ts";
import { openRoom } from "../kit/telegram/room.ts";
import { openTelegramFake } from "../kit/telegram/telegram.ts";
import type { Said } from "../kit/telegram/world.ts";
import { newFolder } from "../store/grounds.ts";

adapterContract("Telegram", async (): Promise<Stage> => {
  const folder = await newFolder();
  const fake = await openTelegramFake({ now: () => NOON });
  const sit = () => openRoom({ fake, rooms: { dataDir: folder, mode: "open" } });
  let room = await sit();
  const ada = fake.people.person("Ada");
  const chat = fake.people.privateChat(ada);
  const say = async (text: string, replyTo?: number): Promise<void> =>
    room.heard(fake.people.say(chat, ada, text, replyTo === undefined ? {} : { replyTo }));
  const buttonsOf = ({ markup }: Said) => (markup?.inline_keyboard ?? []).flat();
  const press = async (label: string): Promise<void> => {
    const on = fake.seen(chat).findLast((said) => buttonsOf(said).some(({ text }) => text === label));
    const button = on && buttonsOf(on).find(({ text }) => text === label);
    if (!on || button?.callback_data === undefined) throw new Error(`There is no button ${label}.`);
    await room.heard(fake.people.press(chat, on.message_id, button.callback_data, ada));
  };
  /** A question typed by a person cannot be longer than a message; the platform cuts it there. */
  const MOST = 4096;
  return {
    userCommand: say,
    userSays: (text) => say(text.slice(0, MOST)),
    press,
    forge: async (action) => {
      const on = fake.seen(chat).at(-1)?.message_id ?? 0;
      const { press: name, update } = fake.people.press(chat, on, action, ada);
      await room.heard({ update });
      if (fake.presses.get(name)?.answer !== "This button is no longer good.")
        throw new Error(`A forged press was answered ${fake.presses.get(name)?.answer}.`);
    },
    submit: async (label, line) => {
      await press(label);
      const question = fake.seen(chat).at(-1);
      if (!question?.markup?.force_reply) throw new Error("Nothing was asked.");
      await say(line, question.message_id);
    },
    transcript: async () => fake.seen(chat).map(({ text }) => text),
    inject: () => {
      fake.fail("sendMessage", {
        kind: "refuse",
        code: 429,
        description: "Too Many Requests: retry after 0.05",
        parameters: { retry_after: 0.05 },
      });
      return true;
    },
    restart: async () => {
      await room.close();
      room = await sit();
    },
    leave: async () => {
      await room.close();
      await fake.close();
    },
  };
});
