import type { Passage, Span } from "./article.ts";

/**
 * Words somebody said, exactly as one article prints them: `text` is the slice that the passage names, without its marks.
 * `speaker` is null when the article does not plainly say who spoke.
 */
export interface Quote extends Passage {
  readonly text: string;
  readonly speaker: { readonly name: string } | null;
  /** The slice of the article that names its speaker there ("Holt", "he"); null without one. The first digests were kept without it. */
  readonly said?: Span | null;
  /** Where "he" stands at `said`: the slice of the same article that names the person. */
  readonly named?: Span;
  /** True when the article goes on quoting beyond this slice; shown as “…” outside the words. */
  readonly cut?: true;
}
