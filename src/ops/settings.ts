/** The table of the settings: name, usual value, what each is for, and how it is read. */
import { readContact, readWebhook, wholeNumber } from "./written.ts";

export interface Setting<Value> {
  readonly name: string;
  /** As it would be written in .env. */
  readonly fallback: string;
  /** What it is for, in a line or two. */
  readonly says: string;
  /** Throws an Error whose message finishes "NAME …". */
  readonly read: (written: string) => Value;
}

const setting = <Value>(one: Setting<Value>): Setting<Value> => one;

const LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LEVELS)[number];

/** Every setting, in the order in which they are printed. */
export const settings = {
  dataDir: setting({
    name: "DATA_DIR",
    fallback: "./data",
    says: "The folder that holds everything Tidings remembers.",
    read: (written) => {
      if (written.trim() === "") throw new Error("is empty. Name a folder, for example ./data.");
      return written;
    },
  }),
  databaseUrl: setting({
    name: "DATABASE_URL",
    fallback: "",
    says: "A Postgres database instead of the file in DATA_DIR: postgres://user:password@host:5432/name.",
    read: (written) => {
      if (written !== "" && !/^postgres(?:ql)?:\/\/\S+$/u.test(written))
        throw new Error(
          "is not a Postgres address. Write postgres://user:password@host:5432/name, or leave it empty.",
        );
      return written === "" ? undefined : written;
    },
  }),
  fetchAllow: setting({
    name: "FETCH_ALLOW",
    fallback: "",
    says: "Private addresses that feeds may be read from, with commas: host, host:port, address or network (10.0.0.0/8).",
    read: (written): readonly string[] => {
      const listed = written
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean);
      const odd = listed.find((one) => /[\s@]|:\/\//u.test(one));
      if (odd !== undefined)
        throw new Error(`has “${odd}”. Write hosts or addresses without http:// and spaces.`);
      return listed;
    },
  }),
  contact: setting({
    name: "CONTACT",
    fallback: "",
    says: "Where publishers reach whoever runs this: an address of the web or of mail, sent along with every request.",
    read: readContact,
  }),
  httpHost: setting({
    name: "HTTP_HOST",
    fallback: "127.0.0.1",
    says: "The address that the chat in the browser listens on. Another one than this machine's own is seen by others.",
    read: (written) => {
      if (!/^[\w.:-]+$/u.test(written))
        throw new Error(`is “${written}”. Write an address such as 127.0.0.1.`);
      return written;
    },
  }),
  httpPort: setting({
    name: "HTTP_PORT",
    fallback: "8787",
    says: "The port that the chat in the browser listens on; 0 for any free one.",
    read: (written) => {
      const port = wholeNumber(written, 0);
      if (port > 65_535) throw new Error(`is “${written}”. Write a port, at most 65535.`);
      return port;
    },
  }),
  telegramToken: setting({
    name: "TELEGRAM_TOKEN",
    fallback: "",
    says: "The token of your bot, as BotFather shows it (docs/telegram.md). Empty: no Telegram.",
    read: (written) => {
      if (written !== "" && !/^\d+:[\w-]{20,}$/u.test(written))
        throw new Error(
          "does not look like a token. BotFather shows it: digits, a colon and some 35 letters.",
        );
      return written === "" ? undefined : written;
    },
  }),
  telegramApi: setting({
    name: "TELEGRAM_API",
    fallback: "https://api.telegram.org",
    says: "Where the Bot API is; another address for a server of your own.",
    read: (written) => {
      if (!/^https?:\/\/\S+$/u.test(written)) throw new Error("is not an address. Write https://host.");
      return written.replace(/\/+$/u, "");
    },
  }),
  telegramWebhook: setting({
    name: "TELEGRAM_WEBHOOK",
    fallback: "",
    says: "An https address of yours at which Telegram tells what is said, with a secret and the place where it is listened to: https://news.example/telegram secret 127.0.0.1:8789. Empty: it is asked, which needs nothing.",
    read: readWebhook,
  }),
  discordToken: setting({
    name: "DISCORD_TOKEN",
    fallback: "",
    says: "The token of your bot, as Discord's developer portal shows it (docs/discord.md). Empty: no Discord.",
    read: (written) => {
      if (/\s/u.test(written)) throw new Error("has spaces in it. Copy the token alone.");
      return written === "" ? undefined : written;
    },
  }),
  discordApi: setting({
    name: "DISCORD_API",
    fallback: "https://discord.com/api",
    says: "Where Discord's API is; another address for tests.",
    read: (written) => {
      if (!/^https?:\/\/\S+$/u.test(written)) throw new Error("is not an address. Write https://host/api.");
      return written.replace(/\/+$/u, "");
    },
  }),
  discordShards: setting({
    name: "DISCORD_SHARDS",
    fallback: "",
    says: "For several processes on one Postgres: which shards this one is of how many, such as 0,1/4. Empty: all of them.",
    read: (written) => {
      if (written === "") return undefined;
      const [, ids = "", count] = /^(\d+(?:,\d+)*)\/(\d+)$/u.exec(written) ?? [];
      const listed = ids.split(",").map(Number);
      if (count === undefined || listed.some((id) => id >= Number(count)))
        throw new Error("is not whole. Write 0,1/4: shards 0 and 1 of 4.");
      return { ids: listed, count: Number(count) };
    },
  }),
  openaiApiKey: setting({
    name: "OPENAI_API_KEY",
    fallback: "",
    says: "A key for a model that words summaries and answers. Without it, and without OPENAI_BASE_URL, sentences are taken from the sources.",
    read: (written) => (written === "" ? undefined : written),
  }),
  openaiBaseUrl: setting({
    name: "OPENAI_BASE_URL",
    fallback: "",
    says: "A server that speaks chat completions, such as http://127.0.0.1:11434/v1 for Ollama. Empty: OpenAI's own.",
    read: (written) => {
      if (written !== "" && !/^https?:\/\/\S+$/u.test(written))
        throw new Error("is not an address. Write http://host:port/v1, or leave it empty.");
      return written === "" ? undefined : written;
    },
  }),
  openaiModel: setting({
    name: "OPENAI_MODEL",
    fallback: "",
    says: "The model's name at that server. Needed with a key or an address.",
    read: (written) => (written === "" ? undefined : written),
  }),
  modelDeadline: setting({
    name: "MODEL_DEADLINE_SECONDS",
    fallback: "25",
    says: "How long the model may take for one story or answer, a repair included; then it goes out without.",
    read: (written) => wholeNumber(written, 1) * 1000,
  }),
  modelCalls: setting({
    name: "MODEL_CALLS_A_DAY",
    fallback: "500",
    says: "How often the model may be asked in a day (UTC). Over it, sentences are taken from the sources.",
    read: (written) => wholeNumber(written, 0),
  }),
  modelTokens: setting({
    name: "MODEL_TOKENS_A_DAY",
    fallback: "2000000",
    says: "How many tokens may go to the model and come from it in a day (UTC).",
    read: (written) => wholeNumber(written, 0),
  }),
  access: setting({
    name: "ACCESS",
    fallback: "private",
    says: "Who may come in: private (whoever runs the bot lets each chat in) or open (anybody, within limits and without the model).",
    read: (written): "private" | "open" => {
      if (written !== "private" && written !== "open")
        throw new Error(`is “${written}”. Choose private or open.`);
      return written;
    },
  }),
  operators: setting({
    name: "OPERATORS",
    fallback: "",
    says: "Who runs the bot, with commas: telegram:4711, discord:1234. Without any, the start shows a word that makes whoever sends it the operator.",
    read: (written): readonly string[] => {
      const listed = written
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean);
      const odd = listed.find((one) => !/^[a-z]+:[^\s:]+$/u.test(one));
      if (odd !== undefined) throw new Error(`has “${odd}”. Write platform:id, such as telegram:4711.`);
      return listed;
    },
  }),
  familiesFile: setting({
    name: "FAMILIES_FILE",
    fallback: "",
    says: "A JSON file of outlets that one owner has, which count as one source, beside those that are known: see docs/families.md.",
    read: (written) => (written.trim() === "" ? undefined : written),
  }),
  lateHours: setting({
    name: "LATE_HOURS",
    fallback: "6",
    says: "So many hours after its time a digest is still sent, saying that it is late. After that its news comes with the next one.",
    read: (written) => wholeNumber(written, 0),
  }),
  ifUncertain: setting({
    name: "IF_UNCERTAIN",
    fallback: "resend",
    says: "What to do when it cannot be known whether Telegram has taken a message, after a crash for example: resend (it may stand there twice) or skip (it may be missing).",
    read: (written): "resend" | "skip" => {
      if (written !== "resend" && written !== "skip")
        throw new Error(`is “${written}”. Choose resend or skip.`);
      return written;
    },
  }),
  logLevel: setting({
    name: "LOG_LEVEL",
    fallback: "warn",
    says: `How much is written to the log (standard error): ${LEVELS.join(", ")}.`,
    read: (written): LogLevel => {
      const level = LEVELS.find((one) => one === written);
      if (!level) throw new Error(`is “${written}”. Choose one of ${LEVELS.join(", ")}.`);
      return level;
    },
  }),
  plain: setting({
    name: "NO_COLOR",
    fallback: "",
    says: "Any value turns colours and glyphs on the terminal off.",
    read: (written) => written !== "",
  }),
  startsAt: setting({
    name: "TIDINGS_NOW",
    fallback: "",
    says: "Starts the clock at this moment instead of now, for tests and demonstrations: 2031-05-12T07:30:00Z.",
    read: (written) => {
      const instant = written === "" ? undefined : Date.parse(written);
      if (Number.isNaN(instant))
        throw new Error(`is “${written}”. Write a moment such as 2031-05-12T07:30:00Z.`);
      return instant;
    },
  }),
};
