import { spokenTime } from "../../digest/tell.ts";
import type { Block, Button } from "../../model/message.ts";
import { NEVER, type ChatSettings } from "../../model/settings.ts";
import { privately, type Command, type Desk } from "../command.ts";

const line = (name: string, value: string): Block => ({
  kind: "text",
  spans: [{ text: name, tone: "strong" }, { text: ` ${value}` }],
});

const topicsOf = ({ topics }: ChatSettings): string =>
  topics.length === 0
    ? "what the house reads"
    : topics.map(({ name, feeds }) => `${name} (${feeds.length})`).join(" · ");

const whenOf = ({ hour, pausedUntil }: ChatSettings, desk: Desk): string => {
  const place = `${hour} · ${desk.zone} time`;
  if (pausedUntil === undefined || pausedUntil <= desk.now()) return place;
  const end =
    pausedUntil === NEVER
      ? "until /resume"
      : `until ${spokenTime(new Date(pausedUntil).toISOString(), { zone: desk.zone, language: "en" })}`;
  return `paused ${end} · then ${place}`;
};

const buttonsOf = ({ pausedUntil }: ChatSettings, now: number): readonly (readonly Button[])[] => [
  [
    { label: "Add a feed", asksFor: "The address of a site or a feed", does: "/feed add" },
    { label: "Hour", asksFor: "When the digest comes, such as 07:30", does: "/hour" },
    { label: "City", asksFor: "A large city near you, for the time zone", does: "/zone" },
    { label: "Language", asksFor: "en, es, de, fr, pt or uk", does: "/language" },
  ],
  [
    pausedUntil === undefined || pausedUntil <= now
      ? { label: "Pause", does: "/pause" }
      : { label: "Resume", does: "/resume" },
    { label: "Last changes", does: "/log" },
  ],
];

export const settings: Command = {
  name: "settings",
  form: "",
  does: "what this chat has chosen, and buttons to change it",
  example: "/settings",
  isForAdmins: true,
  run: async (_, { desk }) => {
    const chosen = await desk.settings();
    const muted = [...chosen.mutedOutlets, ...chosen.mutedWords];
    return privately({
      blocks: [
        line("Topics", topicsOf(chosen)),
        line("When", whenOf(chosen, desk)),
        line(
          "Language",
          `${new Intl.DisplayNames("en", { type: "language" }).of(chosen.language)} · quotes stay in the original`,
        ),
        ...(muted.length === 0 ? [] : [line("Muted", muted.join(" · "))]),
      ],
      buttons: buttonsOf(chosen, desk.now()),
    });
  },
};
