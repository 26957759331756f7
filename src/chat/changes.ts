/** Changes of a chat's settings: pure, each with the sentence that says what changed, or why it cannot be. */
import { LENGTHS, mutedIn, NEVER, type ChatSettings, type MutedStory } from "../model/settings.ts";
import type { Instant } from "../model/time.ts";
import { languageName, type Said } from "./strings/strings.ts";

export type Changed =
  | { readonly kind: "changed"; readonly settings: ChatSettings; readonly says: Said }
  | { readonly kind: "refused"; readonly why: Said };

export type Change = (settings: ChatSettings) => Changed;

export const changed = (settings: ChatSettings, ...says: Said): Changed => ({
  kind: "changed",
  settings,
  says,
});
export const refused = (...why: Said): Changed => ({ kind: "refused", why });

export const cleanName = (name: string): string => name.replaceAll(/\s+/gu, " ").trim();

/** How much a chat may choose. */
export interface Quota {
  readonly topics: number;
  readonly feeds: number;
  readonly times: number;
  readonly words: number;
}

export const USUAL_QUOTA: Quota = { topics: 30, feeds: 200, times: 6, words: 100 };
/** Where anybody may come in, for those whom the operator does not know. */
export const STRANGERS_QUOTA: Quota = { topics: 5, feeds: 20, times: 2, words: 20 };

const sizes = ({ topics, times, mutedOutlets, mutedWords }: ChatSettings): Quota => ({
  topics: topics.length,
  feeds: topics.flatMap(({ feeds }) => feeds).length,
  times: times.length,
  words:
    mutedOutlets.length +
    mutedWords.length +
    topics.flatMap(({ only, without }) => [only, without].flatMap((one) => Object.values(one).flat())).length,
});

/** The same change, but not over what the chat may have; what it has already, it keeps. */
export const within =
  (quota: Quota, change: Change): Change =>
  (settings) => {
    const outcome = change(settings);
    if (outcome.kind === "refused") return outcome;
    const [before, after] = [sizes(settings), sizes(outcome.settings)];
    for (const name of ["topics", "feeds", "times", "words"] as const)
      if (after[name] > quota[name] && after[name] > before[name])
        return refused(`too-many-${name}`, { most: quota[name] });
    return outcome;
  };

type List = "mutedOutlets" | "mutedWords";

export const mute =
  (list: List, what: string): Change =>
  (settings) => {
    const word = cleanName(what);
    if (word === "") return refused("mute-missing");
    if (settings[list].some((one) => one.toLowerCase() === word.toLowerCase()))
      return refused("muted-already", { word });
    return changed({ ...settings, [list]: [...settings[list], word] }, "muted", { word });
  };

export const unmute =
  (what: string): Change =>
  (settings) => {
    const word = cleanName(what);
    const isIt = (one: string): boolean => one.toLowerCase() === word.toLowerCase();
    if (!mutedIn(settings).some(isIt)) return refused("not-muted", { word });
    const mutedOutlets = settings.mutedOutlets.filter((one) => !isIt(one));
    const mutedWords = settings.mutedWords.filter((one) => !isIt(one));
    const mutedStories = settings.mutedStories.filter(({ headline }) => !isIt(headline));
    return changed({ ...settings, mutedOutlets, mutedWords, mutedStories }, "unmuted", { word });
  };

/** A story passes, so the oldest of so many is over. */
const MOST_MUTED_STORIES = 30;

export const enoughOf =
  ({ id, headline }: MutedStory): Change =>
  (settings) => {
    if (settings.mutedStories.some((one) => one.id === id)) return refused("enough-already", { headline });
    const mutedStories = [...settings.mutedStories, { id, headline: cleanName(headline) }];
    return changed({ ...settings, mutedStories: mutedStories.slice(-MOST_MUTED_STORIES) }, "enough", {
      headline,
    });
  };

export const setLanguage =
  (written: string, known: readonly string[]): Change =>
  (settings) => {
    const wanted = written.trim().toLowerCase();
    const isIt = (code: string): boolean =>
      [code, languageName(code, settings.language), languageName(code, code), languageName(code, "en")].some(
        (name) => name.toLowerCase() === wanted,
      );
    const language = known.find(isIt);
    if (language === undefined) return refused("language-unknown", { written, known: known.join(", ") });
    return changed({ ...settings, language }, "language-set", { language: languageName(language, language) });
  };

export const setLength =
  (written: string): Change =>
  (settings) => {
    const wanted = written.trim().toLowerCase();
    const length = LENGTHS.find((one) => one === wanted);
    if (length) return changed({ ...settings, length }, `length-set-${length}`);
    const minutes = Number(/^(\d{1,2})(?:\s*\p{L}*\.?)?$/u.exec(wanted)?.[1] ?? Number.NaN);
    if (!Number.isInteger(minutes) || minutes > 60) return refused("length-unknown", { written });
    return changed({ ...settings, minutes }, minutes === 0 ? "minutes-usual" : "minutes-set", { minutes });
  };

export const setThreaded =
  (isThreaded: boolean): Change =>
  (settings) =>
    changed({ ...settings, isThreaded }, isThreaded ? "threaded-set" : "threaded-unset");

export const setSplit =
  (isSplit: boolean): Change =>
  (settings) =>
    changed({ ...settings, isSplit }, isSplit ? "split-set" : "whole-set");

export const setSilentWithoutNews =
  (isSilentWithoutNews: boolean): Change =>
  (settings) =>
    changed(
      { ...settings, isSilentWithoutNews },
      isSilentWithoutNews ? "without-news-silent" : "without-news-said",
    );

/** @param until undefined for a pause without an end; @param told how long that is, in the reader's words */
export const pauseUntil =
  (until: Instant | undefined, told = ""): Change =>
  (settings) =>
    changed({ ...settings, pausedUntil: until ?? NEVER }, told === "" ? "paused" : "paused-for", {
      length: told,
    });

/** @param now a pause that is over is none */
export const resume =
  (now: Instant): Change =>
  (settings) =>
    settings.pausedUntil <= now
      ? refused("not-paused")
      : changed({ ...settings, pausedUntil: 0 }, "resumed", {
          hour: settings.times.map(({ hour }) => hour).join(", "),
        });
