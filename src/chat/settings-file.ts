/** The settings file: what a chat has chosen, as JSON that a chat on any platform takes. */
import { z } from "zod";
import { feedId } from "../model/id.ts";
import { EVERY_DAY, LENGTHS, type ChatSettings } from "../model/settings.ts";
import { parsedJson } from "../ops/parsed-json.ts";
import { changed, type Change } from "./changes.ts";
import { languages } from "./strings/strings.ts";
import { zoneNamed } from "./zones.ts";

const text = z.string().trim().min(1).max(200);
const texts = z.array(text).max(200);
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const filter = z.strictObject({ words: texts, outlets: texts, languages: texts });
const address = z
  .string()
  .max(2000)
  .refine((url) => /^https?:$/u.test(URL.parse(url)?.protocol ?? ""));
/** A topic as it is written down. */
export const topicSchema = z.strictObject({
  name: text.max(40),
  feeds: z.array(address.transform(feedId)).max(5000),
  only: filter,
  without: filter,
});
const zone = z
  .string()
  .refine((name) => zoneNamed(name) === name)
  .optional();

const fileSchema = z.strictObject({
  tidings: z.literal(1),
  settings: z.strictObject({
    topics: z.array(topicSchema).max(100),
    mutedOutlets: texts,
    mutedWords: texts,
    language: z.enum(languages),
    zone,
    times: z
      .array(z.strictObject({ hour, days: z.array(z.union(EVERY_DAY.map((day) => z.literal(day)))).min(1) }))
      .min(1),
    quiet: z.strictObject({ from: hour, to: hour }).nullable(),
    length: z.enum(LENGTHS),
    minutes: z.int().min(0).max(60),
    isSplit: z.boolean(),
    isThreaded: z.boolean().default(false),
    isSilentWithoutNews: z.boolean(),
  }),
});

/** A pause is not taken along, nor are stories, which pass. */
export const settingsFile = (chosen: ChatSettings): string => {
  const settings = { ...chosen, pausedUntil: undefined, mutedStories: undefined };
  return `${JSON.stringify({ tidings: 1, settings }, undefined, 2)}\n`;
};

export type SettingsRead =
  | { readonly kind: "read"; readonly change: Change }
  /** `where` names the place in the file: "settings.times.0.hour". */
  | { readonly kind: "failed"; readonly where: string };

/** All or nothing: a file with one wrong value changes nothing. */
export const readSettingsFile = (json: string): SettingsRead => {
  const file = fileSchema.safeParse(parsedJson(json));
  if (!file.success) return { kind: "failed", where: file.error.issues[0]?.path.join(".") || "{ }" };
  const { settings } = file.data;
  const feeds = settings.topics.flatMap((one) => one.feeds).length;
  const values = { topics: settings.topics.length, feeds };
  return {
    kind: "read",
    change: (before) => changed({ ...before, ...settings, zone: settings.zone }, "settings-imported", values),
  };
};
