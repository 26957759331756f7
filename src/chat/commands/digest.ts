import { tellDigest } from "../../digest/tell.ts";
import type { Command } from "../command.ts";

export const digest: Command = {
  name: "digest",
  form: "",
  does: "the latest digest, with what came since",
  run: async (_, desk) => tellDigest(await desk.renew(), desk.zone),
};
