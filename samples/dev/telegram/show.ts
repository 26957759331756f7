/** A message of the pretended Telegram → HTML: entities, what it answers to, its file and its buttons. */
import type { Chat, Entity, InlineButton, Person, Said } from "../../../test/kit/telegram/world.ts";
import { escaped } from "../../escape.ts";

/** What a link or a button says after `start=`, when it leads to this bot. */
const startIn = (url: string, bot: Person): string | undefined => {
  const read = URL.parse(url);
  if (read?.host !== "t.me" || read.pathname.slice(1).toLowerCase() !== bot.username?.toLowerCase())
    return undefined;
  return read.searchParams.get("start") ?? "";
};

const linkTo = (url: string, inside: string, bot: Person): string => {
  const start = startIn(url, bot);
  if (start !== undefined)
    return `<button type="button" class="link" data-start="${escaped(start)}">${inside}</button>`;
  if (!/^https?:\/\//iu.test(url)) return inside;
  return `<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer">${inside}</a>`;
};

const PLAIN: Readonly<Record<string, string>> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};
/** So much of a folded quote is seen. */
const OPENING = 160;

const folded = (text: string, inside: string): string =>
  `<details class="quote"><summary>${escaped(text.slice(0, OPENING).replace(/\s+\S*$/u, ""))} …</summary><blockquote>${inside}</blockquote></details>`;

const wrapped = ({ type, url }: Entity, text: string, inside: string, bot: Person): string => {
  const tag = PLAIN[type];
  if (tag !== undefined) return `<${tag}>${inside}</${tag}>`;
  if (type === "expandable_blockquote") return folded(text, inside);
  if (type === "text_link") return linkTo(url ?? "", inside, bot);
  if (type === "url")
    return linkTo(/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `http://${text}`, inside, bot);
  if (type === "bot_command")
    return `<button type="button" class="link" data-say="${escaped(text)}">${inside}</button>`;
  return `<span class="alive">${inside}</span>`;
};

const QUOTES: ReadonlySet<string> = new Set(["blockquote", "expandable_blockquote", "pre"]);

const marked = (
  text: string,
  place: { readonly from: number; readonly to: number },
  entities: readonly Entity[],
  bot: Person,
): string => {
  let [at, out] = [place.from, ""];
  for (let rest = entities; rest.length > 0;) {
    const [entity, ...others] = rest;
    if (!entity) break;
    const to = Math.min(entity.offset + entity.length, place.to);
    out += escaped(text.slice(at, entity.offset));
    const within = others.filter(({ offset }) => offset < to);
    out += wrapped(
      entity,
      text.slice(entity.offset, to),
      marked(text, { from: entity.offset, to }, within, bot),
      bot,
    );
    // A quote is a paragraph of its own: the break after it would be an empty line.
    at = QUOTES.has(entity.type) && text[to] === "\n" ? to + 1 : to;
    rest = others.filter(({ offset }) => offset >= to);
  }
  return out + escaped(text.slice(at, place.to));
};

/** No letter of the text gets out unescaped; entities that cross are cut at the one that began first. */
export const textHtml = ({ text, entities }: Pick<Said, "text" | "entities">, bot: Person): string =>
  marked(
    text,
    { from: 0, to: text.length },
    entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length),
    bot,
  );

const buttonHtml = ({ text, url, callback_data: data }: InlineButton, bot: Person): string => {
  if (url === undefined)
    return `<button type="button" data-press="${escaped(data ?? "")}">${escaped(text)}</button>`;
  return linkTo(url, `${escaped(text)} ↗`, bot);
};

const nameIn = (chat: Chat, { from }: Said): string => from?.first_name ?? chat.title;

const answeredHtml = (chat: Chat, { replyTo }: Said): string => {
  const answered = replyTo === undefined ? undefined : chat.said.get(replyTo);
  return answered
    ? `<p class="answered"><b>${escaped(nameIn(chat, answered))}</b> ${escaped(answered.text.slice(0, 90))}</p>`
    : "";
};

export const messageHtml = (chat: Chat, said: Said, bot: Person): string => {
  const { message_id: id, document, markup, edits, date, isSilent } = said;
  const hour = new Date(date * 1000).toISOString().slice(11, 16);
  const notes = [edits > 0 ? "edited" : "", isSilent ? "silent" : ""].filter((note) => note !== "");
  const rows = (markup?.inline_keyboard ?? []).map(
    (row) => `<div class="row">${row.map((button) => buttonHtml(button, bot)).join("")}</div>`,
  );
  const file = document
    ? `<p class="file"><a href="/file?chat=${chat.id}&amp;message=${id}" download="${escaped(document.file_name)}">${escaped(document.file_name)}</a> ${document.bytes.length} bytes</p>`
    : "";
  return `<header><b>${escaped(nameIn(chat, said))}</b> <time>${[...notes, hour].join(" · ")}</time></header>${answeredHtml(chat, said)}${file}<div class="text">${textHtml(said, bot)}</div>${rows.length > 0 ? `<div class="keys">${rows.join("")}</div>` : ""}<button type="button" class="reply" data-reply>Reply</button>`;
};
