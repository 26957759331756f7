/** What the page is told of each channel: plain data, the messages as HTML. */
import type { FakeDiscord } from "../../../test/kit/discord/discord.ts";
import { asObject, asObjects, asText, type Json } from "../../../test/kit/discord/form.ts";
import type { Message, User } from "../../../test/kit/discord/world.ts";
import type { NameOf } from "./markdown.ts";
import type { Scene, View } from "./scene.ts";
import { messageHtml, nameOf } from "./show.ts";

const inLocale = (one: Json, key: "name" | "description", locale: string): string =>
  asText(asObject(one[`${key}_localizations`])[locale]) || asText(one[key]);

const optionIn = (command: Json, locale: string) => {
  const [option] = asObjects(command["options"]);
  return (
    option && {
      name: inLocale(option, "name", locale),
      description: inLocale(option, "description", locale),
      isCompleted: option["autocomplete"] === true,
    }
  );
};

const speakerOf = (fake: FakeDiscord, { channel }: View, one: User) => ({
  id: one.id,
  name: one.locale.startsWith("en") ? one.username : `${one.username} (${one.locale})`,
  menu: fake.offered(channel, one, "slash").map((command) => ({
    name: inLocale(command, "name", one.locale),
    description: inLocale(command, "description", one.locale),
    option: optionIn(command, one.locale),
  })),
  about: fake.offered(channel, one, "message").map((command) => inLocale(command, "name", one.locale))[0],
});

export const isBotIn = (fake: FakeDiscord, { guild, members }: Scene, { channel }: View): boolean =>
  channel.guild === undefined
    ? members.some(({ id, takesDms }) => id === channel.recipient && takesDms)
    : guild.members.has(fake.bot.id);

const presenceOf = ({ channel }: View, isHere: boolean): string => {
  if (channel.guild === undefined) return isHere ? "Close the DMs" : "Open the DMs";
  return isHere ? "Take the bot out" : "Add the bot";
};

/** A message that changes is a new one, so each is written as HTML once. */
const written = new WeakMap<Message, string>();

const htmlOf = (fake: FakeDiscord, message: Message, names: NameOf): string => {
  const html = written.get(message) ?? messageHtml(fake, message, names);
  written.set(message, html);
  return html;
};

export const shownOf = (fake: FakeDiscord, scene: Scene, view: View) => {
  const { channel, title, kind, speakers } = view;
  const names = nameOf(fake, new Map(scene.members.map(({ id, username }) => [id, username])));
  const isHere = isBotIn(fake, scene, view);
  return {
    key: channel.id,
    title,
    kind,
    isHere,
    presence: presenceOf(view, isHere),
    isForum: kind.startsWith("forum"),
    speakers: speakers.map((one) => speakerOf(fake, view, one)),
    messages: channel.messages.map((message) => ({
      id: message.id,
      isOurs: message.author === fake.bot.id,
      onlyFor: message.onlyFor,
      html: htmlOf(fake, message, names),
    })),
  };
};
