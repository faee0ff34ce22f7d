// Does what is printed for programs fit the schemas that describe it, whatever is found?
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import schema from "../../src/diagnostics/diagnostics.schema.json" with { type: "json" };
import { printJson } from "../../src/diagnostics/json.ts";
import { printSarif } from "../../src/diagnostics/sarif.ts";
import { badFindings } from "../kit/bad-examples.ts";
import { sample, source, spanOf } from "./sample.ts";

const sarifSchema = JSON.parse(
  readFileSync(new URL("../../fixtures/schemas/sarif-2.1.0.json", import.meta.url), "utf8"),
) as Record<string, unknown>;
// Written for an older draft, from which nothing but these names differs.
const { $schema: _, id: __, ...sarifBody } = sarifSchema;

const isJson = new Ajv({ allErrors: true, strictTypes: false, allowUnionTypes: true }).compile(schema);
const isSarif = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  sarifBody,
);

function expectValid(validate: ValidateFunction, text: string): void {
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
}

describe.each(badFindings)("%s", (_, found) => {
  test("json", () => {
    expect(found.length).toBeGreaterThan(0);
    expectValid(isJson, printJson(found));
  });

  test("sarif", () => {
    expectValid(isSarif, printSarif(found, "1.2.3"));
  });
});

test("all at once, and none", () => {
  const all = badFindings.flatMap(([, found]) => found);
  for (const found of [all, []]) {
    expectValid(isJson, printJson(found));
    expectValid(isSarif, printSarif(found, "1.2.3"));
  }
});

test("the schemas refuse what is not so", () => {
  const [text] = [printJson([sample(spanOf(source("x"), "x"))])];
  expect(isJson(JSON.parse(text.replace('"line": 1', '"line": 0')))).toBe(false);
  expect(isJson(JSON.parse(text.replace('"help"', '"hint"')))).toBe(false);
  const sarif = printSarif([sample(spanOf(source("x"), "x"))], "1.2.3");
  expect(isSarif(JSON.parse(sarif.replace('"level"', '"severity"')))).toBe(false);
  expect(isSarif(JSON.parse(sarif.replace('"startLine": 1', '"startLine": 0')))).toBe(false);
});
