/** Everything the parts of the fake share: the world, what happens in it, and who waits for it. */
import type { Json } from "./form.ts";
import type { World } from "./world.ts";

export interface Happening {
  readonly name: string;
  readonly data: Json;
  /** Without the words, for sessions that may not read them. */
  readonly withoutWords?: Json;
  /** None in a DM. */
  readonly guild: string | undefined;
  /** The bit a session must have asked for; 0 where everybody hears of it. */
  readonly intent: number;
}

/** How an interaction was acknowledged: `type` is Discord's interaction callback type. */
export interface Acknowledged {
  readonly type: number;
  readonly afterMs: number;
  readonly data: Json;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** Discord's interaction type: 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly name: string;
  readonly user: string;
  readonly channel: string;
  /** Of a component, and of a modal opened from one: the message that it is on. */
  readonly message: string | undefined;
  readonly at: number;
  /** By the clock that never jumps. */
  readonly begun: number;
  /** Nobody waits for an answer any more. */
  isLate: boolean;
  /** Its token is out of date. */
  isExpired: boolean;
  acknowledged: Acknowledged | undefined;
  /** The id of the message that answers it. */
  original: string | undefined;
}

export interface State {
  readonly world: World;
  readonly token: string;
  /** Where the server is: http://127.0.0.1:port. */
  url: string;
  readonly privileged: number;
  readonly ackMs: number;
  readonly tokenMs: number;
  readonly interactions: Map<string, Interaction>;
  /** By scope: "global" or a guild's id. */
  readonly commands: Map<string, readonly Json[]>;
  /** By author, channel and nonce: the message that was sent with it. */
  readonly nonces: Map<string, { readonly message: string; readonly at: number }>;
  /** What nobody expected: unknown routes and opcodes. */
  readonly strange: string[];
  /** Of today, of the 200 that are allowed. */
  commandsCreated: number;
  readonly listeners: ((event: Happening) => void)[];
  readonly waiting: Set<() => void>;
}

export const emit = (state: State, event: Happening): void => {
  for (const listener of state.listeners) listener(event);
  changed(state);
};

export const changed = (state: State): void => {
  for (const look of state.waiting) look();
};

/** What `look` finds, as soon as it finds something; it looks again whenever anything happens. */
export const until = <Value>(state: State, look: () => Value | undefined, what = "that"): Promise<Value> => {
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  const again = (): void => {
    const found = look();
    if (found === undefined || found === false) return;
    stop();
    resolve(found);
  };
  const timer = setTimeout(() => {
    stop();
    reject(new Error(`Nobody did ${what} within 10 seconds.`));
  }, 10_000);
  const stop = (): void => {
    clearTimeout(timer);
    state.waiting.delete(again);
  };
  state.waiting.add(again);
  again();
  return promise;
};
