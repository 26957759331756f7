/** The REST routes beside those of channels and interactions: who am I, guilds, commands, the way to the gateway. */
import { checkCommands, typeOf } from "./commands.ts";
import type { File } from "./draft.ts";
import { asList, asObject, asObjects, asText, type Json } from "./form.ts";
import { Refusal, refuseIf } from "./refusal.ts";
import type { State } from "./state.ts";
import type { Answer } from "./traffic.ts";
import { leave, openDm } from "./builder.ts";
import { channelJson, guildJson, memberJson, roleJson, userJson } from "./wire.ts";
import { isThread, type Guild } from "./world.ts";

/** A request that has come through: known route, good token, within the limits. */
export interface Call {
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly File[];
  /** A part of the path by its name. */
  id(name: string): string;
}
export type Routes = Readonly<Record<string, (call: Call) => Answer>>;

const application = (state: State): Json => ({
  id: state.world.bot.id,
  name: "Tidings",
  description: "",
  icon: null,
  flags: 0,
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: "0".repeat(64),
  bot: userJson(state.world, state.world.bot.id),
  integration_types_config: { "0": {}, "1": {} },
});

const guild = (state: State, id: string): Guild => {
  const found = state.world.guilds.get(id);
  if (!found) throw new Refusal(10004);
  if (!found.members.has(state.world.bot.id)) throw new Refusal(50001);
  return found;
};

/** Discord gives a command its id, and keeps it while the name stays. */
const register = (state: State, scope: string, given: unknown): readonly Json[] => {
  const wanted = Array.isArray(given) ? given : [given];
  refuseIf(checkCommands(wanted));
  const known = state.commands.get(scope) ?? [];
  const commands = wanted.map(asObject).map((one): Json => {
    const old = known.find((other) => other["name"] === one["name"] && typeOf(other) === typeOf(one));
    if (!old) state.commandsCreated += 1;
    return {
      description: "",
      default_member_permissions: null,
      contexts: null,
      integration_types: [0],
      nsfw: false,
      ...one,
      type: typeOf(one),
      id: old?.["id"] ?? state.world.id(),
      application_id: state.world.bot.id,
      version: state.world.id(),
      ...(scope !== "global" && { guild_id: scope }),
    };
  });
  if (state.commandsCreated > 200) throw new Refusal(30034);
  state.commands.set(scope, commands);
  return commands;
};

const plain = (one: Json): Json => {
  const { name_localizations: _, description_localizations: __, ...rest } = one;
  return {
    ...rest,
    ...("options" in one && { options: asObjects(one["options"]).map(plain) }),
    ...("choices" in one && { choices: asObjects(one["choices"]).map(plain) }),
  };
};

/** A list has the localizations only where they are asked for: "Get Global Application Commands". */
const listed = (call: Call, commands: readonly Json[]): readonly Json[] =>
  call.query.get("with_localizations") === "true" ? commands : commands.map(plain);

const commandRoutes = (state: State): Routes => {
  const own = (id: string): void => {
    if (id !== state.world.bot.id) throw new Refusal(50001);
  };
  return {
    "GET /applications/:application/commands": (call) => {
      own(call.id("application"));
      return { status: 200, body: listed(call, state.commands.get("global") ?? []) };
    },
    "PUT /applications/:application/commands": (call) => {
      own(call.id("application"));
      return { status: 200, body: register(state, "global", call.body) };
    },
    "GET /applications/:application/guilds/:guild/commands": (call) => {
      own(call.id("application"));
      return { status: 200, body: listed(call, state.commands.get(guild(state, call.id("guild")).id) ?? []) };
    },
    "PUT /applications/:application/guilds/:guild/commands": (call) => {
      own(call.id("application"));
      return { status: 200, body: register(state, guild(state, call.id("guild")).id, call.body) };
    },
  };
};

const guildRoutes = (state: State): Routes => ({
  "GET /guilds/:guild": (call) => ({
    status: 200,
    body: guildJson(state.world, guild(state, call.id("guild"))),
  }),
  "GET /guilds/:guild/channels": (call) => {
    const { id } = guild(state, call.id("guild"));
    const places = [...state.world.channels.values()].filter((one) => one.guild === id && !isThread(one));
    return { status: 200, body: places.map((one) => channelJson(state.world, one)) };
  },
  "GET /guilds/:guild/roles": (call) => {
    const found = guild(state, call.id("guild"));
    return { status: 200, body: [...found.roles.values()].map((one) => roleJson(found, one)) };
  },
  "GET /guilds/:guild/members/:user": (call) => {
    const member = guild(state, call.id("guild")).members.get(call.id("user"));
    if (!member) throw new Refusal(state.world.users.has(call.id("user")) ? 10007 : 10013);
    return { status: 200, body: memberJson(state.world, member) };
  },
  "DELETE /users/@me/guilds/:guild": (call) => {
    leave(state, guild(state, call.id("guild")));
    return { status: 204 };
  },
});

const selfRoutes = (state: State): Routes => ({
  "GET /users/@me": () => ({ status: 200, body: userJson(state.world, state.world.bot.id) }),
  "GET /applications/@me": () => ({ status: 200, body: application(state) }),
  "GET /oauth2/applications/@me": () => ({ status: 200, body: application(state) }),
  "POST /users/@me/channels": (call) => {
    const recipient = asText(asObject(call.body)["recipient_id"]);
    if (!state.world.users.has(recipient) || recipient === state.world.bot.id) throw new Refusal(50033);
    return { status: 200, body: channelJson(state.world, openDm(state, recipient)) };
  },
  "GET /users/:user": (call) => {
    if (!state.world.users.has(call.id("user"))) throw new Refusal(10013);
    return { status: 200, body: userJson(state.world, call.id("user")) };
  },
});

export const routes = (state: State): Routes => ({
  ...selfRoutes(state),
  ...commandRoutes(state),
  ...guildRoutes(state),
});

/** All commands that somebody in this place may see, a guild's own first. */
export const commandsIn = (state: State, scope: string | undefined): readonly Json[] => [
  ...asObjects(asList(scope === undefined ? [] : state.commands.get(scope))),
  ...asObjects(asList(state.commands.get("global"))),
];
