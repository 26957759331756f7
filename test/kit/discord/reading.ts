/** What a message of the bot says, as somebody reads it. */
import { allComponents } from "./components.ts";
import { asText } from "./form.ts";
import type { Message } from "./world.ts";

const TEXT_DISPLAY = 10;
const BUTTON = 2;

/** As Discord would send it: with its marks. */
export const markupOf = ({ content, components }: Message): string =>
  [
    content,
    ...allComponents(components).flatMap((one) =>
      one["type"] === TEXT_DISPLAY ? [asText(one["content"])] : [],
    ),
  ]
    .filter((text) => text !== "")
    .join("\n");

/** Without marks and escapes. */
export const wordsOf = (message: Message): string =>
  markupOf(message)
    .replaceAll(/^(?:-# |### |> )/gmu, "")
    .replaceAll(/(?<!\\)(?:\*\*|__)/gu, "")
    .replaceAll(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(<[^>]*>\)/gu, "$1")
    .replaceAll(/\\([^\p{L}\p{N}\s])/gu, "$1");

export interface ButtonSeen {
  readonly label: string;
  readonly id: string;
  readonly url: string;
}

export const buttonsOf = ({ components }: Message): readonly ButtonSeen[] =>
  allComponents(components).flatMap((one) =>
    one["type"] === BUTTON
      ? [
          {
            label: asText(one["label"] ?? ""),
            id: asText(one["custom_id"] ?? ""),
            url: asText(one["url"] ?? ""),
          },
        ]
      : [],
  );
