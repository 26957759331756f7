/** The one table of commands: `/help`, the menus and the documents are printed from it. */
import type { Command } from "../command.ts";
import { access, allow, ban, block, claim, refuse, unban } from "./access.ts";
import { ask } from "./ask.ts";
import { digest } from "./digest.ts";
import { chats, everywhere } from "./elsewhere.ts";
import { enough } from "./enough.ts";
import { exportCommand, importCommand } from "./exchange.ts";
import { feed } from "./feed.ts";
import { feedback } from "./feedback.ts";
import { forget } from "./forget.ts";
import { preview, schedule, status, undo, why } from "./hours.ts";
import { latest } from "./latest.ts";
import { log } from "./log.ts";
import { mute, unmute } from "./mute.ts";
import { pack } from "./pack.ts";
import { privacy } from "./privacy.ts";
import { quotes } from "./quotes.ts";
import { hour, language, length, pause, quiet, resume, stop, zone } from "./schedule.ts";
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
  why,
  schedule,
  settings,
  preview,
  undo,
  topic,
  feed,
  pack,
  mute,
  unmute,
  enough,
  hour,
  zone,
  quiet,
  length,
  language,
  pause,
  stop,
  resume,
  everywhere,
  chats,
  importCommand,
  exportCommand,
  log,
  status,
  access,
  allow,
  refuse,
  ban,
  unban,
  block,
  claim,
];
