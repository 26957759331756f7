import { spokenTime } from "../../digest/spoken-time.ts";
import { misused, privately, say, tellOutcome, type Command } from "../command.ts";

export const log: Command = {
  name: "log",
  form: "[undo n]",
  does: "does-log",
  example: "/log",
  isFor: "admins",
  run: async (words, { desk, tell }) => {
    const [, n] = /^undo (\d{1,6})$/u.exec(words) ?? [];
    if (n !== undefined) return tellOutcome(await desk.undo(Number(n)), tell);
    if (words !== "") return misused(tell("log-deed", { written: words }), log, tell);
    const changes = await desk.changes();
    const [last] = changes;
    if (!last) return privately(say(tell("log-empty")));
    return privately({
      blocks: changes.map(({ n: number, at, by, says }) => ({
        kind: "text",
        spans: [
          { text: `${number} ${says}` },
          { text: ` · ${by} · ${spokenTime(new Date(at).toISOString(), desk)}`, tone: "faint" },
        ],
      })),
      buttons: [[{ label: tell("take-back-last"), does: `/log undo ${last.n}` }]],
    });
  },
};
