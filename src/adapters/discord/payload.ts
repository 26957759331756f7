/** A message as it is stored, and as Discord takes it: components, a container for each story. */
import { z } from "zod";
import type { OutButton, Outbound, Part } from "../../chat/adapter.ts";
import { plainText } from "../../chat/plain-text.ts";
import { split } from "../../chat/split.ts";
import type { Block } from "../../model/message.ts";
import { addressOf, blockText } from "./text.ts";

interface LinkButton {
  readonly type: 2;
  readonly style: 5;
  readonly label: string;
  readonly url: string;
}
interface ActionButton {
  readonly type: 2;
  readonly style: 2;
  readonly label: string;
  readonly custom_id: string;
}
interface Row {
  readonly type: 1;
  readonly components: readonly (LinkButton | ActionButton)[];
}
interface Text {
  readonly type: 10;
  readonly content: string;
}
interface Container {
  readonly type: 17;
  readonly components: readonly (Text | Row)[];
}
interface FileBelow {
  readonly type: 13;
  readonly file: { readonly url: string };
}
export type Component = Text | Container | Row | FileBelow;

export interface DiscordPayload {
  readonly components: readonly Component[];
  readonly file?: { readonly name: string; readonly text: string };
}

const button = z.union([
  z.object({ type: z.literal(2), style: z.literal(5), label: z.string(), url: z.string() }),
  z.object({ type: z.literal(2), style: z.literal(2), label: z.string(), custom_id: z.string() }),
]);
const row = z.object({ type: z.literal(1), components: z.array(button) });
const text = z.object({ type: z.literal(10), content: z.string() });
const container = z.object({
  type: z.literal(17),
  components: z.array(z.discriminatedUnion("type", [text, row])),
});
const fileBelow = z.object({ type: z.literal(13), file: z.object({ url: z.string() }) });
const payloadSchema: z.ZodType<DiscordPayload> = z.object({
  components: z.array(z.discriminatedUnion("type", [text, container, row, fileBelow])),
  file: z.object({ name: z.string(), text: z.string() }).exactOptional(),
});

/** @throws for what `render` never made */
export const readPayload = (stored: unknown): DiscordPayload => payloadSchema.parse(stored);

const MOST_COMPONENTS = 40;
const MOST_LETTERS = 4000;
const IN_A_ROW = 5;
const LONGEST_LABEL = 80;
const LONGEST_URL = 512;
const LONGEST_ID = 100;
/** Source buttons of one story, where there is room for them. */
const MOST_SOURCES = 2;

/** A button that asks brings its question along; `!` takes many lines. */
const ASKS = /^([?!])([\w-]{22})(.+)$/su;
export const askedBy = (
  id: string,
): { readonly action: string; readonly asksFor: string; readonly isLong: boolean } | undefined => {
  const [, mark, action, asksFor] = ASKS.exec(id) ?? [];
  return action === undefined || asksFor === undefined
    ? undefined
    : { action, asksFor, isLong: mark === "!" };
};

const labelOf = (label: string): string => label.trim().slice(0, LONGEST_LABEL) || "…";

const linkButton = (label: string, link: string): readonly LinkButton[] => {
  const url = addressOf(link);
  return url === undefined || url.length > LONGEST_URL
    ? []
    : [{ type: 2, style: 5, label: labelOf(label), url }];
};

const buttonOf = (button: OutButton): readonly (LinkButton | ActionButton)[] => {
  if ("link" in button) return linkButton(button.label, button.link);
  const asks = button.asksFor === undefined ? "" : button.asksFor.trim();
  const id = asks === "" ? button.action : `${button.takesFile ? "!" : "?"}${button.action}${asks}`;
  return [{ type: 2, style: 2, label: labelOf(button.label), custom_id: id.slice(0, LONGEST_ID) }];
};

const rowsOf = (buttons: Outbound["buttons"]): readonly Row[] =>
  buttons.flatMap((wanted) => {
    const all = wanted.flatMap(buttonOf);
    const rows = Array.from({ length: Math.ceil(all.length / IN_A_ROW) }, (_, at) =>
      all.slice(at * IN_A_ROW, (at + 1) * IN_A_ROW),
    );
    return rows.map((components): Row => ({ type: 1, components }));
  });

/** A story and what belongs to it; what stands before and after it for itself. */
const groupsOf = (blocks: readonly Block[]): readonly (readonly Block[])[] => {
  const groups: Block[][] = [];
  let isInStory = false;
  for (const block of blocks) {
    const opens: boolean =
      block.kind === "headline" || (isInStory && (block.kind === "more" || block.kind === "note"));
    if (groups.length === 0 || opens) groups.push([block]);
    else groups.at(-1)?.push(block);
    isInStory = block.kind === "headline" || (isInStory && !opens);
  }
  return groups;
};

/** Quotes that follow one another are kept apart, or they would be shown as one. */
const textOf = (blocks: readonly Block[]): string => {
  let text = "";
  let isAfterQuote = false;
  for (const block of blocks) {
    const line = blockText(block);
    if (line === "") continue;
    const isQuote = block.kind === "quote";
    text += text === "" ? line : `${isAfterQuote && isQuote ? "\n\n" : "\n"}${line}`;
    isAfterQuote = isQuote;
  }
  return text;
};

const sourcesOf = (blocks: readonly Block[], most: number): readonly Row[] => {
  const spans = blocks.flatMap((block) => (block.kind === "sources" ? block.spans : []));
  const buttons = spans
    .flatMap(({ text, link }) => (link === undefined ? [] : linkButton(text, link)))
    .slice(0, most);
  return buttons.length === 0 ? [] : [{ type: 1, components: buttons }];
};

const textDisplay = (content: string): Text => ({ type: 10, content: content.trim() === "" ? "…" : content });

const groupComponent = (group: readonly Block[], sources: number): Component =>
  group[0]?.kind === "headline"
    ? { type: 17, components: [textDisplay(textOf(group)), ...sourcesOf(group, sources)] }
    : textDisplay(textOf(group));

const bodyOf = (blocks: readonly Block[], sources: number): readonly Component[] =>
  groupsOf(blocks).map((group) => groupComponent(group, sources));

const countOf = (components: readonly (Component | LinkButton | ActionButton)[]): number =>
  components.reduce((sum, one) => sum + 1 + ("components" in one ? countOf(one.components) : 0), 0);

/** With as many source buttons as there is room for. */
const fullest = (blocks: readonly Block[], others: readonly Component[]): readonly Component[] => {
  for (let sources = MOST_SOURCES; sources > 0; sources--) {
    const all = [...bodyOf(blocks, sources), ...others];
    if (countOf(all) <= MOST_COMPONENTS) return all;
  }
  return [...bodyOf(blocks, 0), ...others];
};

const lettersIn = (blocks: readonly Block[]): number =>
  groupsOf(blocks).reduce((sum, group) => sum + textOf(group).length, 0);

const nameOf = (name: string): string => name.replaceAll(/[^\w.-]/gu, "_");

/** Pure: a message in the parts that Discord takes; buttons and file come with the last. */
export const render = ({ blocks, buttons, file }: Outbound): readonly Part<DiscordPayload>[] => {
  const rows = rowsOf(buttons);
  const below: readonly FileBelow[] = file
    ? [{ type: 13, file: { url: `attachment://${nameOf(file.name)}` } }]
    : [];
  const reserved = countOf([...rows, ...below]);
  const fits = (some: readonly Block[]): boolean =>
    lettersIn(some) <= MOST_LETTERS && countOf(bodyOf(some, 0)) + reserved <= MOST_COMPONENTS;
  const parts = split(blocks, fits);
  return parts.map((part, at): Part<DiscordPayload> => {
    const isLast = at === parts.length - 1;
    const components = fullest(part, isLast ? [...below, ...rows] : []);
    const kept = isLast && file ? { file: { name: nameOf(file.name), text: file.text } } : {};
    return { payload: { components, ...kept }, plain: plainText(part) };
  });
};
