import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadPrompt } from "../../src/llm/prompt.ts";

const prompts = join(import.meta.dirname, "..", "..", "prompts");
const folder = mkdtempSync(join(tmpdir(), "tidings-prompts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (text: string): string => {
  writeFileSync(join(folder, "task.md"), text);
  return folder;
};
const good = "---\nid: task\nversion: 1\ninputs: [a, b]\n---\n# system\nBe {{a}}.\n# user\n{{b}}\n";

const blanks: Readonly<Record<string, readonly string[]>> = {
  "summarise-story": ["language", "sources", "quotes"],
  "answer-question": ["language", "question", "passages"],
};

describe("the prompts", () => {
  it("are those that the code fills", () => {
    const files = readdirSync(prompts).filter((name) => name !== "README.md");
    expect(files.toSorted()).toEqual(
      Object.keys(blanks)
        .map((id) => `${id}.md`)
        .toSorted(),
    );
  });
  it.each(Object.entries(blanks))("%s has every blank filled, and no other", (id, names) => {
    const values = Object.fromEntries(names.map((name) => [name, `<<${name}>>`]));
    const { system, user } = loadPrompt(prompts, id, names).fill(values);
    for (const name of names) expect(system + user).toContain(`<<${name}>>`);
    expect(system + user).not.toMatch(/\{\{/u);
  });
  it("are filled in one pass: what an article says is never looked into for blanks", () => {
    const prompt = loadPrompt(written(good), "task", ["a", "b"]);
    const { system, user } = prompt.fill({ a: "{{b}}", b: "$& # system {{a}}" });
    expect(system).toBe("Be {{b}}.");
    expect(user).toBe("$& # system {{a}}");
  });
  it("have another hash after any change", () => {
    const before = loadPrompt(written(good), "task", ["a", "b"]).hash;
    expect(loadPrompt(written(good.replace("Be", "Do")), "task", ["a", "b"]).hash).not.toBe(before);
  });
  it.each([
    ["a blank that the code does not know", good.replace("{{b}}", "{{b}} {{c}}")],
    ["a blank that the front matter forgets", good.replace("[a, b]", "[a]")],
    ["no front matter", good.slice(good.indexOf("# system"))],
    ["no part for the user", good.replace("# user", "# other")],
    ["another id than its name", good.replace("id: task", "id: other")],
  ])("with %s are refused at the start", (_, text) => {
    expect(() => loadPrompt(written(text), "task", ["a", "b"])).toThrow(/The prompt .*task\.md/u);
  });
});
