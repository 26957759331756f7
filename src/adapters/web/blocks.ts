/** Blocks → HTML. Everything from outside is escaped by the template; links are those that the blocks carry. */
import { html } from "hono/html";
import type { OutButton, Outbound } from "../../chat/adapter.ts";
import type { Tell } from "../../chat/strings/strings.ts";
import type { Block, TextSpan } from "../../model/message.ts";

type Html = ReturnType<typeof html>;

/** Where a receipt number leads: a button of the message's own form. */
const RECEIPT = /^\s*\[(\d+)\]$/u;

/** Only web addresses: a stored feed could not bring another one, and if it did, it would lead nowhere. */
const isWeb = (link: string): boolean => /^https?:\/\//iu.test(link);

const spanHtml = ({ text, tone, link }: TextSpan, form: string): Html | string => {
  const receipt = tone === "receipt" ? RECEIPT.exec(text)?.[1] : undefined;
  if (receipt !== undefined)
    return html` <button
      class="receipt"
      form="${form}"
      name="text"
      value="/source ${receipt}"
      aria-label="Show the passage behind sentence ${receipt}"
    >
      [${receipt}]
    </button>`;
  if (link !== undefined && isWeb(link))
    return html`<a href="${link}" rel="noopener noreferrer nofollow" target="_blank">${text}</a>`;
  if (tone === "strong" || tone === "command") return html`<strong>${text}</strong>`;
  if (tone === "mark") return html`<mark>${text}</mark>`;
  return tone === "faint" ? html`<span class="faint">${text}</span>` : text;
};

const line = (spans: readonly TextSpan[], form: string): readonly (Html | string)[] =>
  spans.map((span) => spanHtml(span, form));

/** The heading of a digest and its headlines say their words once: no tones inside. */
const heading = (spans: readonly TextSpan[]): string => spans.map(({ text }) => text).join("");

/** @param form the id of the form that a receipt's button sends */
export const blockHtml = (block: Block, form: string): Html => {
  switch (block.kind) {
    case "title":
      return html`<h2>${heading(block.spans)}</h2>`;
    case "headline":
      return html`<h3><span class="number">${block.number}</span> ${heading(block.spans)}</h3>`;
    case "text":
      return html`<p>${line(block.spans, form)}</p>`;
    case "quote":
      return html`<blockquote>
        <p>${block.text}</p>
        <footer>— <cite>${block.speaker}</cite></footer>
      </blockquote>`;
    case "sources":
      return html`<p class="sources">${line(block.spans, form)}</p>`;
    case "more":
      return html`<p class="more">${line(block.spans, form)}</p>`;
    case "note":
      return html`<p class="note">${line(block.spans, form)}</p>`;
  }
};

/** The message's form for presses, and what goes along with every press. */
export interface Pressing {
  readonly form: string;
  readonly path: string;
  readonly fields: Html;
  readonly tell: Tell;
}

/** A button that asks for a line or a file is a small form behind its label; it works without script too. */
export const buttonHtml = (button: OutButton, { form, path, fields, tell }: Pressing): Html => {
  if ("link" in button)
    return html`<a class="button" href="${button.link}" rel="noopener noreferrer" target="_blank"
      >${button.label}</a
    >`;
  if (button.asksFor === undefined)
    return html`<button form="${form}" name="action" value="${button.action}">${button.label}</button>`;
  const field = button.takesFile
    ? html`<textarea name="value" rows="3" maxlength="2000000"></textarea>
        <input type="file" name="file" aria-label="${button.asksFor}" />`
    : html`<input name="value" maxlength="2000" autocomplete="off" required />`;
  return html`<details class="asks">
    <summary class="button">${button.label}</summary>
    <form method="post" action="${path}" enctype="multipart/form-data" data-live>
      ${fields}<input type="hidden" name="action" value="${button.action}" />
      <label>${button.asksFor}${field}</label><button>${tell("web-send")}</button>
    </form>
  </details>`;
};

/** A file that came with a message, to be saved. */
export const fileHtml = ({ name, text }: NonNullable<Outbound["file"]>): Html =>
  html`<p>
    <a
      class="button"
      download="${name}"
      href="data:application/octet-stream;charset=utf-8,${encodeURIComponent(text)}"
      >${name}</a
    >
  </p>`;
