import type { Button, Message } from "../../model/message.ts";
import { misused, type Circumstances, type Command } from "../command.ts";
import { showPage } from "../panel.ts";

/** The page as it is after the line was done, with what was said of that, and the way back. */
export const afterDoing = async (
  line: string,
  page: string,
  { also }: Circumstances,
): Promise<Message | undefined> => {
  const said = await also(line);
  const shown = await also(page);
  if (!said || !shown) return undefined;
  const undo = (said.buttons ?? [])
    .flat()
    .map((button): Button => ("link" in button ? button : { ...button, does: `${page} : ${button.does}` }));
  const told = said.blocks.map((block) =>
    block.kind === "text" ? { ...block, kind: "note" as const } : block,
  );
  return { ...shown, blocks: [...told, ...shown.blocks], buttons: [...(shown.buttons ?? []), undo] };
};

/** "topic 2 : /feed add …" → the page, and the line to be done first. */
export const pageAndLine = (words: string): readonly [page: string, line: string | undefined] => {
  const [, page = "", line] = /^([a-z]*(?: \d+)?)\s*(?::\s*(\/.*))?$/su.exec(words) ?? [];
  return [page, line];
};

export const settings: Command = {
  name: "settings",
  form: "[page]",
  does: "does-settings",
  example: "/settings",
  isFor: "admins",
  run: async (words, given) => {
    const [page, line] = pageAndLine(words);
    const shown =
      line === undefined
        ? await showPage(page, given)
        : await afterDoing(line, `/settings ${page}`.trim(), given);
    return shown ?? misused(given.tell("settings-page", { written: words }), settings, given.tell);
  },
};
