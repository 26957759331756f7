/** The local chat in a real browser, as a person meets it. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

beforeEach(async () => {
  house = await startWithChat();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  errors.length = 0;
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
  await page.goto(house.link);
});
afterEach(async () => {
  await context.close();
  await house.close();
});

const say = async (text: string): Promise<void> => {
  await page.getByRole("textbox", { name: /Speaking as/u }).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
};
const ours = () => page.locator("article.ours");

describe("the first visit", () => {
  it("asks what to read, and shows the first digest at the last of three presses", async () => {
    await expect.poll(() => ours().last().textContent()).toContain("What should I read for you?");
    for (const label of ["Skip", "18:00", "New York"])
      await page.getByRole("button", { name: label, exact: true }).click();
    await expect.poll(() => ours().count()).toBe(2);
    expect(await page.locator("h3").count()).toBe(5);
    expect(await page.locator("blockquote cite").count()).toBeGreaterThan(5);
    expect(errors).toEqual([]);
  });
});

describe("a receipt", () => {
  it("opens below its story, with the passage marked, at one press", async () => {
    await say("/digest");
    await page.getByRole("button", { name: "Show the passage behind sentence 1", exact: true }).click();
    const receipt = page.locator("article.under mark").first();
    await receipt.waitFor();
    expect(await receipt.textContent()).toContain("Water entered the northern tube");
    expect(errors).toEqual([]);
  });
});

describe("asking", () => {
  it("answers with its source, and a follow-up says how it was understood", async () => {
    await say("Who said the seal failed?");
    await expect.poll(() => ours().last().textContent()).toContain("said Maren Holt");
    await say("and what did she say about the cause?");
    await expect.poll(() => ours().last().textContent()).toContain("Understood as: what did Maren Holt say");
  });

  it("takes a question from the form under a story, and the Enter key", async () => {
    await say("/digest");
    await ours().last().getByText("Ask", { exact: true }).click();
    await page.getByLabel("Your question about the news").fill("How many people were on board the Anselm?");
    await page.keyboard.press("Enter");
    await expect.poll(() => ours().last().textContent()).toContain("86 people on board");
    await page.getByRole("textbox", { name: /Speaking as/u }).fill("/help");
    await page.keyboard.press("Enter");
    await expect.poll(() => ours().last().textContent()).toContain("/source n");
  });

  it("keeps what was typed when the house is gone, and says so", async () => {
    await context.setOffline(true);
    await say("Who said the seal failed?");
    await expect.poll(() => page.locator("#status").textContent()).toMatch(/not sent|lost/u);
    expect(await page.getByRole("textbox", { name: /Speaking as/u }).inputValue()).toContain("seal failed");
    await context.setOffline(false);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect.poll(() => ours().last().textContent()).toContain("Maren Holt");
    expect(await page.locator("article.said").count()).toBe(1);
  });
});

describe("two tabs", () => {
  it("both show each message once", async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await say("/help");
    for (const tab of [page, other]) await expect.poll(() => tab.locator("article.ours").count()).toBe(2);
    expect(await other.locator("article.said").count()).toBe(1);
  });
});

describe("a forged button", () => {
  it("does nothing, and the person is told", async () => {
    await say("/digest");
    await expect.poll(() => ours().count()).toBe(2);
    await page
      .locator("button[name=action]")
      .first()
      .evaluate((button) => button.setAttribute("value", "A".repeat(22)));
    await page.locator("button[name=action]").first().click();
    await expect.poll(() => page.locator("#status").textContent()).toBe("This button is no longer good.");
    expect(await ours().count()).toBe(2);
  });
});

describe("on a phone", () => {
  it("nothing is wider than 360 pixels, and everything is reached by the keyboard", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await say("/digest");
    await page.locator("h3").first().waitFor();
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(360);
    await page.locator("body").press("Tab");
    for (let step = 0; step < 8; step++) await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement?.tagName")).toMatch(
      /BUTTON|A|SUMMARY|TEXTAREA|INPUT/u,
    );
    expect(await page.getByRole("log", { name: "Messages" }).count()).toBe(1);
  });
});
