import { openReader, type Reader } from "../../src/ingest/reader.ts";

/** One for all tests of a process: its threads take longer to start than most tests. Nobody closes it but the end. */
export const sharedReader: Reader = { ...openReader({ deadline: 10_000 }), close: async () => undefined };
