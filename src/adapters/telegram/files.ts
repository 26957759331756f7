/** A file that somebody sends along: settings or feeds, as text. */
import type { Message } from "grammy/types";
import { seconds } from "../../model/time.ts";
import { namedFailure } from "./answers.ts";
import type { Line } from "./front.ts";

const MOST_BYTES = 2_000_000;
const PATIENCE = seconds(20);

/** Of these it is likely that they are meant as settings or feeds. */
const LIKELY = /\.(?:opml|json|xml|txt)$/iu;

export const isLikelyList = ({ document, caption }: Message): boolean =>
  caption === undefined && LIKELY.test(document?.file_name ?? "");

/** Its text, or which sentence says why there is none; undefined where there is no file. */
export const fileTextOf = async (
  { document }: Message,
  { api, download, needs }: Line,
): Promise<{ readonly text: string } | { readonly why: "file-too-large" | "trouble" } | undefined> => {
  if (!document) return undefined;
  if ((document.file_size ?? 0) > MOST_BYTES) return { why: "file-too-large" };
  try {
    const { file_path: path } = await api.getFile(document.file_id);
    const bytes = await download(path ?? "", AbortSignal.timeout(PATIENCE));
    return { text: new TextDecoder().decode(bytes.slice(0, MOST_BYTES)).replaceAll("\u0000", "") };
  } catch (error) {
    needs.complain(`A file could not be had. ${namedFailure(error)}`);
    return { why: "trouble" };
  }
};
