/** The pictures of the local chat in the README: `node docs/screenshots.ts`, with a Chromium out of npm. */
import { join } from "node:path";
import { openBrowser } from "../test/browser/chromium.ts";
import { startWithChat } from "../test/browser/running.ts";

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

await using closing = new AsyncDisposableStack();
const browser = closing.adopt(await openBrowser(), (one) => one.close());
const house = closing.adopt(await startWithChat(), (one) => one.close());
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(house.link);
await page.getByRole("button", { name: "Digest", exact: true }).click();
await page.locator("h3").first().waitFor();
await page.getByRole("button", { name: "Show the passage behind sentence 3", exact: true }).click();
await page.locator("article.under mark").first().waitFor();
for (const colorScheme of ["light", "dark"] as const)
  for (const size of sizes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(size);
    await page.reload();
    await page
      .locator("h2")
      .first()
      .evaluate((heading) => heading.closest("article")?.scrollIntoView({ block: "start" }));
    await page.screenshot({ path: join(import.meta.dirname, `chat-${size.width}-${colorScheme}.png`) });
  }
