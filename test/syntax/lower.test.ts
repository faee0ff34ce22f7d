// What syntax a correct text becomes.
import { describe, expect, test } from "vitest";
import { parse } from "../../src/syntax/parse.ts";
import { visit } from "../../src/syntax/walk.ts";
import { spanText } from "../../src/text/source.ts";
import { outline } from "../kit/outline.ts";

function read(text: string): string {
  const { file, diagnostics } = parse({ uri: "a.mesos", name: "a.mesos", text });
  expect(diagnostics).toEqual([]);
  return outline(file);
}

const value = (text: string) => read(`let x = ${text}`).replace("let x = ", "");

describe("declarations", () => {
  test.each([
    ['include "nodes/*.mesos"', 'include "nodes/*.mesos"'],
    ["let port = 2181", "let port = 2181"],
    ["cluster a", "cluster a ?"],
    ["cluster a { os = debian12 }", "cluster a {os = debian12}"],
    ["group core = m[1..4], n* except m2, n1", "group core = <m[1..4], n* except m2, n1>"],
    ["node n1", "node n1 at <> ?"],
    ["node n[1..2] at 10.0.0.[1..2]", "node n[1..2] at <10.0.0.[1..2]> ?"],
    ['node n at 2001:db8::1, "a.b" { rack = r1 }', 'node n at <2001:db8::1, "a.b"> {rack = r1}'],
    ["ensemble main on zk[1..3]", "ensemble main on <zk[1..3]> ?"],
    ["ensemble shared { a = b }", "ensemble shared on ? {a = b}"],
    ["masters on a, b { quorum = 2 }", "masters on <a, b> {quorum = 2}"],
    ["agents on a", "agents ? on <a> ?"],
    ["agents gpu on a", "agents gpu on <a> ?"],
    ["framework marathon on a", "framework marathon as ? on <a> ?"],
    ["framework marathon as batch on a { zk = main/batch }", "framework marathon as batch on <a> {zk = main/batch}"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    "node a at 10.0.0.1 node b at 10.0.0.2 masters on a, b except b { x = 1 y = 2 on a { z = 3 } }",
    "cluster node cluster group let let = on group group = node, let except at1 let x = { let: on } cluster c",
    "agents agents on a agents masters on b ensemble masters on c framework marathon as agents on d",
    'node node at masters node group at 10.0.0.1 { cluster = a group { let = at } } include "x" cluster b',
    "masters on group, cluster except node { restart = on delay = 3 on agents except let { a = [node, group] } }",
  ])("any layout reads the same: %s", (text) => {
    const onLines = read(text.replaceAll(" ", "\n"));
    expect(onLines).toBe(read(text));
    expect(read(text.replaceAll(" ", "\r\n\t"))).toBe(onLines);
    expect(read("\uFEFF" + text.replaceAll(" ", " /* a */ "))).toBe(onLines);
  });

  test("keywords are names and keys where no declaration starts", () => {
    expect(
      read("node group at 10.0.0.1 masters on group, node except cluster { cluster = node  let = on  on = at }"),
    ).toBe("node group at <10.0.0.1> ?\nmasters on <group, node except cluster> {cluster = node; let = on; on = at}");
    expect(read("group g =\n  node\nagents agents on masters")).toBe("group g = <node>\nagents agents on <masters> ?");
  });

  test("a keyword that is a value does not end its block, whatever follows", () => {
    expect(read("masters on a { x =\n  masters\n  on a { y = 1 }\n}")).toBe(
      "masters on <a> {x = masters; on <a> {y = 1}}",
    );
    expect(read("cluster a {\n x =\n group\n y = 1\n z =\n node\n s { t = 1 } }")).toBe(
      "cluster a {x = group; y = 1; z = node; s {t = 1}}",
    );
  });
});

describe("blocks", () => {
  test.each([
    ["{ a = 1 b = 2 }", "{a = 1; b = 2}"],
    ["{ versions { mesos = 0.23.0 } }", "{versions {mesos = 0.23.0}}"],
    ["{ on m3, m4 except m4 { ip = 10.0.0.1 } }", "{on <m3, m4 except m4> {ip = 10.0.0.1}}"],
    ["{ a = { b: 1 } c { d = 1 } }", "{a = {b: 1}; c {d = 1}}"],
    ["{}", "{}"],
  ])("%s", (text, expected) => {
    expect(read(`cluster x ${text}`)).toBe(`cluster x ${expected}`);
  });
});

describe("values", () => {
  test.each([
    "word",
    "-1",
    "31000..32000",
    "main/mesos",
    "/var/lib",
    "zk://a:1,b:2,",
    "$port",
    "[]",
    "[a, [b], {c: 1}]",
    "{a: 1, b: [2], c: {d: e}}",
    'secret("env:X")',
    'file("a b")',
    '[{principal: "m", secret: secret("env:X")}]',
  ])("%s", (text) => {
    expect(value(text)).toBe(text);
  });

  test("commas may follow the last", () => {
    expect(value("[a, b,]")).toBe("[a, b]");
    expect(value('{ a: 1, "b c": 2, }')).toBe('{a: 1, "b c": 2}');
  });

  test("the last comma of a URL in a list is the list's", () => {
    expect(value("[zk://a:1,b:2/x, zk://c:1/y]")).toBe("[zk://a:1,b:2/x, zk://c:1/y]");
    expect(value('[zk://a:1/x, { "b c": 1 }]')).toBe('[zk://a:1/x, {"b c": 1}]');
    expect(value("{ a: zk://a:1/x, b: 2 }")).toBe("{a: zk://a:1/x, b: 2}");
  });
});

test("spans cover what was written, and children lie in their parents in order", () => {
  const text = 'masters on a, b except b { x = [1, "t${u.v}"] on a { m = { k: file("p") } } }';
  const { file } = parse({ uri: "a.mesos", name: "a.mesos", text: ` ${text} # end` });
  const spans: string[] = [];
  visit(file, (syntax, ancestors) => {
    const parent = ancestors.at(-1);
    if (parent !== undefined) {
      expect(syntax.span.start).toBeGreaterThanOrEqual(parent.span.start);
      expect(syntax.span.end).toBeLessThanOrEqual(parent.span.end);
    }
    spans.push(`${syntax.kind} ${spanText(syntax.span)}`);
  });
  expect(spans).toEqual([
    `file  ${text} # end`,
    `masters ${text}`,
    "selector a, b except b",
    "word a",
    "word b",
    "word b",
    'block { x = [1, "t${u.v}"] on a { m = { k: file("p") } } }',
    'setting x = [1, "t${u.v}"]',
    "word x",
    'list [1, "t${u.v}"]',
    "word 1",
    'string "t${u.v}"',
    "text t",
    "interpolation ${u.v}",
    'narrowing on a { m = { k: file("p") } }',
    "selector a",
    "word a",
    'block { m = { k: file("p") } }',
    'setting m = { k: file("p") }',
    "word m",
    'map { k: file("p") }',
    'entry k: file("p")',
    "word k",
    'call file("p")',
    "word file",
    'string "p"',
    "text p",
  ]);
});

test("comments are kept apart, with their openers", () => {
  const { file } = parse({ uri: "a", name: "a", text: "# one\nlet x = 1 // two\n/* three */" });
  expect(file.comments.map(({ text }) => text)).toEqual(["# one", "// two", "/* three */"]);
});
