/** Who there is to play with: Ada and Bo, their private chats, a group, a forum with two topics, a channel. */
import type { FakeTelegram } from "../../../test/kit/telegram/telegram.ts";
import type { Chat, Person } from "../../../test/kit/telegram/world.ts";

/** A chat as one looks at it; a topic of a forum is one of its own. */
export interface View {
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly chat: Chat;
  readonly thread: number | undefined;
  /** Who may speak there. */
  readonly speakers: readonly Person[];
}

export interface Scene {
  readonly ada: Person;
  readonly bo: Person;
  readonly views: readonly View[];
}

const viewOf = (chat: Chat, speakers: readonly Person[], more: Partial<View> = {}): View => ({
  key: `${chat.id}${more.thread === undefined ? "" : `/${more.thread}`}`,
  title: chat.title,
  kind: chat.type,
  chat,
  thread: undefined,
  speakers,
  ...more,
});

export const openScene = ({ people }: FakeTelegram): Scene => {
  const ada = people.person("Ada", { username: "ada", language: "en" });
  const bo = people.person("Bo", { username: "bo_member", language: "en" });
  const group = people.group("Harbour friends");
  const forum = people.group("Harbour forum", { type: "supergroup", isForum: true });
  for (const chat of [group, forum]) {
    people.join(chat, ada, "creator");
    people.join(chat, bo, "member");
    people.place(chat, ada, "member");
  }
  const channel = people.group("Harbour channel", { type: "channel" });
  people.join(channel, ada, "creator");
  const both = [ada, bo];
  const topics = ["Ferries", "Football"].map((name) =>
    viewOf(forum, both, {
      thread: people.topic(forum, name),
      title: `${forum.title} › ${name}`,
      kind: "topic",
    }),
  );
  return {
    ada,
    bo,
    views: [
      ...both.map((one) => viewOf(people.privateChat(one), [one])),
      viewOf(group, both, { kind: "group" }),
      viewOf(forum, both, { title: `${forum.title} › General`, kind: "topic" }),
      ...topics,
      viewOf(channel, [ada]),
    ],
  };
};
