/** Long functions are what tires a codebase: 90 % of them stay within 25 lines. Lint holds the ceiling of 40. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";

const top = join(import.meta.dirname, "..");
const report = z.object({ diagnostics: z.array(z.object({ filename: z.string() })) });

/** How many functions of src have more lines than `max`, as the linter counts lines. */
const longerThan = (max: number): number => {
  const folder = mkdtempSync(join(tmpdir(), "tidings-budget-"));
  try {
    const config = join(folder, "lint.json");
    const rule = ["error", { max, skipBlankLines: true, skipComments: true }];
    writeFileSync(
      config,
      JSON.stringify({ categories: { correctness: "off" }, rules: { "max-lines-per-function": rule } }),
    );
    const lint = join(top, "node_modules", ".bin", "oxlint");
    const { stdout } = spawnSync(lint, ["-c", config, "-f", "json", "src"], {
      cwd: top,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    return report.parse(JSON.parse(stdout)).diagnostics.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

it("keeps nine functions of ten within 25 lines", () => {
  const all = longerThan(0);
  expect(all).toBeGreaterThan(100);
  expect(longerThan(25) / all).toBeLessThanOrEqual(0.1);
});
