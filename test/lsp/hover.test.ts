// Does a hover say what is meant, at the place that is asked about?
import { expect, test } from "vitest";
import type { MarkupContent } from "vscode-languageserver/node";
import { inlineCode } from "../../src/lsp/cluster-cards.ts";
import { hover } from "../../src/lsp/requests/hover.ts";
import { openTexts, placeAt, type OpenOptions } from "./in-memory.ts";

/** What is said at the `|` of a text. */
async function said(marked: string, options: OpenOptions = {}): Promise<string | undefined> {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const session = openTexts(text, options);
  const answer = await hover.answer({ textDocument: { uri: session.uri() }, position: placeAt(text, offset) }, session);
  return answer === null ? undefined : (answer.contents as MarkupContent).value;
}

function around(setting: string, role = "masters on m[1..3]"): string {
  return `cluster c { versions { mesos = 1.11.0 } }
node m[1..5] at 10.0.0.[1..5] { rack = "r-\${node.name}" }
node s[1..2] at 10.0.1.[1..2] { rack = "r-\${node.name}" }
group watchers = m[4..5]
${role} { ${setting} }
${role.startsWith("ensemble") ? "" : "ensemble main on m[1..3]"}
`;
}

const ensemble = "ensemble main on m[1..3]";

test.each([
  ["observers = m[4|..5]", "**`m[4..5]`** · 2 nodes"],
  ["observers = [m4, |m5]", "**`m5`** · 10.0.0.5 · Debian 12"],
  ["observers = [m[4..|5]]", "**`m[4..5]`** · 2 nodes"],
  ["observers = watch|ers", "**`m[4..5]`** · 2 nodes"],
])("the nodes of %s", async (setting, expected) => {
  expect((await said(around(setting, ensemble)))?.split("\n")[0]).toBe(expected);
});

test.each([
  ["ids|", "- takes a map from nodes to numbers from 1 to 255, such as { m1: 1, m3: 9 }"],
  ["observers|", "- takes nodes such as zk4, zk[4..5] or [zk4, zk5]"],
  ["servers|", '- takes a list of addresses with the client port, such as ["zk1:2181", "zk2:2181"]'],
])("what %s takes", async (key, expected) => {
  expect(await said(around(`${key} = x`, ensemble))).toContain(expected);
});

test("resources", async () => {
  const agents = "agents on s[1..2]";
  expect(await said(around("resources { cp|us = 8 }", agents))).toBe("**`cpus`** · resource\n\nprocessors, such as 8");
  expect(await said(around("resources { bog|us = 8 }", agents))).toBe(
    "**`bogus`** · resource\n\none of your own, for frameworks that know it",
  );
});

test("variables of libprocess", async () => {
  expect(await said(around("environment { LIBPROCESS_|SSL_ENABLED = true }"))).toBe(
    `**\`LIBPROCESS_SSL_ENABLED\`** · mesos 1.11.0

Encrypt connections.

- takes true or false
- default \`false\`

Needs a key and a certificate, and a build with SSL.`,
  );
  expect(await said(around("environment { TZ| = UTC }"))).toBeUndefined();
});

test.each([
  [
    "1.11|.0",
    "**`1.11.0`** · Mesos agent, Mesos master\n\n- the newest of 64 releases\n- the default\n- masters run it",
  ],
  ["1.9|.0", "**`1.9.0`** · Mesos agent, Mesos master\n\n- one of 64 releases, 0.19.0 to 1.11.0\n- masters run it"],
  [
    "1.5.1|5",
    "**`1.5.15`** · Mesos agent, Mesos master\n\n- not among the 64 releases that are known, 0.19.0 to 1.11.0",
  ],
])("the release %s", async (release, expected) => {
  expect(await said(around("").replace("1.11.0", release))).toBe(expected);
});

test.each([
  [
    "acls = { run_|tasks: [] }",
    `**\`run_tasks\`** · field of \`acls\` in Mesos master 1.11.0

- takes list of { principals, users }
- releases: from 0.20.0 on`,
  ],
  [
    "acls = { update_weights: [{ princi|pals: { type: ANY } }] }",
    `**\`principals\`** · field of \`acls.update_weights\` in Mesos master 1.11.0

- takes { type, values }
- required
- releases: from 1.0.0 on`,
  ],
  [
    "acls = { run_tasks: [{ principals: { type: A|NY } }] }",
    `**\`type\`** · field of \`acls.run_tasks.principals\` in Mesos master 1.11.0

- takes SOME | ANY | NONE
- releases: from 0.20.0 on`,
  ],
  [
    'credentials = [{ "princip|al": "p", secret: "s" }]',
    `**\`principal\`** · field of \`credentials\` in Mesos master 1.11.0

- takes text
- required
- releases: from 0.19.0 on`,
  ],
])("the field in %s", async (setting, expected) => {
  expect(await said(around(setting))).toBe(expected);
});

test.each([
  ["let r|el = 1.9.0", {}, "```mesos\nlet rel = 1.9.0\n```"],
  [
    "let r|el = 1.9.0",
    { rel: "1.8.0" },
    "```mesos\nlet rel = 1.9.0\n```\n\nin force: `1.8.0`, which the editor's setting `mesosc.definitions` says",
  ],
  [
    "let rel = 1.9.0\ncluster c { versions { mesos = $r|el } }",
    { rel: "1.8.0" },
    "```mesos\nlet rel = 1.9.0\n```\n\nin force: `1.8.0`, which the editor's setting `mesosc.definitions` says",
  ],
])("%s, with %o", async (text, definitions, expected) => {
  expect(await said(text, { definitions })).toBe(expected);
});

test.each([
  ["agents on s[1..2]", "**`${node.rack}`** on the nodes of agents\n\n- s1: `r-s1`\n- s2: `r-s2`"],
  ["masters on m2", "**`${node.rack}`** on the nodes of masters\n\n- m2: `r-m2`"],
])("a setting of the nodes of %s", async (role, expected) => {
  expect(await said(around('hostname = "${node.ra|ck}"', role))).toBe(expected);
});

test("and of those that a narrowing selects, or a pattern declares", async () => {
  const narrowed = around('on m2 { hostname = "${node.ra|ck}" }');
  expect(await said(narrowed)).toBe("**`${node.rack}`** on the nodes of m2\n\n- m2: `r-m2`");
  const declared = 'cluster c\nnode a\nnode b[1..2] { rack = "${node.na|me}" }\n';
  expect(await said(declared)).toBe("**`${node.name}`** on the nodes of b[1..2]\n\n- b1: `b1`\n- b2: `b2`");
});

test("addresses are no names", async () => {
  expect(await said("cluster c\nnode m[1..3] at 10.0.0.[1..|3]\n")).toContain("· 3 addresses");
});

test("init systems", async () => {
  expect(await said(around("init = sys|temd"))).toMatch(
    /^\*\*`systemd`\*\* · init system of CentOS 7, Debian 10, Debian 11, …$/,
  );
});

test("long texts and those of several lines are shortened", () => {
  expect(inlineCode("one\ntwo\nthree\n")).toBe("`one` and 2 more lines");
  expect(inlineCode("x".repeat(200))).toBe(`\`${"x".repeat(120)}…\``);
  expect(inlineCode("a`b")).toBe("`` a`b ``");
});

test("clients that take plain text only get no Markdown", async () => {
  const capabilities = { textDocument: { hover: { contentFormat: ["plaintext" as const] } } };
  expect(await said(around("").replace("node m[", "node |m["), { capabilities })).toBe(
    `m[1..5] · 5 nodes

node  address   runs
m1    10.0.0.1  ensemble main, masters
m2    10.0.0.2  ensemble main, masters
m3    10.0.0.3  ensemble main, masters
m4    10.0.0.4
m5    10.0.0.5`,
  );
  expect(await said(around("").replace("masters on", "mast|ers on"), { capabilities })).not.toMatch(/---|\*\*|`|\|/);
});
