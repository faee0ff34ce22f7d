// Whatever the text: no exception, spans inside it, and time in step with its size.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { findAllows } from "../../src/syntax/allows.ts";
import { diagnosticLimit, parse, parseValue, type ParsedFile } from "../../src/syntax/parse.ts";
import { syntaxAt, visit } from "../../src/syntax/walk.ts";
import type { Span } from "../../src/text/source.ts";
import { runs } from "../kit/fuzz.ts";

const walkthrough = readFileSync(new URL("../../fixtures/walkthrough/cluster.mesos", import.meta.url), "utf8");

/** Parses, and expects what holds for every text. */
function parseAny(text: string): ParsedFile {
  const source = { uri: "a", name: "a", text };
  const parsed = parse(source);
  const expectInside = ({ start, end }: Span) => {
    if (!(0 <= start && start <= end && end <= text.length)) throw new Error(`span ${start}–${end} in ${text.length}`);
  };
  visit(parsed.file, ({ span }) => expectInside(span));
  for (const { span } of parsed.file.comments) expectInside(span);
  for (const { span, related } of parsed.diagnostics) {
    expectInside(span);
    for (const { span } of related) expectInside(span);
    // There is always something to underline.
    if (span.start === span.end) throw new Error(`nothing to underline at ${span.start} of ${JSON.stringify(text)}`);
  }
  const starts = parsed.diagnostics.map(({ span }) => span.start);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  return parsed;
}

test("the walkthrough's cluster is read without a word", () => {
  expect(parseAny(walkthrough).diagnostics).toEqual([]);
  expect(parseAny(walkthrough).file.declarations).toHaveLength(8);
});

test("every prefix of it, and every one without a character", () => {
  for (let length = 0; length < walkthrough.length; length += 1) {
    parseAny(walkthrough.slice(0, length));
    parseAny(walkthrough.slice(0, length) + walkthrough.slice(length + 1));
  }
});

const scrap = fc.constantFrom(
  ..."include let cluster group node ensemble masters agents framework on at as except".split(" "),
  ...["word", "n[1..3]", "zk://a:1,", "2001:db8::1", '"', '"a"', '"""', "\\", "\\u{", "${", "${a}", "$", "$a"],
  ...[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    ":",
    "=",
    "#",
    "//",
    "/*",
    "*/",
    " ",
    "\n",
    "\r",
    "\t",
    "\0",
    "é",
    "😀",
    "\uD800",
  ],
  ...["'", "'a'", "CLUSTER", "30", "secs", "a:1", "m[1..", '"a"'],
  "# mesosc: allow a b\n",
);
const scraps = fc.array(scrap, { maxLength: 60 }).map((pieces) => pieces.join(""));

test.each([
  ["of scraps of the language", scraps],
  ["of any characters", fc.string({ unit: "binary", maxLength: 80 })],
])("any text %s", (_, texts) => {
  fc.assert(
    fc.property(texts, fc.nat(500), (text, offset) => {
      const { file, diagnostics } = parseAny(text);
      for (const diagnostic of diagnostics) expect(inWords(diagnostic).message).not.toMatch(/undefined|NaN|\n/);
      syntaxAt(file, offset);
      findAllows(file);
      parseValue({ uri: "a", name: "a", text });
    }),
    runs(600),
  );
});

test("a stray sign costs two faults at most, and no declaration", () => {
  const lines = walkthrough.split("\n");
  for (const sign of ["=", ",", ":", ")", "]", "$", '"x"', "[a]"]) {
    lines.forEach((_, at) => {
      const { file, diagnostics } = parseAny(lines.toSpliced(at, 0, sign).join("\n"));
      expect([1, 2]).toContain(diagnostics.length);
      expect(file.declarations).toHaveLength(8);
    });
  }
});

describe("large", () => {
  const size = 400_000;
  test.each([
    ["word", "a".repeat(size), 0],
    ["string", `let a = "${"x".repeat(size)}"`, 0],
    ["string of escapes", `let a = "${"\\n".repeat(size / 2)}"`, 0],
    ["string of wrong escapes", `let a = "${"\\q".repeat(size / 2)}"`, diagnosticLimit],
    ["string of open interpolations", `let a = "${"${".repeat(size / 2)}"`, diagnosticLimit],
    ["comment", `#${"/*".repeat(size / 2)}`, 0],
    ["path", "/a".repeat(size / 2), diagnosticLimit],
    ["list", `let a = [${"a,".repeat(size / 2)}]`, diagnosticLimit],
    ["row of opened groups", "a[".repeat(size / 2), diagnosticLimit],
    ["row of colons and digits", "1:".repeat(size / 2), diagnosticLimit],
    ["row of braces", "{".repeat(size), 1],
    ["row of words", "a ".repeat(size / 2), diagnosticLimit],
    ["row of quotes", '"'.repeat(size), diagnosticLimit],
    ["row of apostrophes", "'".repeat(size), diagnosticLimit],
    ["row of torn words", "a:1 ".repeat(size / 4), diagnosticLimit],
    ["list of torn words", `let a = [${"a:1,".repeat(size / 4)}]`, 1],
    ["row of separators", "; ".repeat(size / 2), diagnosticLimit],
    ["row of NULs", "\0".repeat(size), 1],
  ])(
    "a line of 400 kilobytes: %s",
    (_, text, most) => {
      const before = process.cpuUsage();
      const { diagnostics } = parse({ uri: "a", name: "a", text });
      expect(diagnostics.length).toBeLessThanOrEqual(most);
      const { user, system } = process.cpuUsage(before);
      // Seconds of this process' own work: a few on a slow machine; what is not linear takes hours.
      expect((user + system) / 1e6).toBeLessThan(20);
    },
    120_000,
  );

  test("lines with an open quote each", () => {
    const text = '"x\n'.repeat(300_000);
    expect(parse({ uri: "a", name: "a", text }).diagnostics.length).toBeLessThanOrEqual(2 * diagnosticLimit);
  });

  test("nesting beyond the limit is one fault", () => {
    for (const opener of ["{", "[", "(", "cluster a { b "]) {
      const { diagnostics } = parse({ uri: "a", name: "a", text: opener.repeat(100_000) });
      expect(diagnostics.map((diagnostic) => inWords(diagnostic).message)).toEqual([
        "brackets are nested more than 64 deep",
      ]);
    }
  });

  test("nesting up to the limit is none", () => {
    const lists = `let a = ${"[".repeat(64)}${"]".repeat(64)}`;
    expect(parse({ uri: "a", name: "a", text: lists }).diagnostics).toEqual([]);
    const blocks = `cluster a ${"{ b ".repeat(63)}{}${" }".repeat(63)}`;
    expect(parse({ uri: "a", name: "a", text: blocks }).diagnostics).toEqual([]);
  });
});
