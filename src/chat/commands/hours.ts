/** When digests come and how they are: for the chat, and for the house as a whole. */
import { tellDigest } from "../../digest/tell.ts";
import { spokenTime } from "../../digest/spoken-time.ts";
import type { Block, Message } from "../../model/message.ts";
import { misused, privately, say, type Command, type Desk, type NextRun } from "../command.ts";
import type { Said, Tell } from "../strings/strings.ts";
import { withButtons } from "./digest.ts";

const timeOf = (instant: number, desk: Desk): string => spokenTime(new Date(instant).toISOString(), desk);
const lines = (said: readonly Said[], tell: Tell): Message => ({
  blocks: said.map((one): Block => ({ kind: "text", spans: [{ text: tell(...one) }] })),
});

const shared = ({ sharing, at, by }: NextRun, desk: Desk): readonly Said[] =>
  by - at < 10_000 ? [] : [["schedule-shared", { count: sharing, by: timeOf(by, desk) }]];

export const schedule: Command = {
  name: "schedule",
  form: "",
  does: "does-schedule",
  example: "/schedule",
  run: async (_, { desk, tell }) => {
    const next = await desk.schedule();
    const { pausedUntil } = await desk.settings();
    if (pausedUntil > desk.now()) return privately(say(tell("schedule-paused")));
    if (!next) return privately(say(tell("schedule-none")));
    return privately(
      lines([["schedule-next", { time: timeOf(next.at, desk) }], ...shared(next, desk)], tell),
    );
  },
};

export const preview: Command = {
  name: "preview",
  form: "",
  does: "does-preview",
  example: "/preview",
  isFor: "admins",
  run: async (_, { desk }) => {
    const digest = await desk.preview();
    const chosen = await desk.settings();
    return privately(withButtons(tellDigest(digest, { ...chosen, zone: desk.zone }), digest));
  },
};

export const undo: Command = {
  name: "undo",
  form: "",
  does: "does-undo",
  example: "/undo",
  isFor: "admins",
  run: async (_, { desk, tell }) => privately(say(tell(`retracted-${await desk.retract()}`))),
};

export const why: Command = {
  name: "why",
  form: "n | address",
  does: "does-why",
  example: "/why 2",
  run: async (words, { desk, tell }) =>
    words === "" ? misused(tell("why-missing"), why, tell) : privately(lines(await desk.why(words), tell)),
};

const STATES = ["due", "composed", "sent", "empty", "dead"] as const;

export const status: Command = {
  name: "status",
  form: "",
  does: "does-status",
  example: "/status",
  isFor: "operators",
  run: async (_, { desk, tell }) => {
    const { chats, feeds, failing, digests, waves } = await desk.status();
    const counts = STATES.map((state) => tell(`status-${state}`, { count: digests[state] ?? 0 })).join(" · ");
    return privately(
      lines(
        [
          ["status-house", { chats, feeds, failing }],
          ["status-digests", { counts }],
          ...waves.map(({ at, sharing, by }): Said => [
            "status-wave",
            { time: timeOf(at, desk), count: sharing, seconds: Math.round((by - at) / 1000) },
          ]),
        ],
        tell,
      ),
    );
  },
};
