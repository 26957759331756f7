/** Setting Tidings up from a phone, in two languages: the first minute, the card, and the way back. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { languageName, tellIn } from "../../src/chat/strings/strings.ts";
import { openBrowser } from "./chromium.ts";
import { startWithChat, type Running } from "./running.ts";

let browser: Browser;
let house: Running;
let context: BrowserContext;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await context.close();
  await house.close();
});

const open = async (locale: string): Promise<void> => {
  house = await startWithChat();
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale });
  page = await context.newPage();
  errors.length = 0;
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
  await page.goto(house.link);
};

const last = () => page.locator("article.ours").last();
const tap = async (label: string): Promise<void> => {
  const button = last()
    .locator("button, summary")
    .filter({ hasText: new RegExp(`^\\s*${label}\\s*$`, "u") });
  await button.first().click();
};
const shows = (text: string) => expect.poll(() => last().textContent()).toContain(text);
const isNarrow = async (): Promise<void> =>
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);

describe.each([
  ["en-GB", "en", "London"],
  ["de-DE", "de", "Berlin"],
])("at 360 pixels, for somebody who reads %s", (locale, language, city) => {
  const tell = tellIn(language);

  it("the first minute is four taps, and ends with the first digest", async () => {
    await open(locale);
    await shows(tell("start-what"));
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await tap(tell("pack-science"));
    await shows(`✓ ${tell("pack-science")}`);
    await isNarrow();
    await tap(`✓ ${tell("pack-science")}`);
    await tap(tell("skip"));
    await shows(tell("start-when"));
    await tap("18:00");
    await shows(tell("start-where"));
    await isNarrow();
    await tap(city);
    await shows(tell("start-done"));
    expect(await page.locator("h3").count()).toBe(5);
    await isNarrow();
    expect(errors).toEqual([]);
  });

  it("the card is edited in place, says what changed, and takes it back", async () => {
    await open(locale);
    await shows(tell("start-what"));
    await page.locator("#line").fill("/settings");
    await page.keyboard.press("Enter");
    await shows(tell("quiet"));
    const count = await page.locator("article.ours").count();
    await tap(tell("times"));
    await tap(tell("other"));
    await last().getByLabel(tell("asks-hour")).fill("06:15");
    await page.keyboard.press("Enter");
    await shows(tell("hour-set", { hour: "06:15" }));
    await isNarrow();
    await tap(tell("take-back"));
    await shows(tell("taken-back", { what: tell("hour-set", { hour: "06:15" }) }));
    await tap(tell("back"));
    await tap(tell("language"));
    await tap(languageName("fr", "fr"));
    await shows(tellIn("fr")("language-set", { language: languageName("fr", "fr") }));
    await isNarrow();
    expect(await page.locator("article.ours").count()).toBe(count);
    expect(errors).toEqual([]);
  });
});
