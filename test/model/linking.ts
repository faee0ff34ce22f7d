// Links programs that are in memory with the built-in targets: what the tests of the model ask.
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import type { Diagnostic, Surroundings } from "../../src/diagnostics/code.ts";
import { settingOf, type Cluster, type Member } from "../../src/model/cluster.ts";
import { link, type Linked } from "../../src/model/link.ts";
import { parse } from "../../src/syntax/parse.ts";
import { definitionValues, ownTargets } from "../../src/workspace.ts";

export interface LinkGiven extends Surroundings {
  readonly definitions?: Readonly<Record<string, string>>;
}

/** Links texts, the first of which is the main file. Includes are not followed: all files are there. */
export function linkTexts(texts: Readonly<Record<string, string>>, given: LinkGiven = {}): Linked {
  const parsed = Object.entries(texts).map(([name, text]) => parse({ uri: name, name, text }));
  const [main] = parsed;
  if (main === undefined) throw new Error("a program has at least one file");
  const linked = link({ files: parsed.map(({ file }) => file), mainSource: main.file.span.source }, ownTargets(), {
    secret: (kind, name) => (kind === "env" ? given.environment?.[name] : given.others?.[name]),
    file: (path) => given.others?.[path],
    definitions: definitionValues(new Map(Object.entries(given.definitions ?? {}))),
  });
  return { ...linked, diagnostics: [...parsed.flatMap(({ diagnostics }) => diagnostics), ...linked.diagnostics] };
}

/** Links one text. */
export function linkText(text: string, given: LinkGiven = {}): Linked {
  return linkTexts({ "cluster.mesos": text }, given);
}

/** The cluster of a text in which nothing is wrong. */
export function clusterOf(text: string, given: LinkGiven = {}): Cluster {
  const { cluster, diagnostics } = linkText(text, given);
  if (diagnostics.length > 0) throw new Error(sentences(diagnostics).join("\n"));
  if (cluster === undefined) throw new Error("no cluster");
  return cluster;
}

/** `code: message` of each diagnostic. */
export function sentences(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((diagnostic) => `${diagnostic.code.code}: ${inWords(diagnostic).message}`);
}

/** What is found in a text, as `code: message`. */
export function found(text: string, given: LinkGiven = {}): readonly string[] {
  return sentences(linkText(text, given).diagnostics);
}

/** The member of a role, by the role's name, on a node. */
export function memberOn(cluster: Cluster, role: string, node: string): Member {
  const members = cluster.roles.filter(({ name }) => name === role).flatMap((one) => one.members);
  const member = members.find((one) => one.node.name === node);
  if (member === undefined) throw new Error(`no ${role} on ${node}`);
  return member;
}

/** The text of a setting of that member. */
export function textOf(cluster: Cluster, role: string, node: string, key: string): string | undefined {
  return settingOf(memberOn(cluster, role, node), key)?.text;
}

/** Three masters with ZooKeeper and two agents, for tests that need something around what they ask. */
export function smallCluster(more = ""): string {
  return `cluster c
node m[1..3] at 10.0.0.[1..3]
node s[1..2] at 10.0.1.[1..2]
ensemble main on m[1..3]
masters on m[1..3]
agents on s[1..2]
${more}`;
}
