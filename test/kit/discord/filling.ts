/** Buttons, menus and modals as people use them. */
import { act, cannot, idOf, seen, type Came, type Ref } from "./acts.ts";
import { allComponents } from "./components.ts";
import { asNumber, asObject, asObjects, asText, type Json } from "./form.ts";
import { resolved } from "./invoke.ts";
import { LABEL } from "./modal.ts";
import type { State } from "./state.ts";
import { channel, messageNamed, user as named, type Message } from "./world.ts";

export interface Filling {
  press(message: Ref, customId: string, user: Ref): Promise<Came>;
  select(message: Ref, customId: string, user: Ref, values: readonly string[]): Promise<Came>;
  /** Sends a modal that came back, filled in by custom id; what is not named keeps its value. */
  submit(modal: Came, values?: Readonly<Record<string, string | readonly string[]>>): Promise<Came>;
}

const componentOf = (message: Message, customId: string): Json => {
  const found =
    allComponents(message.components).find((one) => one["custom_id"] === customId) ??
    cannot(`there is no ${customId} under the message`);
  return found["disabled"] === true ? cannot(`${customId} is disabled`) : found;
};

const checkValues = (component: Json, values: readonly string[]): void => {
  const name = asText(component["custom_id"]);
  const offered = new Set(asObjects(component["options"]).map(({ value }) => asText(value)));
  const strange = values.find((one) => offered.size > 0 && !offered.has(one));
  if (strange !== undefined) cannot(`${strange} is no choice of ${name}`);
  if (component["required"] !== false && values.join("") === "") cannot(`${name} is required`);
};

const typedIn = (component: Json, value: string): Json => {
  const { custom_id, id, type, min_length: min = 0, max_length: max = 4000 } = component;
  if (value.length > asNumber(max) || (value !== "" && value.length < asNumber(min)))
    cannot(`${asText(custom_id)} cannot be ${value.length} long`);
  return { type, id, custom_id, value };
};

const modalPart = (component: Json, given: string | readonly string[] | undefined): Json => {
  const { type, custom_id, id } = component;
  const values = given === undefined ? [] : [given].flat();
  checkValues(component, values);
  if (type === 4) return typedIn(component, values[0] ?? "");
  return type === 21 ? { type, id, custom_id, value: values[0] ?? null } : { type, id, custom_id, values };
};

const modalData = (modal: Json, values: Readonly<Record<string, string | readonly string[]>>): Json => {
  const part = (one: Json): Json => {
    const initial = one["value"] === undefined ? undefined : asText(one["value"]);
    return modalPart(one, values[asText(one["custom_id"])] ?? initial);
  };
  const components = asObjects(modal["components"]);
  const fields = new Set(allComponents(components).map((one) => one["custom_id"]));
  const strange = Object.keys(values).find((name) => !fields.has(name));
  if (strange !== undefined) cannot(`there is no field ${strange}`);
  return {
    custom_id: modal["custom_id"],
    components: components.map((one, n) => {
      if (one["type"] === LABEL)
        return { type: LABEL, id: n + 1, component: part(asObject(one["component"])) };
      if (one["type"] === 1)
        return { type: 1, id: n + 1, components: asObjects(one["components"]).map(part) };
      return { type: one["type"], id: n + 1 };
    }),
  };
};

export const filling = (state: State): Filling => ({
  press: async (ref, customId, by) => {
    const message = seen(state, ref, by);
    const { type, id } = componentOf(message, customId);
    if (type !== 2) cannot(`${customId} is no button`);
    return act(state, {
      type: 3,
      name: customId,
      place: channel(state.world, message.channel),
      who: named(state.world, idOf(by)),
      data: { custom_id: customId, component_type: 2, id },
      message,
    });
  },
  select: async (ref, customId, by, values) => {
    const message = seen(state, ref, by);
    const component = componentOf(message, customId);
    const { type, id, min_values: min = 1, max_values: max = 1 } = component;
    const offered = new Set(asObjects(component["options"]).map(({ value }) => asText(value)));
    if (type === 3 && values.some((value) => !offered.has(value))) cannot("it is not among the options");
    if (values.length < asNumber(min) || values.length > asNumber(max))
      cannot(`${values.length} are not taken`);
    const place = channel(state.world, message.channel);
    return act(state, {
      type: 3,
      name: customId,
      place,
      who: named(state.world, idOf(by)),
      data: {
        custom_id: customId,
        component_type: type,
        id,
        values,
        ...(type !== 3 && { resolved: resolved(state, place, values) }),
      },
      message,
    });
  },
  submit: async (modal, values = {}) => {
    const by = state.interactions.get(modal.interaction);
    if (!by || modal.kind !== "modal") throw new Error("That is no modal.");
    return act(state, {
      type: 5,
      name: asText(modal.modal["custom_id"]),
      place: channel(state.world, by.channel),
      who: named(state.world, by.user),
      data: modalData(modal.modal, values),
      message: by.message === undefined ? undefined : messageNamed(state.world, by.message),
    });
  },
});
