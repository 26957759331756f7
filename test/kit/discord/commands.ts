/** What Discord accepts as commands. Limits: Discord's documentation, "Application Commands". */
import { asObject, asObjects, asText, openForm, type Fault, type Form, type Json } from "./form.ts";

/** Discord's documentation, "Reference", "Locales". */
const locales =
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  );
const named = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const GROUP = 2;

const checkName = (form: Form, key: string, name: string): void => {
  if (!named.test(name) || name !== name.toLowerCase())
    form.fault(
      "APPLICATION_COMMAND_INVALID_NAME",
      "Command name is invalid",
      ...(key === "name" ? ["name"] : ["name_localizations", key]),
    );
};

const checkLocalizations = (form: Form, key: string, max: number): readonly (readonly [string, string])[] => {
  const entries = Object.entries(form.inner(key)?.value ?? {});
  for (const [locale, text] of entries) {
    if (!locales.includes(locale))
      form.fault("BASE_TYPE_CHOICES", `Value must be one of (${locales.join(", ")}).`, key, locale);
    if (asText(text).length < 1 || asText(text).length > max)
      form.fault("BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${max} in length.`, key, locale);
  }
  return entries.map(([locale, text]) => [locale, asText(text)]);
};

const checkNamed = (form: Form): void => {
  checkName(form, "name", form.text("name", { min: 1, max: 32, isRequired: true }));
  for (const [locale, name] of checkLocalizations(form, "name_localizations", 32))
    checkName(form, locale, name);
  form.text("description", { min: 1, max: 100, isRequired: true });
  checkLocalizations(form, "description_localizations", 100);
};

const checkChoices = (form: Form): void => {
  const choices = form.list("choices", { max: 25 });
  for (const choice of choices) {
    choice.text("name", { min: 1, max: 100, isRequired: true });
    checkLocalizations(choice, "name_localizations", 100);
    if (form.value["type"] === 3) choice.text("value", { min: 1, max: 100, isRequired: true });
    else if (typeof choice.value["value"] !== "number")
      choice.fault("NUMBER_TYPE_COERCE", "Value is not a number.", "value");
  }
  if (form.flag("autocomplete") && choices.length > 0)
    form.fault("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES", "Cannot have both", "autocomplete");
};

const checkValue = (form: Form): void => {
  form.flag("required");
  form.whole("min_length", { min: 0, max: 6000 });
  form.whole("max_length", { min: 1, max: 6000 });
  for (const key of ["min_value", "max_value"])
    if (form.has(key) && typeof form.value[key] !== "number")
      form.fault("NUMBER_TYPE_COERCE", "Value is not a number.", key);
  for (const [n, type] of form.items("channel_types").entries())
    if (typeof type !== "number" || ![0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16].includes(type))
      form.fault("BASE_TYPE_CHOICES", "Value must be a type of channel.", "channel_types", n);
  checkChoices(form);
};

const refuseTwice = (form: Form, members: readonly Form[]): void => {
  const taken = new Set<string>();
  for (const member of members) {
    const name = asText(member.value["name"]);
    if (taken.has(name))
      member.fault("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists", "name");
    taken.add(name);
  }
  const needed = members.map((one) => one.value["required"] === true);
  if (needed.some((isNeeded, n) => isNeeded && needed[n - 1] === false))
    form.fault(
      "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
      "Required options must be placed before non-required options",
      "options",
    );
};

const checkOptions = (form: Form, types: readonly number[]): void => {
  const members = form.list("options", { max: 25 });
  for (const member of members) {
    member.oneOf("type", types, true);
    checkNamed(member);
    const { type } = member.value;
    if (type === GROUP) checkOptions(member, [SUBCOMMAND]);
    else if (type === SUBCOMMAND) checkOptions(member, [3, 4, 5, 6, 7, 8, 9, 10, 11]);
    else checkValue(member);
  }
  refuseTwice(form, members);
  const inner = members.filter(({ value }) => value["type"] === SUBCOMMAND || value["type"] === GROUP);
  if (inner.length > 0 && inner.length < members.length)
    form.fault(
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-command and sub-command group option types are mutually exclusive to all other types",
      "options",
    );
};

const longest = (one: Json, key: string): number =>
  Math.max(
    asText(one[key]).length,
    ...Object.values(asObject(one[`${key}_localizations`])).map((text) => asText(text).length),
  );
const lengthOf = (value: unknown): number =>
  (typeof value === "number" ? String(value) : asText(value)).length;

/** The longest of the localizations counts, not their sum: "Application Commands", "Creating a Command". */
const sizeOf = (one: Json): number =>
  longest(one, "name") +
  longest(one, "description") +
  lengthOf(one["value"]) +
  [...asObjects(one["options"]), ...asObjects(one["choices"])].reduce((sum, inner) => sum + sizeOf(inner), 0);

const checkCommand = (form: Form): void => {
  form.oneOf("type", [1, 2, 3]);
  for (const [key, choices] of [
    ["contexts", [0, 1, 2]],
    ["integration_types", [0, 1]],
  ] as const)
    for (const [n, one] of form.items(key, { min: 1, max: choices.length }).entries())
      if (!choices.some((choice) => choice === one))
        form.fault("BASE_TYPE_CHOICES", `Value must be one of (${choices.join(", ")}).`, key, n);
  if (
    form.has("default_member_permissions") &&
    !/^\d+$/u.test(String(form.value["default_member_permissions"]))
  )
    form.fault("BITFIELD_TYPE_CONVERT", "Not a bitfield", "default_member_permissions");
  if (typeOf(form.value) === 1) {
    checkNamed(form);
    checkOptions(form, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  } else {
    form.text("name", { min: 1, max: 32, isRequired: true });
    checkLocalizations(form, "name_localizations", 32);
    if (asText(form.value["description"]) !== "")
      form.fault("APPLICATION_COMMAND_DESCRIPTION", "Only slash commands have a description", "description");
  }
  if (sizeOf(form.value) > 8000)
    form.fault("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
};

export const typeOf = (command: Json): number => (typeof command["type"] === "number" ? command["type"] : 1);

const most: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

export const checkCommands = (commands: readonly unknown[]): readonly Fault[] => {
  const faults: Fault[] = [];
  const names = new Set<string>();
  const counts = [0, 0, 0, 0];
  commands.forEach((given, n) => {
    const form = openForm(given, faults, [n]);
    checkCommand(form);
    const type = typeOf(form.value);
    counts[type] = (counts[type] ?? 0) + 1;
    const name = `${type}/${asText(form.value["name"])}`;
    if (names.has(name))
      form.fault("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique", "name");
    names.add(name);
  });
  for (const [type, count] of counts.entries())
    if (count > (most[type] ?? 0))
      faults.push({
        path: [],
        code: "APPLICATION_COMMANDS_MAX",
        message: `Maximum number of application commands reached (${most[type] ?? 0}).`,
      });
  return faults;
};
