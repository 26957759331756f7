/** The pretended Telegram in a real browser, as whoever works on the bot meets it. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { startOn, type Running } from "./running.ts";

let browser: Browser;
let house: Running;
let context: BrowserContext;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  house = await startOn("telegram");
});
afterAll(async () => {
  await browser.close();
  await house.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
  errors.length = 0;
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
  await page.goto(house.link);
});
afterEach(() => context.close());

const say = async (text: string): Promise<void> => {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
};
const last = () => page.locator("article.ours").last();
const shows = (text: string) => expect.poll(() => last().textContent()).toContain(text);
const tap = (label: string) => last().getByRole("button", { name: label, exact: true }).click();

describe("a private chat on the pretended Telegram", () => {
  it("greets with a card, and edits it in place when its buttons are pressed", async () => {
    await say("/start");
    await shows("What should I read for you?");
    const count = await page.locator("article").count();
    await tap("Skip");
    await shows("When?");
    await tap("Other");
    await expect.poll(() => page.locator("#answering").isVisible()).toBe(true);
    await say("06:15");
    await expect.poll(() => page.locator("article.ours").first().textContent()).toContain("Where are you?");
    expect(await page.locator("article").count()).toBe(count + 2);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(errors).toEqual([]);
  });
});

describe("a group on the pretended Telegram", () => {
  it("shows what is for one alone behind a link, which opens that person's private chat", async () => {
    await page.getByRole("button", { name: /^Harbour friends/u }).click();
    await shows("I read the news for this group");
    await say("/digest");
    await expect.poll(() => last().locator("blockquote").count()).toBeGreaterThan(0);
    await page.getByRole("combobox").selectOption({ label: "Bo" });
    await say("/sources");
    await last().getByRole("button", { name: /↗$/u }).click();
    await expect.poll(() => page.locator("h2").textContent()).toBe("Bo");
    await shows("Farhaven Courier");
    expect(errors).toEqual([]);
  });
});
