// What is analysed again when something around the texts may have changed: only what was told something else.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createDocuments } from "../../src/lsp/documents.ts";
import { createProject, type Project } from "../../src/lsp/project.ts";
import { createTexts } from "../../src/lsp/texts.ts";
import { createWorkspaceFiles } from "../../src/lsp/workspace-files.ts";
import { ownTargets } from "../../src/workspace.ts";
import { temporaryFolder } from "../kit/folder.ts";

const nodes = "node m[1..3] at 10.0.0.[1..3]\n";
const main = 'cluster c\ninclude "nodes.mesos"\nensemble main on m[1..3]\nmasters on m[1..3]\n';
const files = { "cluster.mesos": main, "nodes.mesos": nodes };

/** A workspace on the disk, as the server keeps it. */
function workspace(texts: Readonly<Record<string, string>>, root = ".") {
  const folder = temporaryFolder(texts);
  const path = (name: string) => join(folder, name);
  const uri = (name: string) => pathToFileURL(path(name)).href;
  const documents = createDocuments(folder, () => "utf-16");
  const found = createWorkspaceFiles(documents, () => [join(folder, root)]);
  let settings = { definitions: new Map(), targets: { targets: ownTargets(), diagnostics: [] } };
  const project = createProject({
    documents,
    texts: createTexts(documents, (identity) => found.nameOf(identity)),
    filesOnDisk: () => found.identities(),
    filesAbove: (identity) => found.above(identity),
    settingsOf: () => settings,
    environment: {},
  });
  return {
    folder,
    path,
    project,
    open: (name: string, text: string) => documents.open(uri(name), 1, text),
    close: (name: string) => documents.close(uri(name)),
    write: (name: string, text: string) => writeFileSync(path(name), text),
    set: (other: typeof settings) => (settings = other),
    lookAgain(which: "around documents" | "all" = "around documents") {
      found.forget(which);
      project.lookAgain();
    },
  };
}

function only(project: Project, path: string) {
  const [program, ...others] = project.programsWith(path);
  if (program === undefined || others.length > 0) throw new Error(`${path} is not in one program`);
  return program;
}

function codesOf(project: Project, path: string): readonly string[] {
  return only(project, path).analysis.diagnostics.map(({ code }) => code.code);
}

test("where nothing has changed, nothing is analysed again", () => {
  const { project, path, lookAgain, open, close } = workspace(files);
  open("cluster.mesos", main);
  const before = only(project, path("cluster.mesos"));
  expect(before.analysis.diagnostics).toEqual([]);
  lookAgain();
  expect(only(project, path("cluster.mesos"))).toBe(before);
  lookAgain("all");
  expect(only(project, path("cluster.mesos"))).toBe(before);
  open("nodes.mesos", nodes);
  lookAgain();
  expect(only(project, path("nodes.mesos"))).toBe(before);
  close("nodes.mesos");
  lookAgain();
  expect(only(project, path("cluster.mesos"))).toBe(before);
});

test("a document with another text than the file's is seen when it is opened and when it is closed", () => {
  const { project, path, lookAgain, open, close } = workspace(files);
  open("cluster.mesos", main);
  const before = only(project, path("cluster.mesos"));
  open("nodes.mesos", nodes.replace("m[1..3]", "n[1..3]"));
  lookAgain();
  expect(codesOf(project, path("cluster.mesos"))).toEqual(["unknown-name", "unknown-name"]);
  close("nodes.mesos");
  lookAgain();
  expect(only(project, path("cluster.mesos"))).not.toBe(before);
  expect(codesOf(project, path("cluster.mesos"))).toEqual([]);
});

test("what one change concerns is analysed again, and no other program", () => {
  const { project, path, lookAgain, write } = workspace({
    ...files,
    "other.mesos": main.replace("nodes", "more"),
    "more.mesos": nodes,
  });
  const other = only(project, path("other.mesos"));
  expect(codesOf(project, path("cluster.mesos"))).toEqual([]);
  write("nodes.mesos", "");
  lookAgain();
  expect(codesOf(project, path("cluster.mesos"))).toEqual(["unknown-name", "unknown-name"]);
  expect(only(project, path("other.mesos"))).toBe(other);
});

test("a file that comes, and one that goes, is seen by the glob that brings it in", () => {
  const { project, path, lookAgain, write } = workspace({
    "cluster.mesos": main.replace("nodes.mesos", "nodes/*.mesos"),
    "nodes/one.mesos": nodes,
  });
  expect(only(project, path("cluster.mesos")).files.size).toBe(2);
  write("nodes/two.mesos", "node spare at 10.0.0.9\n");
  lookAgain("all");
  expect(only(project, path("cluster.mesos")).files.size).toBe(3);
  rmSync(path("nodes/two.mesos"));
  lookAgain("all");
  expect(only(project, path("cluster.mesos")).files.size).toBe(2);
  expect(project.programsWith(path("nodes/two.mesos"))).toEqual([]);
});

test("a file that a value names counts with the text that it has now", () => {
  const credential = '{ "principal": "a", "secret": "b" }';
  const text = `${main}node a1 at 10.0.0.9\nagents on a1 { credential = secret("file:agent.json") }\n`;
  const { project, path, lookAgain, write } = workspace({ ...files, "cluster.mesos": text });
  expect(codesOf(project, path("cluster.mesos"))).toEqual(["secret-missing"]);
  expect(project.filesOfValues()).toEqual([path("agent.json")]);
  write("agent.json", credential);
  lookAgain();
  expect(codesOf(project, path("cluster.mesos"))).toEqual([]);
  const before = only(project, path("cluster.mesos"));
  lookAgain();
  expect(only(project, path("cluster.mesos"))).toBe(before);
  rmSync(path("agent.json"));
  lookAgain();
  expect(codesOf(project, path("cluster.mesos"))).toEqual(["secret-missing"]);
});

test("a mesosc.json that comes, changes and goes is seen, and so are the editor's settings", () => {
  const { project, path, lookAgain, write, set } = workspace({ ...files, "cluster.mesos": `${main}group g = m1\n` });
  const severities = () => only(project, path("cluster.mesos")).analysis.diagnostics.map(({ code }) => code.severity);
  expect(severities()).toEqual(["warning"]);
  write("mesosc.json", '{ "severities": { "unused-declaration": "error" } }');
  lookAgain();
  expect(severities()).toEqual(["error"]);
  write("mesosc.json", '{ "severities": { "unused-declaration": "off" } }');
  lookAgain();
  expect(severities()).toEqual([]);
  rmSync(path("mesosc.json"));
  lookAgain();
  const before = only(project, path("cluster.mesos"));
  expect(severities()).toEqual(["warning"]);
  set({ definitions: new Map(), targets: { targets: ownTargets(), diagnostics: [] } });
  lookAgain();
  expect(only(project, path("cluster.mesos"))).not.toBe(before);
});

test.each(["teams/a", "teams/a/deep", "elsewhere"])(
  "a part is judged in its program, though the workspace begins at %s",
  (root) => {
    const part = "agents on m[1..3]\n";
    const { project, path, open, folder } = workspace(
      {
        "c.mesos": main.replace("nodes.mesos", "teams/a/*/f.mesos") + nodes,
        "beside.mesos": `cluster d\n${nodes}`,
        "teams/a/deep/f.mesos": part,
      },
      root,
    );
    mkdirSync(join(folder, ".git"));
    open("teams/a/deep/f.mesos", part);
    expect(codesOf(project, path("teams/a/deep/f.mesos"))).toEqual([]);
    expect(only(project, path("teams/a/deep/f.mesos")).main.identity).toBe(path("c.mesos"));
    expect(project.programsWith(path("beside.mesos"))).toEqual([]);
  },
);

test("no main file is looked for outside of the repository", () => {
  const { project, path, open, folder } = workspace(
    { "c.mesos": main.replace("nodes.mesos", "repo/nodes.mesos"), "repo/nodes.mesos": nodes },
    "repo",
  );
  mkdirSync(join(folder, "repo/.git"));
  open("repo/nodes.mesos", nodes);
  expect(codesOf(project, path("repo/nodes.mesos"))).toContain("missing-cluster");
});
