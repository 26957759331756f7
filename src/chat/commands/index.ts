/** The one table of commands: `/help`, the menus and the documents are printed from it. */
import type { Command } from "../command.ts";
import { ask } from "./ask.ts";
import { digest } from "./digest.ts";
import { forget } from "./forget.ts";
import { quotes } from "./quotes.ts";
import { source } from "./source.ts";

export const commands: readonly Command[] = [digest, ask, source, quotes, forget];
