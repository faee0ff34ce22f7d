// The table of children; that it is complete, the compiler says.
import { expect, test } from "vitest";
import { childrenOf } from "../../src/syntax/children.ts";
import { parse } from "../../src/syntax/parse.ts";

const childrenIn = (text: string) =>
  parse({ uri: "a", name: "a", text }).file.declarations.map((declaration) =>
    childrenOf(declaration).map(({ kind }) => kind),
  );

test("gives the children in the text's order", () => {
  expect(childrenIn('framework a as b on c { }\nnode n at x, "y" { }')).toEqual([
    ["word", "word", "selector", "block"],
    ["word", "word", "string", "block"],
  ]);
});

test("leaves out the missing ones", () => {
  expect(childrenIn("let x =\nmasters on")).toEqual([["word"], []]);
});
