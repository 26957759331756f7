/** The picture in docs/telegram.md: `node docs/telegram-picture.ts`, of the pretended Telegram, with a Chromium out of npm. */
import { join } from "node:path";
import { openBrowser } from "../test/browser/chromium.ts";
import { startOnTelegram } from "../test/browser/running.ts";

await using closing = new AsyncDisposableStack();
const browser = closing.adopt(await openBrowser(), (one) => one.close());
const house = closing.adopt(await startOnTelegram(), (one) => one.close());
const page = await browser.newPage({ viewport: { width: 900, height: 900 }, reducedMotion: "reduce" });
await page.goto(house.link);
await page.getByRole("textbox", { name: "Message" }).fill("/digest");
await page.keyboard.press("Enter");
await page.locator("article.ours blockquote").first().waitFor();
await page
  .locator("article.ours")
  .first()
  .evaluate((digest) => digest.scrollIntoView({ block: "start" }));
await page.screenshot({ path: join(import.meta.dirname, "telegram.png") });
