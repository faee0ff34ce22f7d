// The canonical style, rule by rule: each pair is what somebody wrote and what comes of it.
import { describe, expect, test } from "vitest";
import { format, formatRange } from "../../../src/syntax/format.ts";

function formatted(text: string): string {
  const result = format({ uri: "a.mesos", name: "a.mesos", text });
  return "text" in result ? result.text : "left alone\n";
}

const names = Array.from({ length: 24 }, (_, index) => `agent${index + 1}`);

const rules: readonly (readonly [rule: string, pairs: readonly (readonly [written: string, wanted: string])[]])[] = [
  [
    "a block that was written on one line stays there",
    [
      ["cluster c{os=debian12 init=systemd}", "cluster c { os = debian12  init = systemd }"],
      ["cluster c {\nos = debian12 }", "cluster c {\n  os = debian12\n}"],
      ["cluster c { }", "cluster c {}"],
      ["masters on m { service{a=1} b=2 }", "masters on m { service { a = 1 }  b = 2 }"],
    ],
  ],
  [
    "one that is too wide does not",
    [
      [
        `agents on a { work_dir = "${"x".repeat(90)}" log_dir = "/y" }`,
        `agents on a {\n  work_dir = "${"x".repeat(90)}"\n  log_dir  = "/y"\n}`,
      ],
    ],
  ],
  [
    "settings that share a line go on sharing it where they fit",
    [
      [
        'ensemble e on m {\ndataDir="/x"\ntickTime=2000 initLimit=10\nid = 1 }',
        'ensemble e on m {\n  dataDir = "/x"\n  tickTime = 2000  initLimit = 10\n  id = 1\n}',
      ],
      ["cluster c {\nos=x versions{mesos=1.0.0} }", "cluster c {\n  os = x\n  versions { mesos = 1.0.0 }\n}"],
    ],
  ],
  [
    "neighbours of one kind stand under each other",
    [
      ["let a=1\nlet long = 2\n\nlet b=3", "let a    = 1\nlet long = 2\n\nlet b = 3"],
      ["group a=m1\n# why\ngroup long=m2", "group a    = m1\n# why\ngroup long = m2"],
      [
        "node a at 10.0.0.1 {x=1}\nnode long at 10.0.0.10 {x=2}\nnode b at 10.0.0.2",
        "node a    at 10.0.0.1  { x = 1 }\nnode long at 10.0.0.10 { x = 2 }\nnode b    at 10.0.0.2",
      ],
      [
        "framework marathon on m1\nframework chronos on m1\nmasters on m1",
        "framework marathon on m1\nframework chronos  on m1\nmasters on m1",
      ],
      [
        "masters on m {\na=1\nlong={x:1}\nlist=[\n1]\nb=2\njvm{h=1}\nenvironment{A=1} }",
        "masters on m {\n  a    = 1\n  long = { x: 1 }\n  list = [\n    1,\n  ]\n  b = 2\n  jvm         { h = 1 }\n  environment { A = 1 }\n}",
      ],
    ],
  ],
  [
    "at most one blank line is kept, none at the ends of a block or of the file",
    [
      [
        "\n\n\ncluster c {\n\n\na = 1\n\n\n\nb = 2\n\n}\n\n\n\nlet a = 1\n\n\n",
        "cluster c {\n  a = 1\n\n  b = 2\n}\n\nlet a = 1",
      ],
      ["", ""],
      [" \n\n", ""],
      ["\uFEFFlet a = 1\r\nlet b = 2\r\n", "let a = 1\nlet b = 2"],
    ],
  ],
  [
    "lists and maps",
    [
      ["let a=[1,2 , 3,]", "let a = [1, 2, 3]"],
      ["let a=[ ]\nlet b={ }", "let a = []\nlet b = {}"],
      ["let a=[1,\n2]", "let a = [1, 2]"],
      ["let a=[\n1,2]", "let a = [\n  1,\n  2,\n]"],
      ['let a={x:1,"y z":[2]}', 'let a = { x: 1, "y z": [2] }'],
      ["let a={::1 :2}", "let a = { ::1 : 2 }"],
      ["let a=[zk://a:1/x ,zk://b:1/y ]", "let a = [zk://a:1/x, zk://b:1/y]"],
      [
        `let a = [{ name: "${"x".repeat(60)}" }, { name: "${"y".repeat(60)}" }]`,
        `let a = [\n  { name: "${"x".repeat(60)}" },\n  { name: "${"y".repeat(60)}" },\n]`,
      ],
      ['let a=secret( "env:A" )', 'let a = secret("env:A")'],
    ],
  ],
  [
    "names that are too many for a row go on in the next",
    [
      [
        `agents on ${names.join(",")} except x{a=1}`,
        `agents on ${names.slice(0, 13).join(", ")},\n    ${names.slice(13).join(", ")} except x {\n  a = 1\n}`,
      ],
      ["node m at 10.0.0.1,\n10.0.0.2", "node m at 10.0.0.1, 10.0.0.2"],
    ],
  ],
  [
    "comments stay where they are",
    [
      ["# a\n\n// b\n/* c */\nlet a = 1", "# a\n\n// b\n/* c */\nlet a = 1"],
      ["let a=1# a\nlet long=2    // b\n", "let a    = 1  # a\nlet long = 2  // b"],
      ["masters on m{#a\na=1 /* b */\n#c\n}#d", "masters on m {  #a\n  a = 1  /* b */\n  #c\n}  #d"],
      ["cluster c {\n# nothing\n}", "cluster c {\n  # nothing\n}"],
      ["cluster c { /* nothing */ }", "cluster c { /* nothing */ }"],
      ["let a=[1, # one\n2 # two\n,/* three */ 3]", "let a = [\n  1,  # one\n  2,  # two\n  /* three */ 3,\n]"],
      ["let a = [\n# first\n1\n# last\n]", "let a = [\n  # first\n  1,\n  # last\n]"],
      ["node a/* was b */at 10.0.0.1", "node a /* was b */ at 10.0.0.1"],
      ["masters on # these\nm1, # one\nm2", "masters on  # these\n    m1,  # one\n    m2"],
      ["masters on m {\n/* one\n   two */\na = 1\n}", "masters on m {\n  /* one\n     two */\n  a = 1\n}"],
    ],
  ],
  [
    "what an allow comment covers stays on its line, and nothing comes to it",
    [
      [
        "agents on a  masters on a # mesosc: allow masters-single one",
        "agents on a  masters on a  # mesosc: allow masters-single one",
      ],
      ["# mesosc: allow masters-single one\nmasters\non a", "# mesosc: allow masters-single one\nmasters\n    on a"],
      [
        `masters on a { work_dir = "${"x".repeat(120)}" } # mesosc: allow masters-single one`,
        `masters on a { work_dir = "${"x".repeat(120)}" }  # mesosc: allow masters-single one`,
      ],
    ],
  ],
  [
    "texts of several lines move with what they stand in",
    [
      [
        'cluster c {\nnote = """\n      a\n\n        b\n      """\n}',
        'cluster c {\n  note = """\n    a\n\n      b\n    """\n}',
      ],
      ['let a = """one\n      two"""', 'let a = """one\n  two"""'],
    ],
  ],
  ["what nobody knows stays as it is", [["hosts a,b{x   =  1}\nlet a=1", "hosts a,b{x   =  1}\nlet a = 1"]]],
];

describe.each(rules)("%s", (_, pairs) => {
  test.each([...pairs])("%j", (written, wanted) => {
    expect(formatted(written)).toBe(wanted === "" ? "" : `${wanted}\n`);
  });
});

test.each(["cluster c {", 'let a = "x', "let a = 'x'", 'let a = "\\q"', "let a = zk1:2181", "\0"])(
  "%j has a fault, and is left alone",
  (text) => {
    const result = format({ uri: "a.mesos", name: "a.mesos", text });
    expect("diagnostics" in result && result.diagnostics.length).toBeGreaterThan(0);
    expect(formatRange({ uri: "a.mesos", name: "a.mesos", text }, { start: 0, end: 1 })).toEqual(result);
  },
);

test("a range: only what touches it is changed", () => {
  const text = "let a=1\nlet b=2\nlet c=3\n";
  const result = formatRange({ uri: "a.mesos", name: "a.mesos", text }, { start: 8, end: 15 });
  const edits = "edits" in result ? result.edits : [];
  expect(edits.map(({ span: { start, end }, text: instead }) => [start, end, instead])).toEqual([
    [13, 13, " "],
    [14, 14, " "],
  ]);
});

test("what is canonical needs no edit", () => {
  const text = "let a = 1\nmasters on m { a = 1 }  # why\n";
  expect(formatRange({ uri: "a.mesos", name: "a.mesos", text }, { start: 0, end: text.length })).toEqual({ edits: [] });
});
