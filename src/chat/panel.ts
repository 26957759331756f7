/** The card of /settings: its pages, each a few lines and buttons; no setting is more than three taps away. */
import { spokenTime } from "../digest/spoken-time.ts";
import { spaceOf } from "../model/id.ts";
import type { Button, Message } from "../model/message.ts";
import { LENGTHS, mutedIn, NEVER } from "../model/settings.ts";
import { asking, back, card, line, note, on, to, type Showing } from "./card.ts";
import type { Circumstances } from "./command.ts";
import { toldTimes } from "./schedule-changes.ts";
import { languageName, languages } from "./strings/strings.ts";
import { MOST_LISTED, packsPage, topicPage, topicsLine, topicsPage } from "./topic-pages.ts";
import { cityOf } from "./zones.ts";

const whenLine = ({ chosen, desk, tell }: Showing): string => {
  const place = tell("when", { times: toldTimes(chosen.times, desk.language), city: cityOf(desk.zone) });
  if (chosen.pausedUntil <= desk.now()) return place;
  const until =
    chosen.pausedUntil === NEVER
      ? tell("paused-open")
      : tell("paused-until", { time: spokenTime(new Date(chosen.pausedUntil).toISOString(), desk) });
  return `${until} · ${place}`;
};

const lengthLine = ({ chosen, tell }: Showing): string =>
  [
    tell(`length-${chosen.length}`),
    ...(chosen.minutes > 0 ? [tell("minutes", { minutes: chosen.minutes })] : []),
    ...(chosen.isSplit ? [tell("split")] : []),
    ...(chosen.isThreaded ? [tell("threaded")] : []),
  ].join(" · ");

const quietLine = ({ chosen: { quiet }, tell }: Showing): string =>
  quiet ? `${quiet.from}–${quiet.to}` : tell("off");

/** In a thread: for here alone, or for everything that is in the same space. */
const scopeRow = ({ chat, tell }: Showing, isSpace: boolean): readonly Button[] => {
  if (isSpace) return [{ label: tell("for-here"), does: "/here /settings" }];
  return spaceOf(chat.id) === undefined
    ? []
    : [{ label: tell("for-everywhere"), does: "/everywhere /settings" }];
};

const mainPage = (showing: Showing): Message => {
  const { chosen, desk, tell, isSpace } = showing;
  const muted = mutedIn(chosen);
  const isPaused = chosen.pausedUntil > desk.now();
  return card(
    [
      ...(isSpace ? [note(tell("settings-everywhere"))] : []),
      line(tell("topics"), topicsLine(showing)),
      line(tell("times"), whenLine(showing)),
      line(tell("length"), lengthLine(showing)),
      line(tell("language"), tell("language-line", { language: languageName(desk.language, desk.language) })),
      line(tell("quiet"), quietLine(showing)),
      ...(muted.length === 0 ? [] : [line(tell("muted-list"), muted.join(" · "))]),
    ],
    [
      [
        to("topics", tell("topics")),
        to("times", tell("times")),
        to("length", tell("length")),
        to("language", tell("language")),
      ],
      [
        to("quiet", tell("quiet")),
        to("muted", tell("muted-list")),
        on("", tell(isPaused ? "resume" : "pause"), isPaused ? "/resume" : "/pause"),
        { label: tell("last-changes"), does: "/log" },
      ],
      scopeRow(showing, isSpace),
    ],
  );
};

const HOURS: readonly string[] = ["07:00", "12:30", "18:00"];

const timesPage = (showing: Showing): Message => {
  const { chosen, tell } = showing;
  const hours = chosen.times.map(({ hour }) => hour).join(" ");
  return card(
    [line(tell("times"), whenLine(showing))],
    [
      [
        ...HOURS.map((hour) => on("times", hour, `/hour ${hour}`)),
        asking("times", tell("other"), tell("asks-hour"), "/hour …"),
      ],
      [
        on("times", tell("weekdays-only"), `/hour ${hours.replaceAll(" ", " weekdays ")} weekdays`),
        on("times", tell("every-day"), `/hour ${hours}`),
        asking("times", tell("city"), tell("asks-city"), "/zone …"),
        back(showing),
      ],
    ],
  );
};

const MINUTES: readonly number[] = [2, 3, 5];

const lengthPage = (showing: Showing): Message => {
  const { chosen, tell } = showing;
  return card(
    [line(tell("length"), lengthLine(showing))],
    [
      LENGTHS.map((length) => on("length", tell(`length-${length}`), `/length ${length}`)),
      [
        ...MINUTES.map((minutes) => on("length", tell("minutes", { minutes }), `/length ${minutes}`)),
        on("length", tell("minutes-any"), "/length 0"),
      ],
      [
        chosen.isSilentWithoutNews
          ? on("length", tell("say-nothing-new"), "/length always")
          : on("length", tell("be-silent"), "/length silent"),
        on(
          "length",
          tell(chosen.isSplit ? "whole" : "split"),
          `/length ${chosen.isSplit ? "whole" : "split"}`,
        ),
        back(showing),
      ],
    ],
  );
};

const languagePage = (showing: Showing): Message => {
  const { desk, tell } = showing;
  return card(
    [line(tell("language"), tell("language-line", { language: languageName(desk.language, desk.language) }))],
    [languages.map((code) => on("language", languageName(code, code), `/language ${code}`)), [back(showing)]],
  );
};

const NIGHTS: readonly string[] = ["22:00–07:00", "23:00–06:00"];

const quietPage = (showing: Showing): Message => {
  const { tell } = showing;
  return card(
    [line(tell("quiet"), quietLine(showing)), note(tell("quiet-about"))],
    [
      [
        ...NIGHTS.map((night) => on("quiet", night, `/quiet ${night}`)),
        on("quiet", tell("off"), "/quiet off"),
        asking("quiet", tell("other"), tell("asks-quiet"), "/quiet …"),
      ],
      [back(showing)],
    ],
  );
};

const mutedPage = (showing: Showing): Message => {
  const { chosen, tell } = showing;
  const muted = mutedIn(chosen);
  return card(
    [line(tell("muted-list"), muted.length === 0 ? tell("nothing") : muted.join(" · "))],
    [
      [
        asking("muted", tell("mute-outlet"), tell("asks-outlet"), "/mute outlet …"),
        asking("muted", tell("mute-words"), tell("asks-words"), "/mute words …"),
      ],
      [
        ...muted.slice(0, MOST_LISTED - 1).map((word) => on("muted", `✕ ${word}`, `/unmute ${word}`)),
        back(showing),
      ],
    ],
  );
};

type Page = (showing: Showing, number: number) => Message | Promise<Message>;

const pages: Readonly<Record<string, Page>> = {
  "": mainPage,
  topics: topicsPage,
  topic: topicPage,
  packs: packsPage,
  times: timesPage,
  length: lengthPage,
  language: languagePage,
  quiet: quietPage,
  muted: mutedPage,
};

/** @returns undefined when there is no page of that name */
export const showPage = async (page: string, given: Circumstances): Promise<Message | undefined> => {
  const [name = "", number = ""] = page.split(" ");
  const show = pages[name];
  return show?.({ ...given, chosen: await given.desk.settings() }, Number(number));
};
