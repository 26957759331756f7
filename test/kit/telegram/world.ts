/** Who and what there is in the fake Telegram: people, chats with their members and topics, and what was said. */

export interface Person {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

type Status = "creator" | "administrator" | "member" | "restricted" | "left" | "kicked";

export interface Member {
  status: Status;
  /** What a restricted member, or an administrator of a channel, may do. */
  canSend: boolean;
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string | undefined;
  readonly user?: Person | undefined;
}

export interface InlineButton {
  readonly text: string;
  readonly url?: string | undefined;
  readonly callback_data?: string | undefined;
}

export interface Markup {
  readonly inline_keyboard?: readonly (readonly InlineButton[])[] | undefined;
  readonly force_reply?: boolean | undefined;
  readonly selective?: boolean | undefined;
  readonly input_field_placeholder?: string | undefined;
}

export interface Said {
  readonly message_id: number;
  readonly from: Person | undefined;
  readonly senderChat: number | undefined;
  readonly date: number;
  readonly thread: number | undefined;
  readonly replyTo: number | undefined;
  readonly isSilent: boolean;
  readonly isForwarded: boolean;
  readonly document: FileKept | undefined;
  /** A service message, as its own field: `{ forum_topic_created: … }`. */
  readonly service: Readonly<Record<string, unknown>> | undefined;
  text: string;
  entities: readonly Entity[];
  markup: Markup | undefined;
  edits: number;
}

export interface FileKept {
  readonly file_id: string;
  readonly file_name: string;
  readonly bytes: Uint8Array;
}

interface Topic {
  readonly name: string;
  isClosed: boolean;
  isDeleted: boolean;
}

export interface Chat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title: string;
  readonly isForum: boolean;
  readonly members: Map<number, Member>;
  readonly said: Map<number, Said>;
  readonly topics: Map<number, Topic>;
  migratedTo: number | undefined;
  nextMessage: number;
  /** In a private chat: whether the person has blocked the bot, is gone, or has never written. */
  shut: "blocked" | "deactivated" | "never begun" | undefined;
}

export const ANONYMOUS: Person = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

export const memberOf = ({ members }: Chat, user: number): Member =>
  members.get(user) ?? { status: "left", canSend: false };

export const isAdmin = ({ status }: Member): boolean => status === "creator" || status === "administrator";

/** As the Bot API shows a chat inside a message. */
export const chatJson = ({ id, type, title, isForum }: Chat): Readonly<Record<string, unknown>> =>
  type === "private"
    ? { id, type, first_name: title }
    : { id, type, title, ...(isForum && { is_forum: true }) };

const forwarded = (date: number) => ({
  forward_origin: { type: "hidden_user", sender_user_name: "Somebody", date },
});

const documentJson = ({ file_id, file_name, bytes }: FileKept) => ({
  document: { file_id, file_unique_id: file_id, file_name, file_size: bytes.length },
});

/** Its words, as text or below a file, or the service that it tells of. */
const contentJson = ({ text, entities, document, service }: Said): Readonly<Record<string, unknown>> => {
  if (service) return service;
  const found = entities.length > 0 ? { [document ? "caption_entities" : "entities"]: entities } : {};
  if (!document) return { text, ...found };
  return { ...(text !== "" && { caption: text }), ...found, ...documentJson(document) };
};

const sourceJson = (
  { from, senderChat }: Said,
  { type, title }: Chat,
): Readonly<Record<string, unknown>> => ({
  ...(from && { from }),
  ...(senderChat !== undefined && {
    sender_chat: { id: senderChat, type: type === "channel" ? "channel" : "supergroup", title },
  }),
});

/** In a topic everything answers to the message that made it. */
const answeredIn = ({ said }: Chat, { replyTo, thread }: Said): Said | undefined =>
  said.get(replyTo ?? thread ?? 0);

/** As the Bot API shows a message; what it answers to is shown one deep. */
export const messageJson = (chat: Chat, said: Said, isInside = false): Readonly<Record<string, unknown>> => {
  const answered = isInside ? undefined : answeredIn(chat, said);
  const { message_id, date, thread, markup } = said;
  return {
    message_id,
    date,
    chat: chatJson(chat),
    ...sourceJson(said, chat),
    ...contentJson(said),
    ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
    ...(answered && { reply_to_message: messageJson(chat, answered, true) }),
    ...(said.isForwarded && forwarded(date)),
    ...(said.edits > 0 && { edit_date: date }),
    ...(markup?.inline_keyboard && { reply_markup: { inline_keyboard: markup.inline_keyboard } }),
  };
};

/** What Telegram itself finds in a text that somebody types: commands, mentions, addresses. */
export const foundIn = (text: string): readonly Entity[] => {
  const patterns: readonly (readonly [string, RegExp])[] = [
    ["bot_command", /(?<![\p{L}\p{N}_/])\/[A-Za-z0-9_]{1,32}(?:@\w+)?/gu],
    ["mention", /(?<![\p{L}\p{N}_])@\w{4,32}/gu],
    ["url", /(?:[a-z][a-z\d+.-]*:\/\/|www\.)[^\s<>"]+/giu],
    // Stricter than Telegram, which knows which endings there are.
    ["url", /(?<![\p{L}\p{N}_.@-])(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?![\p{L}\p{N}])/gu],
    ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
    ["hashtag", /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
    ["cashtag", /(?<![\p{L}\p{N}_$])\$[A-Z]{1,8}(?![\p{L}\p{N}])/gu],
  ];
  return patterns.flatMap(([type, pattern]) =>
    Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
      type,
      offset: index,
      length: found.length,
    })),
  );
};

export interface World {
  readonly bot: Person;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, Chat>;
  readonly now: () => number;
}

export const newChat = (of: Pick<Chat, "id" | "type" | "title"> & { readonly isForum?: boolean }): Chat => ({
  isForum: false,
  ...of,
  members: new Map(),
  said: new Map(),
  topics: new Map(),
  migratedTo: undefined,
  nextMessage: 1,
  shut: undefined,
});

/** Puts a message at the end of a chat. */
export const put = (world: World, chat: Chat, said: Partial<Said> & { readonly text: string }): Said => {
  const placed: Said = {
    from: undefined,
    senderChat: undefined,
    thread: undefined,
    replyTo: undefined,
    isSilent: false,
    isForwarded: false,
    document: undefined,
    service: undefined,
    entities: [],
    markup: undefined,
    edits: 0,
    ...said,
    message_id: chat.nextMessage,
    date: Math.floor(world.now() / 1000),
  };
  chat.nextMessage += 1;
  chat.said.set(placed.message_id, placed);
  return placed;
};
