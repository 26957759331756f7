/** Messages come, change and go: by whomever, and with the events that tell of it. */
import { numbered } from "./components.ts";
import { EPHEMERAL, LOADING, type Draft } from "./draft.ts";
import type { Json } from "./form.ts";
import { intents } from "./gateway.ts";
import { may, pingsOf } from "./permissions.ts";
import { emit, changed, type State } from "./state.ts";
import { channelJson, hidesWords, messageEventJson, withoutWords as wordless } from "./wire.ts";
import { channel, messageNamed, put, type Attachment, type Channel, type Message } from "./world.ts";

/** To the gateway, where the bot sees the place. */
const tell = (
  state: State,
  place: Channel,
  name: string,
  { data, withoutWords }: { readonly data: Json; readonly withoutWords?: Json | undefined },
): void => {
  const isMessage = name.startsWith("MESSAGE");
  const intent = isMessage && place.guild === undefined ? intents.DirectMessages : intents.GuildMessages;
  if (!may(state.world, place, state.world.bot.id, "ViewChannel")) return changed(state);
  emit(state, {
    name,
    data,
    guild: place.guild,
    intent: isMessage ? intent : intents.Guilds,
    ...(withoutWords && { withoutWords }),
  });
};

/** Nobody but one person sees an ephemeral message, and no event tells of it. */
export const announce = (state: State, name: string, message: Message): void => {
  if (message.onlyFor !== undefined) return changed(state);
  const data = messageEventJson(state, message);
  const place = channel(state.world, message.channel);
  tell(state, place, name, {
    data,
    withoutWords: hidesWords(state, message) ? wordless(data) : undefined,
  });
};

const attachmentsOf = (state: State, draft: Draft): readonly Attachment[] =>
  draft.files.map(({ name, type, bytes }) => ({ id: state.world.id(), name, type, bytes }));

export interface Speaker {
  readonly place: Channel;
  readonly author: string;
  readonly replyTo?: string | undefined;
  readonly onlyFor?: string | undefined;
  readonly interaction?: string | undefined;
  /** The message's id, where another thing has the same. */
  readonly id?: string;
  /** Not sent yet: it shows that something is coming. */
  readonly isLoading?: boolean;
}

/** Only an interaction can be answered ephemerally; anywhere else Discord ignores the flag. */
const flagsOf = ({ flags = 0 }: Draft, isAnswer: boolean): number => (isAnswer ? flags : flags & ~EPHEMERAL);

export const create = (state: State, draft: Draft, speaker: Speaker): Message => {
  const { world } = state;
  const { place, author, replyTo, onlyFor, interaction, id = world.id(), isLoading = false } = speaker;
  const answered = replyTo === undefined ? undefined : messageNamed(world, replyTo)?.author;
  const content = draft.content ?? "";
  const components = numbered(draft.components ?? []);
  const message: Message = {
    id,
    channel: place.id,
    author,
    content,
    embeds: draft.embeds ?? [],
    components,
    attachments: attachmentsOf(state, draft),
    flags: flagsOf(draft, interaction !== undefined) | (isLoading ? LOADING : 0),
    nonce: draft.nonce,
    at: world.now(),
    editedAt: undefined,
    replyTo,
    pings: pingsOf(world, { place, author, content, components, allowed: draft.allowed, answered }),
    onlyFor,
    interaction,
  };
  put(world, message);
  announce(state, "MESSAGE_CREATE", message);
  return message;
};

/** What was not said stays as it was. */
export const edit = (state: State, before: Message, draft: Draft): Message => {
  const { world } = state;
  const place = channel(world, before.channel);
  const { author } = before;
  const content = draft.content ?? before.content;
  const components = draft.components ? numbered(draft.components) : before.components;
  const { allowed, kept } = draft;
  const message: Message = {
    ...before,
    content,
    components,
    embeds: draft.embeds ?? before.embeds,
    attachments: [
      ...before.attachments.filter(({ id }) => kept === undefined || kept.includes(id)),
      ...attachmentsOf(state, draft),
    ],
    // Whether it is ephemeral was settled when it was first answered.
    flags: (before.flags | ((draft.flags ?? 0) & ~EPHEMERAL)) & ~LOADING,
    editedAt: before.flags & LOADING ? undefined : world.now(),
    pings: pingsOf(world, { place, author, content, components, allowed, answered: undefined }),
  };
  put(world, message);
  announce(state, "MESSAGE_UPDATE", message);
  return message;
};

export const remove = (state: State, { id, channel: where, onlyFor }: Message): void => {
  const place = channel(state.world, where);
  place.messages = place.messages.filter((one) => one.id !== id);
  const at = { id, channel_id: where, ...(place.guild !== undefined && { guild_id: place.guild }) };
  if (onlyFor === undefined) tell(state, place, "MESSAGE_DELETE", { data: at });
  else changed(state);
};

export const placeEvent = (state: State, place: Channel, name: string, more: Json = {}): void =>
  tell(state, place, name, { data: { ...channelJson(state.world, place), ...more } });

/** Whoever writes in an archived thread opens it again. */
export const wake = (state: State, place: Channel): void => {
  if (!place.isArchived) return;
  place.isArchived = false;
  placeEvent(state, place, "THREAD_UPDATE");
};

export const NOTHING: Draft = {
  content: undefined,
  embeds: undefined,
  components: undefined,
  flags: undefined,
  allowed: undefined,
  nonce: undefined,
  isNonceEnforced: false,
  replyTo: undefined,
  files: [],
  kept: undefined,
};
