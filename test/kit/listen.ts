/** A server on loopback, closed with all that is still open on it. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

const isNet = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === "object" && address !== null;

/** @returns false when somebody else has the port */
const take = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error);
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", fail);
      resolve(true);
    });
  });

/** @param port asked for; any free one when it is not given or is taken */
export const listen = async (
  server: Server,
  port = 0,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  if (!(await take(server, port))) await take(server, 0);
  const address = server.address();
  if (!isNet(address)) throw new Error("The server has no port.");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
};
