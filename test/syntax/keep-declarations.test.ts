// Which declarations are kept when a text changes, and do they stand where the new ones would?
import fc from "fast-check";
import { expect, test } from "vitest";
import { keepDeclarations } from "../../src/syntax/keep-declarations.ts";
import { parse } from "../../src/syntax/parse.ts";
import type { FileSyntax } from "../../src/syntax/syntax.ts";
import { arbitraryProgram, editedTexts } from "../kit/arbitrary-program.ts";
import { runs } from "../kit/fuzz.ts";

const file = (text: string): FileSyntax => parse({ uri: "c.mesos", name: "c.mesos", text }).file;

const three = "node a at 10.0.0.1 { rack = r1 }\nnode b at 10.0.0.2\ngroup g = a, b\n";

/** Which of the declarations are the former ones. */
function kept(before: string, after: string): readonly boolean[] {
  const former = file(before);
  const olds = new Set(former.declarations);
  return keepDeclarations(file(after), former).declarations.map((each) => olds.has(each));
}

test.each<readonly [string, string, readonly boolean[]]>([
  ["all, where nothing but their place has changed", `# Three.\n${three}`, [true, true, true]],
  ["those around the one that is another", three.replace("0.2", "0.7"), [true, false, true]],
  ["those around one that is new", three.replace("node b", "node x\nnode b"), [true, false, true, true]],
  ["those around one that is gone", three.replace("node b at 10.0.0.2\n", ""), [true, true]],
  ["those around one that is broken", three.replace("node b", "node b ="), [true, false, true]],
  ["none, where a comment swallows all", `/* ${three}`, []],
])("%s", (_, after, expected) => {
  expect(kept(three, after)).toEqual(expected);
});

test("a declaration that is read in another way beside what comes now is not kept", () => {
  const before = "let x = 1\nnode a\n";
  const after = "let x = 1\nnode a at\n";
  expect(kept(before, after)).toEqual([true, false]);
});

test("a text with kept declarations has the syntax that it has without", () => {
  const typed = ["", "{", "}", "a", '"', "\n", "#", "=", "node x\n"];
  fc.assert(
    fc.property(editedTexts(arbitraryProgram, typed, 6), ([program, ...texts]) => {
      let former = file(program);
      for (const text of texts) {
        former = keepDeclarations(file(text), former);
        expect(former).toEqual(file(text));
      }
    }),
    runs(200),
  );
});
