/** The menus that Telegram shows behind the slash: for each kind of reader and each language, set when they have changed. */
import { createHash } from "node:crypto";
import type { BotCommand, BotCommandScope, LanguageCode } from "grammy/types";
import { listed } from "../../chat/route.ts";
import { languages, tellIn } from "../../chat/strings/strings.ts";
import { namedFailure } from "./answers.ts";
import type { Line } from "./front.ts";

/** What members find, in this order; eight at most, or nobody reads it. */
const FOR_MEMBERS = ["digest", "latest", "ask", "story", "source", "quotes", "search", "help"] as const;
/** What whoever sets a chat up needs besides. */
const FOR_ADMINS = [
  "settings",
  "topic",
  "feed",
  "pack",
  "hour",
  "schedule",
  "preview",
  "undo",
  "pause",
  "log",
] as const;

const SCOPES: readonly (readonly [BotCommandScope["type"], readonly string[]])[] = [
  ["default", FOR_MEMBERS],
  ["all_private_chats", [...FOR_MEMBERS, ...FOR_ADMINS]],
  ["all_group_chats", FOR_MEMBERS],
  ["all_chat_administrators", [...FOR_ADMINS, ...FOR_MEMBERS]],
];

const LONGEST = 256;

const menuFor = (names: readonly string[], language: string): readonly BotCommand[] => {
  const known = new Map(listed().map((one) => [one.name, one]));
  const tell = tellIn(language);
  return names.flatMap((name) => {
    const command = known.get(name);
    return command ? [{ command: name, description: tell(command.does).slice(0, LONGEST) }] : [];
  });
};

type Scope = Exclude<BotCommandScope, { readonly chat_id: number | string }>;
const isPlain = (scope: { readonly type: string }): scope is Scope => "type" in scope;

const isCode = (language: string): language is LanguageCode => /^[a-z]{2}$/u.test(language);

const setOne = async (
  { api }: Line,
  scope: string,
  language: string,
  menu: readonly BotCommand[],
): Promise<void> => {
  const where = { type: scope };
  if (!isPlain(where)) return;
  // English is what everybody sees who reads none of our languages.
  await api.setMyCommands(menu, {
    scope: where,
    ...(language !== "en" && isCode(language) && { language_code: language }),
  });
};

const setIfChanged = async (
  line: Line,
  scope: string,
  names: readonly string[],
  language: string,
): Promise<void> => {
  const { shelf } = line.needs;
  const menu = menuFor(names, language);
  const hash = createHash("sha256").update(JSON.stringify(menu)).digest("hex");
  const key = `menu/${scope}/${language}`;
  if ((await shelf.get(key)) === hash) return;
  await setOne(line, scope, language, menu);
  await shelf.set(key, hash);
};

/** Never throws: a bot without a menu still answers. */
export const setMenus = async (line: Line): Promise<void> => {
  try {
    for (const [scope, names] of SCOPES)
      for (const language of languages) await setIfChanged(line, scope, names, language);
  } catch (error) {
    line.needs.complain(`The menus could not be set. ${namedFailure(error)}`);
  }
};
