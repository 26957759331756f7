/** Whether there is room on a disk: taking in stops before it is full, so that what is there can still be told. */
import { statfs } from "node:fs/promises";

/** So much is left for what must still be written: what was sent, and who was answered. */
const FLOOR = 128 * 1024 * 1024;
/** Of a small disk a twentieth. */
const PART = 20;

interface Disk {
  /** Blocks that are free, the size of one, and how many there are. */
  readonly bavail: number;
  readonly bsize: number;
  readonly blocks: number;
}

/** @returns true where it cannot be found out */
export const hasRoom = async (
  folder: string,
  diskOf: (path: string) => Promise<Disk> = statfs,
): Promise<boolean> => {
  try {
    const { bavail, bsize, blocks } = await diskOf(folder);
    return bavail * bsize >= Math.min(FLOOR, (blocks * bsize) / PART);
  } catch (error) {
    if (error instanceof Error) return true;
    throw error;
  }
};
