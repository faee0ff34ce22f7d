// Does one slip give one message, and is what it says the cause?
import { describe, expect, test } from "vitest";
import { applyFix } from "../../src/diagnostics/apply-fix.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analyse } from "../kit/analyse.ts";

const sound = {
  cluster: "cluster c",
  nodes: "node m[1..3] at 10.0.0.[1..3]",
  ensemble: "ensemble main on m[1..3]",
  masters: "masters on m[1..3]",
} as const;

/** A sound program with some of its lines written otherwise. */
function program(instead: Partial<Record<keyof typeof sound | "more", string>>): string {
  return Object.values({ ...sound, ...instead }).join("\n") + "\n";
}

function said(text: string): string[] {
  return analyse(text).map((diagnostic) => `${diagnostic.code.code}: ${inWords(diagnostic).message}`);
}

test("the program without a slip is sound", () => {
  expect(said(program({}))).toEqual([]);
});

describe("says one thing, and its fix leaves nothing", () => {
  test.each([
    [{ ensemble: "ensemble main { servers = [a:2181, b:2181, c:2181] }" }, "syntax-error: `a:2181` must be in quotes"],
    [
      { nodes: "node m1, m2, m3 at 10.0.0.1, 10.0.0.2, 10.0.0.3" },
      "syntax-error: a `node` declaration has one name or pattern, and this one has 3",
    ],
    [{ ensemble: "ensemble: main on m[1..3]" }, "syntax-error: no colon follows `ensemble`"],
    [{ cluster: "cluster my cluster {\n}" }, "syntax-error: `cluster` is too much: a name is one word"],
    [{ cluster: "CLUSTER c" }, "syntax-error: `CLUSTER` begins no declaration: keywords are in lower case"],
    [
      { nodes: "Node m[1..3] at 10.0.0.[1..3]" },
      "syntax-error: `Node` begins no declaration: keywords are in lower case",
    ],
    [
      { masters: "masters on m[1..3] { offer_timeout = 30 secs }" },
      "syntax-error: a number and its unit are one word: `30 secs`",
    ],
    [{ masters: "masters on m[1..3] { work_dir = '/srv/mesos' }" }, "syntax-error: `'/srv/mesos'` is in single quotes"],
    [
      { more: 'framework marathon on m[1..2]\nframework marathon as "x y" on m3 { http_port = 8081 }' },
      'syntax-error: a name stands without quotes: `"x y"`',
    ],
    [{ nodes: "node m[1..3] at 10.0.0.[1..3]:5050" }, "syntax-error: the address `10.0.0.[1..3]:5050` has a port"],
    [{ cluster: 'cluster "c"' }, 'syntax-error: a name stands without quotes: `"c"`'],
    [{ masters: 'masters on m[1..3] { "quorum" = 2 }' }, 'syntax-error: a key stands without quotes: `"quorum"`'],
    [
      { masters: "masters on m[1..3] { fair_sharing_excluded_resource_names = gpus, disk }" },
      "syntax-error: the list of `fair_sharing_excluded_resource_names` has no brackets",
    ],
  ])("%o", (instead, sentence) => {
    const text = program(instead);
    const found = analyse(text).filter(({ code }) => code.severity !== "information");
    expect(found.map((diagnostic) => `${diagnostic.code.code}: ${inWords(diagnostic).message}`)).toEqual([sentence]);
    const fix = found[0]?.fix;
    const mended = fix === undefined ? undefined : [...applyFix(fix).values()][0];
    expect(said(mended ?? "").filter((sentence) => !sentence.startsWith("framework-single"))).toEqual([]);
  });
});

describe("says one thing", () => {
  test.each([
    [{ nodes: "node m[1..3] at 10.0.0.[1..3" }, "pattern-malformed: `10.0.0.[1..3` has a `[` that is never closed"],
    [{ nodes: "node m[1..3 at 10.0.0.[1..3]" }, "pattern-malformed: `m[1..3` has a `[` that is never closed"],
    [{ ensemble: "ensemble on m[1..3]" }, "syntax-error: expected a name after `ensemble`"],
    [{ ensemble: "ensmble main on m[1..3]" }, "unknown-declaration: `ensmble` begins no declaration"],
    [{ cluster: "clutser c" }, "unknown-declaration: `clutser` begins no declaration"],
    [{ cluster: "include nodes.mesos\ncluster c", nodes: "" }, "syntax-error: `nodes.mesos` must be in quotes"],
    [{ masters: 'masters on m[1..3] { hostname = "${node.name" }' }, "invalid-escape: `${` is not closed"],
    [
      { masters: 'masters on m[1..3] { work_dir = "\\u{110000}" }' },
      "invalid-escape: `\\u{110000}` is no Unicode character",
    ],
    [
      { masters: 'masters on m[1..3] {\n  quorum = "2\n}' },
      'unterminated-string: this string is not closed: `"` is missing',
    ],
    [
      { masters: 'masters on m[1..3] {\n  cluster = "my\n  cluster"\n}' },
      'unterminated-string: this string is not closed: `"` is missing',
    ],
    [
      { more: "framework marathon on m[1..2]\nframework marathon as on m[2..3]" },
      "syntax-error: expected a name after `as`",
    ],
  ])("%o", (instead, sentence) => {
    expect(said(program(instead))).toEqual([sentence]);
  });

  test.each([
    ["a binary file", "\x7fELF\0\0\0\x01", "syntax-error: this is a binary file, not a program"],
    ["UTF-16", "c\0l\0u\0s\0t\0e\0r\0", "syntax-error: this is UTF-16 text"],
    ["an open comment", `/* ${program({})}`, "syntax-error: this comment is not closed"],
    [
      "an open comment before the nodes",
      program({ nodes: "", more: `/* ${sound.nodes}` }),
      "syntax-error: this comment is not closed",
    ],
  ])("%s", (_, text, sentence) => {
    expect(said(text)).toEqual([sentence]);
  });
});

test("observers are selected as nodes are elsewhere, with commas", () => {
  const nodes = `${sound.nodes}\nnode a[1..2] at 10.0.1.[1..2]`;
  expect(said(program({ nodes, ensemble: "ensemble main on m[1..3] { observers = a1, a2 }" }))).toEqual([]);
});

test("a pattern of files leaves out the file that it stands in", () => {
  const { cluster, ...others } = sound;
  const files = { "cluster.mesos": `${cluster}\ninclude "*.mesos"\n`, "rest.mesos": Object.values(others).join("\n") };
  expect(analyse(files)).toEqual([]);
  const alone = { "cluster.mesos": `${program({})}include "*.mesos"\n` };
  expect(analyse(alone).map((diagnostic) => inWords(diagnostic).message)).toEqual(["`*.mesos`: no other file matches"]);
});
