/** The one table of commands: `/help`, the menus and the documents are printed from it. */
import type { Command } from "../command.ts";
import { ask } from "./ask.ts";
import { digest } from "./digest.ts";
import { feedback } from "./feedback.ts";
import { feed } from "./feed.ts";
import { forget } from "./forget.ts";
import { latest } from "./latest.ts";
import { log } from "./log.ts";
import { mute, unmute } from "./mute.ts";
import { privacy } from "./privacy.ts";
import { quotes } from "./quotes.ts";
import { hour, language, pause, resume, stop, zone } from "./schedule.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { source } from "./source.ts";
import { sources } from "./sources.ts";
import { start } from "./start.ts";
import { story } from "./story.ts";
import { topic } from "./topic.ts";

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
  privacy,
  feedback,
  settings,
  topic,
  feed,
  mute,
  unmute,
  hour,
  zone,
  language,
  pause,
  stop,
  resume,
  log,
];
