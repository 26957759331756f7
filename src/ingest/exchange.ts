/** One question to a server and its answer, at the price of no more than that: most answers are “not changed”, without a body. */
import { Readable } from "node:stream";
import type { Dispatcher } from "undici";

export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Nothing comes of it once it has been left. */
  readonly body: AsyncIterable<unknown>;
  /** What is left unread of the body is broken off. */
  readonly leave: () => void;
}

export interface Question {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Stoppable {
  /** Calls when it is not to go on; at once, where that is so already. */
  whenOver(stop: (why: Error) => void): void;
}

const NOT_CHANGED = 304;

const heardElsewhere = (): undefined => undefined;

const WITHOUT_BODY = { body: Readable.from([]), leave: heardElsewhere };

const bodyOn = (controller: Dispatcher.DispatchController): Readable => {
  const body = new Readable({
    read: () => controller.resume(),
    destroy: (trouble, done) => {
      // One that was read to its end leaves its connection to the next question.
      if (trouble || !body.readableEnded) controller.abort(trouble ?? new Error("The rest is not wanted."));
      done(trouble);
    },
  });
  // Whoever reads it hears of a trouble; one that comes before that, or after, does no harm.
  return body.on("error", heardElsewhere);
};

class Exchange implements Dispatcher.DispatchHandler {
  readonly #answered = Promise.withResolvers<Answer>();
  readonly answer = this.#answered.promise;
  #controller: Dispatcher.DispatchController | undefined;
  #answer: Answer | undefined;
  #body: Readable | undefined;
  #stopped: Error | undefined;

  /** Nobody waits any longer for an answer, or for the rest of one. */
  stop(why: Error): void {
    this.#stopped = why;
    this.#controller?.abort(why);
    this.#answered.reject(why);
  }

  /** There is a connection for it. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#stopped) controller.abort(this.#stopped);
  }
  onResponseStart(
    controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Answer["headers"],
  ): void {
    if (statusCode < 200) return;
    if (statusCode === NOT_CHANGED) {
      this.#answer = { statusCode, headers, ...WITHOUT_BODY };
      return;
    }
    const body = bodyOn(controller);
    this.#body = body;
    this.#answered.resolve({ statusCode, headers, body, leave: () => void body.destroy() });
  }
  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#body?.push(chunk) === false) controller.pause();
  }
  /** Only now is the connection free for the next question to its host. */
  onResponseEnd(): void {
    this.#body?.push(null);
    if (this.#answer) this.#answered.resolve(this.#answer);
  }
  onResponseError(_controller: unknown, trouble: Error): void {
    this.#body?.destroy(trouble);
    this.#answered.reject(trouble);
  }
}

/** Gives the answer when its head is here. @throws for what befalls it on the way, and the reason of whoever stops it */
export const exchange = (
  dispatcher: Pick<Dispatcher, "dispatch">,
  { origin, path, headers }: Question,
  deadline: Stoppable,
): Promise<Answer> => {
  const handler = new Exchange();
  deadline.whenOver((why) => handler.stop(why));
  dispatcher.dispatch({ origin, path, method: "GET", headers }, handler);
  return handler.answer;
};
