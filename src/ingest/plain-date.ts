/** The two ways in which nearly all feeds write a moment, read at once; anything else is left to whoever reads all of them. */
import type { Instant } from "../model/time.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LAST_HOUR = 23;
const LAST_MINUTE = 59;
const FARTHEST = 14;

/** Mon, 12 May 2031 07:30:00 +0200 */
const OF_MAIL =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC|Z|([+-]\d{2})(\d{2}))$/u;
/** 2031-05-12T07:30:00+02:00 */
const OF_ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:Z|([+-]\d{2}):(\d{2}))$/u;

interface Moment {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
  readonly time: readonly (string | undefined)[];
}

const momentOf = (text: string): Moment | undefined => {
  const mail = OF_MAIL.exec(text);
  if (mail)
    return {
      year: Number(mail[3]),
      month: MONTHS.indexOf(mail[2] ?? ""),
      day: Number(mail[1]),
      time: mail.slice(4),
    };
  const iso = OF_ISO.exec(text);
  return iso
    ? { year: Number(iso[1]), month: Number(iso[2]) - 1, day: Number(iso[3]), time: iso.slice(4) }
    : undefined;
};

/** Minutes from UTC; undefined for what is no zone. */
const offsetOf = (hours = "+00", minutes = "00"): number | undefined => {
  const size = Math.abs(Number(hours));
  if (size > FARTHEST) return undefined;
  return (size * 60 + Number(minutes)) * (hours.startsWith("-") ? -1 : 1);
};

/** Undefined for what is written in another way, or is no moment of any day. */
export const plainDate = (text: string): Instant | undefined => {
  const moment = momentOf(text);
  if (!moment) return undefined;
  const { year, month, day, time } = moment;
  const [hour, minute, second] = [Number(time[0]), Number(time[1]), Number(time[2])];
  const offset = offsetOf(time[3], time[4]);
  if (offset === undefined || hour > LAST_HOUR || minute > LAST_MINUTE || second > LAST_MINUTE)
    return undefined;
  const midnight = Date.UTC(year, month, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return undefined;
  return midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000;
};
