/** `npm run dev:telegram`: the bot on a pretended Telegram of this machine, and a page to talk to it. No token, until Ctrl-C. */
import { openTelegramFake } from "../test/kit/telegram/telegram.ts";
import { runOn, type Stage } from "./dev/run.ts";
import { openScene } from "./dev/telegram/scene.ts";
import { telegramTalk } from "./dev/telegram/talk.ts";

const open = async (now: () => number): Promise<Stage> => {
  const fake = await openTelegramFake({ now });
  const scene = openScene(fake);
  return {
    talk: telegramTalk(fake, scene),
    people: "Ada or Bo",
    operator: `telegram:${scene.ada.id}`,
    settings: { TELEGRAM_TOKEN: fake.token, TELEGRAM_API: fake.url },
    ready: () => fake.updates.polled(),
    close: () => fake.close(),
  };
};

await runOn(open, "8790");
