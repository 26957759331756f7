/** What browsers send → what is heard in a chat. */
import { randomUUID } from "node:crypto";
import type { Ack } from "../../chat/adapter.ts";
import { commandIn } from "../../chat/route.ts";
import type { ChatInfo, Inbound } from "../../model/chat.ts";
import type { MessageId } from "../../model/id.ts";
import { readEntry, writeEntry } from "./entry.ts";
import { named, placed, type Front, type Line, type Needs } from "./front.ts";
import { actorOf, YOU, type Person } from "./people.ts";
import type { Wire } from "./wire.ts";

export type Hear = (heard: Inbound, ack: Ack) => Promise<void>;

const MENTION = /^\s*@tidings[\s,:]*/iu;
/** A receipt is shown below the message that it belongs to, and leaves no line of its own. */
const RECEIPT = /^\/source \d+$/u;

type Via = Extract<Inbound, { readonly type: "saying" }>["via"];

/** How words without a command are meant for us. */
const viaOf = ({ kind }: ChatInfo, text: string, answersUs: boolean): Via => {
  if (kind === "private") return "private";
  if (MENTION.test(text)) return "mention";
  return answersUs ? "reply" : "open";
};

const isOurs = async (
  chat: ChatInfo,
  message: MessageId | undefined,
  { transcripts }: Needs,
): Promise<boolean> => {
  const row = message === undefined ? undefined : await transcripts.find(chat.id, message);
  return row !== undefined && readEntry(row.json).from === "us";
};

/** Lets it be heard, and gives back the word that is said to the person alone. */
const withAck = async (chat: ChatInfo, wire: Wire, heard: (ack: Ack) => Promise<void>): Promise<string> => {
  let word = "";
  await heard({
    working: async () => wire.working(chat.id),
    notice: async (text) => void (word = text),
  });
  return word;
};

interface Ears {
  readonly needs: Needs;
  readonly wire: Wire;
  readonly hear: Hear;
}

interface Moment {
  readonly name: string;
  readonly locale: string;
}

const common = ({ now }: Needs, chat: ChatInfo, person: Person, { name, locale }: Moment) => ({
  id: `${chat.id} ${name}`,
  at: now(),
  chat,
  actor: actorOf(person, chat, locale),
});

/** The line's own entry, once; undefined when it was said before. */
const writing =
  ({ needs: { transcripts, now }, wire }: Ears) =>
  async (chat: ChatInfo, person: Person, { text, nonce, replyTo }: Line): Promise<MessageId | undefined> => {
    const id = named(`${chat.id} said ${nonce}`);
    if (replyTo !== undefined && RECEIPT.test(text)) return replyTo;
    if (await transcripts.find(chat.id, id)) return undefined;
    const answers = replyTo === undefined ? {} : { replyTo };
    const entry = { from: "person" as const, at: now(), person: person.id, text, ...answers };
    wire.tell(chat.id, placed(await transcripts.append(chat.id, id, writeEntry(entry))));
    return id;
  };

const saying = (ears: Ears): Front["say"] => {
  const write = writing(ears);
  return async (chat, person, line) => {
    const message = await write(chat, person, line);
    if (message === undefined) return "";
    const { text, nonce, replyTo, locale } = line;
    const base = { ...common(ears.needs, chat, person, { name: nonce, locale }), message, replyTo };
    const command = commandIn(text);
    const via = viaOf(chat, text, await isOurs(chat, replyTo, ears.needs));
    const heard: Inbound = command
      ? { ...base, type: "command", ...command }
      : { ...base, type: "saying", text: text.replace(MENTION, ""), via };
    return withAck(chat, ears.wire, (ack) => ears.hear(heard, ack));
  };
};

const pressing =
  ({ needs, wire, hear }: Ears): Front["press"] =>
  (chat, person, { action, on, value, locale }) => {
    const base = { ...common(needs, chat, person, { name: `press ${randomUUID()}`, locale }), on };
    const heard: Inbound =
      value === undefined
        ? { ...base, type: "press", action }
        : { ...base, type: "form", form: action, values: { value } };
    return withAck(chat, wire, (ack) => hear(heard, ack));
  };

const opening =
  ({ needs, wire, hear }: Ears): Front["open"] =>
  async (chat, locale) => {
    const known = await needs.chats.find(chat.id);
    if (known) return known;
    await needs.chats.meet(chat, needs.now());
    const added = {
      ...common(needs, chat, YOU, { name: "added", locale }),
      type: "lifecycle" as const,
      event: "added" as const,
    };
    await withAck(chat, wire, (ack) => hear(added, ack));
    return chat;
  };

export const frontOn = (needs: Needs, wire: Wire, hear: Hear): Pick<Front, "say" | "press" | "open"> => {
  const ears = { needs, wire, hear };
  return { say: saying(ears), press: pressing(ears), open: opening(ears) };
};
