/** Of one language, how sure a text is of what it tells: words apart, "-" for a space or a hyphen, "*" for any ending. */
export interface FirmWords {
  /** Before a deed that is possible: "may". */
  readonly may: string;
  /** Before a deed that somebody means to do: "plans to". */
  readonly plans: string;
  /** Before a deed that is allowed or owed: "can"; only a future is firmer. */
  readonly can: string;
  /** "will". */
  readonly will: string;
  /** Nobody vouches for what they stand by: "reportedly". */
  readonly hedges: string;
  /** Before a number, which is then not the exact one: "about", "at least". */
  readonly roughly: string;
  /** Somebody says it, and it may not be so: "claimed", "according to". */
  readonly claims: string;
  /** Somebody says it: "said". */
  readonly says: string;
  /** Leave a thing open in other ways: "if", "expected". */
  readonly open: string;
  /** Somebody is to do something: "asked". */
  readonly asks: string;
  /** And says yes: "agreed". */
  readonly agrees: string;
  /** One is at odds with another: "accused", "denied". */
  readonly disputes: string;
  /** Who does it stands behind: "by". */
  readonly by: string;
  /** Deeds of two that both do: "met". */
  readonly mutual: string;
}
