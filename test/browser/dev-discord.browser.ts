/** The pretended Discord in a real browser, as whoever works on the bot meets it. */
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
  house = await startOn("discord");
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
  await page.locator("[aria-current]").waitFor();
});
afterEach(() => context.close());

const box = () => page.getByRole("textbox", { name: "Message" });
const say = async (text: string): Promise<void> => {
  await box().fill(text);
  await page.keyboard.press("Enter");
};
const last = () => page.locator("article.ours").last();
const shows = (text: string) => expect.poll(() => last().textContent()).toContain(text);
const tap = (label: string) => last().getByRole("button", { name: label, exact: true }).click();
const opens = (title: RegExp) => page.getByRole("button", { name: title }).click();
const speaksAs = (n: number) => page.getByRole("combobox").selectOption({ index: n });

describe("a DM on the pretended Discord", () => {
  it("greets with a card, edits it in place when its buttons are pressed, and asks in a form", async () => {
    await box().pressSequentially("/sta");
    await expect
      .poll(() => page.locator("#offers").getByRole("option").first().textContent())
      .toContain("/start");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await shows("What should I read for you?");
    await tap("Skip");
    await shows("When?");
    expect(await page.locator("article").count()).toBe(1);
    await shows("edited");
    await tap("Other");
    await page.getByRole("dialog").getByRole("textbox").fill("06:15");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => page.locator("article.ours").first().textContent()).toContain("Where are you?");
    expect(await page.locator("dialog").count()).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(errors).toEqual([]);
  });
});

describe("a channel on the pretended Discord", () => {
  it("shows what is for one alone to that person only, and commands in each reader's language", async () => {
    await opens(/^#news(?! ›)/u);
    await say("/sources");
    await shows("Only you can see this");
    await speaksAs(1);
    await expect.poll(() => page.locator("article").count()).toBe(0);
    await box().pressSequentially("/que");
    await expect
      .poll(() => page.locator("#offers").getByRole("option").first().textContent())
      .toContain("/quelle");
    await say("@Tidings What happened to the harbour tunnel?");
    await shows("tunnel");
    expect(await page.locator(".mention").first().textContent()).toBe("@Tidings");
    await speaksAs(0);
    await expect.poll(() => page.locator("article").first().textContent()).toContain("Only you can see this");
    await tap("Ask about this");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(1);
    expect(errors).toEqual([]);
  });
});
