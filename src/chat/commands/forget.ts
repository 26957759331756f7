import { say, type Command } from "../command.ts";

export const forget: Command = {
  name: "forget",
  form: "",
  does: "forgets what was asked here, so that the next question stands alone",
  run: async (_, desk) => {
    await desk.forget();
    return say("Forgotten. The next question stands alone.");
  },
};
