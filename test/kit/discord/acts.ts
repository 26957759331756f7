/** A deed of a person's reaches the bot as an interaction, and something comes back. */
import { LOADING } from "./draft.ts";
import { asObjects, asText, type Json } from "./form.ts";
import { may, permissionsIn } from "./permissions.ts";
import { emit, until, type Interaction, type State } from "./state.ts";
import { channelJson, guildJson, memberJson, messageJson, userJson } from "./wire.ts";
import { channel, guildOf, messageNamed } from "./world.ts";
import type { Channel, Message, User, World } from "./world.ts";

/** A thing, or its id. */
export type Ref = string | { readonly id: string };
export const idOf = (ref: Ref): string => (typeof ref === "string" ? ref : ref.id);

export type Kind =
  | "message"
  | "deferred"
  | "deferred update"
  | "update"
  | "choices"
  | "modal"
  /** Nothing within three seconds: the person reads that the application did not respond. */
  | "nothing";

/** What came back. */
export interface Came {
  /** The interaction's id. */
  readonly interaction: string;
  readonly kind: Kind;
  readonly afterMs: number;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly modal: Json;
  /** The message that answers, as soon as there is more to it than that something is coming. */
  message(): Promise<Message>;
}

const kinds: Readonly<Record<number, Kind>> = {
  4: "message",
  5: "deferred",
  6: "deferred update",
  7: "update",
  8: "choices",
  9: "modal",
};

export const cannot = (why: string): never => {
  throw new Error(`A person cannot do that: ${why}.`);
};

const came = (state: State, by: Interaction): Came => {
  const { acknowledged } = by;
  const data = acknowledged?.data ?? {};
  return {
    interaction: by.id,
    kind: acknowledged ? (kinds[acknowledged.type] ?? "nothing") : "nothing",
    afterMs: acknowledged?.afterMs ?? state.ackMs,
    choices: asObjects(data["choices"]).map(({ name, value }) => ({
      name: asText(name),
      value: typeof value === "number" ? value : asText(value),
    })),
    modal: acknowledged?.type === 9 ? data : {},
    message: () =>
      until(
        state,
        () => {
          const found = by.original === undefined ? undefined : messageNamed(state.world, by.original);
          return found && found.flags & LOADING ? undefined : found;
        },
        `the answer to ${by.name}`,
      ),
  };
};

interface Deed {
  readonly type: number;
  readonly name: string;
  readonly place: Channel;
  readonly who: User;
  readonly data: Json;
  readonly message?: Message | undefined;
}

const inGuild = (state: State, place: Channel, who: User): Json => {
  const guild = guildOf(state.world, place);
  const member = guild?.members.get(who.id);
  if (!guild || !member)
    return {
      user: userJson(state.world, who.id),
      context: 1,
      authorizing_integration_owners: { "0": "0" },
    };
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: guildJson(state.world, guild)["features"] },
    guild_locale: guild.locale,
    context: 0,
    authorizing_integration_owners: { "0": guild.id },
    member: {
      ...memberJson(state.world, member),
      permissions: String(permissionsIn(state.world, place, who.id)),
    },
  };
};

const begin = (state: State, { type, name, place, who, data, message }: Deed): Interaction => {
  const { world } = state;
  const id = world.id();
  const by: Interaction = {
    id,
    token: Buffer.from(`interaction:${id}`).toString("base64url"),
    type,
    name,
    user: who.id,
    channel: place.id,
    message: message?.id,
    at: world.now(),
    begun: performance.now(),
    isLate: false,
    isExpired: false,
    acknowledged: undefined,
    original: undefined,
  };
  state.interactions.set(id, by);
  emit(state, {
    name: "INTERACTION_CREATE",
    intent: 0,
    guild: place.guild,
    data: {
      id,
      application_id: world.bot.id,
      type,
      token: by.token,
      version: 1,
      data,
      channel_id: place.id,
      channel: {
        ...channelJson(world, place),
        permissions: String(permissionsIn(world, place, who.id)),
      },
      app_permissions: String(permissionsIn(world, place, world.bot.id)),
      locale: who.locale,
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...inGuild(state, place, who),
      ...(message && { message: messageJson(state, message) }),
    },
  });
  return by;
};

export const act = async (state: State, deed: Deed): Promise<Came> => {
  if (!may(state.world, deed.place, deed.who.id, "ViewChannel")) cannot("they do not see the channel");
  const by = begin(state, deed);
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    by.isLate = true;
    resolve();
  }, state.ackMs);
  const look = (): void => {
    if (by.acknowledged) resolve();
  };
  state.waiting.add(look);
  await promise;
  clearTimeout(timer);
  state.waiting.delete(look);
  return came(state, by);
};

/** Only what somebody in this place sees, ephemeral messages of others left out. */
export const seenBy = (world: World, where: Ref, by: Ref): readonly Message[] => {
  const place = channel(world, idOf(where));
  if (!may(world, place, idOf(by), "ViewChannel")) return [];
  return place.messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === idOf(by));
};

export const seen = (state: State, message: Ref, by: Ref): Message => {
  const found = messageNamed(state.world, idOf(message)) ?? cannot("the message is gone");
  const isSeen = seenBy(state.world, found.channel, by).some(({ id }) => id === found.id);
  return isSeen ? found : cannot("they do not see the message");
};
