/** Our commands as Discord shows them: names and what they do in its readers' languages; sent again when the table has changed. */
import { createHash } from "node:crypto";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  Routes,
} from "discord.js";
import { listed } from "../../chat/route.ts";
import { languages, tellIn } from "../../chat/strings/strings.ts";
import { namedFailure } from "./answers.ts";
import type { Line } from "./front.ts";
import names from "./names.json" with { type: "json" };

/** Ours → Discord's. */
const LOCALES: Readonly<Record<string, readonly Locale[]>> = {
  de: [Locale.German],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  fr: [Locale.French],
  pt: [Locale.PortugueseBR],
  uk: [Locale.Ukrainian],
};

const LONGEST = 100;
export const OPTION = "text";
const ASK_ABOUT = "Ask about this";
/** After these Discord asks us what may follow. */
const SUGGESTING: ReadonlySet<string> = new Set(["topic", "feed", "zone", "pack", "unmute", "mute"]);

const inLocales = (textIn: (language: string) => string | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const text = textIn(language);
      return text === undefined ? [] : (LOCALES[language] ?? []).map((locale) => [locale, text] as const);
    }),
  );

const table = new Map(Object.entries<Readonly<Record<string, string>>>(names));
const nameIn = (name: string, language: string): string | undefined => table.get(name)?.[language];

const PLACES = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

const optionFor = (name: string, form: string): readonly object[] => {
  if (form === "") return [];
  const isSuggested = SUGGESTING.has(name);
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: OPTION,
      name_localizations: inLocales((language) => nameIn(OPTION, language)),
      description: form.slice(0, LONGEST),
      ...(isSuggested && { autocomplete: true }),
      // A command whose words are in brackets goes without.
      required: !form.startsWith("[") && name !== "topic",
    },
  ];
};

type Listed = ReturnType<typeof listed>[number];

const commandOf = ({ name, form, does, isFor }: Listed): object => ({
  type: ApplicationCommandType.ChatInput,
  name,
  name_localizations: inLocales((language) => nameIn(name, language)),
  description: tellIn("en")(does).slice(0, LONGEST),
  description_localizations: inLocales((language) => tellIn(language)(does).slice(0, LONGEST)),
  options: optionFor(name, form),
  ...(isFor === "admins" && { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }),
  ...PLACES,
});

const askAbout: object = {
  type: ApplicationCommandType.Message,
  name: ASK_ABOUT,
  name_localizations: inLocales((language) => nameIn(ASK_ABOUT, language)),
  ...PLACES,
};

const all = (): readonly object[] => [...listed().map(commandOf), askAbout];

/** Never throws: mentions and private words are heard without. */
export const setCommands = async ({ client, needs }: Line): Promise<void> => {
  const wanted = all();
  const hash = createHash("sha256").update(JSON.stringify(wanted)).digest("hex");
  const key = `commands/${client.application.id}`;
  try {
    if ((await needs.shelf.get(key)) === hash) return;
    await client.rest.put(Routes.applicationCommands(client.application.id), { body: wanted });
    await needs.shelf.set(key, hash);
  } catch (error) {
    needs.complain(`The commands could not be registered. ${namedFailure(error)}`);
  }
};
