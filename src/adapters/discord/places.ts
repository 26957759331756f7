/** Discord's channels and people under the names that the house has for them: a channel of a guild takes after its guild. */
import { actorId, chatId, placeOf, type ActorId, type ChatId } from "../../model/id.ts";

export const PLATFORM = "discord";
/** A private chat goes by the person, who is known before the channel is. */
const PERSON = "@";

/** Where to write: a channel, or a person whose channel is still to be asked for. */
export type Where =
  | { readonly kind: "channel"; readonly id: string }
  | { readonly kind: "person"; readonly id: string };

export const whereIs = (chat: ChatId): Where => {
  const { chat: place, thread } = placeOf(chat);
  if (place.startsWith(PERSON)) return { kind: "person", id: place.slice(PERSON.length) };
  return { kind: "channel", id: thread ?? place };
};

export interface Places {
  readonly private: (user: string) => ChatId;
  readonly channel: (guild: string, channel: string) => ChatId;
  /** All that is in a guild begins like this. */
  readonly prefix: (guild: string) => string;
}

/** @param account the application's id */
export const placesOf = (account: string): Places => ({
  private: (user) => chatId({ platform: PLATFORM, account, chat: `${PERSON}${user}` }),
  channel: (guild, channel) => chatId({ platform: PLATFORM, account, chat: guild, thread: channel }),
  prefix: (guild) => `${chatId({ platform: PLATFORM, account, chat: guild })}:`,
});

export const actorOf = (user: string): ActorId => actorId(PLATFORM, user);

/** The id of a person; undefined for one of another platform. */
export const userOf = (actor: ActorId): string | undefined => {
  const [platform, id = ""] = actor.split(":").map(decodeURIComponent);
  return platform === PLATFORM ? id : undefined;
};
