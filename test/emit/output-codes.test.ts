// Every code of an output problem is in the list, under the name of its file.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputCodes } from "../../src/emit/output-codes.ts";

test("the list is what is declared, sorted", () => {
  const declared = readdirSync(join(import.meta.dirname, "../../src/emit/codes")).map((name) =>
    name.replace(/\.ts$/, ""),
  );
  expect(outputCodes.map(({ code }) => code)).toEqual(declared.sort());
});
