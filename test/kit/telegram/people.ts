/** What people do in the fake Telegram, and what of it reaches the bot. */
import type { Ground } from "./methods.ts";
import {
  ANONYMOUS,
  chatJson,
  foundIn,
  isAdmin,
  memberOf,
  messageJson,
  newChat,
  put,
  type Chat,
  type Member,
  type Person,
  type Said,
} from "./world.ts";

export interface SayOptions {
  readonly replyTo?: number;
  readonly thread?: number;
  readonly isForwarded?: boolean;
  readonly file?: { readonly name: string; readonly text: string };
  /** In the name of the group, or of another chat. */
  readonly as?: "the group" | number;
}

/** Something was done; `update` is what the bot is told of it, undefined when it is not told. */
export interface Done {
  readonly said: Said | undefined;
  readonly update: number | undefined;
}

export interface People {
  person(name: string, more?: { readonly language?: string; readonly username?: string }): Person;
  privateChat(person: Person): Chat;
  group(
    title: string,
    more?: { readonly type?: "group" | "supergroup" | "channel"; readonly isForum?: boolean },
  ): Chat;
  join(chat: Chat, person: Person, status?: Member["status"]): void;
  /** The bot is added, promoted, restricted or thrown out, by somebody. */
  place(chat: Chat, by: Person, status: Member["status"], canSend?: boolean): Done;
  topic(chat: Chat, name: string): number;
  closeTopic(chat: Chat, thread: number, isClosed: boolean): Done;
  deleteTopic(chat: Chat, thread: number): void;
  say(chat: Chat, person: Person, text: string, options?: SayOptions): Done;
  edit(chat: Chat, said: Said, text: string): Done;
  /** @returns the name of the press, by which its answer is found in `presses` */
  press(
    chat: Chat,
    on: number,
    data: string,
    person: Person,
  ): { readonly press: string; readonly update: number };
  block(person: Person, isBlocked: boolean): Done;
  /** The group becomes a supergroup, with another id; the bot is told in both. */
  upgrade(chat: Chat): { readonly to: Chat; readonly updates: readonly number[] };
}

const isTold = (ground: Ground, chat: Chat, said: Said): boolean => {
  const { bot } = ground.world;
  const here = memberOf(chat, bot.id);
  if (chat.type === "private") return true;
  if (["left", "kicked"].includes(here.status)) return false;
  if (isAdmin(here) || said.service) return true;
  // Privacy mode: commands, mentions of the bot, and what answers to it.
  const answered = said.replyTo === undefined ? undefined : chat.said.get(said.replyTo);
  const words = (type: string): readonly string[] =>
    said.entities
      .filter((one) => one.type === type)
      .map(({ offset, length }) => said.text.slice(offset, offset + length));
  const isMention = words("mention").some((name) => name.toLowerCase() === `@${bot.username}`.toLowerCase());
  const isCommand = words("bot_command").some((name) => {
    const [, to] = name.split("@");
    return to === undefined || to.toLowerCase() === bot.username?.toLowerCase();
  });
  return answered?.from?.id === bot.id || isMention || isCommand;
};

const memberChange = (ground: Ground, chat: Chat, by: Person, next: Member): Done => {
  const { world, updates } = ground;
  const old = { ...memberOf(chat, world.bot.id) };
  chat.members.set(world.bot.id, next);
  const shown = ({ status, canSend }: Member) => ({
    status,
    user: world.bot,
    ...(status === "restricted" && { can_send_messages: canSend, is_member: true }),
    ...(chat.type === "channel" && status === "administrator" && { can_post_messages: canSend }),
  });
  const update = updates.push("my_chat_member", {
    chat: chatJson(chat),
    from: by,
    date: Math.floor(world.now() / 1000),
    old_chat_member: shown(old),
    new_chat_member: shown(next),
  });
  return { said: undefined, update };
};

const tell = (ground: Ground, chat: Chat, said: Said): Done => {
  if (!isTold(ground, chat, said)) return { said, update: undefined };
  const kind = chat.type === "channel" ? "channel_post" : "message";
  return { said, update: ground.updates.push(kind, messageJson(chat, said)) };
};

const serviceIn = (
  ground: Ground,
  chat: Chat,
  service: Readonly<Record<string, unknown>>,
  thread?: number,
): Done => tell(ground, chat, put(ground.world, chat, { text: "", service, thread, from: ANONYMOUS }));

const saying =
  (ground: Ground): People["say"] =>
  (chat, person, text, options = {}) => {
    const { files, world } = ground;
    const { file, as } = options;
    const document = file && {
      file_id: `sent-${files.size + 1}`,
      file_name: file.name,
      bytes: new TextEncoder().encode(file.text),
    };
    if (document) files.set(document.file_id, document);
    if (chat.type === "private") chat.shut = undefined;
    const isChannel = chat.type === "channel";
    const said = put(world, chat, {
      text,
      entities: foundIn(text),
      from: isChannel ? undefined : as === "the group" ? ANONYMOUS : person,
      senderChat: isChannel || as === "the group" ? chat.id : as,
      thread: options.thread,
      replyTo: options.replyTo,
      isForwarded: options.isForwarded ?? false,
      document,
    });
    return tell(ground, chat, said);
  };

const upgrading =
  (ground: Ground): People["upgrade"] =>
  (chat) => {
    const { world } = ground;
    const to = newChat({ id: chat.id - 1_000_000_000_000, type: "supergroup", title: chat.title });
    for (const [user, member] of chat.members) to.members.set(user, { ...member });
    world.chats.set(to.id, to);
    const left = serviceIn(ground, chat, { migrate_to_chat_id: to.id });
    const come = serviceIn(ground, to, { migrate_from_chat_id: chat.id });
    chat.migratedTo = to.id;
    return { to, updates: [left.update, come.update].filter((one) => one !== undefined) };
  };

export const peopleOn = (ground: Ground): People => {
  const { world, updates, presses } = ground;
  let nextPerson = 501;
  let nextChat = 1001;
  return {
    person: (name, more = {}) => {
      const person: Person = {
        id: nextPerson++,
        is_bot: false,
        first_name: name,
        ...(more.username !== undefined && { username: more.username }),
        ...(more.language !== undefined && { language_code: more.language }),
      };
      world.people.set(person.id, person);
      const chat = newChat({ id: person.id, type: "private", title: name });
      chat.shut = "never begun";
      world.chats.set(chat.id, chat);
      return person;
    },
    privateChat: ({ id }) => {
      const chat = world.chats.get(id);
      if (!chat) throw new Error(`There is nobody ${id}.`);
      return chat;
    },
    group: (title, { type = "group", isForum = false } = {}) => {
      const id = type === "group" ? -nextChat++ : -1_000_000_000_000 - nextChat++;
      const chat = newChat({ id, type, title, isForum });
      world.chats.set(id, chat);
      return chat;
    },
    join: (chat, person, status = "member") => void chat.members.set(person.id, { status, canSend: true }),
    place: (chat, by, status, canSend = !["left", "kicked"].includes(status)) =>
      memberChange(ground, chat, by, { status, canSend }),
    topic: (chat, name) => {
      const said = put(world, chat, { text: "", service: { forum_topic_created: { name, icon_color: 1 } } });
      chat.topics.set(said.message_id, { name, isClosed: false, isDeleted: false });
      return said.message_id;
    },
    closeTopic: (chat, thread, isClosed) => {
      const topic = chat.topics.get(thread);
      if (topic) topic.isClosed = isClosed;
      return serviceIn(
        ground,
        chat,
        { [isClosed ? "forum_topic_closed" : "forum_topic_reopened"]: {} },
        thread,
      );
    },
    deleteTopic: (chat, thread) => {
      const topic = chat.topics.get(thread);
      if (topic) topic.isDeleted = true;
    },
    say: saying(ground),
    edit: (chat, said, text) => {
      Object.assign(said, { text, entities: foundIn(text), edits: said.edits + 1 });
      const update = isTold(ground, chat, said)
        ? updates.push("edited_message", messageJson(chat, said))
        : undefined;
      return { said, update };
    },
    press: (chat, on, data, person) => {
      const said = chat.said.get(on);
      const press = `${9_000_000_000 + presses.size}`;
      presses.set(press, { answer: undefined, isOver: false });
      const update = updates.push("callback_query", {
        id: press,
        from: person,
        ...(said && { message: messageJson(chat, said) }),
        chat_instance: "1",
        data,
      });
      return { press, update };
    },
    block: (person, isBlocked) => {
      const chat = world.chats.get(person.id);
      if (!chat) throw new Error(`There is nobody ${person.id}.`);
      chat.shut = isBlocked ? "blocked" : undefined;
      chat.members.set(world.bot.id, { status: isBlocked ? "member" : "kicked", canSend: !isBlocked });
      return memberChange(ground, chat, person, {
        status: isBlocked ? "kicked" : "member",
        canSend: !isBlocked,
      });
    },
    upgrade: upgrading(ground),
  };
};
