/** `npm run dev:discord`: the bot on a pretended Discord of this machine, and a page to talk to it. No token, until Ctrl-C. */
import { setInterval as every } from "node:timers/promises";
import { openDiscord, type FakeDiscord } from "../test/kit/discord/discord.ts";
import { openScene } from "./dev/discord/scene.ts";
import { discordTalk } from "./dev/discord/talk.ts";
import { runOn, type Stage } from "./dev/run.ts";

/** It is there, and its commands can be given. */
const readyOn = async ({ gateway, commands }: FakeDiscord): Promise<void> => {
  for await (const _ of every(100, undefined, { ref: false }))
    if (gateway.connected() > 0 && commands().length > 0) return;
};

const open = async (now: () => number): Promise<Stage> => {
  const fake = await openDiscord({ token: "fake.token", clock: now });
  const scene = openScene(fake);
  return {
    talk: discordTalk(fake, scene),
    people: "Ada or Ben",
    operator: `discord:${scene.ada.id}`,
    settings: { DISCORD_TOKEN: fake.token, DISCORD_API: `${fake.url}/api` },
    ready: () => readyOn(fake),
    close: () => fake.close(),
  };
};

await runOn(open, "8791");
