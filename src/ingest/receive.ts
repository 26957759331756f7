/** Takes a body in, and no more of it than is allowed, packed or unpacked. */
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { Refusal } from "./refusals.ts";

export interface Sizes {
  readonly bytes: number;
  readonly unpackedBytes: number;
}

const take = async (chunksOf: AsyncIterable<unknown>, limits: Sizes): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > limits.bytes) throw new Refusal(`The page is larger than ${limits.bytes / 1_000_000} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const UNPACK: Readonly<
  Record<string, (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>>
> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

const unpack = async (body: Uint8Array, encoding: string | undefined, limits: Sizes): Promise<Uint8Array> => {
  const name = encoding?.trim().toLowerCase() ?? "identity";
  if (name === "identity" || name === "" || body.byteLength === 0) return body;
  const by = UNPACK[name];
  if (!by) throw new Refusal(`The page is packed as “${name}”, which was not asked for.`);
  return by(body, { maxOutputLength: limits.unpackedBytes }).catch((error: unknown) => {
    throw new Refusal(
      isTooLarge(error)
        ? `The page is larger than ${limits.unpackedBytes / 1_000_000} MB.`
        : "The page cannot be unpacked.",
      { cause: error },
    );
  });
};

/** @throws Refusal when it is too large or cannot be unpacked. */
export const receive = async (
  body: AsyncIterable<unknown>,
  encoding: string | undefined,
  limits: Sizes,
): Promise<Uint8Array> => unpack(await take(body, limits), encoding, limits);
