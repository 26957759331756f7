/** What Discord tells → what is heard. What concerns nobody of us gives nothing. */
import {
  ChannelType,
  ComponentType,
  InteractionResponseType as Response,
  PermissionFlagsBits,
  Routes,
  TextInputStyle,
  type AutocompleteInteraction,
  type Guild,
  type GuildMember,
  type Interaction,
  type Message,
  type User,
} from "discord.js";
import { commandIn } from "../../chat/route.ts";
import { tellIn } from "../../chat/strings/strings.ts";
import type { Actor, ChatInfo, Inbound, Role } from "../../model/chat.ts";
import { messageId, type MessageId } from "../../model/id.ts";
import { namedFailure } from "./answers.ts";
import { OPTION } from "./commands.ts";
import type { Line } from "./front.ts";
import { askedBy } from "./payload.ts";
import type { Came } from "./pending.ts";
import { actorOf, PLATFORM } from "./places.ts";

export interface Heard {
  readonly inbound: Inbound;
  /** The channel that it was in: a thread of ours stands for the channel around it. */
  readonly channel: string;
  /** The interaction that waits for its answer. */
  readonly came?: Came;
}

const eventName = ({ client }: Line, id: string): string => `${PLATFORM}:${client.application.id}/${id}`;

const roleFor = (mayManage: boolean | undefined, isOwner: boolean): Role =>
  mayManage || isOwner ? "admin" : "member";

const titleOf = (guild: Guild, channel: { readonly name: string } | undefined): string =>
  `#${channel?.name ?? "?"} (${guild.name})`;

/** A thread that we made holds what would stand in its channel, and a forum is nothing but posts: they are no chats of their own. */
const around = (
  { client }: Line,
  channel: Interaction["channel"] | Message["channel"],
): { readonly id: string; readonly name: string } | undefined => {
  if (!channel || !("name" in channel)) return undefined;
  const isPart =
    channel.isThread() &&
    (channel.ownerId === client.user.id || channel.parent?.type === ChannelType.GuildForum);
  const parent = isPart ? channel.parent : null;
  const { id, name } = parent ?? channel;
  return { id, name: name ?? "" };
};

/** Where an interaction is: a channel that we are in, else it is between the person and us. */
const chatOf = (line: Line, interaction: Interaction): ChatInfo => {
  const { guild, channelId, channel, user } = interaction;
  const { places } = line;
  if (!guild || channelId === null)
    return { id: places.private(user.id), kind: "private", title: user.username };
  const place = around(line, channel);
  return {
    id: places.channel(guild.id, place?.id ?? channelId),
    kind: "group",
    title: titleOf(guild, place),
  };
};

const actorIn = (interaction: Interaction): Actor => {
  const { user, guild, memberPermissions, locale } = interaction;
  const mayManage = memberPermissions?.has(PermissionFlagsBits.ManageGuild);
  const role = guild ? roleFor(mayManage, guild.ownerId === user.id) : "admin";
  return { id: actorOf(user.id), name: user.displayName, role, locale };
};

const cameOf = ({ id, token, guild, guildId }: Interaction, isShared: boolean, on?: MessageId): Came => ({
  id,
  token,
  on,
  isShared,
  isGuest: guildId !== null && guild === null,
});

const baseOf = (line: Line, interaction: Interaction) => ({
  id: eventName(line, interaction.id),
  at: interaction.createdTimestamp,
  chat: chatOf(line, interaction),
  actor: actorIn(interaction),
});

const FIELD = "value";
/** A form about a message: `@` and the message's id. */
const ABOUT = /^@(\d+)$/u;

const LONGEST_TITLE = 45;
const LONGEST_VALUE = 4000;

/** A question in a form of one field; never throws. */
const showForm = async (
  line: Line,
  { id, token }: Interaction,
  form: { readonly id: string; readonly asksFor: string; readonly isLong: boolean },
): Promise<void> => {
  const title = form.asksFor.slice(0, LONGEST_TITLE);
  const field = {
    type: ComponentType.TextInput,
    custom_id: FIELD,
    style: form.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: form.isLong ? LONGEST_VALUE : 1000,
    required: true,
  };
  const components = [{ type: ComponentType.Label, label: title, component: field }];
  try {
    await line.client.rest.post(Routes.interactionCallback(id, token), {
      body: { type: Response.Modal, data: { custom_id: form.id, title, components } },
      auth: false,
    });
  } catch (error) {
    line.needs.complain(namedFailure(error));
  }
};

const suggesting = async (line: Line, interaction: AutocompleteInteraction): Promise<void> => {
  const typed = interaction.options.getFocused();
  const found = await line.needs.suggest(chatOf(line, interaction).id, interaction.commandName, typed);
  const choices = found
    .map((text) => text.slice(0, 100))
    .slice(0, 25)
    .map((text) => ({ name: text, value: text }));
  // Whoever has typed on in the meantime has asked again.
  await interaction.respond(choices).catch((error: unknown) => line.needs.complain(namedFailure(error)));
};

const commandHeard = (line: Line, interaction: Interaction): Heard | undefined => {
  if (!interaction.isChatInputCommand()) return undefined;
  const base = baseOf(line, interaction);
  const words = interaction.options.getString(OPTION) ?? "";
  const message = messageId(interaction.id);
  return {
    inbound: { ...base, type: "command", name: interaction.commandName, words, message },
    came: cameOf(interaction, base.chat.kind !== "private"),
    channel: interaction.channelId,
  };
};

const pressHeard = async (line: Line, interaction: Interaction): Promise<Heard | undefined> => {
  if (!interaction.isMessageComponent()) return undefined;
  const asked = askedBy(interaction.customId);
  const on = messageId(interaction.message.id);
  if (asked) {
    await showForm(line, interaction, { ...asked, id: asked.action });
    return undefined;
  }
  const base = baseOf(line, interaction);
  return {
    inbound: { ...base, type: "press", action: interaction.customId, on },
    came: cameOf(interaction, base.chat.kind !== "private", on),
    channel: interaction.channelId,
  };
};

const formHeard = (line: Line, interaction: Interaction): Heard | undefined => {
  if (!interaction.isModalSubmit()) return undefined;
  const base = baseOf(line, interaction);
  const value = interaction.fields.getTextInputValue(FIELD);
  const isShared = base.chat.kind !== "private";
  const [, about] = ABOUT.exec(interaction.customId) ?? [];
  if (about !== undefined)
    return {
      inbound: {
        ...base,
        type: "saying",
        text: value,
        via: isShared ? "mention" : "private",
        message: messageId(interaction.id),
        replyTo: messageId(about),
      },
      came: cameOf(interaction, isShared),
      channel: interaction.channelId ?? "",
    };
  const on = messageId(interaction.message?.id ?? "");
  return {
    inbound: { ...base, type: "form", form: interaction.customId, on, values: { value } },
    came: cameOf(interaction, isShared, interaction.message ? on : undefined),
    channel: interaction.channelId ?? "",
  };
};

/** About a message of ours one is asked what; somebody else's message is the question itself. */
const aboutHeard = async (line: Line, interaction: Interaction): Promise<Heard | undefined> => {
  if (!interaction.isMessageContextMenuCommand()) return undefined;
  const { targetMessage: target } = interaction;
  const base = baseOf(line, interaction);
  if (target.author.id === line.client.user.id) {
    const tell = tellIn(await line.needs.languageOf(base.chat.id));
    await showForm(line, interaction, { id: `@${target.id}`, asksFor: tell("asks-about"), isLong: false });
    return undefined;
  }
  const isShared = base.chat.kind !== "private";
  return {
    inbound: {
      ...base,
      type: "saying",
      text: target.content,
      via: isShared ? "mention" : "private",
      message: messageId(target.id),
    },
    came: cameOf(interaction, isShared),
    channel: interaction.channelId,
  };
};

export const interactionHeard = async (line: Line, interaction: Interaction): Promise<Heard | undefined> => {
  if (interaction.isAutocomplete()) {
    await suggesting(line, interaction);
    return undefined;
  }
  return (
    commandHeard(line, interaction) ??
    formHeard(line, interaction) ??
    (await pressHeard(line, interaction)) ??
    aboutHeard(line, interaction)
  );
};

const personIn = (user: User, member: GuildMember | null, guild: Guild | null): Actor => ({
  id: actorOf(user.id),
  name: user.displayName,
  role: guild
    ? roleFor(member?.permissions.has(PermissionFlagsBits.ManageGuild), guild.ownerId === user.id)
    : "admin",
});

type Via = Extract<Inbound, { readonly type: "saying" }>["via"];

/** Said to us by name, or in answer to us; everything else is not for us, and without its words anyway. */
const viaOf = ({ client }: Line, message: Message): Via => {
  if (!message.guild) return "private";
  const isNamed =
    message.mentions.users.has(client.user.id) && message.content.includes(`<@${client.user.id}>`);
  if (isNamed) return "mention";
  return message.mentions.repliedUser?.id === client.user.id ? "reply" : "open";
};

const withoutOurName = (text: string, id: string): string =>
  text.replaceAll(new RegExp(`^\\s*<@!?${id}>[\\s,:]*|<@!?${id}>`, "gu"), "").trim();

const chatAround = (line: Line, { author, guild, channel, channelId }: Message): ChatInfo => {
  const { places } = line;
  if (!guild) return { id: places.private(author.id), kind: "private", title: author.username };
  const place = around(line, channel);
  return {
    id: places.channel(guild.id, place?.id ?? channelId),
    kind: "group",
    title: titleOf(guild, place),
  };
};

export const messageHeard = (line: Line, message: Message): Heard | undefined => {
  const { client } = line;
  const { author, guild, member } = message;
  if (author.bot || message.webhookId !== null || message.system) return undefined;
  const via = viaOf(line, message);
  const chat = chatAround(line, message);
  const replied = message.reference?.messageId;
  const base = {
    id: eventName(line, message.id),
    at: message.createdTimestamp,
    chat,
    actor: personIn(author, member, guild),
    message: messageId(message.id),
    ...(replied !== undefined && { replyTo: messageId(replied) }),
  };
  const text = withoutOurName(message.content, client.user.id);
  const command = via === "open" ? undefined : commandIn(text);
  return {
    inbound: command ? { ...base, type: "command", ...command } : { ...base, type: "saying", text, via },
    channel: message.channelId,
  };
};
