/** Of one language, by the rule that they break: words apart, "-" for a space or a hyphen, "*" for any ending. */
export interface LoadedWords {
  /** For what somebody said or did. */
  readonly verbs: string;
  /** Praise and horror. */
  readonly puffery: string;
  /** What somebody would not call themselves. */
  readonly labels: string;
  /** Said by nobody who could be asked. */
  readonly weasel: string;
  /** The writer's nod. */
  readonly adverbs: string;
  /** What only the person can know. */
  readonly minds: string;
}
