/** A server on any free port of loopback, closed with all that is still open on it. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

const isNet = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === "object" && address !== null;

export const listen = async (
  server: Server,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!isNet(address)) throw new Error("The server has no port.");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
};
