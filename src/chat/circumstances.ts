/** In what circumstances a line is answered: the desk of its chat, who asks, and what else they may do from here. */
import type { Actor, ChatInfo, Inbound } from "../model/chat.ts";
import { spaceOf, type ChatId } from "../model/id.ts";
import type { Adapter } from "./adapter.ts";
import { mayChange, type Circumstances, type Desk } from "./command.ts";
import type { Request } from "./requests.ts";
import { answerLine } from "./route.ts";
import { tellIn } from "./strings/strings.ts";

interface Needs {
  deskFor(chat: ChatInfo, actor: Actor, digest: string | undefined, nextDeed: () => string): Promise<Desk>;
  /** Every chat that is known. */
  chats(): Promise<readonly ChatInfo[]>;
}

type Platform = Pick<Adapter<never>, "platform" | "roleIn" | "linkFor">;

/** The chat that another command is for: the space around this one, or one that the person may set up from here. */
const elsewhereFor = (needs: Needs, platform: Platform) => {
  const known = async (id: ChatId): Promise<ChatInfo | undefined> =>
    (await needs.chats()).find((chat) => chat.id === id);
  return async (
    id: ChatId,
    chat: ChatInfo,
    actor: Actor,
  ): Promise<{ readonly chat: ChatInfo; readonly actor: Actor } | undefined> => {
    // A space's admins are the admins of what is in it.
    if (id === spaceOf(chat.id)) return { chat: (await known(id)) ?? { ...chat, id }, actor };
    const other = await known(id);
    const role = (await platform.roleIn?.(actor.id, id)) ?? "none";
    return other && role !== "none" ? { chat: other, actor: { ...actor, role } } : undefined;
  };
};

/** The shared chats of the platform where somebody is an admin. */
const chatsOfFor =
  (needs: Needs, platform: Platform) =>
  async (actor: Actor): Promise<readonly ChatInfo[]> => {
    const here = (await needs.chats()).filter(
      ({ id, kind }) => kind !== "private" && id.startsWith(`${platform.platform}:`),
    );
    const roles = await Promise.all(
      here.map(async ({ id }) => (await platform.roleIn?.(actor.id, id)) ?? "none"),
    );
    return here.filter((_, at) => mayChange({ ...actor, role: roles[at] ?? "none" }));
  };

/** Who asks where, and how what they change there is named. */
interface Asker extends Pick<Inbound, "chat" | "actor"> {
  readonly nextDeed: () => string;
}

export const circumstancesFor = (needs: Needs, platform: Platform) => {
  const elsewhere = elsewhereFor(needs, platform);
  const chatsOf = chatsOfFor(needs, platform);
  const given = async (
    { digest, story }: Request,
    { chat, actor, nextDeed }: Asker,
    isSpace: boolean,
  ): Promise<Circumstances> => {
    const desk = await needs.deskFor(chat, actor, digest, nextDeed);
    const shown = story === undefined ? undefined : await desk.latest();
    const request = { line: "", digest, story, isShared: false };
    return {
      desk,
      chat,
      actor,
      isSpace,
      about: shown?.stories.find(({ id }) => id === story),
      tell: tellIn(desk.language),
      linkFor: platform.linkFor,
      chatsOf: () => chatsOf(actor),
      also: async (line, id) => {
        const at = id === undefined ? { chat, actor } : await elsewhere(id, chat, actor);
        const isAround = id === undefined ? isSpace : id === spaceOf(chat.id);
        return at && answerLine(line, await given(request, { ...at, nextDeed }, isAround));
      },
    };
  };
  return given;
};
