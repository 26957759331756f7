/**
 * What Discord accepts as the components of a message: the older rows of buttons, and Components V2.
 * Limits: Discord's documentation, "Component Reference". The names of the two totals' errors are remembered.
 */
import { asObjects, asText, isSnowflake, type Form, type Json } from "./form.ts";

export const ROW = 1;
const BUTTON = 2;
const SECTION = 9;
export const TEXT = 10;
const CONTAINER = 17;
const selects = [3, 5, 6, 7, 8];
const onlyV2 = [SECTION, TEXT, 12, 13, 14, CONTAINER];
const media = ["http", "https", "attachment"];

/** What is counted over the whole message. */
interface Tally {
  readonly customIds: Set<string>;
  readonly files: readonly string[];
  components: number;
  text: number;
}

export const customId = (form: Form, taken: Set<string>): void => {
  const id = form.text("custom_id", { min: 1, max: 100, isRequired: true });
  if (taken.has(id))
    form.fault("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated", "custom_id");
  taken.add(id);
};

const linkButton = (form: Form): void => {
  form.text("url", { max: 512, isRequired: true });
  form.url("url", ["http", "https", "discord"]);
  if (form.has("custom_id"))
    form.fault(
      "BUTTON_COMPONENT_CUSTOM_ID_AND_URL",
      "A custom id and url cannot both be specified",
      "custom_id",
    );
};

const checkEmoji = (form: Form): void => {
  const emoji = form.inner("emoji");
  emoji?.text("name", { min: 1, max: 32, isRequired: !emoji.has("id") });
};

const button = (form: Form, tally: Tally): void => {
  checkEmoji(form);
  form.flag("disabled");
  form.oneOf("style", [1, 2, 3, 4, 5], true);
  form.text("label", { max: 80 });
  if (asText(form.value["label"]).trim() === "" && !form.has("emoji"))
    form.fault("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required");
  if (form.value["style"] === 5) return linkButton(form);
  if (form.has("url")) form.fault("BUTTON_COMPONENT_URL", "Only a link button can have a url", "url");
  customId(form, tally.customIds);
};

const options = (form: Form): void => {
  const taken = new Set<string>();
  for (const option of form.list("options", { min: 1, max: 25, isRequired: true })) {
    option.text("label", { min: 1, max: 100, isRequired: true });
    const value = option.text("value", { min: 1, max: 100, isRequired: true });
    option.text("description", { max: 100 });
    option.flag("default");
    checkEmoji(option);
    if (taken.has(value))
      option.fault(
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        "The specified option value is already used",
        "value",
      );
    taken.add(value);
  }
};

export const select = (form: Form, customIds: Set<string>): void => {
  customId(form, customIds);
  form.text("placeholder", { max: 150 });
  const min = form.whole("min_values", { min: 0, max: 25 }) ?? 1;
  const max = form.whole("max_values", { min: 1, max: 25 }) ?? 1;
  if (min > max) form.fault("SELECT_COMPONENT_MIN_OVER_MAX", "min_values is more than max_values");
  form.flag("disabled");
  form.flag("required");
  for (const one of form.list("default_values", { max: 25 })) {
    one.oneOf("type", ["user", "role", "channel"], true);
    if (!isSnowflake(one.value["id"])) one.fault("NUMBER_TYPE_COERCE", "Value is not snowflake.", "id");
  }
  if (form.value["type"] !== 3) return;
  options(form);
  const count = asObjects(form.value["options"]).length;
  const chosen = asObjects(form.value["options"]).filter((one) => one["default"] === true).length;
  if (max > count) form.fault("BASE_TYPE_BAD_LENGTH", `Must be between ${max} and 25 in length.`, "options");
  if (chosen > max)
    form.fault("SELECT_COMPONENT_TOO_MANY_DEFAULTS", "Too many options are default", "options");
};

const row = (form: Form, tally: Tally): void => {
  const members = form.list("components", { min: 1, max: 5, isRequired: true });
  const width = members.reduce((sum, one) => sum + (one.value["type"] === BUTTON ? 1 : 5), 0);
  if (width > 5)
    form.fault(
      "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
      "The specified component exceeds the maximum width",
      "components",
    );
  for (const member of members) component(member, [BUTTON, ...selects], tally);
};

const section = (form: Form, tally: Tally): void => {
  for (const member of form.list("components", { min: 1, max: 3, isRequired: true }))
    component(member, [TEXT], tally);
  const accessory = form.inner("accessory", true);
  if (accessory) component(accessory, [BUTTON, 11], tally);
};

const textDisplay = (form: Form, tally: Tally): void => {
  tally.text += form.text("content", { min: 1, max: 4000, isRequired: true }).length;
};

const picture = (form: Form, key: string, tally: Tally): void => {
  form.text("description", { min: 1, max: 1024 });
  form.flag("spoiler");
  const item = form.inner(key, true);
  if (!item) return;
  const url = item.text("url", { max: 2048, isRequired: true });
  item.url("url", key === "file" ? ["attachment"] : media);
  if (url.startsWith("attachment://") && !tally.files.includes(url.slice(13)))
    item.fault("ATTACHMENT_NOT_FOUND", "The referenced attachment was not found", "url");
};

const gallery = (form: Form, tally: Tally): void => {
  for (const item of form.list("items", { min: 1, max: 10, isRequired: true })) picture(item, "media", tally);
};

const container = (form: Form, tally: Tally): void => {
  form.whole("accent_color", { min: 0, max: 0xff_ff_ff });
  form.flag("spoiler");
  for (const member of form.list("components", { min: 1, max: 40, isRequired: true }))
    component(member, [ROW, SECTION, TEXT, 12, 13, 14], tally);
};

const separator = (form: Form): void => {
  form.oneOf("spacing", [1, 2]);
  form.flag("divider");
};

const checks = new Map<unknown, (form: Form, tally: Tally) => void>([
  [ROW, row],
  [BUTTON, button],
  ...selects.map((type): [number, (form: Form, tally: Tally) => void] => [
    type,
    (form, tally) => select(form, tally.customIds),
  ]),
  [SECTION, section],
  [TEXT, textDisplay],
  [11, (form, tally) => picture(form, "media", tally)],
  [12, gallery],
  [13, (form, tally) => picture(form, "file", tally)],
  [14, separator],
  [CONTAINER, container],
]);

const component = (form: Form, allowed: readonly number[], tally: Tally): void => {
  tally.components += 1;
  form.whole("id", { min: 0, max: 2 ** 31 - 1 });
  const { type } = form.value;
  const check = checks.get(type);
  if (check && typeof type === "number" && allowed.includes(type)) check(form, tally);
  else
    form.fault(
      "UNION_TYPE_CHOICES",
      `Value of field "type" must be one of (${allowed.join(", ")},).`,
      "type",
    );
};

const refuseTotals = (tally: Tally, form: Form): void => {
  if (tally.components > 40)
    form.fault(
      "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      "The total number of components exceeds the maximum of 40",
      "components",
    );
  if (tally.text > 4000)
    form.fault(
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      "The total displayable text size exceeds the maximum of 4000",
      "components",
    );
};

/** @param files the names of the message's files, which media may show */
export const checkComponents = (form: Form, isV2: boolean, files: readonly string[]): void => {
  const tally: Tally = { customIds: new Set(), files, components: 0, text: 0 };
  const allowed = isV2 ? [ROW, ...onlyV2] : [ROW];
  for (const member of form.list("components", { max: isV2 ? 40 : 5 })) component(member, allowed, tally);
  if (isV2) refuseTotals(tally, form);
};

/** Everything nested in these, outermost first. */
export const allComponents = (components: readonly Json[]): readonly Json[] =>
  components.flatMap((one) => [
    one,
    ...allComponents(asObjects(one["components"])),
    ...(one["accessory"] ? allComponents(asObjects([one["accessory"]])) : []),
    ...(one["component"] ? allComponents(asObjects([one["component"]])) : []),
  ]);

export const textsOf = (components: readonly Json[]): readonly string[] =>
  allComponents(components)
    .filter((one) => one["type"] === TEXT)
    .map((one) => asText(one["content"]));

/** Discord gives every component a number of its own, unless it has one. */
export const numbered = (components: readonly Json[]): readonly Json[] => {
  const taken = new Set(allComponents(components).map((one) => one["id"]));
  let last = 0;
  const next = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const number = (one: Json): Json => ({
    ...one,
    id: one["id"] === undefined || one["id"] === 0 ? next() : one["id"],
    ...(Array.isArray(one["components"]) && { components: asObjects(one["components"]).map(number) }),
    ...(one["accessory"] !== undefined && { accessory: asObjects([one["accessory"]]).map(number)[0] }),
    ...(one["component"] !== undefined && { component: asObjects([one["component"]]).map(number)[0] }),
  });
  return components.map(number);
};
