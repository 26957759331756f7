/** Unpacks a body while it comes in, as its Content-Encoding says: what is too large is known before all of it is here. */
import { pipeline, Readable, type Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";
import { Refusal } from "./refusals.ts";

export type Chunks = AsyncIterable<Uint8Array>;

/** Some servers send “deflate” without the two bytes that should go before it; their low half is 8. */
const inflating = (first: number): Transform => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw());

/** A larger window (RFC 9659 allows 8 MB) would be memory that the sender chooses. */
const ZSTD = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

const UNPACKERS: Readonly<Record<string, (first: number) => Transform>> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  deflate: inflating,
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(ZSTD),
};

const nothing = (): void => undefined;

/** A trouble of the line is handed on as it is; one of the packing is ours to word. */
async function* through(packed: Chunks, unpackerFor: (first: number) => Transform): Chunks {
  const parts = packed[Symbol.asyncIterator]();
  const { value: first, done } = await parts.next();
  if (done) return;
  let trouble: unknown;
  const source = async function* all(): Chunks {
    try {
      yield first;
      yield* { [Symbol.asyncIterator]: () => parts };
    } catch (error) {
      trouble = error;
      throw error;
    }
  };
  const unpacker = unpackerFor(first[0] ?? 0);
  pipeline(Readable.from(source()), unpacker, nothing);
  try {
    yield* unpacker;
  } catch (error) {
    throw error === trouble ? error : new Refusal("The page cannot be unpacked.", { cause: error });
  }
}

/** Nobody packs more than twice in earnest. */
const MOST_TIMES = 3;

/**
 * @param encoding as the header has it: in the order of packing
 * @throws Refusal when it is packed in a way that is not known, or cannot be unpacked
 */
export const unpack = (packed: Chunks, encoding: string | undefined): Chunks => {
  const names = (encoding ?? "").toLowerCase().split(",");
  const packings = names.map((name) => name.trim()).filter((name) => name !== "" && name !== "identity");
  if (packings.length > MOST_TIMES) throw new Refusal(`The page is packed ${packings.length} times over.`);
  return packings.reduceRight((chunks, name) => {
    const unpackerFor = UNPACKERS[name];
    if (!unpackerFor) throw new Refusal(`The page is packed as “${name}”, which was not asked for.`);
    return through(chunks, unpackerFor);
  }, packed);
};
