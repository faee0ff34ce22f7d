// The words that start a declaration.
import { expect, test } from "vitest";
import { declarationKeywords } from "../../grammar/tokens.ts";
import { declarationWords } from "../../src/syntax/declaration-words.ts";

test("are those of the grammar", () => {
  expect(declarationKeywords.map(({ name }) => name.toLowerCase())).toEqual([...declarationWords]);
});
