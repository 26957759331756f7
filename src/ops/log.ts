import { pino, type Logger } from "pino";
import type { LogLevel } from "./settings.ts";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** One JSON object a line, on standard error, so that standard output stays the reader's. */
export const openLog = (level: LogLevel): Log =>
  pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
