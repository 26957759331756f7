/** What is said to a reader, before any platform makes it pretty. No markup here: blocks, and spans of plain text. */

export type Tone = "strong" | "faint" | "receipt" | "mark";

export interface TextSpan {
  readonly text: string;
  readonly tone?: Tone;
  /** An http(s) address that we ourselves stored; never one that a text or a model brought along. */
  readonly link?: string;
}

export type Block =
  | { readonly kind: "title"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "headline"; readonly number: number; readonly spans: readonly TextSpan[] }
  | { readonly kind: "text"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "quote"; readonly text: string; readonly speaker: string }
  | { readonly kind: "sources"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "more"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "note"; readonly spans: readonly TextSpan[] };

export interface Message {
  readonly blocks: readonly Block[];
}
