/** The REST routes of interactions. Discord's documentation, "Receiving and Responding". */
import { checkModal } from "./modal.ts";
import { EPHEMERAL, LOADING, readDraft, V2 } from "./draft.ts";
import { asNumber, asObject, openForm, type Fault, type Json } from "./form.ts";
import { create, edit, NOTHING, remove } from "./messages.ts";
import { invalid, Refusal, refuseIf } from "./refusal.ts";
import { beforeOf } from "./routes-channels.ts";
import type { Call, Routes } from "./routes.ts";
import { changed, type Interaction, type State } from "./state.ts";
import type { Answer } from "./traffic.ts";
import { messageJson } from "./wire.ts";
import { channel, messageNamed, type Message } from "./world.ts";

/** Which callback types each interaction type takes; the last two only where there is a message to update. */
const takes: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

const theMessage = (state: State, { message }: Interaction): Message => {
  const found = message === undefined ? undefined : messageNamed(state.world, message);
  if (!found) throw new Refusal(10008);
  return found;
};

const answerWith = (state: State, by: Interaction, call: Call, data: Json): void => {
  const draft = readDraft({ body: data, files: call.files, path: ["data"] });
  const isEphemeral = (asNumber(draft.flags) & EPHEMERAL) !== 0;
  const place = channel(state.world, by.channel);
  by.original = create(state, draft, {
    place,
    author: state.world.bot.id,
    interaction: by.id,
    onlyFor: isEphemeral ? by.user : undefined,
  }).id;
};

const defer = (state: State, by: Interaction, data: Json): void => {
  const flags = asNumber(data["flags"]) & (EPHEMERAL | V2);
  by.original = create(
    state,
    { ...NOTHING, flags: flags & EPHEMERAL },
    {
      place: channel(state.world, by.channel),
      author: state.world.bot.id,
      interaction: by.id,
      onlyFor: flags & EPHEMERAL ? by.user : undefined,
      isLoading: true,
    },
  ).id;
};

const update = (state: State, by: Interaction, call: Call, data: Json): void => {
  const before = theMessage(state, by);
  const draft = readDraft({ body: data, files: call.files, path: ["data"], before: beforeOf(state, before) });
  by.original = edit(state, before, draft).id;
};

const checkChoices = (data: Json): void => {
  const faults: Fault[] = [];
  const form = openForm(data, faults, ["data"]);
  for (const choice of form.list("choices", { max: 25, isRequired: true })) {
    choice.text("name", { min: 1, max: 100, isRequired: true });
    if (typeof choice.value["value"] !== "number")
      choice.text("value", { min: 1, max: 100, isRequired: true });
  }
  refuseIf(faults);
};

const modal = (data: Json): void => {
  const faults: Fault[] = [];
  checkModal(openForm(data, faults, ["data"]));
  refuseIf(faults);
};

const carryOut = (state: State, by: Interaction, call: Call): void => {
  const body = asObject(call.body);
  const data = asObject(body["data"]);
  switch (body["type"]) {
    case 4:
      return answerWith(state, by, call, data);
    case 5:
      return defer(state, by, data);
    case 6:
      by.original = theMessage(state, by).id;
      return;
    case 7:
      return update(state, by, call, data);
    case 8:
      return checkChoices(data);
    default:
      return modal(data);
  }
};

const waiting = (state: State, call: Call): Interaction => {
  const by = state.interactions.get(call.id("interaction"));
  if (!by || by.token !== call.id("token")) throw new Refusal(10062);
  if (by.acknowledged) throw new Refusal(40060);
  if (by.isExpired || by.isLate || state.world.now() - by.at > state.ackMs) throw new Refusal(10062);
  return by;
};

const resource = (state: State, by: Interaction, type: number): Json => {
  const message = by.original === undefined ? undefined : messageNamed(state.world, by.original);
  const isMade = type === 4 || type === 5;
  return {
    interaction: {
      id: by.id,
      type: by.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (message.flags & LOADING) !== 0,
        response_message_ephemeral: message.onlyFor !== undefined,
      }),
    },
    ...(message && (isMade || type === 7) && { resource: { type, message: messageJson(state, message) } }),
  };
};

const acknowledge = (state: State, call: Call): Answer => {
  const by = waiting(state, call);
  const body = asObject(call.body);
  const type = asNumber(body["type"]);
  const isUpdate = type === 6 || type === 7;
  if (!takes[by.type]?.includes(type) || (isUpdate && by.message === undefined))
    throw invalid([
      {
        path: ["type"],
        code: "BASE_TYPE_CHOICES",
        message: `Value must be one of (${takes[by.type]?.join(", ")}).`,
      },
    ]);
  carryOut(state, by, call);
  by.acknowledged = { type, afterMs: Math.round(performance.now() - by.begun), data: asObject(body["data"]) };
  changed(state);
  if (call.query.get("with_response") !== "true") return { status: 204 };
  return { status: 200, body: resource(state, by, type) };
};

/** The interaction whose webhook this is: it exists once there is an answer, and for 15 minutes. */
const webhook = (state: State, call: Call): Interaction => {
  if (call.id("application") !== state.world.bot.id) throw new Refusal(10015);
  const by = [...state.interactions.values()].find(({ token }) => token === call.id("token"));
  if (!by) throw new Refusal(50027);
  if (by.isExpired || state.world.now() - by.at >= state.tokenMs) throw new Refusal(50027);
  if (!by.acknowledged) throw new Refusal(10015);
  return by;
};

const own = (state: State, by: Interaction, id: string): Message => {
  const named = id === "@original" ? by.original : id;
  const message = named === undefined ? undefined : messageNamed(state.world, named);
  if (!message || (message.interaction !== by.id && message.id !== by.original)) throw new Refusal(10008);
  return message;
};

/** The first follow-up after a deferral fills in what is waited for: "Create Followup Message". */
const followUp = (state: State, by: Interaction, call: Call): Message => {
  const original = by.original === undefined ? undefined : messageNamed(state.world, by.original);
  if (original && original.flags & LOADING && original.interaction === by.id) {
    return edit(state, original, readDraft({ ...call, before: beforeOf(state, original) }));
  }
  const draft = readDraft(call);
  return create(state, draft, {
    place: channel(state.world, by.channel),
    author: state.world.bot.id,
    interaction: by.id,
    onlyFor: asNumber(draft.flags) & EPHEMERAL ? by.user : undefined,
  });
};

export const interactionRoutes = (state: State): Routes => ({
  "POST /interactions/:interaction/:token/callback": (call) => acknowledge(state, call),
  "POST /webhooks/:application/:token": (call) => ({
    status: 200,
    body: messageJson(state, followUp(state, webhook(state, call), call)),
  }),
  "GET /webhooks/:application/:token/messages/:message": (call) => {
    const message = own(state, webhook(state, call), call.id("message"));
    return { status: 200, body: messageJson(state, message) };
  },
  "PATCH /webhooks/:application/:token/messages/:message": (call) => {
    const message = own(state, webhook(state, call), call.id("message"));
    const draft = readDraft({ ...call, before: beforeOf(state, message) });
    return { status: 200, body: messageJson(state, edit(state, message, draft)) };
  },
  "DELETE /webhooks/:application/:token/messages/:message": (call) => {
    remove(state, own(state, webhook(state, call), call.id("message")));
    return { status: 204 };
  },
});
