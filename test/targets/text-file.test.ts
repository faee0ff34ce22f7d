// The texts of the shipped targets: found by their places in bytes, and not read before somebody asks.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { indexOptions } from "../../src/catalog/option-table.ts";
import { openTexts } from "../../src/targets/text-file.ts";

const options = [
  { name: "a", type: "string", summary: "more than a byte a character: ≥ 1 – µs" },
  { name: "b", type: "port", required: true },
] as const;
const texts = options.map((option) => JSON.stringify(option));
const [first = 0, second = 0] = texts.map((text) => Buffer.byteLength(text));
const index = JSON.stringify({ ...indexOptions(options), bounds: [0, first, first + second] });
const size = first + second + Buffer.byteLength(index);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mesosc-texts-"));
  writeFileSync(join(folder, "targets.txt"), texts.join("") + index);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("nothing is opened before a text is asked for", () => {
  const { source, template } = openTexts(join(folder, "missing.txt"));
  const nowhere = source("targets/a/target.json", 0, 1);
  expect(nowhere).toMatchObject({ uri: "targets/a/target.json", name: "targets/a/target.json" });
  expect(() => nowhere.text).toThrow("ENOENT");
  expect(template("a.hbs", 0, 1, () => "compiled").precompiled).toBe("compiled");
});

test("a source and a template have the text of their place", () => {
  const { source, template } = openTexts(join(folder, "targets.txt"));
  expect(source("a.json", 0, first).text).toBe(texts[0]);
  expect(template("b.hbs", first, first + second, () => undefined).text).toBe(texts[1]);
});

test("rows are found by name, each fresh", () => {
  const { index: found, row } = openTexts(join(folder, "targets.txt")).rows(first + second, size);
  expect(found).toMatchObject({ names: ["a", "b"], having: { required: ["b"] } });
  expect([row("a"), row("b"), row("c")]).toEqual([...options, undefined]);
  expect(row("a")).not.toBe(row("a"));
});
