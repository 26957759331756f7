/** New entries to the browsers that look at their chat. */
import type { ChatId } from "../../model/id.ts";
import type { Placed } from "./pages.ts";

export type Signal = { readonly kind: "entry"; readonly placed: Placed } | { readonly kind: "working" };

export interface Wire {
  tell(chat: ChatId, placed: Placed): void;
  working(chat: ChatId): void;
  /** @returns what ends it */
  listen(chat: ChatId, on: (signal: Signal) => void, ended: () => void): () => void;
  /** Ends all listening. */
  close(): void;
}

interface Ear {
  readonly chat: ChatId;
  readonly on: (signal: Signal) => void;
  readonly ended: () => void;
}

export const openWire = (): Wire => {
  const ears = new Set<Ear>();
  const tell = (chat: ChatId, signal: Signal): void => {
    for (const ear of ears) if (ear.chat === chat) ear.on(signal);
  };
  return {
    tell: (chat, placed) => tell(chat, { kind: "entry", placed }),
    working: (chat) => tell(chat, { kind: "working" }),
    listen: (chat, on, ended) => {
      const ear = { chat, on, ended };
      ears.add(ear);
      return () => void ears.delete(ear);
    },
    close: () => {
      for (const { ended } of ears) ended();
      ears.clear();
    },
  };
};
