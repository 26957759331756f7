import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { envExample, readConfig } from "../../src/ops/config.ts";

describe("the settings", () => {
  it("stand in .env.example as the table has them", () => {
    const written = readFileSync(join(import.meta.dirname, "..", "..", ".env.example"), "utf8");
    expect(written).toBe(envExample());
  });
  it("need nothing to be set", () => {
    expect(readConfig({})).toMatchObject({
      dataDir: "./data",
      databaseUrl: undefined,
      fetchAllow: [],
      logLevel: "warn",
    });
  });
  it("split the allow-list at commas", () => {
    expect(readConfig({ FETCH_ALLOW: "intranet.example:8080, 10.0.0.0/8" }).fetchAllow).toEqual([
      "intranet.example:8080",
      "10.0.0.0/8",
    ]);
  });
  it("make an address of mail one that can be written to", () => {
    expect(readConfig({ CONTACT: " desk@harbour.example " }).contact).toBe("mailto:desk@harbour.example");
    expect(readConfig({ CONTACT: "https://harbour.example/bot" }).contact).toBe(
      "https://harbour.example/bot",
    );
    expect(readConfig({}).contact).toBeUndefined();
    for (const odd of ["desk", "https://a b", "a@b\r\nx: y@c.example", "https://x/(y)"])
      expect(() => readConfig({ CONTACT: odd })).toThrow("CONTACT is");
  });
  it("name every wrong value in one line each: which, why, and what to write", () => {
    const wrong = () => readConfig({ LOG_LEVEL: "loud", DATABASE_URL: "mysql://x", TIDINGS_NOW: "tomorrow" });
    expect(wrong).toThrow(
      [
        "DATABASE_URL is not a Postgres address. Write postgres://user:password@host:5432/name, or leave it empty.",
        "LOG_LEVEL is “loud”. Choose one of trace, debug, info, warn, error, silent.",
        "TIDINGS_NOW is “tomorrow”. Write a moment such as 2031-05-12T07:30:00Z.",
      ].join("\n"),
    );
  });
});
