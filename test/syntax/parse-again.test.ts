// Does reading again what has changed give the syntax of the whole, and is no more read than must be?
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAgain } from "../../src/syntax/parse-again.ts";
import { parse, type ParsedFile } from "../../src/syntax/parse.ts";
import { arbitraryProgram, editedTexts } from "../kit/arbitrary-program.ts";
import { runs } from "../kit/fuzz.ts";

const parsed = (text: string): ParsedFile => parse({ uri: "c.mesos", name: "c.mesos", text });
const again = (before: string, after: string): ParsedFile | undefined =>
  parseAgain({ uri: "c.mesos", name: "c.mesos", text: after }, parsed(before));

const lines = [
  "# Five of them.",
  "let x = 1",
  "node a at 10.0.0.1 { rack = r1 } # The first.",
  "node b at 10.0.0.2 /* and more */",
  "group g = a, b",
  'agents on g { log_dir = "/var/log" }',
  "node c",
  "",
];
const text = lines.join("\n");
const changed = (line: number, instead: string): string => lines.with(line, instead).join("\n");

test.each([
  ["a letter", changed(2, "node a at 10.0.0.1 { rack = r12 } # The first.")],
  ["a comment", changed(3, "node b at 10.0.0.2 /* and so on */")],
  ["a declaration that goes", changed(3, "")],
  ["one that comes", changed(3, "node b at 10.0.0.2\nnode b2 at 10.0.0.3")],
  ["one that becomes a comment", changed(3, "# node b at 10.0.0.2")],
  ["the first line", changed(0, "// Six of them.")],
  ["the last declaration", changed(6, "node c at 10.0.0.9")],
  ["what continues the declaration before", changed(4, ", x\ngroup g = a, b")],
])("%s: as the whole text is read", (_, after) => {
  expect(again(text, after) ?? parsed(after)).toEqual(parsed(after));
});

test.each([
  ["sound", "node b at 10.0.0.22"],
  ["faulty", "node b at = 10.0.0.22"],
  ["unknown", "nod b at 10.0.0.22"],
])("what stands far from a %s change is moved, and not read again", (_, instead) => {
  const before = parsed(text);
  const [first] = before.file.declarations;
  const last = before.file.declarations.at(-1);
  const after = parseAgain({ uri: "c.mesos", name: "c.mesos", text: changed(3, instead) }, before);
  expect(after).toEqual(parsed(changed(3, instead)));
  expect(after?.file.declarations[0]).toBe(first);
  expect(after?.file.declarations.at(-1)).toBe(last);
  expect(after?.file.declarations[2]).not.toBe(before.file.declarations[2]);
});

test.each([
  ["a fault right behind a declaration", changed(2, "node a at = { rack = r1 } ] , # The first.")],
  ["a character that is none", changed(2, "node a at 10.0.0.1 { rack = r\u0001 } # The first.")],
  ["a comment that is not closed", changed(3, "node b at 10.0.0.2 /* and more")],
  ["a bracket that is not closed", changed(2, "node a at 10.0.0.1 { rack = r1 # The first.")],
])("the whole text is read for %s", (_, after) => {
  expect(again(text, after)).toBeUndefined();
});

test("the whole text is read where a comment reaches the next declaration on its line", () => {
  const before = "node a node b node c node d node e\n";
  expect(again(before, before.replace("node b", "#node b"))).toBeUndefined();
});

test("what was at fault is read again, and what is far from it is not", () => {
  const broken = parsed(changed(2, "node a at = {}"));
  const last = broken.file.declarations.at(-1);
  const mended = parseAgain({ uri: "c.mesos", name: "c.mesos", text }, broken);
  expect(mended).toEqual(parsed(text));
  expect(mended?.file.declarations.at(-1)).toBe(last);
});

test("a fault that stays is read again and told where it now stands", () => {
  const broken = `node z\n${changed(3, "node b at = {}")}`;
  const after = broken.replace("let x = 1", "let x = 1\nlet y = [1,\n2]");
  const { diagnostics } = parsed(after);
  expect(again(broken, after)?.diagnostics).toEqual(diagnostics);
  expect(diagnostics).toHaveLength(1);
});

test("of characters that are none the first is told, so that all must be looked for", () => {
  const broken = changed(0, "node x { a = \u0001 }\n\n\n\n").concat("node d { a = \u0001 }\n");
  const after = broken.replace("\u0001", "b");
  expect(again(broken, after) ?? parsed(after)).toEqual(parsed(after));
});

test("whatever is edited, the syntax is that of the whole text", () => {
  const typed = [
    "",
    "{",
    "}",
    "a",
    '"',
    "\n",
    "#",
    "/*",
    "*/",
    "=",
    ",",
    " on ",
    "nod x\n",
    "node x\n",
    ":",
    "[",
    "]",
    "masters",
    "\u0001",
  ];
  let readAgain = 0;
  const programs = fc.tuple(arbitraryProgram, arbitraryProgram).map((both) => both.join("\n"));
  fc.assert(
    fc.property(editedTexts(programs, typed, 8), ([program, ...texts]) => {
      let former = parsed(program);
      for (const text of texts) {
        const whole = parsed(text);
        const current = parseAgain({ uri: "c.mesos", name: "c.mesos", text }, former);
        if (current !== undefined) readAgain++;
        former = current ?? whole;
        expect(former).toEqual(whole);
      }
    }),
    runs(400),
  );
  expect(readAgain).toBeGreaterThan(50);
});
