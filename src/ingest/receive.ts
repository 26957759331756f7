/** Takes a body in, and no more of it than is allowed, packed or unpacked; what is too large is left at once. */
import { Refusal, TooSlow } from "./refusals.ts";
import { type Chunks, unpack } from "./unpack.ts";

export interface Sizes {
  readonly bytes: number;
  readonly unpackedBytes: number;
  /** Milliseconds from a body's first byte, after which it has to have come at `SLOWEST` at least. */
  readonly grace: number;
  /** Whether the beginning is enough, where there is more. */
  readonly isCut?: boolean;
}

const tooLarge = (bytes: number): Refusal => new Refusal(`The page is larger than ${bytes / 1_000_000} MB.`);

/** Hands on what comes, as long as it is not more than that. */
async function* atMost(bytes: number, chunks: AsyncIterable<unknown>, isCut: boolean): Chunks {
  let left = bytes;
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) continue;
    if (chunk.byteLength > left && !isCut) throw tooLarge(bytes);
    yield chunk.subarray(0, left);
    left -= chunk.byteLength;
    if (left < 0) return;
  }
}

/** Bytes a second. A poor line has ten times as much; a host that drips has a few, and could hold us for as long as we let it. */
const SLOWEST = 500;

/** Hands on what comes, as long as it does not drip. */
async function* steady(grace: number, chunks: AsyncIterable<unknown>): AsyncGenerator {
  let [began, had] = [0, 0];
  for await (const chunk of chunks) {
    began ||= performance.now();
    had += chunk instanceof Uint8Array ? chunk.byteLength : 0;
    const passed = performance.now() - began;
    if (passed > grace && had < (SLOWEST * passed) / 1000)
      throw new TooSlow(`It sends less than ${SLOWEST} bytes a second.`);
    yield chunk;
  }
}

export interface Packing {
  readonly encoding: string | undefined;
  /** Bytes, as the sender says. */
  readonly length: string | undefined;
}

/** @throws Refusal when it is too large, comes too slowly or cannot be unpacked. */
export const receive = async (
  body: AsyncIterable<unknown>,
  { encoding, length }: Packing,
  { bytes, unpackedBytes, grace, isCut = false }: Sizes,
): Promise<Uint8Array> => {
  if (Number(length) > bytes && !isCut) throw tooLarge(bytes);
  const all: Uint8Array[] = [];
  const unpacked = unpack(atMost(bytes, steady(grace, body), isCut), encoding);
  for await (const chunk of atMost(unpackedBytes, unpacked, isCut)) all.push(chunk);
  return Buffer.concat(all);
};
