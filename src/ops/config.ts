/** The one place that reads the settings. `.env.example` is printed from the table of settings, and a test compares the two. */

import { settings, type Setting } from "./settings.ts";
import { Trouble } from "./trouble.ts";

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
    contact: readOne(settings.contact, from, wrong),
    httpHost: readOne(settings.httpHost, from, wrong),
    httpPort: readOne(settings.httpPort, from, wrong),
    telegramToken: readOne(settings.telegramToken, from, wrong),
    telegramApi: readOne(settings.telegramApi, from, wrong),
    telegramWebhook: readOne(settings.telegramWebhook, from, wrong),
    discordToken: readOne(settings.discordToken, from, wrong),
    discordApi: readOne(settings.discordApi, from, wrong),
    discordShards: readOne(settings.discordShards, from, wrong),
    openaiApiKey: readOne(settings.openaiApiKey, from, wrong),
    openaiBaseUrl: readOne(settings.openaiBaseUrl, from, wrong),
    openaiModel: readOne(settings.openaiModel, from, wrong),
    modelDeadline: readOne(settings.modelDeadline, from, wrong),
    modelCalls: readOne(settings.modelCalls, from, wrong),
    modelTokens: readOne(settings.modelTokens, from, wrong),
    access: readOne(settings.access, from, wrong),
    operators: readOne(settings.operators, from, wrong),
    familiesFile: readOne(settings.familiesFile, from, wrong),
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
