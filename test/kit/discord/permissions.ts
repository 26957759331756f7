/** Who may do what where, and who is pinged by what. Discord's documentation, "Permissions" and "Allowed Mentions". */
import { textsOf } from "./components.ts";
import { asList, asText, type Json } from "./form.ts";
import { channel, guildOf, isThread } from "./world.ts";
import type { Channel, Guild, Member, Pings, World } from "./world.ts";

export const permissions = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const;
export type Permission = keyof typeof permissions;

/** An owner, an administrator, both sides of a DM. */
export const EVERYTHING = (1n << 51n) - 1n;

export const bits = (names: readonly Permission[]): bigint =>
  names.reduce((sum, name) => sum | permissions[name], 0n);

/** What everyone has in a guild until it is taken away. */
export const ordinary = bits([
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "UseApplicationCommands",
  "CreatePublicThreads",
  "SendMessagesInThreads",
]);

const overwritten = (
  place: Channel,
  base: bigint,
  who: { user: string; roles: readonly string[] },
): bigint => {
  const of = (test: (id: string, isMember: boolean) => boolean): { allow: bigint; deny: bigint } =>
    place.overwrites
      .filter(({ id, isMember }) => test(id, isMember))
      .reduce((sum, one) => ({ allow: sum.allow | one.allow, deny: sum.deny | one.deny }), {
        allow: 0n,
        deny: 0n,
      });
  const steps = [
    of((id, isMember) => !isMember && id === place.guild),
    of((id, isMember) => !isMember && id !== place.guild && who.roles.includes(id)),
    of((id, isMember) => isMember && id === who.user),
  ];
  return steps.reduce((sum, { allow, deny }) => (sum & ~deny) | allow, base);
};

/** Everything in a DM, nothing for whoever is not in the guild. */
export const permissionsIn = (world: World, place: Channel, who: string): bigint => {
  if (place.guild === undefined) return place.recipient === who || who === world.bot.id ? EVERYTHING : 0n;
  const guild = guildOf(world, place);
  const member = guild?.members.get(who);
  return guild && member ? memberPermissions(world, place, { guild, member }) : 0n;
};

const memberPermissions = (
  world: World,
  place: Channel,
  { guild, member }: { readonly guild: Guild; readonly member: Member },
): bigint => {
  if (guild.owner === member.user) return EVERYTHING;
  const roles = [...member.roles];
  const base = [guild.id, ...roles].reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  if (base & permissions.Administrator) return EVERYTHING;
  const ruling = isThread(place) && place.parent !== undefined ? channel(world, place.parent) : place;
  return overwritten(ruling, base, { user: member.user, roles });
};

export const may = (world: World, place: Channel, who: string, name: Permission): boolean =>
  (permissionsIn(world, place, who) & permissions[name]) !== 0n;

interface Speech {
  readonly place: Channel;
  readonly author: string;
  readonly content: string;
  readonly components: readonly Json[];
  readonly allowed: Json | undefined;
  /** Whose message is answered. */
  readonly answered: string | undefined;
}

const ids = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, id = ""]) => id);

/** Only text and text displays ping; embeds never do. Without `allowed_mentions` everything does that can. */
export const pingsOf = (world: World, speech: Speech): Pings => {
  const { place, author, allowed } = speech;
  const text = [speech.content, ...textsOf(speech.components)].join("\n");
  const guild = guildOf(world, place);
  const parse = asList(allowed?.["parse"]);
  const isAllowed = (kind: string, id: string): boolean =>
    !allowed || parse.includes(kind) || asList(allowed[kind]).includes(id);
  const isHere = (id: string): boolean => (guild ? guild.members.has(id) : place.recipient === id);
  const canAll = guild !== undefined && may(world, place, author, "MentionEveryone");
  const users = ids(text, /<@!?(\d+)>/gu).filter((id) => isHere(id) && isAllowed("users", id));
  const roles = ids(text, /<@&(\d+)>/gu).filter((id) => {
    const role = guild?.roles.get(id);
    return role !== undefined && (role.isMentionable || canAll) && isAllowed("roles", id);
  });
  const isAnswerHeard = speech.answered !== undefined && (allowed?.["replied_user"] ?? !allowed) === true;
  return {
    users: [...new Set([...users, ...(isAnswerHeard ? [asText(speech.answered)] : [])])],
    roles: [...new Set(roles)],
    everyone: canAll && (!allowed || parse.includes("everyone")) && /@(?:everyone|here)\b/u.test(text),
  };
};
