import type { Migration } from "kysely/migration";
import type { Engine } from "../dialect/engine.ts";
import { firstTables } from "./0001-first-tables.ts";
import { articleWords } from "./0002-article-words.ts";
import { chats } from "./0003-chats.ts";
import { settings } from "./0004-settings.ts";
import { access } from "./0005-access.ts";
import { deliveries } from "./0006-deliveries.ts";
import { inbox } from "./0007-inbox.ts";
import { entriesAndCorrections } from "./0008-entries-and-corrections.ts";
import { notices } from "./0009-notices.ts";
import { feedRhythm } from "./0010-feed-rhythm.ts";
import { feedMarks } from "./0011-feed-marks.ts";
import { storyOpenings } from "./0012-story-openings.ts";

/** Every step from an empty database to today's, forward only. A step that was released is never changed; the last name is the version. */
export const migrationsOn = (engine: Engine): Readonly<Record<string, Migration>> => ({
  "0001-first-tables": { up: (db) => firstTables(db, engine) },
  "0002-article-words": { up: (db) => articleWords(db, engine) },
  "0003-chats": { up: (db) => chats(db, engine) },
  "0004-settings": { up: (db) => settings(db, engine) },
  "0005-access": { up: (db) => access(db, engine) },
  "0006-deliveries": { up: (db) => deliveries(db, engine) },
  "0007-inbox": { up: (db) => inbox(db, engine) },
  "0008-entries-and-corrections": { up: (db) => entriesAndCorrections(db, engine) },
  "0009-notices": { up: (db) => notices(db, engine) },
  "0010-feed-rhythm": { up: (db) => feedRhythm(db, engine) },
  "0011-feed-marks": { up: feedMarks },
  "0012-story-openings": { up: storyOpenings },
});
