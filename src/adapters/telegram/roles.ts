/** Who may set up what: asked of Telegram, and remembered for a minute. */
import type { Role } from "../../model/chat.ts";
import { placeOf, type ActorId, type ChatId } from "../../model/id.ts";
import { minutes } from "../../model/time.ts";
import { namedFailure } from "./answers.ts";
import type { Line } from "./front.ts";
import { actorOf, numberOf } from "./places.ts";

export interface Roles {
  roleIn(chat: number, user: number): Promise<Role>;
  of(actor: ActorId, chat: ChatId): Promise<Role>;
  adminsOf(chat: ChatId): Promise<readonly ActorId[]>;
  /** Somebody's rights were changed there. */
  forget(chat: number): void;
}

const KEPT = minutes(1);
const MOST_KEPT = 5000;

const ROLES: Readonly<Record<string, Role>> = {
  creator: "admin",
  administrator: "admin",
  member: "member",
  restricted: "member",
  left: "none",
  kicked: "none",
};

const asking =
  ({ api, needs }: Line) =>
  async (chat: number, user: number): Promise<Role> => {
    // A private chat has the number of the one person in it.
    if (chat > 0) return chat === user ? "admin" : "none";
    try {
      const { status } = await api.getChatMember(chat, user);
      return ROLES[status] ?? "none";
    } catch (error) {
      needs.complain(`Who somebody is in a chat could not be asked. ${namedFailure(error)}`);
      return "none";
    }
  };

const adminsFor =
  ({ api, needs }: Line): Roles["adminsOf"] =>
  async (chat) => {
    const number = Number(placeOf(chat).chat);
    if (number > 0) return [];
    try {
      const admins = await api.getChatAdministrators(number);
      return admins.filter(({ user }) => !user.is_bot).map(({ user }) => actorOf(user));
    } catch (error) {
      needs.complain(`The admins of a chat could not be asked. ${namedFailure(error)}`);
      return [];
    }
  };

export const openRoles = (line: Line): Roles => {
  const known = new Map<string, { readonly role: Role; readonly until: number }>();
  const ask = asking(line);
  const roleIn = async (chat: number, user: number): Promise<Role> => {
    const name = `${chat} ${user}`;
    const kept = known.get(name);
    if (kept && kept.until > performance.now()) return kept.role;
    const role = await ask(chat, user);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(name, { role, until: performance.now() + KEPT });
    return role;
  };
  return {
    roleIn,
    of: async (actor, chat) => {
      const user = numberOf(actor);
      return user === undefined ? "none" : roleIn(Number(placeOf(chat).chat), user);
    },
    adminsOf: adminsFor(line),
    forget: (chat) => {
      for (const name of known.keys()) if (name.startsWith(`${chat} `)) known.delete(name);
    },
  };
};
