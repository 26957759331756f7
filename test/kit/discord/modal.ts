/** What Discord accepts as a modal. Limits: Discord's documentation, "Component Reference" and "Receiving and Responding". */
import { customId, select, ROW, TEXT } from "./components.ts";
import type { Form } from "./form.ts";

export const LABEL = 18;
const INPUT = 4;
const RADIO = 21;
const CHECKBOXES = 22;

const input = (form: Form, taken: Set<string>): void => {
  customId(form, taken);
  form.oneOf("style", [1, 2], true);
  const isInLabel = form.path.at(-1) === "component";
  if (!isInLabel) form.text("label", { min: 1, max: 45, isRequired: true });
  else if (form.has("label"))
    form.fault("TEXT_INPUT_LABEL_IN_LABEL", "A text input in a label has no label of its own", "label");
  const min = form.whole("min_length", { min: 0, max: 4000 }) ?? 0;
  const max = form.whole("max_length", { min: 1, max: 4000 }) ?? 4000;
  if (min > max) form.fault("TEXT_INPUT_MIN_OVER_MAX", "min_length is more than max_length", "min_length");
  form.text("placeholder", { max: 100 });
  form.flag("required");
  if (form.text("value", { max: 4000 }).length > max)
    form.fault("BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`, "value");
};

const group = (form: Form, taken: Set<string>, min: number): void => {
  customId(form, taken);
  form.flag("required");
  for (const option of form.list("options", { min, max: 10, isRequired: true })) {
    option.text("label", { min: 1, max: 100, isRequired: true });
    option.text("value", { min: 1, max: 100, isRequired: true });
    option.text("description", { max: 100 });
  }
};

/** "Component Reference": `disabled` in a modal is an error. */
const menu = (form: Form, taken: Set<string>): void => {
  if (form.flag("disabled")) form.fault("COMPONENT_DISABLED", "Cannot be disabled in a modal", "disabled");
  select(form, taken);
};

const checkbox = (form: Form, taken: Set<string>): void => {
  customId(form, taken);
  form.flag("default");
};

const inLabel = new Map<unknown, (form: Form, taken: Set<string>) => void>([
  [INPUT, input],
  ...[3, 5, 6, 7, 8].map((type): [number, typeof menu] => [type, menu]),
  [19, customId],
  [RADIO, (form, taken) => group(form, taken, 2)],
  [CHECKBOXES, (form, taken) => group(form, taken, 1)],
  [23, checkbox],
]);

const label = (form: Form, taken: Set<string>): void => {
  form.text("label", { min: 1, max: 45, isRequired: true });
  form.text("description", { min: 1, max: 100 });
  const one = form.inner("component", true);
  if (!one) return;
  const check = inLabel.get(one.value["type"]);
  if (check) check(one, taken);
  else
    one.fault(
      "UNION_TYPE_CHOICES",
      `Value of field "type" must be one of (${[...inLabel.keys()].join(", ")},).`,
      "type",
    );
};

const row = (form: Form, taken: Set<string>): void => {
  for (const one of form.list("components", { min: 1, max: 1, isRequired: true })) {
    one.oneOf("type", [INPUT], true);
    input(one, taken);
  }
};

export const checkModal = (form: Form): void => {
  form.text("title", { min: 1, max: 45, isRequired: true });
  form.text("custom_id", { min: 1, max: 100, isRequired: true });
  const taken = new Set<string>();
  for (const one of form.list("components", { min: 1, max: 5, isRequired: true }))
    if (one.value["type"] === LABEL) label(one, taken);
    else if (one.value["type"] === ROW) row(one, taken);
    else if (one.value["type"] === TEXT) one.text("content", { min: 1, max: 4000, isRequired: true });
    else one.fault("UNION_TYPE_CHOICES", `Value of field "type" must be one of (1, 10, 18,).`, "type");
};
