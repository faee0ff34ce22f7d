// The server's life with an editor: what is open, what is on the disk, settings, folders, and the end.
import { spawnSync } from "node:child_process";
import { mkdirSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type {
  CodeAction,
  CodeLens,
  FoldingRange,
  Hover,
  InlayHint,
  SemanticTokens,
  SymbolInformation,
} from "vscode-languageserver/node";
import { mesosc } from "../cli/in-memory.ts";
import { capableEditor, startEditor, type Editor } from "./editor.ts";

const nodes = "node m[1..3] at 10.0.0.[1..3]\n";
const sound = `cluster c\n${nodes}ensemble main on m[1..3]\nmasters on m[1..3]\n`;

async function codes(editor: Editor, name: string): Promise<unknown[]> {
  return (await editor.diagnostics(name)).map(({ code }) => code);
}

test("it says what it can, and ends as it is told", async () => {
  const editor = await startEditor({});
  const { capabilities, serverInfo } = editor.initialized;
  expect(serverInfo?.name).toBe("mesosc");
  expect(Object.keys(capabilities).filter((name) => name.endsWith("Provider"))).toEqual([
    "codeActionProvider",
    "codeLensProvider",
    "completionProvider",
    "definitionProvider",
    "documentHighlightProvider",
    "documentLinkProvider",
    "documentSymbolProvider",
    "executeCommandProvider",
    "foldingRangeProvider",
    "documentFormattingProvider",
    "hoverProvider",
    "inlayHintProvider",
    "documentRangeFormattingProvider",
    "referencesProvider",
    "renameProvider",
    "selectionRangeProvider",
    "semanticTokensProvider",
    "workspaceSymbolProvider",
  ]);
  expect(await editor.quit()).toBe(0);
});

test("an editor that ends without a word takes the server with it", async () => {
  const editor = await startEditor({});
  expect(await editor.vanish()).toBe(1);
});

test("without --stdio it says what is missing", async () => {
  const { exitCode, messages } = await mesosc(["lsp"]);
  expect(exitCode).toBe(2);
  expect(messages).toBe("mesosc: editors start the language server, and need --stdio\n  write `mesosc lsp --stdio`\n");
});

test("nothing but the protocol is on standard output, whatever comes in", () => {
  const program = join(import.meta.dirname, "../../dist/mesosc.js");
  const input = "Content-Length: 9\r\n\r\n{nonsense";
  const { stdout, stderr } = spawnSync(process.execPath, [program, "lsp", "--stdio"], { input, encoding: "utf8" });
  expect(stdout).toMatch(/^(?:Content-Length: \d+\r\n\r\n\{.*\})?$/s);
  expect(stderr).not.toContain("    at ");
});

test("what is typed counts, saved or not, in included files too", async () => {
  const files = { "cluster.mesos": sound.replace(nodes, 'include "nodes.mesos"\n'), "nodes.mesos": nodes };
  const editor = await startEditor(files);
  await editor.open("cluster.mesos", files["cluster.mesos"]);
  expect(await codes(editor, "cluster.mesos")).toEqual([]);
  await editor.open("nodes.mesos", nodes);
  await editor.change("nodes.mesos", [{ text: nodes.replace("m[1..3]", "n[1..3]") }]);
  expect(await codes(editor, "cluster.mesos")).toEqual(["unknown-name", "unknown-name"]);
  await editor.close("nodes.mesos");
  expect(await codes(editor, "cluster.mesos")).toEqual([]);
});

test("a file that was never saved is found by its include", async () => {
  const main = sound.replace(nodes, 'include "nodes.mesos"\n');
  const editor = await startEditor({ "cluster.mesos": main });
  await editor.open("cluster.mesos", main);
  expect(await codes(editor, "cluster.mesos")).toContain("include-not-found");
  await editor.open("nodes.mesos", nodes);
  expect(await codes(editor, "cluster.mesos")).toEqual([]);
});

test("a part is judged in the programs that include it, which nobody has opened", async () => {
  const files = {
    "one.mesos": sound.replace(nodes, 'include "parts/nodes.mesos"\n'),
    "two.mesos": sound.replace(nodes, 'include "parts/*.mesos"\n').replace("m[1..3]\nmasters", "m[1..4]\nmasters"),
    "parts/nodes.mesos": nodes,
  };
  const editor = await startEditor(files);
  await editor.open("parts/nodes.mesos", nodes);
  expect(await codes(editor, "parts/nodes.mesos")).toEqual([]);
  expect(await codes(editor, "one.mesos")).toEqual([]);
  expect(await codes(editor, "two.mesos")).toEqual(["unknown-name"]);
  await editor.close("parts/nodes.mesos");
  expect(await codes(editor, "two.mesos")).toEqual([]);
});

test("an include that is typed makes a part of what was a program", async () => {
  const main = sound.replace(nodes, "");
  const editor = await startEditor({ "cluster.mesos": main, "nodes.mesos": nodes });
  await editor.open("nodes.mesos", nodes);
  expect(await codes(editor, "nodes.mesos")).toContain("missing-cluster");
  await editor.open("cluster.mesos", main);
  expect(await codes(editor, "cluster.mesos")).toContain("unknown-name");
  await editor.change("cluster.mesos", [{ text: `${main}include "nodes.mesos"\n` }]);
  expect(await codes(editor, "nodes.mesos")).toEqual([]);
  expect(await codes(editor, "cluster.mesos")).toEqual([]);
});

test("without a folder, a part finds its program beside it", async () => {
  const files = { "cluster.mesos": sound.replace(nodes, 'include "parts/nodes.mesos"\n'), "parts/nodes.mesos": nodes };
  const editor = await startEditor(files, { folders: [] });
  await editor.open("parts/nodes.mesos", nodes);
  expect(await codes(editor, "parts/nodes.mesos")).toEqual([]);
});

test("a change on the disk is heard of", async () => {
  const main = sound.replace(nodes, 'include "nodes.mesos"\n');
  const editor = await startEditor({ "cluster.mesos": main });
  await editor.open("cluster.mesos", main);
  expect(await codes(editor, "cluster.mesos")).toContain("include-not-found");
  expect(editor.asked.map(({ method }) => method)).toContain("client/registerCapability");
  writeFileSync(join(editor.folder, "nodes.mesos"), nodes);
  await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri("nodes.mesos"), type: 1 }] });
  expect(await codes(editor, "cluster.mesos")).toEqual([]);
});

test("the files that values name are watched", async () => {
  const text = `${sound}node a1 at 10.0.0.9\nagents on a1 { credential = secret("file:agent.json") }\n`;
  const editor = await startEditor({ "cluster.mesos": text });
  const watched = () =>
    JSON.stringify(editor.asked.findLast(({ method }) => method === "client/registerCapability")?.params);
  await editor.open("cluster.mesos", text);
  expect(await codes(editor, "cluster.mesos")).toEqual(["secret-missing"]);
  await expect.poll(watched).toContain('"**/agent.json"');
  writeFileSync(join(editor.folder, "agent.json"), '{ "principal": "a", "secret": "b" }');
  await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri("agent.json"), type: 1 }] });
  expect(await codes(editor, "cluster.mesos")).toEqual([]);
  rmSync(join(editor.folder, "agent.json"));
  await editor.change("cluster.mesos", [{ text: text.replace("agent.json", "other.json") }]);
  expect(await codes(editor, "cluster.mesos")).toEqual(["secret-missing"]);
  await expect.poll(watched).toContain('"**/other.json"');
});

test("each folder of the workspace has its own settings", async () => {
  const text = `let release = "1.0.0"\n${sound.replace("cluster c", "cluster c { versions { mesos = $release } }")}`;
  const editor = await startEditor(
    { "one/cluster.mesos": text, "two/cluster.mesos": text },
    {
      folders: ["one", "two"],
      settings: (folder: string) => (folder === "two" ? { definitions: { release: "9.9.9" } } : null),
    },
  );
  await editor.open("one/cluster.mesos", text);
  await editor.open("two/cluster.mesos", text);
  expect(await codes(editor, "one/cluster.mesos")).toEqual([]);
  expect(await codes(editor, "two/cluster.mesos")).toEqual(["not-in-enum"]);
});

test("a folder with more targets, and a manifest that is broken in the editor's sight", async () => {
  const text = `${sound}framework singularity on m[1..2]\n`;
  const editor = await startEditor({ "cluster.mesos": text }, { settings: { targets: ["targets"] } });
  await editor.open("cluster.mesos", text);
  expect(await codes(editor, "cluster.mesos")).toContain("unknown-name");
  cpSync(join(import.meta.dirname, "../../fixtures/targets/singularity"), join(editor.folder, "targets"), {
    recursive: true,
  });
  await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri("targets"), type: 1 }] });
  expect(await codes(editor, "cluster.mesos")).toEqual([]);
  writeFileSync(join(editor.folder, "targets/singularity/target.json"), "{");
  await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri("targets"), type: 2 }] });
  expect(await codes(editor, "targets/singularity/target.json")).toContain("target-invalid");
});

test("a mesosc.json beside the files counts, and is watched", async () => {
  const text = `${sound}group unused = m1\n`;
  const settings = JSON.stringify({ severities: { "unused-declaration": "error" }, exclude: ["old/"] });
  const editor = await startEditor({ "cluster.mesos": text, "mesosc.json": settings, "old/cluster.mesos": "oops" });
  await editor.open("cluster.mesos", text);
  expect((await editor.diagnostics("cluster.mesos"))[0]?.severity).toBe(1);
  await editor.open("old/cluster.mesos", "oops");
  expect(await codes(editor, "old/cluster.mesos")).toEqual([]);
  writeFileSync(join(editor.folder, "mesosc.json"), '{ "severities": { "unused": "off" } }');
  await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri("mesosc.json"), type: 2 }] });
  expect(await codes(editor, "mesosc.json")).toEqual(["settings-invalid"]);
  expect((await editor.diagnostics("cluster.mesos"))[0]?.severity).toBe(2);
});

test("a file that is not saved yet is left out by no mesosc.json, and once it is saved by its globs", async () => {
  const editor = await startEditor({ "mesosc.json": '{ "exclude": ["old/**"] }' });
  await editor.open("new.mesos", "let a = 1\n");
  expect(await codes(editor, "new.mesos")).toContain("missing-cluster");
  mkdirSync(join(editor.folder, "old"));
  await editor.open("old/new.mesos", "let a = 1\n");
  expect(await codes(editor, "old/new.mesos")).toContain("missing-cluster");
  writeFileSync(join(editor.folder, "old/new.mesos"), "let a = 1\n");
  await editor.notify("textDocument/didSave", { textDocument: { uri: editor.uri("old/new.mesos") } });
  await editor.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: editor.uri("old/new.mesos"), type: 1 }],
  });
  expect(await codes(editor, "old/new.mesos")).toEqual([]);
});

test("what a mesosc.json leaves out is not mended either", async () => {
  const text = sound.replace("m[1..3]\nmasters", "m[1..3] { tickTim = 3000 }\nmasters");
  const files = { "mesosc.json": '{ "exclude": ["old/"] }', "cluster.mesos": text, "old/cluster.mesos": text };
  const editor = await startEditor(files);
  const actions = async (name: string) => {
    await editor.open(name, text);
    const range = { start: { line: 2, character: 28 }, end: { line: 2, character: 28 } };
    const params = { textDocument: { uri: editor.uri(name) }, range, context: { diagnostics: [] } };
    return (await editor.request<{ title: string }[]>("textDocument/codeAction", params)).map(({ title }) => title);
  };
  expect(await actions("cluster.mesos")).toContain("Write `tickTime`");
  expect(await actions("old/cluster.mesos")).toEqual([]);
});

test("an editor is asked to tell of nothing that it has not offered to tell of", async () => {
  const editor = await startEditor({}, { capabilities: { workspace: { configuration: true } } });
  await editor.diagnostics("none");
  expect(editor.asked.map(({ method }) => method)).not.toContain("client/registerCapability");
});

test("settings that come with the greeting count where the editor cannot be asked", async () => {
  const text = `let release = "1.0.0"\n${sound.replace("cluster c", "cluster c { versions { mesos = $release } }")}`;
  const editor = await startEditor(
    { "cluster.mesos": text },
    { capabilities: {}, settings: { mesosc: { definitions: { release: "9.9.9" } } } },
  );
  await editor.open("cluster.mesos", text);
  expect(await codes(editor, "cluster.mesos")).toEqual(["not-in-enum"]);
});

test.each([
  ["utf-16", 17],
  ["utf-8", 20],
  ["utf-32", 16],
])("places count in %s where that is what the editor offers", async (encoding, character) => {
  const text = `/* é😀 */ cluster c\n${sound.replace("cluster c\n", "")}`.replace("cluster c", "cluster é");
  const editor = await startEditor({}, { capabilities: { general: { positionEncodings: [encoding] } } });
  expect(editor.initialized.capabilities.positionEncoding).toBe(encoding);
  await editor.open("cluster.mesos", text);
  const [found] = await editor.diagnostics("cluster.mesos");
  expect(found?.range.start).toEqual({ line: 0, character });
  const hover = await editor.request<Hover>("textDocument/hover", {
    textDocument: { uri: editor.uri("cluster.mesos") },
    position: { line: 0, character: character - 6 },
  });
  expect(hover.range?.end.character).toBe(character);
});

test("what has not changed is not said again", async () => {
  const text = `${sound}group unused = m1\n`;
  const editor = await startEditor({});
  await editor.open("cluster.mesos", text);
  expect(await codes(editor, "cluster.mesos")).toEqual(["unused-declaration"]);
  const before = editor.published.length;
  await editor.change("cluster.mesos", [{ text: `${text}# a comment` }]);
  expect(await codes(editor, "cluster.mesos")).toEqual(["unused-declaration"]);
  expect(editor.published.length).toBe(before);
  await editor.change("cluster.mesos", [{ text: `\n${text}` }]);
  expect((await editor.diagnostics("cluster.mesos"))[0]?.range.start.line).toBe(5);
  expect(editor.published.at(-1)?.version).toBe(3);
});

test("a text with carriage returns, and one without a file", async () => {
  const editor = await startEditor({});
  await editor.open("cluster.mesos", `${sound}oops`.replaceAll("\n", "\r\n"));
  expect((await editor.diagnostics("cluster.mesos"))[0]?.range.start).toEqual({ line: 4, character: 0 });
  const uri = "untitled:Untitled-1";
  await editor.notify("textDocument/didOpen", { textDocument: { uri, languageId: "mesos", version: 1, text: "oops" } });
  await editor.diagnostics("");
  expect(editor.published.find((each) => each.uri === uri)?.diagnostics.map(({ code }) => code)).toContain(
    "unknown-declaration",
  );
});

test("the words in sight are coloured as they are in the whole", async () => {
  const editor = await startEditor({});
  await editor.open("cluster.mesos", sound);
  const textDocument = { uri: editor.uri("cluster.mesos") };
  const whole = await editor.request<SemanticTokens>("textDocument/semanticTokens/full", { textDocument });
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  expect(await editor.request("textDocument/semanticTokens/range", { textDocument, range })).toEqual(whole);
  const line = { start: { line: 3, character: 0 }, end: { line: 3, character: 7 } };
  const part = await editor.request<SemanticTokens>("textDocument/semanticTokens/range", { textDocument, range: line });
  expect(part.data.slice(0, 3)).toEqual([3, 0, 7]);
});

test("extensions can ask which programs a file is part of, and for their nodes", async () => {
  const main = sound.replace(nodes, 'include "parts/nodes.mesos"\n');
  const files = { "one.mesos": main, "two.mesos": `${main}node a1 at 10.0.0.9\n`, "parts/nodes.mesos": nodes };
  const editor = await startEditor(files);
  await editor.open("parts/nodes.mesos", nodes);
  const ask = (name: string) => editor.request("mesosc/programs", { uri: editor.uri(name) });
  const both = [
    { program: editor.uri("one.mesos"), nodes: ["m1", "m2", "m3"] },
    { program: editor.uri("two.mesos"), nodes: ["a1", "m1", "m2", "m3"] },
  ];
  expect(await ask("parts/nodes.mesos")).toEqual(both);
  expect(await ask("two.mesos")).toEqual(both.slice(1));
  expect(await ask("none.mesos")).toEqual([]);
});

test("extensions can ask for a node's files; secrets are not among what they get", async () => {
  const text = `${sound}node a1 at 10.0.0.9\nagents on a1 { credential = secret("env:S") }\n`;
  const editor = await startEditor({}, { environment: { S: '{"principal": "a", "secret": "do-not-show"}' } });
  await editor.open("cluster.mesos", text);
  const files = await editor.request<{ path: string; mode: string; content: string }[]>("mesosc/nodeFiles", {
    program: editor.uri("cluster.mesos"),
    node: "a1",
  });
  expect(files.find(({ path }) => path === "/etc/mesos/zk")?.content).toMatch(/^zk:/);
  expect(files.find(({ mode }) => mode === "0600")?.content).toBe("This file holds a secret and is not shown.\n");
  expect(JSON.stringify(files)).not.toContain("do-not-show");
});

test("an editor without snippets and Markdown is given plain texts", async () => {
  const { textDocument: _, ...rest } = capableEditor;
  const editor = await startEditor({}, { capabilities: rest });
  await editor.open("cluster.mesos", sound);
  const asked = { textDocument: { uri: editor.uri("cluster.mesos") }, position: { line: 3, character: 1 } };
  const hover = await editor.request<Hover>("textDocument/hover", asked);
  expect(hover.contents).toMatchObject({ kind: "plaintext" });
  const items = await editor.request<{ textEdit: { newText: string } }[]>("textDocument/completion", {
    ...asked,
    position: { line: 4, character: 0 },
  });
  expect(items.map(({ textEdit }) => textEdit.newText)).toContain("framework marathon on ");
});

/** What the server asked the editor to ask for again, each once. */
function refreshed(editor: Editor): readonly string[] {
  const asked = editor.asked.filter(({ method }) => method.endsWith("/refresh"));
  return [
    ...new Set(
      asked.map(({ method, params }) => `${method}${params === undefined ? "" : ` ${JSON.stringify(params)}`}`),
    ),
  ];
}

test("what another file shows is asked for again when an edit changes it, and not before", async () => {
  const main = sound.replace(nodes, 'include "nodes.mesos"\n').replaceAll("m[1..3]", "m*");
  const editor = await startEditor({ "cluster.mesos": main, "nodes.mesos": nodes });
  await editor.open("cluster.mesos", main);
  await editor.open("nodes.mesos", nodes);
  const textDocument = { uri: editor.uri("cluster.mesos") };
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hints = await editor.request<InlayHint[]>("textDocument/inlayHint", { textDocument, range });
  expect(JSON.stringify(hints)).toContain("quorum 2");
  const lenses = await editor.request<CodeLens[]>("textDocument/codeLens", { textDocument });
  for (const lens of lenses) await editor.request("codeLens/resolve", lens);
  // Neither of these changes what is shown.
  await editor.change("nodes.mesos", [{ text: `${nodes}# a comment\n` }]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await editor.notify("textDocument/didSave", { textDocument });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(refreshed(editor)).toEqual([]);
  await editor.change("nodes.mesos", [{ text: nodes.replaceAll("[1..3]", "[1..5]") }]);
  await expect.poll(() => refreshed(editor), { timeout: 5000 }).toEqual(["workspace/inlayHint/refresh"]);
  await editor.request("textDocument/inlayHint", { textDocument, range });
  await editor.change("nodes.mesos", [{ text: "" }]);
  await expect
    .poll(() => refreshed(editor), { timeout: 5000 })
    .toEqual(["workspace/inlayHint/refresh", "workspace/codeLens/refresh"]);
});

test("a node's file beside the source is asked for again when its text is another", async () => {
  const editor = await startEditor({});
  await editor.open("cluster.mesos", sound);
  const program = encodeURIComponent(editor.uri("cluster.mesos"));
  const uri = `mesosc:/node/m1/etc/zookeeper/conf/zoo.cfg?${program}`;
  const { text } = await editor.request<{ text: string }>("workspace/textDocumentContent", { uri });
  expect(text).toContain("clientPort=2181");
  await editor.change("cluster.mesos", [{ text: `${sound}# a comment\n` }]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(refreshed(editor)).toEqual([]);
  await editor.change("cluster.mesos", [
    { text: sound.replace("on m[1..3]\nmasters", "on m[1..3] { clientPort = 2182 }\nmasters") },
  ]);
  await expect
    .poll(() => refreshed(editor), { timeout: 5000 })
    .toEqual([`workspace/textDocumentContent/refresh ${JSON.stringify({ uri })}`]);
  const { text: after } = await editor.request<{ text: string }>("workspace/textDocumentContent", { uri });
  expect(after).toContain("clientPort=2182");
});

test("an editor that opens files is shown a file, which goes with the server", async () => {
  const { workspace: { textDocumentContent: _, ...workspace } = {}, ...rest } = capableEditor;
  const editor = await startEditor({}, { capabilities: { ...rest, workspace } });
  await editor.open("cluster.mesos", sound);
  const run = async (command: string, operand: unknown) => {
    await editor.request("workspace/executeCommand", { command, arguments: [operand] });
    const { uri } = editor.asked.findLast(({ method }) => method === "window/showDocument")?.params as { uri: string };
    return fileURLToPath(uri);
  };
  const page = await run("mesosc.explain", "quorum-wrong");
  expect(page).toMatch(/\/quorum-wrong\.md$/);
  expect(readFileSync(page, "utf8")).toContain("# quorum-wrong");
  const quorum = { program: editor.uri("cluster.mesos"), node: "m1", path: "/etc/mesos-master/quorum" };
  const file = await run("mesosc.showFile", quorum);
  expect(file).toMatch(/\/m1\/etc\/mesos-master\/quorum$/);
  expect(readFileSync(file, "utf8")).toBe("2\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const folder = join(page, "../..");
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const strange = await run("mesosc.showFile", { ...quorum, node: "../..", path: "/../../../../x" });
  expect(strange.startsWith(`${folder}/`)).toBe(true);
  expect(await editor.quit()).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test("an editor that can show nothing is offered no page and no lens", async () => {
  const { window: _, ...capabilities } = capableEditor;
  const editor = await startEditor({}, { capabilities });
  expect(editor.initialized.capabilities.codeLensProvider).toBeUndefined();
  const text = `${sound}group unused = m1\n`;
  await editor.open("cluster.mesos", text);
  const actions = await editor.request<{ title: string }[]>("textDocument/codeAction", {
    textDocument: { uri: editor.uri("cluster.mesos") },
    range: { start: { line: 4, character: 6 }, end: { line: 4, character: 6 } },
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title)).toEqual(["Allow unused-declaration here"]);
});

test("a region between comments folds, and regions lie in each other", async () => {
  const text = "# region all\n// #region nodes\nnode m1 at 10.0.0.1\n// #endregion\n# endregion\n# endregion\n";
  const editor = await startEditor({});
  await editor.open("cluster.mesos", text);
  const textDocument = { uri: editor.uri("cluster.mesos") };
  const ranges = await editor.request<FoldingRange[]>("textDocument/foldingRange", { textDocument });
  const regions = ranges.filter(({ kind }) => kind === "region");
  expect(regions.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [1, 3],
    [0, 4],
  ]);
});

test("a comment that silences ends its line as the file does", async () => {
  const editor = await startEditor({});
  await editor.open("cluster.mesos", `${sound}group unused = m1\n`.replaceAll("\n", "\r\n"));
  const place = { line: 4, character: 6 };
  const params = {
    textDocument: { uri: editor.uri("cluster.mesos") },
    range: { start: place, end: place },
    context: { diagnostics: [] },
  };
  const actions = await editor.request<CodeAction[]>("textDocument/codeAction", params);
  const silence = actions.find(({ title }) => title === "Allow unused-declaration here");
  expect(JSON.stringify(silence?.edit)).toContain("SAY WHY\\r\\n");
});

test("what several programs include is one symbol", async () => {
  const main = sound.replace(nodes, 'include "nodes.mesos"\n');
  const files = { "one.mesos": main, "two.mesos": main.replace("cluster c", "cluster d"), "nodes.mesos": nodes };
  const editor = await startEditor(files);
  const found = await editor.request<SymbolInformation[]>("workspace/symbol", { query: "m2" });
  expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([["node m[1..3]", "c"]]);
});

test("why a file is not laid out names the line once", async () => {
  const editor = await startEditor({});
  await editor.open("cluster.mesos", "cluster c {\n  os = debian12\n");
  const textDocument = { uri: editor.uri("cluster.mesos") };
  const options = { tabSize: 2, insertSpaces: true };
  const refusal = await editor.request("textDocument/formatting", { textDocument, options }).catch(String);
  expect(refusal).toMatch(/`}` is missing: this block was opened at line 1$/);
});
