// The grammar as a whole: chevrotain accepts it, and it accepts every balanced list of tokens.
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTokens } from "../../grammar/parse-tokens.ts";
import { MesosParser } from "../../grammar/parser.ts";
import { tokenize } from "../../grammar/tokens.ts";
import { balance } from "../../src/syntax/balance.ts";
import { runs } from "../kit/fuzz.ts";

test("chevrotain finds no fault in the grammar", () => {
  expect(() => new MesosParser("validate")).not.toThrow();
});

const lexeme = fc.constantFrom(
  ..."include let cluster group node ensemble masters agents framework on at as except".split(" "),
  ...["word", "n[1..3]", "zk://a:1,", "::1", '"text"', "$name", "{", "}", "[", "]", "(", ")", ",", ":", "=", "\n"],
);

test.each(["file", "loneValue"] as const)(
  "a %s takes any balanced tokens without a word from chevrotain",
  (production) => {
    fc.assert(
      fc.property(fc.array(lexeme, { maxLength: 40 }), (lexemes) => {
        const text = lexemes.join(" ");
        // A lone value may be anything but the start of a declaration.
        const { tokens } = tokenize(production === "file" ? text : text.replace(/[a-z]{3,}/g, "x"));
        const balanced = balance({ uri: "a", name: "a", text }, tokens, "complete");
        expect(parseTokens(balanced.tokens, production).unexpected).toEqual([]);
      }),
      runs(400),
    );
  },
);
