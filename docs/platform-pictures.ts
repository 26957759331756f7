/**
 * The pictures in docs/telegram.md and docs/discord.md: `node docs/platform-pictures.ts [telegram] [discord]`, of the pretended
 * platforms, with a Chromium out of npm.
 */
import { join } from "node:path";
import { openBrowser } from "../test/browser/chromium.ts";
import { startOn } from "../test/browser/running.ts";

await using closing = new AsyncDisposableStack();
const browser = closing.adopt(await openBrowser(), (one) => one.close());

const take = async (platform: "telegram" | "discord", digest: string): Promise<void> => {
  await using taking = new AsyncDisposableStack();
  const house = taking.adopt(await startOn(platform), (one) => one.close());
  const page = await browser.newPage({ viewport: { width: 900, height: 900 }, reducedMotion: "reduce" });
  await page.goto(house.link);
  await page.getByRole("textbox", { name: "Message" }).fill("/digest");
  await page.keyboard.press("Enter");
  await page.locator(digest).first().waitFor();
  await page
    .locator("article.ours")
    .first()
    .evaluate((message) => message.scrollIntoView({ block: "start" }));
  await page.screenshot({ path: join(import.meta.dirname, `${platform}.png`) });
  await page.close();
};

const asked = process.argv.slice(2);
for (const platform of ["telegram", "discord"] as const)
  if (asked.length === 0 || asked.includes(platform)) await take(platform, "article.ours blockquote");
