/** One process owns one data folder: a lock that the system lets go of by itself, however the process ends. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Trouble } from "../ops/trouble.ts";

export interface FolderLock {
  release(): Promise<void>;
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && (error.errcode === 5 || error.errcode === 6);

const NO_LOCK: FolderLock = { release: async () => undefined };

/**
 * A folder that cannot be used at all is not locked: opening the store there says in a sentence why.
 * @throws Trouble("wake-operator") when another process has it
 */
export const lockFolder = async (dataDir: string): Promise<FolderLock> => {
  let lock: DatabaseSync | undefined;
  try {
    await mkdir(dataDir, { recursive: true });
    const opened = new DatabaseSync(join(dataDir, "lock.db"));
    lock = opened;
    opened.exec("pragma busy_timeout = 0; pragma locking_mode = exclusive; begin exclusive");
    return { release: async () => opened.close() };
  } catch (error) {
    lock?.close();
    if (!isBusy(error)) return NO_LOCK;
    const sentence = `Another Tidings works in ${dataDir}: end it first, or set DATA_DIR to another folder.`;
    throw new Trouble("wake-operator", sentence, error);
  }
};
