/** What went wrong, said by what helps: an error names its remedy. */
export type Remedy = "try-again" | "tell-reader" | "wake-operator";

export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly remedy: Remedy;

  /** @param message one clear sentence for a person: what happened and, where it helps, what to do. */
  constructor(remedy: Remedy, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.remedy = remedy;
  }
}

/** The sentence of any thrown thing. */
export const sentenceOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
