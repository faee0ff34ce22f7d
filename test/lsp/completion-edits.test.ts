// Is a text still whole once a completion is accepted?
import { expect, test } from "vitest";
import type { CompletionItem, TextEdit } from "vscode-languageserver/node";
import { parse } from "../../src/syntax/parse.ts";
import { accept, accepted, offeredAt } from "./accept.ts";
import { openTexts, placeAt, type Opened } from "./in-memory.ts";

test.each([
  ['cluster = "|"', "${node.name}", 'cluster = "${node.name}"'],
  ['cluster = "$|"', "${node.name}", 'cluster = "${node.name}"'],
  ['cluster = "ab-|"', "${node.name}", 'cluster = "ab-${node.name}"'],
  ['cluster = "$|-x"', "${node.name}", 'cluster = "${node.name}-x"'],
  ['cluster = "${|"', "node.name", 'cluster = "${node.name}"'],
  ['cluster = "${node.|}"', "node.name", 'cluster = "${node.name}"'],
  ['cluster = "${node.|rack}"', "node.name", 'cluster = "${node.name}"'],
  ['cluster = "$|{node.rack}"', "${node.name}", 'cluster = "${node.name}"'],
  ["quo|rum = 2", "quorum", "quorum = 2"],
  ["| quorum = 2", "cluster", "cluster = x quorum = 2"],
  ["registry = in_|memory", "replicated_log", "registry = replicated_log"],
  ["registry = | in_memory", "replicated_log", "registry = replicated_log"],
  ["registry = | quorum = 2", "replicated_log", "registry = replicated_log quorum = 2"],
  ['credentials = fi|le("x")', "secret", 'credentials = secret("x")'],
])("%s, %s", async (marked, label, expected) => {
  const around = (setting: string) => `cluster c\nnode m1 at 10.0.0.1 { rack = r1 }\nmasters on m1 { ${setting} }\n`;
  expect(await accept(around(marked), label)).toBe(around(expected));
});

const files = [
  `include "nodes.mesos"
let dir = "/srv/\${node.rack}"
cluster c { os = debian12  versions { mesos = 1.11.0 } }
`,
  `node m[1..3] at 10.0.0.[1..3], "x.example.com" { rack = "r-\${node.name}" }
group g = m[1..3] except m3
ensemble main on m*, g { ids = { m1: 4, "m2": 5 }  observers = m3  tickTime = 2000 }
`,
  `masters on g {
  work_dir = $dir  acls = { permissive: true, run_tasks: [{ principals: { type: ANY } }] }
  credentials = [{ principal: "p", secret: secret("env:X") }]  logging_level = "INFO"
  on m1 { ip = 10.0.0.9 } service { restart = always } environment { LIBPROCESS_IP = 10.0.0.1 } }
`,
  `agents big on a1 except a2 { isolation = "posix/cpu,posix/mem"  resources { cpus = 8  ports = [31000..32000] } }
framework marathon as big on m1 { zk = main/big }
# mesosc: allow masters-single a test
`,
];

test.each(files)("at every offset of %s", { timeout: 120_000 }, async (text) => {
  const declared = files.map((file, index) => [file === text ? "cluster.mesos" : `${index}.mesos`, file] as const);
  const session = openTexts(Object.fromEntries(declared));
  const faultsOf = (source: string) => parse({ uri: "a", name: "a", text: source }).diagnostics.length;
  const worse = new Set<string>();
  for (let offset = 0; offset <= text.length; offset++) {
    for (const item of await shownAt(session, text, offset)) {
      if (faultsOf(accepted(text, item)) === 0) continue;
      worse.add(`${text.slice(Math.max(0, offset - 30), offset)}|${text.slice(offset, offset + 20)}: ${item.label}`);
    }
  }
  expect(faultsOf(text)).toBe(0);
  expect([...worse]).toEqual([]);
});

/** What the editor shows of what is offered: what begins with what is typed. */
async function shownAt(session: Opened, text: string, offset: number): Promise<readonly CompletionItem[]> {
  const items = await offeredAt(session, text, offset);
  return items.filter(({ filterText = "", textEdit }) => {
    const { start } = (textEdit as TextEdit).range;
    const line = text.split("\n")[start.line] ?? "";
    const typed = line.slice(start.character, placeAt(text, offset).character);
    return filterText.toLowerCase().startsWith(typed.toLowerCase());
  });
}
