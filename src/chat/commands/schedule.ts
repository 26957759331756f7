import { days, hours, minutes } from "../../model/time.ts";
import {
  pauseUntil,
  resume as resumed,
  setLanguage,
  setLength,
  setSilentWithoutNews,
  setSplit,
  setThreaded,
} from "../changes.ts";
import { misused, tellOutcome, type Command } from "../command.ts";
import { setQuiet, setTimes, setZone } from "../schedule-changes.ts";
import { languages, tellIn } from "../strings/strings.ts";

export const hour: Command = {
  name: "hour",
  form: "hh:mm [days] …",
  does: "does-hour",
  example: "/hour 07:30 weekdays, 09:00 weekends",
  isFor: "admins",
  run: async (words, { desk, tell }) => tellOutcome(await desk.change(setTimes(words)), tell),
};

export const zone: Command = {
  name: "zone",
  form: "city",
  does: "does-zone",
  example: "/zone Oslo",
  isFor: "admins",
  run: async (words, { desk, tell }) => tellOutcome(await desk.change(setZone(words)), tell),
};

export const quiet: Command = {
  name: "quiet",
  form: "hh:mm-hh:mm | off",
  does: "does-quiet",
  example: "/quiet 22:00-07:00",
  isFor: "admins",
  run: async (words, { desk, tell }) => tellOutcome(await desk.change(setQuiet(words)), tell),
};

const OTHERS = new Map([
  ["whole", setSplit(false)],
  ["split", setSplit(true)],
  ["thread", setThreaded(true)],
  ["channel", setThreaded(false)],
  ["silent", setSilentWithoutNews(true)],
  ["always", setSilentWithoutNews(false)],
]);

export const length: Command = {
  name: "length",
  form: "headlines|short|full|minutes|whole|split|thread|channel|silent|always",
  does: "does-length",
  example: "/length short",
  isFor: "admins",
  run: async (words, { desk, tell }) => {
    const wanted = words.toLowerCase();
    const change = OTHERS.get(wanted) ?? setLength(words);
    return tellOutcome(await desk.change(change), tell);
  },
};

export const language: Command = {
  name: "language",
  form: languages.join("|"),
  does: "does-language",
  example: "/language de",
  isFor: "admins",
  run: async (words, { desk }) => {
    const outcome = await desk.change(setLanguage(words, languages));
    return tellOutcome(outcome, tellIn((await desk.settings()).language));
  },
};

const UNITS: Readonly<
  Record<string, readonly [length: (count: number) => number, unit: Intl.NumberFormatOptions["unit"]]>
> = {
  d: [days, "day"],
  h: [hours, "hour"],
  m: [minutes, "minute"],
};
const LONGEST = 366;

export const pause: Command = {
  name: "pause",
  form: "[3d|12h]",
  does: "does-pause",
  example: "/pause 3d",
  isFor: "admins",
  run: async (words, { desk, tell }) => {
    if (words === "") return tellOutcome(await desk.change(pauseUntil(undefined)), tell);
    const [, count = "", letter = ""] = /^(\d{1,3})\s*([dhm])$/u.exec(words) ?? [];
    const known = UNITS[letter];
    if (!known || Number(count) === 0 || Number(count) > LONGEST)
      return misused(tell("pause-unknown", { written: words }), pause, tell);
    const [length, unit] = known;
    const told = new Intl.NumberFormat(desk.language, { style: "unit", unit, unitDisplay: "long" });
    const until = desk.now() + length(Number(count));
    return tellOutcome(await desk.change(pauseUntil(until, told.format(Number(count)))), tell);
  },
};

export const stop: Command = {
  name: "stop",
  form: "",
  does: "does-stop",
  example: "/stop",
  isFor: "admins",
  run: async (_, { desk, tell }) => tellOutcome(await desk.change(pauseUntil(undefined)), tell),
};

export const resume: Command = {
  name: "resume",
  form: "",
  does: "does-resume",
  example: "/resume",
  isFor: "admins",
  run: async (_, { desk, tell }) => tellOutcome(await desk.change(resumed(desk.now())), tell),
};
