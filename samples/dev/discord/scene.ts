/** Who there is to play with: Ada and Ben, who reads German, their DMs, and a guild with a channel, a thread and a forum. */
import type { FakeDiscord } from "../../../test/kit/discord/discord.ts";
import {
  DM_CHANNEL,
  FORUM_CHANNEL,
  isThread,
  type Channel,
  type Guild,
  type User,
} from "../../../test/kit/discord/world.ts";

export interface Scene {
  readonly ada: User;
  readonly guild: Guild;
  readonly members: readonly User[];
}

/** A channel as one looks at it. */
export interface View {
  readonly title: string;
  readonly kind: string;
  readonly channel: Channel;
  /** Who may speak there. */
  readonly speakers: readonly User[];
}

export const openScene = (fake: FakeDiscord): Scene => {
  const ada = fake.user("Ada");
  const ben = fake.user("Ben", { locale: "de" });
  for (const one of [ada, ben]) fake.dm(one);
  const guild = fake.guild("Harbour", { owner: ada, members: [ben] });
  const news = fake.text(guild, "news");
  fake.thread(news, "Ferries", ada);
  fake.forum(guild, "digests", { tags: ["daily"], needsTag: true });
  return { ada, guild, members: [ada, ben] };
};

const titleOf = (fake: FakeDiscord, { name, parent }: Channel): string =>
  parent === undefined ? `#${name}` : `#${fake.channel(parent)?.name ?? "?"} › ${name}`;

export const viewOf = (fake: FakeDiscord, { guild, members }: Scene, channel: Channel): View => {
  if (channel.type === DM_CHANNEL) {
    const speakers = members.filter(({ id }) => id === channel.recipient);
    return { title: speakers[0]?.username ?? "?", kind: "direct messages", channel, speakers };
  }
  const kind = channel.type === FORUM_CHANNEL ? "forum" : isThread(channel) ? "thread" : "channel";
  return { title: titleOf(fake, channel), kind: `${kind} of ${guild.name}`, channel, speakers: members };
};

export const viewsOf = (fake: FakeDiscord, scene: Scene): readonly View[] =>
  fake.channels().map((channel) => viewOf(fake, scene, channel));
