/** Commands as people give them: found by the name that they read, with options that Discord's own form would let through. */
import { act, cannot, idOf, seen, type Came, type Ref } from "./acts.ts";
import { typeOf } from "./commands.ts";
import { asNumber, asObject, asObjects, asText, type Json } from "./form.ts";
import { EVERYTHING, may, permissionsIn } from "./permissions.ts";
import { commandsIn } from "./routes.ts";
import type { State } from "./state.ts";
import { channelJson, memberJson, messageJson, roleJson, userJson } from "./wire.ts";
import { channel, guildOf, user as named, type Channel, type User } from "./world.ts";

/** What somebody can put in an option of a command; a user, channel or role as a thing or an id. */
export type Value = string | number | boolean | { readonly id: string };

export interface Commanding {
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
  /** What somebody is shown in a place: the slash commands, or those in the menu of a message. */
  offered(channel: Ref, user: Ref, kind: "slash" | "message"): readonly Json[];
}

/** Whether a command is among those that somebody is shown in a place. */
const isOffered = (state: State, command: Json, place: Channel, who: User): boolean => {
  const contexts = command["contexts"];
  const guild = guildOf(state.world, place);
  if (Array.isArray(contexts) && !contexts.includes(guild ? 0 : 1)) return false;
  if (!guild) return true;
  const needed = command["default_member_permissions"];
  const has = permissionsIn(state.world, place, who.id);
  const isOpen =
    guild.members.has(state.world.bot.id) && may(state.world, place, who.id, "UseApplicationCommands");
  return isOpen && (needed === null || needed === undefined || isEnough(has, needed));
};

const KINDS = { slash: 1, message: 3 };

const offeredTo = (state: State, place: Channel, who: User, kind: keyof typeof KINDS): readonly Json[] =>
  commandsIn(state, place.guild).filter(
    (one) => typeOf(one) === KINDS[kind] && isOffered(state, one, place, who),
  );

/** "0" is for administrators only, who have everything. */
const isEnough = (has: bigint, needed: unknown): boolean => {
  const bits = BigInt(asText(needed) || asNumber(needed));
  return bits === 0n ? has === EVERYTHING : (has & bits) === bits;
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
  const offered = offeredTo(state, place, who, "slash");
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

const isBetween = (value: number, min: unknown, max: unknown): boolean =>
  value >= (typeof min === "number" ? min : -Infinity) && value <= (typeof max === "number" ? max : Infinity);

/** Strings, whole numbers, booleans, users, channels, roles, users or roles, numbers: option types 3 to 10. */
const isRight = (option: Json, value: string | number | boolean): boolean => {
  const type = asNumber(option["type"]);
  if (type === 5) return typeof value === "boolean";
  if (type === 4 || type === 10)
    return typeof value === "number" && isBetween(value, option["min_value"], option["max_value"]);
  return (
    typeof value === "string" && isBetween(value.length, option["min_length"], option["max_length"] ?? 6000)
  );
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

export const resolved = (state: State, place: Channel, ids: readonly string[]): Json => {
  const { world } = state;
  const guild = guildOf(world, place);
  const entries = (find: (id: string) => Json | undefined): Json =>
    Object.fromEntries(ids.map((id) => [id, find(id)]).filter(([, found]) => found !== undefined));
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

export const commanding = (state: State): Commanding => ({
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
    const command =
      pick(offeredTo(state, place, who, "message"), name, who.locale) ??
      cannot(`no “${name}” is offered to them here`);
    const data = {
      id: command["id"],
      name: command["name"],
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: messageJson(state, message) } },
    };
    return act(state, { type: 2, name, place, who, data });
  },
  offered: (where, by, kind) =>
    offeredTo(state, channel(state.world, idOf(where)), named(state.world, idOf(by)), kind),
});
