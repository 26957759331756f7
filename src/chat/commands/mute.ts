import { mute as muted, unmute as heard } from "../changes.ts";
import { misused, tellOutcome, type Command } from "../command.ts";

export const mute: Command = {
  name: "mute",
  form: "outlet name | words …",
  does: "does-mute",
  example: "/mute outlet Kestrel Wire",
  isFor: "admins",
  run: async (words, { desk, tell }) => {
    const [, kind = "", rest = ""] = /^(outlet|words)\s+(.+)$/su.exec(words) ?? [];
    if (rest === "") return misused(tell("mute-which"), mute, tell);
    const list = kind === "outlet" ? "mutedOutlets" : "mutedWords";
    return tellOutcome(await desk.change(muted(list, rest)), tell);
  },
};

export const unmute: Command = {
  name: "unmute",
  form: "name or words",
  does: "does-unmute",
  example: "/unmute Kestrel Wire",
  isFor: "admins",
  run: async (words, { desk, tell }) => tellOutcome(await desk.change(heard(words)), tell),
};
