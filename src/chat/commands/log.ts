import { spokenTime } from "../../digest/tell.ts";
import { misused, privately, say, tellOutcome, type Command } from "../command.ts";

export const log: Command = {
  name: "log",
  form: "[undo n]",
  does: "the last changes, who made them, and a way back",
  example: "/log",
  isForAdmins: true,
  run: async (words, { desk }) => {
    const [, n] = /^undo (\d{1,6})$/u.exec(words) ?? [];
    if (n !== undefined) return tellOutcome(await desk.undo(Number(n)));
    if (words !== "") return privately(misused(`“${words}” is nothing that the log does.`, log));
    const changes = await desk.changes();
    if (changes.length === 0) return privately(say("Nothing has been changed here."));
    const telling = { zone: desk.zone, language: "en" };
    return privately({
      blocks: changes.map(({ n: number, at, by, says }) => ({
        kind: "text",
        spans: [
          { text: `${number} ${says}` },
          { text: ` · ${by} · ${spokenTime(new Date(at).toISOString(), telling)}`, tone: "faint" },
        ],
      })),
    });
  },
};
