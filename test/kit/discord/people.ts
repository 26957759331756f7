/** What people do: commands, buttons, forms, words. A person who could not do it in Discord makes the test fail. */
import { cannot, idOf, seen, type Ref } from "./acts.ts";
import { filling, type Filling } from "./filling.ts";
import { commanding, type Commanding } from "./invoke.ts";
import { announce, create, NOTHING, remove, wake } from "./messages.ts";
import { may } from "./permissions.ts";
import type { State } from "./state.ts";
import { channel, isThread, messageNamed, put, type Message } from "./world.ts";

export interface SayOptions {
  readonly replyTo?: Ref;
  /** Whether the one who is answered is pinged; they are, unless it is switched off. */
  readonly pings?: boolean;
  /** Users who are named before the text. */
  readonly mentions?: readonly Ref[];
}

export interface People extends Commanding, Filling {
  say(channel: Ref, user: Ref, text: string, options?: SayOptions): Message;
  rewrite(message: Ref, text: string): void;
  erase(message: Ref): void;
}

const words = (state: State): Pick<People, "say" | "rewrite" | "erase"> => ({
  say: (where, by, text, { replyTo, pings = true, mentions = [] } = {}) => {
    const place = channel(state.world, idOf(where));
    if (!may(state.world, place, idOf(by), isThread(place) ? "SendMessagesInThreads" : "SendMessages"))
      cannot("they may not write there");
    if (place.isLocked) cannot("the thread is locked");
    wake(state, place);
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
  ...commanding(state),
  ...filling(state),
  ...words(state),
});
