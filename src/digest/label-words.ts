/** What is said of a source or a story, in the digest's language. */
import type { Telling } from "./telling.ts";
import { wordingFor } from "./wording.ts";

/** It is followed by the outlet that wrote the text. */
const WIRE = "wire copy of";

export const labelInWords = (label: string, { language }: Pick<Telling, "language">): string => {
  const { labels } = wordingFor(language);
  const origin = label.startsWith(`${WIRE} `) ? label.slice(WIRE.length + 1) : undefined;
  if (origin === undefined) return labels[label] ?? label;
  return `${labels[WIRE] ?? WIRE} ${labels[origin] ?? origin}`;
};

/** Behind the name of an outlet: " (opinion; corrected)"; nothing where there are none. */
export const labelsBehind = (labels: readonly string[], telling: Pick<Telling, "language">): string =>
  labels.length === 0 ? "" : ` (${labels.map((label) => labelInWords(label, telling)).join("; ")})`;
