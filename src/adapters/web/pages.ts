/** The pages of the local chat: server-rendered, readable without script. */
import { html } from "hono/html";
import type { ChatInfo } from "../../model/chat.ts";
import type { ChatId } from "../../model/id.ts";
import { tellIn } from "../../chat/strings/strings.ts";
import { blockHtml, buttonHtml, fileHtml } from "./blocks.ts";
import type { WebEntry } from "./entry.ts";
import type { Person } from "./people.ts";

type Html = ReturnType<typeof html>;

export interface Placed {
  readonly n: number;
  readonly id: string;
  readonly entry: WebEntry;
}

/** For whom a page is made, and where. */
export interface View {
  readonly chat: ChatInfo;
  readonly chats: readonly ChatInfo[];
  readonly people: readonly Person[];
  readonly as: Person;
  /** A fresh word for the next line, so that it is taken once however often it is sent. */
  readonly nonce: string;
  readonly zone: string;
  readonly language: string;
}

type Inside = Pick<View, "chat" | "as" | "zone" | "people" | "language">;

export const pathOf = (chat: ChatId): string => `/c/${encodeURIComponent(chat)}`;

const hour = (at: number, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at);

const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

const ours = (
  placed: Placed,
  message: Extract<WebEntry, { from: "us" }>["message"],
  { chat, as, language }: Inside,
): Html => {
  const tell = tellIn(language);
  const [says, form, path] = [`says-${placed.n}`, `press-${placed.n}`, `${pathOf(chat.id)}/press`];
  const fields = html`${hidden("as", as.id)}${hidden("on", placed.id)}`;
  return html`<form id="${says}" method="post" action="${pathOf(chat.id)}/say" data-live>
      ${hidden("as", as.id)}${hidden("replyTo", placed.id)}
    </form>
    <form id="${form}" method="post" action="${path}" data-live>${fields}</form>
    ${message.blocks.map((block) => blockHtml(block, says))}
    ${message.buttons.map((row) => html`<div class="buttons">${row.map((button) => buttonHtml(button, { form, path, fields, tell }))}</div>`)}${message.file ? fileHtml(message.file) : ""}`;
};

const nameOf = (id: string, { people, language }: Inside): string =>
  people.find((one) => one.id === id)?.name ?? tellIn(language)("web-somebody");

/** One entry, and below it those that answer to it: the receipts of a message of ours. */
export const entryHtml = (
  placed: Placed,
  inside: Inside,
  below: readonly Placed[] = [],
  isBelow = false,
): Html => {
  const { n, id, entry } = placed;
  const time = html`<time datetime="${new Date(entry.at).toISOString()}"
    >${hour(entry.at, inside.zone)}</time
  >`;
  if (entry.from === "person")
    return html`<article class="said" id="e${n}" data-id="${id}">
      <header><b dir="auto">${nameOf(entry.person, inside)}</b> ${time}</header>
      <p dir="auto">${entry.text}</p>
    </article>`;
  const alone =
    entry.onlyFor === undefined
      ? ""
      : html` · <span class="alone">${tellIn(inside.language)("web-alone")}</span>`;
  const receipts = below.map((one) => entryHtml(one, inside, [], true));
  return html`<article class="ours${isBelow ? " under" : ""}" id="e${n}" data-id="${id}">
    <header><b>Tidings</b> ${time}${alone}</header>
    ${ours(placed, entry.message, inside)}${receipts}
  </article>`;
};

/** What answers to a message of ours stands below it, everything else in its order. */
const transcriptHtml = (entries: readonly Placed[], inside: Inside): readonly Html[] => {
  const messages = new Set(entries.filter(({ entry }) => entry.from === "us").map(({ id }) => id));
  const isBelow = ({ entry }: Placed): boolean => entry.from === "us" && messages.has(entry.replyTo ?? "");
  return entries
    .filter((one) => !isBelow(one))
    .map((one) =>
      entryHtml(
        one,
        inside,
        entries.filter((other) => isBelow(other) && other.entry.replyTo === one.id),
      ),
    );
};

const link = (one: ChatInfo, { chat, as }: View): Html =>
  html`<li>
    <a href="${pathOf(one.id)}?as=${as.id}" ${one.id === chat.id ? html`aria-current="page"` : ""}
      >${one.title}</a
    >
  </li>`;

const newTopic = ({ as, chat, language }: View): Html => {
  const tell = tellIn(language);
  return html`<details>
    <summary>${tell("web-new-topic")}</summary>
    <form method="post" action="/chats">
      ${hidden("as", as.id)}${hidden("group", chat.id)}<label
        >${tell("web-name")} <input name="title" maxlength="60" required /></label
      ><button>${tell("web-make")}</button>
    </form>
  </details>`;
};

/** To see how a group works, one person can be several. */
const speakAs = (view: View): Html => {
  const tell = tellIn(view.language);
  return html`<details>
    <summary>${tell("web-speak-as")}</summary>
    <ul>
      ${view.people.map(
        (one) =>
          html`<li>
            <a
              href="${pathOf(view.chat.id)}?as=${one.id}"
              ${one.id === view.as.id ? html`aria-current="true"` : ""}
              >${one.name} <span class="faint">${tell(`web-${one.role}`)}</span></a
            >
          </li>`,
      )}
    </ul>
    <form method="post" action="/people">
      ${hidden("chat", view.chat.id)}<label
        >${tell("web-name")} <input name="name" maxlength="40" required
      /></label>
      <label
        >${tell("web-in-groups")}
        <select name="role">
          <option value="member">${tell("web-member")}</option>
          <option value="admin">${tell("web-admin")}</option>
        </select></label
      ><button>${tell("web-add")}</button>
    </form>
  </details>`;
};

const aside = (view: View): Html => {
  const tell = tellIn(view.language);
  return html`<nav aria-label="${tell("web-chats")}">
    <h1>Tidings</h1>
    <ul>
      ${view.chats.map((one) => link(one, view))}
    </ul>
    <details>
      <summary>${tell("web-new-group")}</summary>
      <form method="post" action="/chats">
        ${hidden("as", view.as.id)}<label
          >${tell("web-name")} <input name="title" maxlength="60" required /></label
        ><button>${tell("web-make")}</button>
      </form>
    </details>
    ${view.chat.kind === "group" ? newTopic(view) : ""} ${speakAs(view)}
  </nav>`;
};

const composer = ({ chat, as, nonce, language }: View): Html => {
  const tell = tellIn(language);
  const how = chat.kind === "private" ? "" : ` · ${tell("web-how")}`;
  return html`<form class="composer" method="post" action="${pathOf(chat.id)}/say" data-live>
    ${hidden("as", as.id)}${hidden("nonce", nonce)}
    <label for="line">${tell("web-speaking-as", { name: as.name })}${how}</label>
    <div>
      <textarea
        id="line"
        name="text"
        rows="1"
        maxlength="2000000"
        required
        autofocus
        placeholder="${tell("web-placeholder")}"
      ></textarea
      ><button>${tell("web-send")}</button>
    </div>
    <p
      role="status"
      id="status"
      data-reading="${tell("web-reading")}"
      data-lost="${tell("web-lost")}"
      data-unsent="${tell("web-unsent")}"
    ></p>
  </form>`;
};

export const chatPage = (view: View, entries: readonly Placed[]): Html =>
  html`<!doctype html>
    <html lang="${view.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${view.chat.title} · Tidings</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
        <script src="/client.js" defer></script>
      </head>
      <body
        data-events="${pathOf(view.chat.id)}/events?as=${view.as.id}"
        data-last="${entries.at(-1)?.n ?? 0}"
      >
        ${aside(view)}
        <main>
          <h1 class="chat" dir="auto">${view.chat.title}</h1>
          <div id="transcript" role="log" aria-label="${tellIn(view.language)("web-messages")}">
            ${transcriptHtml(entries, view)}
          </div>
          ${composer(view)}
        </main>
      </body>
    </html>`;

export const closedPage = (): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Tidings</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body class="closed">
        <main>
          <h1>Tidings</h1>
          <p>
            Open this page with the link that the terminal shows. It is good once; a new one comes with each
            start.
          </p>
        </main>
      </body>
    </html>`;
