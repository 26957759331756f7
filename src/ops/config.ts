/** The one place that reads the settings. `.env.example` is printed from this table, and a test compares the two. */
import { Trouble } from "./trouble.ts";

interface Setting<Value> {
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

const wholeNumber = (written: string, least: number): number => {
  const value = Number(written);
  if (written.trim() === "" || !Number.isInteger(value) || value < least)
    throw new Error(`is “${written}”. Write a whole number from ${least}.`);
  return value;
};

const settings = {
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

type Settings = typeof settings;
export type Config = { readonly [Key in keyof Settings]: ReturnType<Settings[Key]["read"]> };

const readOne = <Value>(
  { name, fallback, read }: Setting<Value>,
  from: Environment,
  wrong: string[],
): Value => {
  try {
    return read(from[name] ?? fallback);
  } catch (error) {
    wrong.push(`${name} ${error instanceof Error ? error.message : String(error)}`);
    return read(fallback);
  }
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Trouble("wake-operator") with a line for each value that cannot be used. */
export const readConfig = (from: Environment = process.env): Config => {
  const wrong: string[] = [];
  const config: Config = {
    dataDir: readOne(settings.dataDir, from, wrong),
    databaseUrl: readOne(settings.databaseUrl, from, wrong),
    fetchAllow: readOne(settings.fetchAllow, from, wrong),
    httpHost: readOne(settings.httpHost, from, wrong),
    httpPort: readOne(settings.httpPort, from, wrong),
    openaiApiKey: readOne(settings.openaiApiKey, from, wrong),
    openaiBaseUrl: readOne(settings.openaiBaseUrl, from, wrong),
    openaiModel: readOne(settings.openaiModel, from, wrong),
    modelDeadline: readOne(settings.modelDeadline, from, wrong),
    modelCalls: readOne(settings.modelCalls, from, wrong),
    modelTokens: readOne(settings.modelTokens, from, wrong),
    access: readOne(settings.access, from, wrong),
    operators: readOne(settings.operators, from, wrong),
    lateHours: readOne(settings.lateHours, from, wrong),
    ifUncertain: readOne(settings.ifUncertain, from, wrong),
    logLevel: readOne(settings.logLevel, from, wrong),
    plain: readOne(settings.plain, from, wrong),
    startsAt: readOne(settings.startsAt, from, wrong),
  };
  if ((config.openaiApiKey ?? config.openaiBaseUrl) !== undefined && config.openaiModel === undefined)
    wrong.push("OPENAI_MODEL is empty. Name the model that the server is to use.");
  if (wrong.length > 0) throw new Trouble("wake-operator", wrong.join("\n"));
  return config;
};

/** What `.env.example` holds: every setting with what it is for and its usual value. */
export const envExample = (): string =>
  `# Every setting of Tidings, with its usual value. Copy this file to .env and change what you need.\n${Object.values(
    settings,
  )
    .map(({ name, fallback, says }) => `\n# ${says}\n${name}=${fallback}\n`)
    .join("")}`;
