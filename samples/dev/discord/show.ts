/** A message of the pretended Discord → HTML: whose it is, what it answers, its words, components and files. */
import type { FakeDiscord } from "../../../test/kit/discord/discord.ts";
import { asObject, asObjects, asText, type Json } from "../../../test/kit/discord/form.ts";
import { wordsOf } from "../../../test/kit/discord/reading.ts";
import type { Attachment, Message } from "../../../test/kit/discord/world.ts";
import { escaped } from "../../escape.ts";
import { linkHtml, markdownHtml, type NameOf } from "./markdown.ts";

const LOADING = 128;
const COMMAND = 2;
const LINK = 5;

/** Discord shows a name above each message; ours is written as people say it. */
export const nameOf = (fake: FakeDiscord, members: ReadonlyMap<string, string>): NameOf => {
  const names = new Map([...members, [fake.bot.id, "Tidings"]]);
  return (id) => names.get(id) ?? fake.channel(id)?.name ?? id;
};

const fileHtml = ({ id: message }: Message, { id, name, bytes }: Attachment): string =>
  `<p class="file"><a href="/file?message=${message}&amp;id=${id}" download="${escaped(name)}">${escaped(name)}</a> ${bytes.length} bytes</p>`;

const buttonHtml = (one: Json): string => {
  const label = escaped(asText(one["label"]));
  if (one["style"] === LINK) return linkHtml(asText(one["url"]), `${label} ↗`);
  const state = one["disabled"] === true ? " disabled" : "";
  return `<button type="button" data-press="${escaped(asText(one["custom_id"]))}"${state}>${label}</button>`;
};

/** Discord's component types: 1 row, 2 button, 9 section, 10 text, 13 file, 14 separator, 17 container. */
const componentHtml = (message: Message, one: Json, names: NameOf): string => {
  const inside = (): string =>
    asObjects(one["components"])
      .map((child) => componentHtml(message, child, names))
      .join("");
  switch (one["type"]) {
    case 1:
      return `<div class="row">${inside()}</div>`;
    case 2:
      return buttonHtml(one);
    case 9:
      return `<div class="section"><div>${inside()}</div>${componentHtml(message, asObject(one["accessory"]), names)}</div>`;
    case 10:
      return `<div class="text">${markdownHtml(asText(one["content"]), names)}</div>`;
    case 13: {
      const url = asText(asObject(one["file"])["url"]);
      const file = message.attachments.find(({ name }) => url === `attachment://${name}`);
      return file ? fileHtml(message, file) : "";
    }
    case 14:
      return "<hr />";
    case 17:
      return `<div class="container">${inside()}</div>`;
    default:
      return `<p class="faint">A component of type ${escaped(String(one["type"]))}, which this page does not show.</p>`;
  }
};

/** Files that no component shows stand below the words. */
const otherFiles = (message: Message): readonly Attachment[] => {
  const shown = JSON.stringify(message.components);
  return message.attachments.filter(({ name }) => !shown.includes(JSON.stringify(`attachment://${name}`)));
};

const openingOf = (message: Message, names: NameOf): string =>
  wordsOf(message)
    .replaceAll(/<@!?(\d+)>/gu, (_, id: string) => `@${names(id)}`)
    .slice(0, 90);

/** Above the message: the command that it answers, or the message. */
const answeredHtml = (fake: FakeDiscord, { replyTo, interaction }: Message, names: NameOf): string => {
  const came = interaction === undefined ? undefined : fake.interaction(interaction);
  if (came?.type === COMMAND) {
    const isSlash = fake.commands().some(({ name, type }) => name === came.name && type !== 3);
    return `<p class="answered"><b>${escaped(names(came.user))}</b> used <b>${isSlash ? "/" : ""}${escaped(came.name)}</b></p>`;
  }
  const answered = replyTo === undefined ? undefined : fake.message(replyTo);
  return answered
    ? `<p class="answered"><b>${escaped(names(answered.author))}</b> ${escaped(openingOf(answered, names))}</p>`
    : "";
};

const bodyHtml = (message: Message, names: NameOf): string => {
  if (message.flags & LOADING) return '<p class="thinking">Tidings is thinking…</p>';
  const content =
    message.content === "" ? "" : `<div class="text">${markdownHtml(message.content, names)}</div>`;
  const components = message.components.map((one) => componentHtml(message, one, names)).join("");
  return (
    content +
    components +
    otherFiles(message)
      .map((file) => fileHtml(message, file))
      .join("")
  );
};

export const messageHtml = (fake: FakeDiscord, message: Message, names: NameOf): string => {
  const { author, at, editedAt, onlyFor } = message;
  const hour = new Date(at).toISOString().slice(11, 16);
  const badge = author === fake.bot.id ? ' <span class="badge">APP</span>' : "";
  const alone = onlyFor === undefined ? "" : '<p class="alone">Only you can see this</p>';
  // Nobody can reply to what only they see.
  const reply = onlyFor === undefined ? '<button type="button" class="reply" data-reply>Reply</button>' : "";
  return `${answeredHtml(fake, message, names)}<header><span><b>${escaped(names(author))}</b>${badge}</span> <time>${editedAt === undefined ? "" : "edited · "}${hour}</time></header>${bodyHtml(message, names)}${alone}<p class="tools">${reply}<button type="button" class="reply" data-about hidden></button></p>`;
};
