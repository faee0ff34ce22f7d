// What is said about a text that has not the form of a program, and what of it is still read.
import { describe, expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import type { Diagnostic } from "../../src/diagnostics/code.ts";
import { diagnosticLimit, parse, parseValue } from "../../src/syntax/parse.ts";
import { position } from "../../src/text/line-column.ts";
import { readMarked } from "../kit/marked.ts";
import { outline } from "../kit/outline.ts";

const source = (text: string) => ({ uri: "a.mesos", name: "a.mesos", text });
const messages = (diagnostics: readonly Diagnostic[]) => diagnostics.map((diagnostic) => inWords(diagnostic).message);
const messagesOf = (text: string) => messages(parse(source(text)).diagnostics);

/** Expects exactly the faults under the carets, with their messages as labels; gives what was read. */
function check(text: string): string {
  const { program, marks } = readMarked(text.replace(/^\n/, ""));
  const { file, diagnostics } = parse(source(program));
  const found = diagnostics.map((diagnostic) => {
    const { source, start, end } = diagnostic.span;
    return { ...position(source, start), length: end - start, label: inWords(diagnostic).message };
  });
  expect(found).toEqual(marks);
  return outline(file);
}

describe("a missing closer", () => {
  test("before the next declaration", () => {
    const read = check(`
masters on a {
  quorum = 2
           ^ \`}\` is missing: this block was opened at line 1

agents on b { x = 1 }
`);
    expect(read).toBe("masters on <a> {quorum = 2}\nagents ? on <b> {x = 1}");
  });

  test("at the end of the file marks the last character", () => {
    check("cluster a {\n  os = b\n       ^ `}` is missing: this block was opened at line 1");
  });

  test("names the inner block, where the indentation shows that it lacks one", () => {
    const text =
      "agents on a {\n  service {\n    restart = always\n}\n^ `}` is missing: this block was opened at line 2\nnode b at 10.0.0.1\n";
    expect(check(text)).toBe("agents ? on <a> {service {restart = always}}\nnode b at <10.0.0.1> ?");
  });

  test("points at the opener as well", () => {
    const [diagnostic] = parse(source("cluster a {")).diagnostics;
    expect(diagnostic?.related.map(({ span, message }) => [span.start, span.end, message])).toEqual([
      [10, 11, "opened here"],
    ]);
  });

  test("of a list costs its own line", () => {
    const read = check(
      "cluster x {\n  a = [1, 2\n          ^ `]` is missing: this list was opened at line 2\n  b = 3\n}\n",
    );
    expect(read).toBe("cluster x {a = [1, 2]; b = 3}");
  });

  test("of a list in front of a brace", () => {
    const read = check(
      "cluster x { a = [1, 2 }\n                     ^ `]` is missing: this list was opened at line 1",
    );
    expect(read).toBe("cluster x {a = [1, 2]}");
  });

  test("is not held against a string that may have swallowed it", () => {
    const read = check(
      'cluster x { a = "b }\n                ^^^^ this string is not closed: `"` is missing\nnode n at 10.0.0.1',
    );
    expect(read).toBe('cluster x {a = "b }"}\nnode n at <10.0.0.1> ?');
  });
});

test("a closer without an opener is left out", () => {
  expect(check("cluster a {}\n}\n^ this `}` closes nothing\nnode n at 10.0.0.1")).toBe(
    "cluster a {}\nnode n at <10.0.0.1> ?",
  );
  expect(check("cluster a { b = c ) }\n                  ^ this `)` closes nothing")).toBe("cluster a {b = c}");
});

describe("in a block", () => {
  test.each([
    ["quorum 2", "      ^ expected `=` after `quorum`", "quorum = 2"],
    ["quorum =", "       ^ expected a value after `=`", "quorum = ?"],
    ["quorum", "     ^ expected `=` and a value after `quorum`", "quorum = ?"],
    ["quorum: 2", "      ^ expected `=` after `quorum`, found `:`", "quorum = 2"],
    ["zk = zk1:2181", "     ^^^^^^^^ `zk1:2181` must be in quotes", "zk = zk1:2181"],
    ["zk = a:1,b:2/m", "     ^^^^^^^^^ `a:1,b:2/m` must be in quotes", "zk = a:1,b:2/m"],
    ["t = 30 secs", "    ^^^^^^^ a number and its unit are one word: `30 secs`", "t = 30 secs"],
    ["t = a[1..3", "         ^ expected `]` after `a[1..3`", "t = a[1..3"],
    ["roles = a, b", "        ^^^^ the list of `roles` has no brackets", "roles = [a, b]"],
    ['"cpus" = 3', '^^^^^^ a key stands without quotes: `"cpus"`', "cpus = 3"],
    ["a = 1, b = 2", "     ^ `,` does not belong in a block", "a = 1; b = 2"],
    ['"text"', '^^^^^^ `"text"` does not belong in a block', ""],
    ["a = b { c = 1 }", "      ^ `{` does not belong in a block", "a = b"],
    ["a = 'x'", "    ^^^ `'x'` is in single quotes", 'a = "x"'],
    ["on { a = 1 }", "  ^ expected a node or a group after `on`", "on ? {a = 1}"],
    ["on m1", "    ^ expected a block after `m1`", "on <m1> ?"],
    ["on m1 m2 {}", "     ^ expected `,` after `m1`", "on <m1, m2> {}"],
    ["on m1 except {}", "            ^ expected a node or a group after `except`", "on <m1> {}"],
  ])("%s", (line, carets, read) => {
    const all = check(`cluster x {\n${line}\n${carets}\nlast = z\n}\n`);
    expect(all).toBe(`cluster x {${read === "" ? "" : read + "; "}last = z}`);
  });

  test("a value missing on its line is not taken from the next", () => {
    expect(check("masters on a {\n  b =\n    ^ expected a value after `=`\n  c = 1\n}")).toBe(
      "masters on <a> {b = ?; c = 1}",
    );
    expect(check("masters on a {\n  b =\n    ^ expected a value after `=`\n  s { c = 1 }\n}")).toBe(
      "masters on <a> {b = ?; s {c = 1}}",
    );
    expect(check("masters on a {\n  b =\n    ^ expected a value after `=`\n  on m1 { c = 1 }\n}")).toBe(
      "masters on <a> {b = ?; on <m1> {c = 1}}",
    );
  });
});

describe("in a list, a map and a call", () => {
  test.each([
    ["[a b]", "  ^ expected `,` after `a`", "[a, b]"],
    ["[a,,b]", "   ^ expected a value after `,`", "[a, b]"],
    ["[,a]", " ^ expected a value after `[`", "[a]"],
    ["[a = b]", "   ^ `=` does not belong in a list", "[a, b]"],
    ["[zk1:2181, b]", " ^^^^^^^^ `zk1:2181` must be in quotes", "[zk1:2181, b]"],
    ["{ a: 1 b: 2 }", "      ^ expected `,` after `a: 1`", "{a: 1, b: 2}"],
    ["{ a = 1 }", "    ^ expected `:` after `a`, found `=`", "{a: 1}"],
    ["{ a 1 }", "   ^ expected `:` after `a`", "{a: 1}"],
    ["{ a: , b: 2 }", "    ^ expected a value after `:`", "{a: ?, b: 2}"],
    ["{ a: 1,, b: 2 }", "       ^ expected a key after `,`", "{a: 1, b: 2}"],
    ["{ a: zk1:2181 }", "     ^^^^^^^^ `zk1:2181` must be in quotes", "{a: zk1:2181}"],
    ["secret()", "       ^ expected a value after `(`", "secret(?)"],
    ['file("a", "b")', '          ^^^ `"b"` does not belong between these parentheses', 'file("a")'],
  ])("%s", (line, carets, read) => {
    expect(check(`let x =\n${line}\n${carets}\n`)).toBe(`let x = ${read}`);
  });
});

describe("in the head of a declaration", () => {
  test.each([
    ["cluster {}", "       ^ expected a name after `cluster`", "cluster ? {}"],
    ["cluster a b {}", "          ^ `b` is too much: a name is one word", "cluster a {}"],
    ["cluster my cluster {}", "           ^^^^^^^ `cluster` is too much: a name is one word", "cluster my {}"],
    ["cluster my cluster", "           ^^^^^^^ `cluster` is too much: a name is one word", "cluster my ?"],
    ['cluster "multi"', '        ^^^^^^^ a name stands without quotes: `"multi"`', "cluster multi ?"],
    ['masters on "a", "b"', '           ^^^ a name stands without quotes: `"a"`', "masters on <a, b> ?"],
    ["CLUSTER c {}", "^^^^^^^ `CLUSTER` begins no declaration: keywords are in lower case", "cluster c {}"],
    ["ensemble: main on a", "        ^ no colon follows `ensemble`", "ensemble main on <a> ?"],
    ["masters on: a", "          ^ no colon follows `on`", "masters on <a> ?"],
    [
      "node m1, m2 at a, b",
      "     ^^^^^^ a `node` declaration has one name or pattern, and this one has 2",
      "node m1 at <a> ?\nnode m2 at <a> ?",
    ],
    ["node a at b:5050", "           ^^^^^ the address `b:5050` has a port", "node a at <b> ?"],
    ["let x 5", "     ^ expected `=` after `x`", "let x = 5"],
    ["let = 5", "   ^ expected a name after `let`", "let ? = 5"],
    ["let x =", "      ^ expected a value after `=`", "let x = ?"],
    ["group g a", "       ^ expected `=` after `g`", "group g = <a>"],
    ["group g =", "        ^ expected a node or a group after `=`", "group g = ?"],
    ["node at 10.0.0.1", "    ^ expected a name after `node`", "node ? at <10.0.0.1> ?"],
    ["node a 10.0.0.1 {}", "      ^ expected `at` after `a`", "node a at <> {}"],
    ["node a at {}", "         ^ expected an address after `at`", "node a at <> {}"],
    ["node a at b c", "           ^ expected `,` after `b`", "node a at <b, c> ?"],
    ["masters a { b = 1 }", "       ^ expected `on` after `masters`", "masters on ? {b = 1}"],
    ["masters on { b = 1 }", "          ^ expected a node or a group after `on`", "masters on ? {b = 1}"],
    ["agents a {}", "        ^ expected `on` after `a`", "agents a on ? {}"],
    ["ensemble main a {}", "             ^ expected `on` after `main`", "ensemble main on ? {}"],
    ["framework on a", "         ^ expected the name of a framework after `framework`", "framework ? as ? on <a> ?"],
    [
      "framework marathon as on a",
      "                     ^ expected a name after `as`",
      "framework marathon as ? on <a> ?",
    ],
    ["framework marathon {}", "                  ^ expected `on` after `marathon`", "framework marathon as ? on ? {}"],
    ["include a.mesos", "        ^^^^^^^ `a.mesos` must be in quotes", "include ?"],
    ["include", "      ^ expected a path in quotes after `include`", "include ?"],
  ])("%s", (line, carets, read) => {
    expect(check(`${line}\n${carets}\nnode last at 10.0.0.9\n`)).toBe(`${read}\nnode last at <10.0.0.9> ?`);
  });

  test("a name is missing where a whole declaration follows on a line of its own", () => {
    expect(check("let\n  ^ expected a name after `let`\nnode a at 10.0.0.1")).toBe("let ? = ?\nnode a at <10.0.0.1> ?");
  });
});

test.each([
  ["let x =\n  Agents\nmasters on a", "let x = Agents\nmasters on <a> ?"],
  [
    "node a at b\ngroup g = a,\n  Node\nlet s = 30\nlet m = 5",
    "node a at <b> ?\ngroup g = <a, Node>\nlet s = 30\nlet m = 5",
  ],
  ["masters on a {\n  x = 30 s = 4\n  d = {k:v,l:[w,x]}\n}", "masters on <a> {x = 30; s = 4; d = {k: v, l: [w, x]}}"],
  ['let x = { "a":"b" }', 'let x = {"a": "b"}'],
])("what only looks like a slip is none: %j", (text, read) => {
  expect(check(text)).toBe(read);
});

describe("between declarations", () => {
  test("an unknown declaration is kept with all that belongs to it, and is no matter of syntax", () => {
    expect(check('mastres on a, b except c "x" { quorum = 2 }\nnode n at 10.0.0.1')).toBe(
      "unknown mastres\nnode n at <10.0.0.1> ?",
    );
    const [unknown] = parse(source("mastres on a\nnodes x")).file.declarations;
    expect(unknown?.span).toMatchObject({ start: 0, end: 12 });
  });

  test("garbage is said once", () => {
    expect(check('= 5 "x" [a]\n^^^ `= 5` does not belong between declarations\ncluster a')).toMatch("cluster a ?");
  });

  test("a setting and a block that belong to nothing", () => {
    expect(
      check(
        "cluster a {}\nos = b\n^^ the setting `os` stands outside of every block\n{ c = 1 }\n^ this block belongs to no declaration",
      ),
    ).toBe("cluster a {}");
  });
});

test("several errors are all said, in order, and the rest is read", () => {
  const read = check(`
cluster a {
  os debian12
    ^ expected \`=\` after \`os\`
}
node n[1..3] 10.0.0.[1..3]
            ^ expected \`at\` after \`n[1..3]\`
masters on n[1..3] {
  quorum =
         ^ expected a value after \`=\`
  roles = [a b]
            ^ expected \`,\` after \`a\`
}
`);
  expect(read).toBe(
    "cluster a {os = debian12}\nnode n[1..3] at <> ?\nmasters on <n[1..3]> {quorum = ?; roles = [a, b]}",
  );
});

test("a line has one syntax error, the first", () => {
  expect(messagesOf("cluster a { b 1 c 2 = }")).toHaveLength(1);
});

test("a comment that is not closed is the only fault of what it swallows", () => {
  check("cluster a { /* b\n            ^^ this comment is not closed\n}");
});

test("a file has a bounded number of syntax errors", () => {
  expect(messagesOf(",\n".repeat(1000))).toHaveLength(1);
  expect(messagesOf("cluster a {}\n=\n".repeat(1000))).toHaveLength(diagnosticLimit);
});

describe("a text that is none", () => {
  test("with a NUL is a binary file", () => {
    expect(messagesOf("ELF\0\0\u0001= = =\n=")).toEqual(["this is a binary file, not a program"]);
  });

  test("with one wrong byte is read around it", () => {
    expect(check("# caf\uFFFD\n     ^ the text is not valid UTF-8 here\ncluster a { b = c }")).toBe(
      "cluster a {b = c}",
    );
  });

  test.each([
    ["with its mark", "\uFFFD\uFFFDc\0l\0u\0s\0t\0"],
    ["without it", "c\0l\0u\0s\0t\0"],
    ["the other way round", "\0c\0l\0u\0s\0t"],
  ])("in UTF-16, %s", (_, text) => {
    expect(messagesOf(text)).toEqual(["this is UTF-16 text"]);
  });

  test("with many is a binary file", () => {
    expect(messagesOf("\uFFFD = ".repeat(100))).toEqual(["this is a binary file, not a program"]);
  });

  test("with half of a surrogate pair", () => {
    expect(messagesOf("# \uD83D\ncluster a")).toEqual(["U+D83D is no character of a text"]);
    expect(messagesOf("# 😀\ncluster a")).toEqual([]);
  });
});

describe("parseValue", () => {
  test.each(["2181", "node", "zk://a:1,b:2/mesos", '"a b"', "[a, b]", "{a: 1}", 'secret("env:X")'])("%s", (text) => {
    const { value, diagnostics } = parseValue(source(text));
    expect(messages(diagnostics)).toEqual([]);
    expect(outline(value)).toBe(text);
  });

  test.each([
    ["", "expected a value"],
    ["a b", "`b` does not belong behind the value"],
    ["zk1:2181", "`zk1:2181` must be in quotes"],
    ["[a", "`]` is missing: this list was opened at line 1"],
    ["= 5", "`= 5` does not belong behind the value"],
    ["\x1b", "U+001B is no character of a text"],
  ])("%j is refused", (text, message) => {
    expect(messages(parseValue(source(text)).diagnostics)).toEqual([message]);
  });
});
