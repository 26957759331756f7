/** What Discord's own published specification says of the payloads: a second opinion, written by somebody else. */
import * as spec from "discord-api-spec/zod";
import { asObject, asObjects, type Json } from "./form.ts";

/** What the specification would not have: of a request, or of our own answer. */
export interface Violation {
  readonly route: string;
  readonly body: unknown;
  readonly issues: readonly unknown[];
}

type Schema = typeof spec.MessageCreateRequestSchema;

const callbacks: Readonly<Record<number, Schema>> = {
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  9: spec.ModalInteractionCallbackRequestSchema,
};

const requests: Readonly<Record<string, Schema>> = {
  "POST /channels/:channel/messages": spec.MessageCreateRequestSchema,
  "PATCH /channels/:channel/messages/:message": spec.MessageEditRequestPartialSchema,
  "POST /webhooks/:application/:token": spec.IncomingWebhookInteractionRequestSchema,
  "PATCH /webhooks/:application/:token/messages/:message":
    spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  "POST /channels/:channel/messages/:message/threads": spec.CreateTextThreadWithMessageRequestSchema,
};

const answers: Readonly<Record<string, Schema>> = {
  "GET /users/@me": spec.UserResponseSchema,
  "POST /channels/:channel/messages": spec.MessageResponseSchema,
  "GET /channels/:channel/messages/:message": spec.MessageResponseSchema,
  "PATCH /channels/:channel/messages/:message": spec.MessageResponseSchema,
  "POST /channels/:channel/messages/:message/crosspost": spec.MessageResponseSchema,
  "POST /webhooks/:application/:token": spec.MessageResponseSchema,
  "GET /webhooks/:application/:token/messages/:message": spec.MessageResponseSchema,
  "PATCH /webhooks/:application/:token/messages/:message": spec.MessageResponseSchema,
  "POST /channels/:channel/messages/:message/threads": spec.ThreadResponseSchema,
  "POST /channels/:channel/threads": spec.ThreadResponseSchema,
  "POST /interactions/:interaction/:token/callback": spec.InteractionCallbackResponseSchema,
};

/** A bitfield is a number in the specification and a string on the wire. */
const command = (one: Json): Json =>
  typeof one["default_member_permissions"] === "string"
    ? { ...one, default_member_permissions: Number(one["default_member_permissions"]) }
    : one;

const judge = (schema: Schema | undefined, route: string, body: unknown): readonly Violation[] => {
  const issues = schema?.safeParse(body).error?.issues;
  return issues ? [{ route, body, issues }] : [];
};

const schemaFor = (route: string, body: unknown): Schema | undefined => {
  if (route === "POST /interactions/:interaction/:token/callback")
    return callbacks[Number(asObject(body)["type"])];
  if (route === "POST /channels/:channel/threads")
    return "message" in asObject(body)
      ? spec.CreateForumThreadRequestSchema
      : spec.CreateTextThreadWithoutMessageRequestSchema;
  return requests[route];
};

export const violationsIn = (route: string, body: unknown): readonly Violation[] =>
  route.startsWith("PUT /applications/") && route.endsWith("commands")
    ? asObjects(body).flatMap((one) => judge(spec.ApplicationCommandUpdateRequestSchema, route, command(one)))
    : judge(schemaFor(route, body), route, body);

/** The specification has no resource of a deferral; Discord answers one with the message that is loading. */
const callback = (body: Json): Json => {
  const resource = asObject(body["resource"]);
  return resource["type"] === 5 ? { ...body, resource: { ...resource, type: 4 } } : body;
};

/** Where the fake itself does not answer as Discord does. */
export const driftIn = (route: string, body: unknown): readonly Violation[] =>
  route.endsWith("/commands")
    ? asObjects(body).flatMap((one) => judge(spec.ApplicationCommandResponseSchema, route, one))
    : judge(answers[route], route, route.endsWith("/callback") ? callback(asObject(body)) : body);
