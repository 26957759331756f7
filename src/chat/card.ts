/** What the pages of a card are put together from. */
import type { Block, Button, Message } from "../model/message.ts";
import type { ChatSettings } from "../model/settings.ts";
import type { Circumstances } from "./command.ts";

/** What a page shows, and in what circumstances. */
export interface Showing extends Circumstances {
  readonly chosen: ChatSettings;
}

export type Rows = readonly (readonly Button[])[];

export const line = (name: string, value: string): Block => ({
  kind: "text",
  spans: [{ text: name, tone: "strong" }, { text: ` ${value}` }],
});
export const heading = (text: string): Block => ({ kind: "text", spans: [{ text, tone: "strong" }] });
export const note = (text: string): Block => ({ kind: "note", spans: [{ text, tone: "faint" }] });
export const card = (blocks: readonly Block[], buttons: Rows): Message => ({
  blocks,
  buttons: buttons.filter((row) => row.length > 0),
  isCard: true,
  isPrivate: true,
});

/** Does a line and comes back to a page. */
export const on = (page: string, label: string, does: string): Button => ({
  label,
  does: `/settings ${page} : ${does}`,
});
export const asking = (page: string, label: string, asksFor: string, does: string): Button => ({
  ...on(page, label, does),
  asksFor,
});
export const to = (page: string, label: string): Button => ({ label, does: `/settings ${page}`.trim() });
export const back = ({ tell }: Showing): Button => to("", tell("back"));
