/** The one table of commands: `/help`, the menus and the documents are printed from it. */
import type { Command } from "../command.ts";
import { ask } from "./ask.ts";
import { digest } from "./digest.ts";
import { feedback } from "./feedback.ts";
import { forget } from "./forget.ts";
import { latest } from "./latest.ts";
import { quotes } from "./quotes.ts";
import { search } from "./search.ts";
import { source } from "./source.ts";
import { sources } from "./sources.ts";
import { start } from "./start.ts";
import { story } from "./story.ts";

export const commands: readonly Command[] = [
  start,
  digest,
  latest,
  story,
  quotes,
  source,
  ask,
  search,
  sources,
  forget,
  feedback,
];
