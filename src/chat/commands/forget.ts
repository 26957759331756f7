import { privately, say, type Command } from "../command.ts";

export const forget: Command = {
  name: "forget",
  form: "",
  does: "forgets what you asked here, so that the next question stands alone",
  example: "/forget",
  run: async (_, { desk }) => {
    await desk.forget();
    return privately(say("Forgotten. The next question stands alone."));
  },
};
