/** The documents show what the product does today: they are made of it, and compared here. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { digestOf } from "../src/edition.ts";
import { digestJsonSchema, readDigest } from "../src/digest/digest-object.ts";
import { envExample } from "../src/ops/config.ts";
import { commandsPage } from "../docs/make.ts";
import { listed } from "../src/chat/route.ts";
import { MORNING_AT, readSample } from "./kit/sample.ts";

const top = join(import.meta.dirname, "..");
const file = (path: string): Promise<string> => readFile(join(top, path), "utf8");

describe("the documents", () => {
  it("have the schema of the digest object as the product has it", async () => {
    expect(JSON.parse(await file("docs/digest.schema.json"))).toEqual(digestJsonSchema());
  });
  it("list every command, and no other", async () => {
    expect(await file("docs/commands.md")).toBe(commandsPage());
    expect(commandsPage().match(/^\| `/gmu)).toHaveLength(listed().length);
  });
  it("name every setting", async () => {
    expect(await file(".env.example")).toBe(envExample());
  });
  it("show in the README only commands that package.json has", async () => {
    const scripts: unknown = JSON.parse(await file("package.json")).scripts;
    const used = [
      ...(await file("README.md")).matchAll(/npm (?:run (?:-s )?)?(start|test|tidings|sample)\b/gu),
    ].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(5);
    for (const name of used) expect(scripts).toHaveProperty(String(name));
  });
});

describe("a digest object", () => {
  let printed: unknown;
  beforeAll(async () => {
    const { articles } = await readSample();
    const digest = await digestOf({
      articles,
      failures: [{ source: "x", why: "y" }],
      language: "en",
      limit: 50,
      now: MORNING_AT,
    });
    printed = JSON.parse(JSON.stringify(digest));
  });
  it("is of the form that docs/digest.schema.json tells, as another library reads it", async () => {
    const validate = new Ajv2020({ strict: false }).compile(
      JSON.parse(await file("docs/digest.schema.json")),
    );
    expect(validate(printed), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...Object(printed), version: 2 })).toBe(false);
  });
  it("is read back as it was printed", () => {
    expect(readDigest(JSON.stringify(printed))).toEqual({ kind: "digest", digest: printed });
  });
});
