/** The package has no types for its zod schemas. */
declare module "discord-api-spec/zod" {
  interface Schema {
    safeParse(value: unknown): {
      readonly success: boolean;
      readonly error?: { readonly issues: readonly unknown[] };
    };
  }
  export const MessageCreateRequestSchema: Schema;
  export const MessageEditRequestPartialSchema: Schema;
  export const MessageResponseSchema: Schema;
  export const IncomingWebhookInteractionRequestSchema: Schema;
  export const IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema;
  export const ApplicationCommandUpdateRequestSchema: Schema;
  export const ApplicationCommandResponseSchema: Schema;
  export const CreateForumThreadRequestSchema: Schema;
  export const CreateTextThreadWithMessageRequestSchema: Schema;
  export const CreateTextThreadWithoutMessageRequestSchema: Schema;
  export const InteractionCallbackResponseSchema: Schema;
  export const ThreadResponseSchema: Schema;
  export const GuildRoleResponseSchema: Schema;
  export const UserResponseSchema: Schema;
}
