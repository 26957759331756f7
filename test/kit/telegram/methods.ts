/** The methods of the Bot API that there are here. What is not in the table is refused aloud. */
import { z } from "zod";
import { MOST_IN_CAPTION, readMarkup, readText } from "./checks.ts";
import type { Flood } from "./flood.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { Updates } from "./updates.ts";
import {
  chatJson,
  isAdmin,
  memberOf,
  messageJson,
  put,
  type Chat,
  type FileKept,
  type Said,
  type World,
} from "./world.ts";

export interface Ground {
  readonly world: World;
  readonly updates: Updates;
  readonly flood: Flood;
  /** The menus, by scope and language. */
  readonly menus: Map<string, unknown>;
  /** Presses that are not answered yet, and what the person saw of those that are. */
  readonly presses: Map<string, { answer: string | undefined; isOver: boolean }>;
  readonly typing: number[];
  readonly files: Map<string, FileKept>;
}

export type Params = Readonly<Record<string, unknown>>;

const KIND: Readonly<Record<Chat["type"], string>> = {
  private: "user",
  group: "group chat",
  supergroup: "supergroup chat",
  channel: "channel chat",
};

const chatFor = ({ world }: Ground, params: Params): Chat => {
  const id = z.coerce.number().safeParse(params["chat_id"]);
  const chat = id.success ? world.chats.get(id.data) : undefined;
  if (!chat) throw badRequest("chat not found");
  if (chat.migratedTo !== undefined)
    throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: chat.migratedTo,
    });
  return chat;
};

const SHUT = {
  blocked: "Forbidden: bot was blocked by the user",
  deactivated: "Forbidden: user is deactivated",
  "never begun": "Forbidden: bot can't initiate conversation with a user",
} as const;

/** @throws Refusal where the bot may not write */
const checkMaySend = ({ world }: Ground, chat: Chat): void => {
  if (chat.shut) throw new Refusal(403, SHUT[chat.shut]);
  if (chat.type === "private") return;
  const { status, canSend } = memberOf(chat, world.bot.id);
  if (status === "kicked") throw new Refusal(403, `Forbidden: bot was kicked from the ${KIND[chat.type]}`);
  if (status === "left") throw new Refusal(403, `Forbidden: bot is not a member of the ${KIND[chat.type]}`);
  if (chat.type === "channel" && (status !== "administrator" || !canSend))
    throw badRequest("need administrator rights in the channel chat");
  if (!canSend) throw badRequest("not enough rights to send text messages to the chat");
};

const threadFor = (chat: Chat, params: Params): number | undefined => {
  if (params["message_thread_id"] === undefined) return undefined;
  const thread = z.coerce.number().parse(params["message_thread_id"]);
  const topic = chat.topics.get(thread);
  if (!topic) throw badRequest("message thread not found");
  if (topic.isDeleted) throw badRequest("TOPIC_DELETED");
  if (topic.isClosed) throw badRequest("TOPIC_CLOSED");
  return thread;
};

const replySchema = z.object({
  message_id: z.coerce.number(),
  allow_sending_without_reply: z.boolean().default(false),
});

const answeredBy = (chat: Chat, params: Params): number | undefined => {
  const reply = replySchema.safeParse(params["reply_parameters"]).data;
  if (!reply) return undefined;
  if (chat.said.has(reply.message_id)) return reply.message_id;
  if (!reply.allow_sending_without_reply) throw badRequest("message to be replied not found");
  return undefined;
};

const placeFor = (ground: Ground, params: Params) => {
  const chat = chatFor(ground, params);
  checkMaySend(ground, chat);
  const place = {
    thread: threadFor(chat, params),
    replyTo: answeredBy(chat, params),
    isSilent: params["disable_notification"] === true || params["disable_notification"] === "true",
    markup: readMarkup(params["reply_markup"]),
    from: chat.type === "channel" ? undefined : ground.world.bot,
    ...(chat.type === "channel" && { senderChat: chat.id }),
  };
  return { chat, place };
};

const sendMessage = (ground: Ground, params: Params): unknown => {
  const { chat, place } = placeFor(ground, params);
  const { text, parse_mode: parseMode, entities } = params;
  const read = readText({ text, parseMode, entities });
  ground.flood.pass(chat);
  return messageJson(chat, put(ground.world, chat, { ...place, ...read }));
};

const sendDocument = (ground: Ground, params: Params): unknown => {
  const { chat, place } = placeFor(ground, params);
  const document = params["document"];
  const file =
    document instanceof File ? document : params[/^attach:\/\/(.+)$/u.exec(String(document))?.[1] ?? ""];
  if (!(file instanceof File)) throw badRequest("there is no document in the request");
  const { caption, parse_mode: parseMode, caption_entities: entities } = params;
  const read =
    caption === undefined
      ? { text: "", entities: [] }
      : readText({ text: caption, parseMode, entities }, MOST_IN_CAPTION);
  ground.flood.pass(chat);
  const kept: FileKept = {
    file_id: `file-${ground.files.size + 1}`,
    file_name: file.name,
    bytes: new Uint8Array(),
  };
  return file.arrayBuffer().then((bytes) => {
    const whole = { ...kept, bytes: new Uint8Array(bytes) };
    ground.files.set(whole.file_id, whole);
    return messageJson(chat, put(ground.world, chat, { ...place, ...read, document: whole }));
  });
};

const ownMessage = (ground: Ground, chat: Chat, params: Params): Said => {
  const said = chat.said.get(z.coerce.number().catch(0).parse(params["message_id"]));
  if (!said) throw badRequest("message to edit not found");
  const isOurs = said.from?.id === ground.world.bot.id || said.senderChat === chat.id;
  if (!isOurs || said.service) throw badRequest("message can't be edited");
  return said;
};

const editMessageText = (ground: Ground, params: Params): unknown => {
  const chat = chatFor(ground, params);
  checkMaySend(ground, chat);
  const said = ownMessage(ground, chat, params);
  const { text, parse_mode: parseMode, entities } = params;
  const read = readText({ text, parseMode, entities });
  const markup = readMarkup(params["reply_markup"]);
  const known = JSON.stringify([said.text, said.entities, said.markup]);
  if (JSON.stringify([read.text, read.entities, markup]) === known)
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  ground.flood.pass(chat);
  Object.assign(said, { ...read, markup, edits: said.edits + 1 });
  return messageJson(chat, said);
};

const deleteMessage = (ground: Ground, params: Params): unknown => {
  const chat = chatFor(ground, params);
  const id = z.coerce.number().catch(0).parse(params["message_id"]);
  if (!chat.said.delete(id)) throw badRequest("message to delete not found");
  return true;
};

const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";
const answerSchema = z.object({
  callback_query_id: z.string(),
  text: z.string().max(200).optional(),
  url: z.string().optional(),
});

const answerCallbackQuery = ({ presses }: Ground, params: Params): unknown => {
  const read = answerSchema.safeParse(params);
  if (!read.success) throw badRequest("MESSAGE_TOO_LONG");
  const press = presses.get(read.data.callback_query_id);
  if (!press || press.isOver) throw badRequest(TOO_OLD);
  if (read.data.url !== undefined) throw badRequest("URL_INVALID");
  Object.assign(press, { answer: read.data.text ?? "", isOver: true });
  return true;
};

const commandsSchema = z
  .array(
    z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/u), description: z.string().min(1).max(256) }),
  )
  .max(100);

const menuName = (params: Params): string =>
  JSON.stringify([params["scope"] ?? { type: "default" }, params["language_code"] ?? ""]);

const setMyCommands = ({ menus }: Ground, params: Params): unknown => {
  const read = commandsSchema.safeParse(params["commands"]);
  if (!read.success) throw badRequest("BOT_COMMAND_INVALID");
  const language = params["language_code"];
  if (language !== undefined && !(typeof language === "string" && /^[a-z]{2}$/u.test(language)))
    throw badRequest("LANG_CODE_INVALID");
  menus.set(menuName(params), read.data);
  return true;
};

const memberJson = (ground: Ground, chat: Chat, user: number) => {
  const { status, canSend } = memberOf(chat, user);
  const person = ground.world.people.get(user);
  if (!person) throw badRequest("user not found");
  const rights = chat.type === "channel" ? { can_post_messages: canSend } : {};
  return {
    status,
    user: person,
    ...rights,
    ...(status === "restricted" && { can_send_messages: canSend, is_member: true }),
  };
};

const getChatMember = (ground: Ground, params: Params): unknown => {
  const chat = chatFor(ground, params);
  if (["left", "kicked"].includes(memberOf(chat, ground.world.bot.id).status) && chat.type !== "private")
    throw new Refusal(403, `Forbidden: bot is not a member of the ${KIND[chat.type]}`);
  const user = z.coerce.number().catch(0).parse(params["user_id"]);
  if (chat.type === "channel" && !isAdmin(memberOf(chat, ground.world.bot.id)))
    throw badRequest("member list is inaccessible");
  return memberJson(ground, chat, user);
};

const getChatAdministrators = (ground: Ground, params: Params): unknown => {
  const chat = chatFor(ground, params);
  if (chat.type === "private") throw badRequest("there are no administrators in the private chat");
  return [...chat.members].flatMap(([user, member]) =>
    isAdmin(member) ? [memberJson(ground, chat, user)] : [],
  );
};

const webhookSchema = z.object({
  url: z.string(),
  secret_token: z
    .string()
    .regex(/^[\w-]{1,256}$/u)
    .optional(),
});

const setWebhook = ({ updates }: Ground, params: Params): unknown => {
  const read = webhookSchema.safeParse(params);
  if (!read.success) throw badRequest("secret token contains unallowed characters");
  const { url, secret_token: secret } = read.data;
  updates.setWebhook(url === "" ? undefined : { url, secret });
  return true;
};

const getFile = ({ files }: Ground, params: Params): unknown => {
  const id = String(params["file_id"]);
  const file = files.get(id);
  if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
  if (file.bytes.length > 20_000_000) throw badRequest("file is too big");
  return { file_id: id, file_unique_id: id, file_size: file.bytes.length, file_path: `documents/${id}` };
};

type Method = (ground: Ground, params: Params) => unknown;

const methods: Readonly<Record<string, Method>> = {
  getme: ({ world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  getupdates: ({ updates }, params) => updates.take(params),
  setwebhook: setWebhook,
  deletewebhook: ({ updates }) => {
    updates.setWebhook(undefined);
    return true;
  },
  getwebhookinfo: ({ updates }) => ({
    url: updates.webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: updates.waiting(),
  }),
  sendmessage: sendMessage,
  senddocument: sendDocument,
  editmessagetext: editMessageText,
  deletemessage: deleteMessage,
  sendchataction: (ground, params) => {
    const chat = chatFor(ground, params);
    checkMaySend(ground, chat);
    threadFor(chat, params);
    ground.typing.push(chat.id);
    return true;
  },
  answercallbackquery: answerCallbackQuery,
  setmycommands: setMyCommands,
  getmycommands: ({ menus }, params) => menus.get(menuName(params)) ?? [],
  deletemycommands: ({ menus }, params) => {
    menus.delete(menuName(params));
    return true;
  },
  getchat: (ground, params) => chatJson(chatFor(ground, params)),
  getchatmember: getChatMember,
  getchatadministrators: getChatAdministrators,
  getfile: getFile,
};

/** @throws Refusal */
export const callMethod = async (name: string, ground: Ground, params: Params): Promise<unknown> => {
  const method = methods[name.toLowerCase()];
  if (!method) throw new Refusal(404, "Not Found: method not found");
  return method(ground, params);
};
