import { tellable } from "../../digest/wording.ts";
import { days, hours, minutes } from "../../model/time.ts";
import { pauseUntil, resume as resumed, setHour, setLanguage, setZone } from "../changes.ts";
import { misused, privately, tellOutcome, type Command } from "../command.ts";

export const hour: Command = {
  name: "hour",
  form: "hh:mm",
  does: "when the digest comes, in the chat's own time",
  example: "/hour 07:30",
  isForAdmins: true,
  run: async (words, { desk }) => tellOutcome(await desk.change(setHour(words))),
};

export const zone: Command = {
  name: "zone",
  form: "city",
  does: "whose time it is here, by a large city",
  example: "/zone Oslo",
  isForAdmins: true,
  run: async (words, { desk }) => tellOutcome(await desk.change(setZone(words))),
};

export const language: Command = {
  name: "language",
  form: "code",
  does: `the language that the digest speaks around its sources: ${tellable.join(", ")}`,
  example: "/language de",
  isForAdmins: true,
  run: async (words, { desk }) => tellOutcome(await desk.change(setLanguage(words, tellable))),
};

const UNITS: Readonly<Record<string, (count: number) => number>> = { d: days, h: hours, m: minutes };
const LONGEST = 366;

export const pause: Command = {
  name: "pause",
  form: "[3d|12h]",
  does: "no digest comes for a while, or until /resume",
  example: "/pause 3d",
  isForAdmins: true,
  run: async (words, { desk }) => {
    if (words === "") return tellOutcome(await desk.change(pauseUntil(undefined, "")));
    const [, count = "", unit = ""] = /^(\d{1,3})\s*([dhm])$/u.exec(words) ?? [];
    const length = UNITS[unit]?.(Number(count));
    if (length === undefined || Number(count) === 0 || Number(count) > LONGEST)
      return privately(misused(`“${words}” is no length of time.`, pause));
    return tellOutcome(await desk.change(pauseUntil(desk.now() + length, ` for ${count} ${unit}`)));
  },
};

export const stop: Command = {
  name: "stop",
  form: "",
  does: "no digest comes any more, until /resume",
  example: "/stop",
  isForAdmins: true,
  run: async (_, { desk }) => tellOutcome(await desk.change(pauseUntil(undefined, ""))),
};

export const resume: Command = {
  name: "resume",
  form: "",
  does: "digests come again",
  example: "/resume",
  isForAdmins: true,
  run: async (_, { desk }) => tellOutcome(await desk.change(resumed)),
};
