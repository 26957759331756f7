import { defineConfig } from "vitest/config";

/** Our programs as people run them: processes that are started, talked to and ended. */
export default defineConfig({
  test: { include: ["test/**/*.process.ts"], maxWorkers: 2, testTimeout: 120_000, hookTimeout: 60_000 },
});
