/** The REST routes of channels: messages, threads, forum posts. Discord's documentation, "Channels", "Messages". */
import { CROSSPOSTED, readDraft, type Before, type Draft } from "./draft.ts";
import { asList, asObject, asText, openForm, type Fault, type Json } from "./form.ts";
import { create, edit, announce, placeEvent, remove, wake } from "./messages.ts";
import { may, type Permission } from "./permissions.ts";
import { invalid, Refusal, refuseIf } from "./refusal.ts";
import type { Routes } from "./routes.ts";
import type { State } from "./state.ts";
import { channelJson, hidesWords, messageJson, withoutWords } from "./wire.ts";
import { ANNOUNCEMENT_CHANNEL, FORUM_CHANNEL, isThread, put } from "./world.ts";
import { ANNOUNCEMENT_THREAD, PUBLIC_THREAD, TEXT_CHANNEL, type Channel, type Message } from "./world.ts";

const NONCE_MS = 5 * 60_000;

/** The channel, if the bot sees it. */
const reach = (state: State, id: string): Channel => {
  const place = state.world.channels.get(id);
  if (!place) throw new Refusal(10003);
  if (!may(state.world, place, state.world.bot.id, "ViewChannel")) throw new Refusal(50001);
  return place;
};

const need = (state: State, place: Channel, ...names: readonly Permission[]): void => {
  if (names.some((name) => !may(state.world, place, state.world.bot.id, name))) throw new Refusal(50013);
};

const find = (place: Channel, id: string): Message => {
  const message = place.messages.find((one) => one.id === id && one.onlyFor === undefined);
  if (!message) throw new Refusal(10008);
  return message;
};

export const beforeOf = (state: State, message: Message): Before => ({
  ...message,
  attachments: asList(messageJson(state, message)["attachments"]).map(asObject),
});

const mayWrite = (state: State, place: Channel): void => {
  if (place.type === FORUM_CHANNEL) throw new Refusal(50008);
  need(state, place, isThread(place) ? "SendMessagesInThreads" : "SendMessages");
  const isModerator = may(state.world, place, state.world.bot.id, "ManageThreads");
  if (place.isLocked && !isModerator) throw new Refusal(160005);
  const recipient = place.recipient === undefined ? undefined : state.world.users.get(place.recipient);
  if (recipient && !recipient.takesDms) throw new Refusal(50007);
};

const needFor = (state: State, place: Channel, draft: Draft): void => {
  if (draft.embeds?.length) need(state, place, "EmbedLinks");
  if (draft.files.length > 0) need(state, place, "AttachFiles");
};

/** The id of the message that is answered: "Create Message", `message_reference`. */
const answered = (state: State, place: Channel, reference: Json | undefined): string | undefined => {
  if (!reference) return undefined;
  const id = asText(reference["message_id"]);
  if (!may(state.world, place, state.world.bot.id, "ReadMessageHistory")) throw new Refusal(160002);
  if (place.messages.some((one) => one.id === id && one.onlyFor === undefined)) return id;
  if (reference["fail_if_not_exists"] === false) return undefined;
  throw invalid([
    { path: ["message_reference"], code: "REPLIES_UNKNOWN_MESSAGE", message: "Unknown message" },
  ]);
};

const sentBefore = (state: State, place: Channel, draft: Draft): Message | undefined => {
  if (!draft.isNonceEnforced || draft.nonce === undefined) return undefined;
  const known = state.nonces.get(`${place.id}/${draft.nonce}`);
  if (!known || state.world.now() - known.at > NONCE_MS) return undefined;
  return place.messages.find(({ id }) => id === known.message);
};

const send = (state: State, place: Channel, draft: Draft): Message => {
  mayWrite(state, place);
  needFor(state, place, draft);
  const first = sentBefore(state, place, draft);
  if (first) return first;
  const replyTo = answered(state, place, draft.replyTo);
  wake(state, place);
  const message = create(state, draft, { place, author: state.world.bot.id, replyTo });
  if (draft.nonce !== undefined)
    state.nonces.set(`${place.id}/${draft.nonce}`, { message: message.id, at: message.at });
  return message;
};

/** REST hides the words of others, too, from whom may not read them. */
const read = (state: State, message: Message, mayRead: boolean): Json => {
  const json = messageJson(state, message);
  return hidesWords(state, message) && !mayRead ? withoutWords(json) : json;
};

export const messageRoutes = (state: State, mayRead: boolean): Routes => ({
  "GET /channels/:channel/messages": (call) => {
    const place = reach(state, call.id("channel"));
    const limit = Number(call.query.get("limit") ?? 50);
    const isShown = may(state.world, place, state.world.bot.id, "ReadMessageHistory");
    const seen = place.messages.filter(({ onlyFor }) => isShown && onlyFor === undefined);
    return {
      status: 200,
      body: seen
        .slice(-limit)
        .toReversed()
        .map((one) => read(state, one, mayRead)),
    };
  },
  "POST /channels/:channel/messages": (call) => {
    const place = reach(state, call.id("channel"));
    return { status: 200, body: messageJson(state, send(state, place, readDraft(call))) };
  },
  "GET /channels/:channel/messages/:message": (call) => {
    const place = reach(state, call.id("channel"));
    need(state, place, "ReadMessageHistory");
    return { status: 200, body: read(state, find(place, call.id("message")), mayRead) };
  },
  "PATCH /channels/:channel/messages/:message": (call) => {
    const place = reach(state, call.id("channel"));
    const message = find(place, call.id("message"));
    if (message.author !== state.world.bot.id) throw new Refusal(50005);
    if (place.isArchived) throw new Refusal(50083);
    const draft = readDraft({ ...call, before: beforeOf(state, message) });
    needFor(state, place, draft);
    return { status: 200, body: messageJson(state, edit(state, message, draft)) };
  },
  "DELETE /channels/:channel/messages/:message": (call) => {
    const place = reach(state, call.id("channel"));
    const message = find(place, call.id("message"));
    if (message.author !== state.world.bot.id) {
      if (place.guild === undefined) throw new Refusal(50013);
      need(state, place, "ManageMessages");
    }
    if (place.isArchived) throw new Refusal(50083);
    remove(state, message);
    return { status: 204 };
  },
  "POST /channels/:channel/messages/:message/crosspost": (call) => {
    const place = reach(state, call.id("channel"));
    const message = find(place, call.id("message"));
    if (place.type !== ANNOUNCEMENT_CHANNEL) throw new Refusal(50024);
    need(state, place, message.author === state.world.bot.id ? "SendMessages" : "ManageMessages");
    if (message.flags & CROSSPOSTED) throw new Refusal(40033);
    const published = { ...message, flags: message.flags | CROSSPOSTED };
    put(state.world, published);
    announce(state, "MESSAGE_UPDATE", published);
    return { status: 200, body: messageJson(state, published) };
  },
  "POST /channels/:channel/typing": (call) => {
    mayWrite(state, reach(state, call.id("channel")));
    return { status: 204 };
  },
});

const checkThread = (body: unknown, place: Channel): Json => {
  const faults: Fault[] = [];
  const form = openForm(body, faults);
  form.text("name", { min: 1, max: 100, isRequired: true });
  form.oneOf("auto_archive_duration", [60, 1440, 4320, 10_080]);
  for (const [n, tag] of form.items("applied_tags", { max: 5 }).entries())
    if (!place.tags.some(({ id }) => id === tag)) form.fault("TAG_UNKNOWN", "Unknown tag", "applied_tags", n);
  refuseIf(faults);
  return form.value;
};

const thread = (state: State, place: Channel, body: Json, id: string): Channel => ({
  id,
  type: place.type === ANNOUNCEMENT_CHANNEL ? ANNOUNCEMENT_THREAD : PUBLIC_THREAD,
  guild: place.guild,
  parent: place.id,
  owner: state.world.bot.id,
  recipient: undefined,
  overwrites: [],
  tags: [],
  needsTag: false,
  name: asText(body["name"]),
  appliedTags: asList(body["applied_tags"]).map(asText),
  isArchived: false,
  isLocked: false,
  messages: [],
});

const openThread = (state: State, made: Channel): Channel => {
  state.world.channels.set(made.id, made);
  placeEvent(state, made, "THREAD_CREATE", { newly_created: true });
  return made;
};

const post = (state: State, place: Channel, call: Parameters<Routes[string]>[0]): Json => {
  need(state, place, "SendMessages");
  const body = checkThread(call.body, place);
  if (place.needsTag && asList(body["applied_tags"]).length === 0) throw new Refusal(40067);
  const draft = readDraft({ body: body["message"], files: call.files, path: ["message"] });
  needFor(state, place, draft);
  const made = openThread(state, thread(state, place, body, state.world.id()));
  const message = create(state, draft, { place: made, author: state.world.bot.id, id: made.id });
  return { ...channelJson(state.world, made), message: messageJson(state, message) };
};

const changeThread = (state: State, place: Channel, body: Json): void => {
  if (place.owner !== state.world.bot.id) need(state, place, "ManageThreads");
  const isOpened = body["archived"] === false;
  if (place.isArchived && !isOpened) throw new Refusal(50083);
  if ("name" in body) place.name = asText(body["name"]);
  if ("archived" in body) place.isArchived = body["archived"] === true;
  if ("locked" in body) {
    need(state, place, "ManageThreads");
    place.isLocked = body["locked"] === true;
  }
  if ("applied_tags" in body) place.appliedTags = asList(body["applied_tags"]).map(asText);
  placeEvent(state, place, "THREAD_UPDATE");
};

export const threadRoutes = (state: State): Routes => ({
  "GET /channels/:channel": (call) => ({
    status: 200,
    body: channelJson(state.world, reach(state, call.id("channel"))),
  }),
  "PATCH /channels/:channel": (call) => {
    const place = reach(state, call.id("channel"));
    if (!isThread(place)) throw new Refusal(50024);
    changeThread(state, place, asObject(call.body));
    return { status: 200, body: channelJson(state.world, place) };
  },
  "POST /channels/:channel/messages/:message/threads": (call) => {
    const place = reach(state, call.id("channel"));
    const message = find(place, call.id("message"));
    if (place.type !== TEXT_CHANNEL && place.type !== ANNOUNCEMENT_CHANNEL) throw new Refusal(50024);
    need(state, place, "CreatePublicThreads");
    if (state.world.channels.has(message.id)) throw new Refusal(160004);
    const made = openThread(state, thread(state, place, checkThread(call.body, place), message.id));
    return { status: 201, body: channelJson(state.world, made) };
  },
  "POST /channels/:channel/threads": (call) => {
    const place = reach(state, call.id("channel"));
    if (place.type === FORUM_CHANNEL) return { status: 201, body: post(state, place, call) };
    if (place.type !== TEXT_CHANNEL && place.type !== ANNOUNCEMENT_CHANNEL) throw new Refusal(50024);
    need(state, place, "CreatePublicThreads");
    const made = thread(state, place, checkThread(call.body, place), state.world.id());
    return { status: 201, body: channelJson(state.world, openThread(state, made)) };
  },
  "PUT /channels/:channel/thread-members/@me": (call) => {
    reach(state, call.id("channel"));
    return { status: 204 };
  },
});
