/** A bare server on loopback, for what no proper one would say; it keeps what is said to it. */
import { createServer, type Socket } from "node:net";

export interface Wire {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** How many connections there were. */
  readonly dialled: () => number;
  /** All that was said, once everybody has hung up. */
  quiet(): Promise<Buffer>;
  close(): Promise<void>;
}

export const openWire = async (greet: (socket: Socket) => void = () => undefined): Promise<Wire> => {
  const sockets = new Set<Socket>();
  const heard: Promise<Buffer>[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    const gone = Promise.withResolvers<void>();
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part));
    socket.on("error", () => undefined).on("close", () => gone.resolve());
    heard.push(gone.promise.then(() => Buffer.concat(parts)));
    greet(socket);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await listening;
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}/`,
    host: `127.0.0.1:${port}`,
    port,
    dialled: () => heard.length,
    quiet: async () => Buffer.concat(await Promise.all(heard)),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => void server.close(done));
    },
  };
};
