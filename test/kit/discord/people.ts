/** What people do: commands, buttons, forms, words. A person who could not do it in Discord makes the test fail. */
import { allComponents } from "./components.ts";
import { LABEL } from "./modal.ts";
import { asNumber, asObject, asObjects, asText, type Json } from "./form.ts";
import { LOADING } from "./draft.ts";
import { announce, create, NOTHING, remove } from "./messages.ts";
import { may, permissionsIn } from "./permissions.ts";
import { commandsIn } from "./routes.ts";
import { typeOf } from "./commands.ts";
import { emit, until, type Interaction, type State } from "./state.ts";
import { channelJson, guildJson, memberJson, messageJson, roleJson, userJson } from "./wire.ts";
import { channel, guildOf, messageNamed, put, user as named } from "./world.ts";
import type { Channel, Message, User, World } from "./world.ts";

/** A thing, or its id. */
export type Ref = string | { readonly id: string };
export const idOf = (ref: Ref): string => (typeof ref === "string" ? ref : ref.id);

/** What somebody can put in an option of a command; a user, channel or role as a thing or an id. */
export type Value = string | number | boolean | { readonly id: string };

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

const cannot = (why: string): never => {
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

const act = async (state: State, deed: Deed): Promise<Came> => {
  if (!may(state.world, deed.place, deed.who.id, "ViewChannel")) cannot("they do not see the channel");
  const by = begin(state, deed);
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, state.ackMs);
  const look = (): void => {
    if (by.acknowledged) resolve();
  };
  state.waiting.add(look);
  await promise;
  clearTimeout(timer);
  state.waiting.delete(look);
  return came(state, by);
};

const isOffered = (state: State, command: Json, place: Channel, who: User): boolean => {
  const contexts = command["contexts"];
  const context = place.guild === undefined ? 1 : 0;
  if (Array.isArray(contexts) && !contexts.includes(context)) return false;
  const needed = command["default_member_permissions"];
  if (needed === null || needed === undefined || place.guild === undefined) return true;
  const has = permissionsIn(state.world, place, who.id);
  // "0" is for administrators only, who have everything.
  const bits = BigInt(asText(needed) || asNumber(needed));
  return bits === 0n ? has === (1n << 51n) - 1n : (has & bits) === bits;
};

const shownName = (one: Json, locale: string): string =>
  asText(asObject(one["name_localizations"])[locale]) || asText(one["name"]);

/** By the name that they read in their own language, or by its own. */
const pick = (all: readonly Json[], name: string, locale: string): Json | undefined =>
  all.find((one) => shownName(one, locale) === name) ?? all.find((one) => one["name"] === name);

interface Invoked {
  readonly place: Channel;
  readonly who: User;
  readonly command: Json;
  /** Sub-commands, outermost first. */
  readonly path: readonly Json[];
  readonly declared: readonly Json[];
}

const invoke = (state: State, where: Ref, by: Ref, line: string): Invoked => {
  const place = channel(state.world, idOf(where));
  const who = named(state.world, idOf(by));
  const offered = commandsIn(state, place.guild).filter(
    (one) => typeOf(one) === 1 && isOffered(state, one, place, who),
  );
  const [first = "", ...rest] = line.split(" ");
  const command = pick(offered, first, who.locale) ?? cannot(`no /${first} is offered to them here`);
  let declared = asObjects(command["options"]);
  const path: Json[] = [];
  for (const word of rest) {
    const next = pick(declared, word, who.locale) ?? cannot(`there is no ${word} in /${first}`);
    path.push(next);
    declared = asObjects(next["options"]);
  }
  if (declared.some((one) => one["type"] === 1 || one["type"] === 2)) cannot(`/${line} is not complete`);
  return { place, who, command, path, declared };
};

/** Strings, whole numbers, booleans, users, channels, roles, users or roles, numbers: option types 3 to 10. */
const isRight = (option: Json, value: string | number | boolean): boolean => {
  const type = asNumber(option["type"]);
  if (type === 5) return typeof value === "boolean";
  if (type === 4 || type === 10)
    return (
      typeof value === "number" &&
      value >= asNumber(option["min_value"] ?? -Infinity) &&
      value <= asNumber(option["max_value"] ?? Infinity)
    );
  const length = typeof value === "string" ? value.length : -1;
  return length >= asNumber(option["min_length"] ?? 0) && length <= asNumber(option["max_length"] ?? 6000);
};

const optionJson = (option: Json, given: Value): Json => {
  const value = typeof given === "object" ? given.id : given;
  const name = asText(option["name"]);
  const choices = asObjects(option["choices"]);
  if (!isRight(option, value)) cannot(`${String(value)} is nothing for ${name}`);
  if (choices.length > 0 && !choices.some((one) => one["value"] === value))
    cannot(`${String(value)} is no choice of ${name}`);
  return { name, type: option["type"], value };
};

const resolved = (state: State, place: Channel, ids: readonly string[]): Json => {
  const { world } = state;
  const guild = guildOf(world, place);
  const entries = <Found>(find: (id: string) => Found | undefined): Record<string, Found> =>
    Object.fromEntries(ids.flatMap((id) => (find(id) === undefined ? [] : [[id, find(id)]])));
  const member = (id: string): Json | undefined => {
    const one = guild?.members.get(id);
    if (!one) return undefined;
    const { user: _, ...partial } = memberJson(world, one);
    return { ...partial, permissions: String(permissionsIn(world, place, id)) };
  };
  const role = (id: string): Json | undefined => {
    const one = guild?.roles.get(id);
    return guild && one && roleJson(guild, one);
  };
  const chosenChannel = (id: string): Json | undefined => {
    const one = world.channels.get(id);
    return (
      one && { ...channelJson(world, one), permissions: String(permissionsIn(world, one, world.bot.id)) }
    );
  };
  return {
    users: entries((id) => (world.users.has(id) ? userJson(world, id) : undefined)),
    members: entries(member),
    roles: entries(role),
    channels: entries(chosenChannel),
  };
};

const idsIn = (options: readonly Json[]): readonly string[] =>
  options.filter(({ type }) => [6, 7, 8, 9].includes(asNumber(type))).map(({ value }) => asText(value));

/** Options within sub-commands within groups. */
const nested = (path: readonly Json[], options: readonly Json[]): readonly Json[] =>
  path.reduceRight<readonly Json[]>(
    (inner, one) => [{ name: one["name"], type: one["type"], options: inner }],
    options,
  );

const commandData = (state: State, invoked: Invoked, options: readonly Json[]): Json => {
  const { command, path, place } = invoked;
  const ids = idsIn(options);
  return {
    id: command["id"],
    name: command["name"],
    type: 1,
    options: nested(path, options),
    ...(ids.length > 0 && { resolved: resolved(state, place, ids) }),
    ...(command["guild_id"] !== undefined && { guild_id: command["guild_id"] }),
  };
};

const fill = (invoked: Invoked, values: Readonly<Record<string, Value>>): readonly Json[] => {
  const { declared, who } = invoked;
  return Object.entries(values).map(([name, value]) => {
    const option = pick(declared, name, who.locale) ?? cannot(`there is no option ${name}`);
    return optionJson(option, value);
  });
};

/** Only what somebody in this place sees, ephemeral messages of others left out. */
export const seenBy = (world: World, where: Ref, by: Ref): readonly Message[] => {
  const place = channel(world, idOf(where));
  if (!may(world, place, idOf(by), "ViewChannel")) return [];
  return place.messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === idOf(by));
};

const seen = (state: State, message: Ref, by: Ref): Message => {
  const found = messageNamed(state.world, idOf(message)) ?? cannot("the message is gone");
  const isSeen = seenBy(state.world, found.channel, by).some(({ id }) => id === found.id);
  return isSeen ? found : cannot("they do not see the message");
};

const componentOf = (message: Message, customId: string): Json => {
  const found =
    allComponents(message.components).find((one) => one["custom_id"] === customId) ??
    cannot(`there is no ${customId} under the message`);
  return found["disabled"] === true ? cannot(`${customId} is disabled`) : found;
};

const modalPart = (component: Json, given: string | readonly string[] | undefined): Json => {
  const { type, custom_id, id } = component;
  const values = given === undefined ? [] : [given].flat();
  const isRequired = component["required"] !== false;
  if (isRequired && values.join("") === "") cannot(`${asText(custom_id)} is required`);
  if (type !== 4) {
    const offered = asObjects(component["options"]).map(({ value }) => asText(value));
    const strange = values.find((one) => offered.length > 0 && !offered.includes(one));
    if (strange !== undefined) cannot(`${strange} is no choice of ${asText(custom_id)}`);
    return type === 21 ? { type, id, custom_id, value: values[0] ?? null } : { type, id, custom_id, values };
  }
  const value = values[0] ?? "";
  const { min_length: min = 0, max_length: max = 4000 } = component;
  if (value.length > asNumber(max) || (value !== "" && value.length < asNumber(min)))
    cannot(`${asText(custom_id)} cannot be ${value.length} long`);
  return { type, id, custom_id, value };
};

const modalData = (modal: Json, values: Readonly<Record<string, string | readonly string[]>>): Json => {
  const part = (one: Json): Json => {
    const initial = one["value"] === undefined ? undefined : asText(one["value"]);
    return modalPart(one, values[asText(one["custom_id"])] ?? initial);
  };
  const components = asObjects(modal["components"]);
  const fields = allComponents(components).map((one) => one["custom_id"]);
  const strange = Object.keys(values).find((name) => !fields.includes(name));
  if (strange !== undefined) cannot(`there is no field ${strange}`);
  return {
    custom_id: modal["custom_id"],
    components: components.map((one, n) => {
      if (one["type"] === LABEL)
        return { type: LABEL, id: n + 1, component: part(asObject(one["component"])) };
      if (one["type"] === 1)
        return { type: 1, id: n + 1, components: asObjects(one["components"]).map(part) };
      return { type: one["type"], id: n + 1 };
    }),
  };
};

export interface SayOptions {
  readonly replyTo?: Ref;
  /** Whether the one who is answered is pinged; they are, unless it is switched off. */
  readonly pings?: boolean;
  /** Users who are named before the text. */
  readonly mentions?: readonly Ref[];
}

export interface People {
  /** `name` may have sub-commands after it, and may be in the person's language. */
  slash(channel: Ref, user: Ref, name: string, options?: Readonly<Record<string, Value>>): Promise<Came>;
  /** Typing into an option that completes; `filled` are the options before it. */
  autocomplete(
    channel: Ref,
    user: Ref,
    name: string,
    typing: {
      readonly option: string;
      readonly typed: string;
      readonly filled?: Readonly<Record<string, Value>>;
    },
  ): Promise<Came>;
  messageCommand(channel: Ref, user: Ref, name: string, message: Ref): Promise<Came>;
  press(message: Ref, customId: string, user: Ref): Promise<Came>;
  select(message: Ref, customId: string, user: Ref, values: readonly string[]): Promise<Came>;
  /** Sends a modal that came back, filled in by custom id; what is not named keeps its value. */
  submit(modal: Came, values?: Readonly<Record<string, string | readonly string[]>>): Promise<Came>;
  say(channel: Ref, user: Ref, text: string, options?: SayOptions): Message;
  rewrite(message: Ref, text: string): void;
  erase(message: Ref): void;
}

const components = (state: State): Pick<People, "press" | "select" | "submit"> => ({
  press: async (ref, customId, by) => {
    const message = seen(state, ref, by);
    const { type, id } = componentOf(message, customId);
    if (type !== 2) cannot(`${customId} is no button`);
    return act(state, {
      type: 3,
      name: customId,
      place: channel(state.world, message.channel),
      who: named(state.world, idOf(by)),
      data: { custom_id: customId, component_type: 2, id },
      message,
    });
  },
  select: async (ref, customId, by, values) => {
    const message = seen(state, ref, by);
    const component = componentOf(message, customId);
    const { type, id, min_values: min = 1, max_values: max = 1 } = component;
    const offered = asObjects(component["options"]).map(({ value }) => asText(value));
    if (type === 3 && values.some((value) => !offered.includes(value))) cannot("it is not among the options");
    if (values.length < asNumber(min) || values.length > asNumber(max))
      cannot(`${values.length} are not taken`);
    const place = channel(state.world, message.channel);
    return act(state, {
      type: 3,
      name: customId,
      place,
      who: named(state.world, idOf(by)),
      data: {
        custom_id: customId,
        component_type: type,
        id,
        values,
        ...(type !== 3 && { resolved: resolved(state, place, values) }),
      },
      message,
    });
  },
  submit: async (modal, values = {}) => {
    const by = state.interactions.get(modal.interaction);
    if (!by || modal.kind !== "modal") throw new Error("That is no modal.");
    return act(state, {
      type: 5,
      name: asText(modal.modal["custom_id"]),
      place: channel(state.world, by.channel),
      who: named(state.world, by.user),
      data: modalData(modal.modal, values),
      message: by.message === undefined ? undefined : messageNamed(state.world, by.message),
    });
  },
});

const commands = (state: State): Pick<People, "slash" | "autocomplete" | "messageCommand"> => ({
  slash: async (where, by, name, values = {}) => {
    const invoked = invoke(state, where, by, name);
    const options = fill(invoked, values);
    const missing = invoked.declared.find(
      (one) => one["required"] === true && !options.some((option) => option["name"] === one["name"]),
    );
    if (missing) cannot(`/${name} needs ${asText(missing["name"])}`);
    const { place, who } = invoked;
    return act(state, { type: 2, name, place, who, data: commandData(state, invoked, options) });
  },
  autocomplete: async (where, by, name, { option, typed, filled = {} }) => {
    const invoked = invoke(state, where, by, name);
    const found = pick(invoked.declared, option, invoked.who.locale) ?? cannot(`there is no ${option}`);
    if (found["autocomplete"] !== true) cannot(`${option} does not complete`);
    const focused = { name: found["name"], type: found["type"], value: typed, focused: true };
    const data = commandData(state, invoked, [...fill(invoked, filled), focused]);
    return act(state, { type: 4, name, place: invoked.place, who: invoked.who, data });
  },
  messageCommand: async (where, by, name, ref) => {
    const place = channel(state.world, idOf(where));
    const who = named(state.world, idOf(by));
    const message = seen(state, ref, by);
    const offered = commandsIn(state, place.guild).filter(
      (one) => typeOf(one) === 3 && isOffered(state, one, place, who),
    );
    const command = pick(offered, name, who.locale) ?? cannot(`no “${name}” is offered to them here`);
    const data = {
      id: command["id"],
      name: command["name"],
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: messageJson(state, message) } },
    };
    return act(state, { type: 2, name, place, who, data });
  },
});

const words = (state: State): Pick<People, "say" | "rewrite" | "erase"> => ({
  say: (where, by, text, { replyTo, pings = true, mentions = [] } = {}) => {
    const place = channel(state.world, idOf(where));
    if (!may(state.world, place, idOf(by), "SendMessages")) cannot("they may not write there");
    const content = [...mentions.map((one) => `<@${idOf(one)}>`), text].join(" ");
    const allowed = { parse: ["users", "roles", "everyone"], replied_user: pings };
    return create(
      state,
      { ...NOTHING, content, allowed },
      { place, author: idOf(by), replyTo: replyTo && seen(state, replyTo, by).id },
    );
  },
  rewrite: (ref, text) => {
    const message = messageNamed(state.world, idOf(ref)) ?? cannot("the message is gone");
    const after = { ...message, content: text, editedAt: state.world.now() };
    put(state.world, after);
    announce(state, "MESSAGE_UPDATE", after);
  },
  erase: (ref) => remove(state, messageNamed(state.world, idOf(ref)) ?? cannot("the message is gone")),
});

export const openPeople = (state: State): People => ({
  ...commands(state),
  ...components(state),
  ...words(state),
});
