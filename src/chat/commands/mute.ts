import { mute as muted, unmute as heard } from "../changes.ts";
import { misused, privately, tellOutcome, type Command } from "../command.ts";

export const mute: Command = {
  name: "mute",
  form: "outlet name | words …",
  does: "leaves an outlet, or articles with these words, out of the digest",
  example: "/mute outlet Kestrel Wire",
  isForAdmins: true,
  run: async (words, { desk }) => {
    const [, kind = "", rest = ""] = /^(outlet|words)\s+(.+)$/su.exec(words) ?? [];
    if (rest === "") return privately(misused("Say whether it is an outlet or words.", mute));
    return tellOutcome(await desk.change(muted(kind === "outlet" ? "mutedOutlets" : "mutedWords", rest)));
  },
};

export const unmute: Command = {
  name: "unmute",
  form: "name or words",
  does: "takes a /mute back",
  example: "/unmute Kestrel Wire",
  isForAdmins: true,
  run: async (words, { desk }) => tellOutcome(await desk.change(heard(words))),
};
