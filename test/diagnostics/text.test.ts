import { expect, test } from "vitest";
import { coloured } from "../../src/diagnostics/palette.ts";
import { printDiagnostic, printText } from "../../src/diagnostics/text.ts";
import type { Span } from "../../src/text/source.ts";
import { sample, source, spanOf } from "./sample.ts";

/** As the terminal shows it, without the line of the message. */
function shown(...diagnostic: Parameters<typeof sample>): string {
  return printDiagnostic(sample(...diagnostic))
    .split("\n")
    .slice(1, -1)
    .join("\n");
}

function part(of: ReturnType<typeof source>, from: string, to: string): Span {
  return { source: of, start: of.text.indexOf(from), end: of.text.indexOf(to) + to.length };
}

test("a diagnostic names code, place, line, fault and remedy", () => {
  const text = source(`${"\n".repeat(13)}  quorum = 1\n`);
  const words = {
    message: "quorum 1 is not a majority of 3 masters",
    label: "must be 2",
    help: "leave it out, and mesosc computes it",
  };
  expect(printDiagnostic(sample(spanOf(text, "1"), words))).toBe(
    `error[sample-code]: quorum 1 is not a majority of 3 masters
  ┌─ cluster.mesos:14:12
14│   quorum = 1
  │            ^ must be 2
  = help: leave it out, and mesosc computes it
`,
  );
});

test("further lines of help stand under the first", () => {
  const text = source("ids");
  expect(shown(spanOf(text, "ids"), { help: "write\n  ids = { a: 1 }" })).toBe(
    ` ┌─ cluster.mesos:1:1
1│ ids
 │ ^^^
 = help: write
           ids = { a: 1 }`,
  );
});

test("a second place is underlined with dashes, with its own words", () => {
  const text = source("node a at 10.0.0.1\nnode b at 10.0.0.1\n");
  const related = [{ span: spanOf(text, "10.0.0.1"), message: "first here" }];
  expect(shown(spanOf(text, "10.0.0.1", 2), { label: "again here" }, "error", related)).toBe(
    ` ┌─ cluster.mesos:2:11
1│ node a at 10.0.0.1
 │           -------- first here
2│ node b at 10.0.0.1
 │           ^^^^^^^^ again here`,
  );
});

test("lines between two places are left out, but for a single one", () => {
  const text = source("one\ntwo\nthree\nfour\nfive\nsix");
  const related = ["one", "three"].map((word) => ({ span: spanOf(text, word), message: word }));
  expect(shown(spanOf(text, "six"), {}, "error", related)).toBe(
    ` ┌─ cluster.mesos:6:1
1│ one
 │ --- one
2│ two
3│ three
 │ ----- three
 ·
6│ six
 │ ^^^`,
  );
});

test("a place in another file has that file's name above it", () => {
  const text = source("node a at 10.0.0.1\n");
  const other = source("\nnode b at 10.0.0.1\n", "racks/b.mesos");
  expect(shown(spanOf(text, "10.0.0.1"), {}, "error", [{ span: spanOf(other, "10.0.0.1"), message: "and here" }])).toBe(
    ` ┌─ cluster.mesos:1:11
1│ node a at 10.0.0.1
 │           ^^^^^^^^
 ┌─ racks/b.mesos:2:11
2│ node b at 10.0.0.1
 │           -------- and here`,
  );
});

test("words for several places of one line hang below each other", () => {
  const text = source("node b at 10.0.0.1");
  const related = [
    { span: spanOf(text, "node"), message: "a node" },
    { span: spanOf(text, "b"), message: "its name" },
  ];
  expect(shown(spanOf(text, "10.0.0.1"), { label: "its address" }, "error", related)).toBe(
    ` ┌─ cluster.mesos:1:11
1│ node b at 10.0.0.1
 │ ---- -    ^^^^^^^^ its address
 │ │    │
 │ │    its name
 │ a node`,
  );
});

test("several lines are bracketed, the middle of many left out", () => {
  const text = source("cluster c {\n  a = 1\n  b = 2\n  c = 3\n  d = 4\n}\n");
  expect(shown(part(text, "cluster", "}"), { label: "all of it" })).toBe(
    ` ┌─ cluster.mesos:1:1
1│ ╭ cluster c {
2│ │   a = 1
 · │
6│ │ }
 │ ╰─^ all of it`,
  );
});

test("a bracket that begins within its line shows where", () => {
  const text = source('acls = """\n  x\n""" z');
  expect(shown(part(text, '"""', '\n"""'), { label: "this text" })).toBe(
    ` ┌─ cluster.mesos:1:8
1│   acls = """
 │ ╭────────^
2│ │   x
3│ │ """ z
 │ ╰───^ this text`,
  );
});

test("what ends with its line is no several lines", () => {
  const text = source("one\ntwo\n");
  expect(shown({ source: text, start: 0, end: 4 })).toBe(" ┌─ cluster.mesos:1:1\n1│ one\n │ ^^^");
});

test("the end of the text can be pointed at", () => {
  const text = source("cluster c {");
  expect(shown({ source: text, start: 11, end: 11 }, { label: "} is missing" })).toBe(
    ` ┌─ cluster.mesos:1:12
1│ cluster c {
 │            ^ } is missing`,
  );
});

test("tabs, wide characters, accents of their own and emoji keep the carets in place", () => {
  const text = source('\ta = "日本 e\u0301 👨‍👩‍👧" b = 1');
  expect(shown(spanOf(text, "b"))).toBe(
    ` ┌─ cluster.mesos:1:${Array.from('\ta = "日本 e\u0301 👨‍👩‍👧" ').length + 1}
1│     a = "日本 e\u0301 👨‍👩‍👧" b = 1
 │                     ^`,
  );
});

test("control characters and direction overrides are shown, not obeyed", () => {
  const text = source('x = "\u001b[31m\u202e" y');
  const printed = printDiagnostic(sample(spanOf(text, "y"), { message: "\u001b[2J", label: "\u0007", help: "\u009b" }));
  expect(printed).toBe(
    `error[sample-code]: ␛[2J
 ┌─ cluster.mesos:1:${'x = "\u001b[31m\u202e" '.length + 1}
1│ x = "␛[31m<U+202E>" y
 │                     ^ ␇
 = help: <U+009B>
`,
  );
});

test("a line of ten megabytes is cropped around what is pointed at", () => {
  const text = source(`a = 1 ${"x".repeat(10_000_000)} b = 2 ${"y".repeat(1000)}`);
  expect(shown(spanOf(text, "b"), { label: "here" }, "error", [{ span: spanOf(text, "a"), message: "there" }])).toBe(
    ` ┌─ cluster.mesos:1:10000008
1│ a = 1 xxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxx b = 2 yyyyyyyyyyyyyyyyyyy…
 │ -                                                 ^ here
 │ │
 │ there`,
  );
});

test("a value of megabytes is shown by its ends", () => {
  const text = source(`a = "${"x".repeat(1_000_000)}" b`);
  const widest = Math.max(
    ...shown({ source: text, start: 4, end: 1_000_006 })
      .split("\n")
      .map((line) => line.length),
  );
  expect(widest).toBeLessThan(160);
});

test("a message that quotes megabytes keeps to a few lines", () => {
  const printed = printDiagnostic(
    sample(spanOf(source("a"), "a"), { message: `${"x".repeat(1_000_000)} is too long` }),
  );
  expect(printed.split("\n")[0]).toMatch(/^error\[sample-code\]: x{100,300}…x* is too long$/);
});

test("Windows line ends and a byte order mark are no part of the line", () => {
  const text = source("\ufeffone\r\ntwo\r\n");
  expect(shown(spanOf(text, "one"))).toBe(" ┌─ cluster.mesos:1:1\n1│ one\n │ ^^^");
});

test("colour is there when it is asked for, and only then", () => {
  const diagnostics = [sample(spanOf(source("a"), "a"))];
  expect(printText(diagnostics)).not.toContain("\u001b");
  expect(printText(diagnostics, coloured)).toContain("\u001b[1;31m^");
});

test("a closing line counts what was found, of each severity", () => {
  const text = source("a b c d");
  const diagnostics = [
    sample(spanOf(text, "a")),
    sample(spanOf(text, "b")),
    sample(spanOf(text, "c"), {}, "warning"),
    sample(spanOf(text, "d"), {}, "information"),
  ];
  expect(printText(diagnostics).split("\n").at(-2)).toBe("2 errors, 1 warning, 1 informational");
});

test("nothing is printed for nothing", () => {
  expect(printText([])).toBe("");
});
