/** Changes of when a chat's digest comes: hours, days, zone and quiet hours. */
import { EVERY_DAY, type DigestTime, type Weekday } from "../model/settings.ts";
import { changed, refused, type Change } from "./changes.ts";
import { dayNames, tellIn } from "./strings/strings.ts";
import { zoneNamed } from "./zones.ts";

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly Weekday[] = [6, 7];
const NAMES: readonly string[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const hourOf = (written: string): string | undefined => {
  const [, hour = "", minute = "00"] = /^(\d{1,2})(?:[:.h](\d{2}))?$/u.exec(written) ?? [];
  const isHour = hour !== "" && Number(hour) < 24 && Number(minute) < 60;
  return isHour ? `${hour.padStart(2, "0")}:${minute}` : undefined;
};

const dayOf = (name: string): Weekday | undefined =>
  EVERY_DAY[NAMES.findIndex((one) => name.length >= 3 && name.startsWith(one))];

const SEVERAL = new Map([
  ["weekdays", WEEKDAYS],
  ["weekends", WEEKEND],
  ["weekend", WEEKEND],
  ["daily", EVERY_DAY],
]);

/** "mon-fri", "sat,sun", "weekdays", or nothing for every day. */
const daysOf = (written: string): readonly Weekday[] | undefined => {
  const found = new Set<Weekday>();
  for (const word of written
    .toLowerCase()
    .split(/[\s,+]+/u)
    .filter((one) => one !== "" && one !== "on")) {
    const [from = "", to = from] = word.split(/[-–]/u);
    const [first, last] = [dayOf(from), dayOf(to)];
    const days =
      SEVERAL.get(word) ??
      (first && last ? EVERY_DAY.filter((day) => isBetween(day, first, last)) : undefined);
    if (!days) return undefined;
    for (const day of days) found.add(day);
  }
  return found.size === 0 ? EVERY_DAY : [...found].toSorted((a, b) => a - b);
};

/** Through the end of the week where it begins late in it: "fri-mon". */
const isBetween = (day: Weekday, first: Weekday, last: Weekday): boolean =>
  first <= last ? day >= first && day <= last : day >= first || day <= last;

/** "07:30 weekdays 09:00 weekends", "7:30, 18:00", "7 mon-fri": each hour with the days after it. */
const timesIn = (written: string): readonly DigestTime[] | undefined => {
  const pieces = written.trim().split(/[\s,;]+(?=\d)/u);
  const times = pieces.map((piece): DigestTime | undefined => {
    const [, first = "", rest = ""] = /^(\S+)\s*(.*)$/su.exec(piece.replace(/[,;]+$/u, "")) ?? [];
    const [hour, days] = [hourOf(first), daysOf(rest)];
    return hour !== undefined && days ? { hour, days } : undefined;
  });
  const good = times.filter((time) => time !== undefined);
  return good.length === times.length ? good.toSorted((a, b) => a.hour.localeCompare(b.hour)) : undefined;
};

/** "07:30 · 09:00 Sat, Sun": every day goes without saying. */
export const toldTimes = (times: readonly DigestTime[], language: string): string =>
  times
    .map(({ hour, days }) => (days.length === 7 ? hour : `${hour} ${toldDays(days, language)}`))
    .join(" · ");

const toldDays = (days: readonly Weekday[], language: string): string => {
  const tell = tellIn(language);
  if (days.join("") === WEEKDAYS.join("")) return tell("on-weekdays");
  return days.join("") === WEEKEND.join("") ? tell("on-weekends") : dayNames(days, language);
};

export const setTimes =
  (written: string): Change =>
  (settings) => {
    const times = timesIn(written);
    if (!times || times.length === 0) return refused("hour-unknown", { written });
    return changed({ ...settings, times }, "hour-set", { hour: toldTimes(times, settings.language) });
  };

export const setZone =
  (written: string): Change =>
  (settings) => {
    const zone = zoneNamed(written);
    if (zone === undefined) return refused("zone-unknown", { written });
    return changed({ ...settings, zone }, "zone-set", { zone });
  };

export const setQuiet =
  (written: string): Change =>
  (settings) => {
    if (["off", "none", "no"].includes(written.trim().toLowerCase()))
      return changed({ ...settings, quiet: null }, "quiet-off");
    const [from = "", to = ""] = written.split(/\s*[-–]\s*|\s+/u);
    const quiet = { from: hourOf(from), to: hourOf(to) };
    if (quiet.from === undefined || quiet.to === undefined || quiet.from === quiet.to)
      return refused("quiet-unknown", { written });
    return changed({ ...settings, quiet: { from: quiet.from, to: quiet.to } }, "quiet-set", {
      from: quiet.from,
      to: quiet.to,
    });
  };
