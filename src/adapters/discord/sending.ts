/** Our messages → Discord: answers where they were asked for, everything else in its channel, each once under its nonce. */
import { createHash } from "node:crypto";
import { ChannelType, Routes } from "discord.js";
import { z } from "zod";
import type { How, Pace, Part, Sender } from "../../chat/adapter.ts";
import { answeredBy } from "../../chat/delivery.ts";
import type { Sent } from "../../model/chat.ts";
import { messageId, type ChatId, type MessageId } from "../../model/id.ts";
import { days } from "../../model/time.ts";
import { namedFailure, sentOf } from "./answers.ts";
import { bodyOf, messageIn, type Body } from "./body.ts";
import type { Line } from "./front.ts";
import type { Pending } from "./pending.ts";
import { readPayload, render, type DiscordPayload } from "./payload.ts";
import { whereIs } from "./places.ts";

/** Discord counts by itself and the library waits for it; this only keeps the house from asking for all at once. */
const PACE: Pace = { perSecond: 45, chatEvery: 0, inFlight: 8 };

/** Known to Discord for some minutes: what comes twice under it stands there once. */
const nonceOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 25);

const LONGEST_TITLE = 100;
/** After so many minutes of silence a thread is put away. */
const A_DAY = 1440;
const POSTS_KEPT = days(30);

const dmSchema = z.object({ id: z.string() });

/** A person's private channel, asked for once. */
const finding = ({ client }: Line) => {
  const known = new Map<string, string>();
  return async (chat: ChatId): Promise<string> => {
    const where = whereIs(chat);
    if (where.kind === "channel") return where.id;
    const there = known.get(where.id);
    if (there !== undefined) return there;
    const { id } = dmSchema.parse(
      await client.rest.post(Routes.userChannels(), { body: { recipient_id: where.id } }),
    );
    known.set(where.id, id);
    return id;
  };
};

const titleOf = (plain: string): string => plain.trim().split("\n")[0]?.slice(0, LONGEST_TITLE) ?? "Tidings";

/** The tags that a post in a forum must have; undefined for a channel that is no forum. */
const tagsIn = async ({ client }: Line, channel: string): Promise<readonly string[] | undefined> => {
  const known = client.channels.cache.get(channel) ?? (await client.channels.fetch(channel));
  if (known?.type !== ChannelType.GuildForum) return undefined;
  const [tag] = known.flags.has("RequireTag") ? known.availableTags : [];
  return tag ? [tag.id] : [];
};

interface Post {
  readonly channel: string;
  readonly part: Part<DiscordPayload>;
  readonly how: How;
  readonly made: Body;
}

/** In a forum a digest is a post of its own, and its further parts stand in it. */
const inForum = async (
  { client, needs }: Line,
  { channel, part, how, made }: Post,
  tags: readonly string[],
): Promise<Sent> => {
  const { body, files } = made;
  const name = `post/${channel}/${how.key.replace(/\/\d+$/u, "")}`;
  const thread = z.string().safeParse(await needs.shelf.get(name)).data;
  const to = thread === undefined ? Routes.threads(channel) : Routes.channelMessages(thread);
  const post = thread === undefined ? { name: titleOf(part.plain), message: body, applied_tags: tags } : body;
  const message = messageIn(await client.rest.post(to, { body: post, ...(files && { files }) }));
  if (thread === undefined) await needs.shelf.set(name, message, POSTS_KEPT);
  return { kind: "sent", message };
};

const inChannel = async ({ client }: Line, { channel, how, made }: Post): Promise<Sent> => {
  const { files } = made;
  const reply =
    how.replyTo !== undefined && /^\d+$/u.test(how.replyTo)
      ? { message_reference: { message_id: how.replyTo, fail_if_not_exists: false } }
      : {};
  const body = { ...made.body, ...reply, nonce: nonceOf(how.key), enforce_nonce: true };
  const answer = await client.rest.post(Routes.channelMessages(channel), { body, ...(files && { files }) });
  return { kind: "sent", message: messageIn(answer) };
};

const saidSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.unknown(),
    content: z.string(),
  }),
);
/** Among so many of the last messages one is looked for that may have arrived. */
const MOST_LOOKED = 50;

/** Every text that stands in it, in its order. */
const textsIn = (components: unknown): readonly string[] => {
  if (Array.isArray(components)) return components.flatMap(textsIn);
  if (typeof components !== "object" || components === null) return [];
  if ("content" in components && typeof components.content === "string") return [components.content];
  return "components" in components ? textsIn(components.components) : [];
};

/** Discord takes spaces away at the ends. */
const wordsOf = (content: unknown, components: unknown): string =>
  [typeof content === "string" ? content : "", ...textsIn(components)]
    .join(" ")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** A nonce is known for some minutes; after that, and after a crash, the channel itself is asked whether it stands there. */
const standing = async ({ client }: Line, { channel, made }: Post): Promise<Sent | undefined> => {
  const query = new URLSearchParams({ limit: String(MOST_LOOKED) });
  const said = saidSchema.parse(await client.rest.get(Routes.channelMessages(channel), { query }));
  const { components, content } = made.body;
  const wanted = wordsOf(content, components);
  const same = said.find(
    (one) => one.author.id === client.user.id && wordsOf(one.content, one.components) === wanted,
  );
  return same && { kind: "sent", message: messageId(same.id) };
};

/** The thread of that name which we made in a channel, made now if it is not there. */
const threadIn = async ({ client, needs }: Line, channel: string, name: string): Promise<string> => {
  const key = `thread/${channel}/${name}`;
  const kept = z.string().safeParse(await needs.shelf.get(key)).data;
  if (kept !== undefined) return kept;
  const body = {
    name: name.slice(0, LONGEST_TITLE),
    type: ChannelType.PublicThread,
    auto_archive_duration: A_DAY,
  };
  const { id } = dmSchema.parse(await client.rest.post(Routes.threads(channel), { body }));
  await needs.shelf.set(key, id, POSTS_KEPT);
  return id;
};

const postingIn = (line: Line, whereabouts: (event: string) => string | undefined) => {
  const channelOf = finding(line);
  /** An answer stands where it was asked for; a digest in its channel, or in its thread there. */
  const placeFor = async (
    chat: ChatId,
    { key, inThread }: How,
  ): Promise<{ readonly channel: string; readonly tags: readonly string[] | undefined }> => {
    const asked = whereabouts(answeredBy(key)?.event ?? "");
    if (asked !== undefined) return { channel: asked, tags: undefined };
    const channel = await channelOf(chat);
    const tags = whereIs(chat).kind === "channel" ? await tagsIn(line, channel) : undefined;
    const isThread = inThread !== undefined && tags === undefined && whereIs(chat).kind === "channel";
    return isThread ? { channel: await threadIn(line, channel, inThread), tags } : { channel, tags };
  };
  return async (chat: ChatId, part: Part<DiscordPayload>, how: How): Promise<Sent> => {
    const { channel, tags } = await placeFor(chat, how);
    const made = bodyOf(part, { isPlain: how.plainly === true, isSilent: how.isSilent === true });
    const post = { channel, part, how, made };
    const known = how.isAgain && !tags ? await standing(line, post) : undefined;
    if (known) return known;
    return tags ? inForum(line, post, tags) : inChannel(line, post);
  };
};

export interface Posting {
  readonly post: (chat: ChatId, part: Part<DiscordPayload>, how: How) => Promise<Sent>;
}

/** Never throws. */
export const openPosting = (
  line: Line,
  whereabouts: (event: string) => string | undefined,
): Posting["post"] => {
  const post = postingIn(line, whereabouts);
  return async (chat, part, how) => {
    try {
      return await post(chat, part, how);
    } catch (error) {
      return sentOf(error);
    }
  };
};

export const senderOn = (line: Line, pending: Pending, post: Posting["post"]): Sender<DiscordPayload> => {
  const { client } = line;
  const channelOf = finding(line);
  const edit = async (chat: ChatId, message: MessageId, part: Part<DiscordPayload>): Promise<Sent> => {
    const changed = await pending.change(message, part);
    if (changed) return changed;
    try {
      const { body, files } = bodyOf(part, { isEdit: true });
      const channel = await channelOf(chat);
      await client.rest.patch(Routes.channelMessage(channel, message), { body, ...(files && { files }) });
      return { kind: "sent", message };
    } catch (error) {
      return sentOf(error);
    }
  };
  return {
    isIdempotent: true,
    pace: PACE,
    readPayload,
    render,
    edit,
    send: async (chat, part, how) => (await pending.answer(part, how)) ?? post(chat, part, how),
  };
};

/** Takes a message of ours away; never throws. */
export const takeAway = async (line: Line, chat: ChatId, message: MessageId): Promise<void> => {
  try {
    const channel = await finding(line)(chat);
    await line.client.rest.delete(Routes.channelMessage(channel, message));
  } catch (error) {
    line.needs.complain(namedFailure(error));
  }
};
