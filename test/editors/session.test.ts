// Whole sessions over the protocol, as an editor has them: a file is opened, typed letter by letter, renamed in, and closed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CompletionItem, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { mesosc } from "../cli/in-memory.ts";
import type { DiagnosticsJson } from "../../src/diagnostics/json.ts";
import { startEditor, type Editor } from "../lsp/editor.ts";
import { placeAt, placeOf } from "../lsp/in-memory.ts";
import { temporaryFolder } from "../kit/folder.ts";

const walkthrough = readFileSync(join(import.meta.dirname, "../../fixtures/walkthrough/cluster.mesos"), "utf8");
const name = "cluster.mesos";

/** What check says of a text: codes and the places where they begin, from 0. */
async function checked(text: string) {
  const folder = temporaryFolder({ [name]: text });
  const { results } = await mesosc(["check", "--format", "json", name], { folder });
  const { diagnostics } = JSON.parse(results) as DiagnosticsJson;
  return diagnostics.map(({ code, range: { start } }) => ({ code, line: start.line - 1, character: start.column - 1 }));
}

async function told(editor: Editor) {
  return (await editor.diagnostics(name)).map(({ code, range: { start } }) => ({ code, ...start }));
}

/** Types `letters` at an offset of a text, one by one; gives the text that is there then. */
async function type(editor: Editor, text: string, offset: number, letters: string): Promise<string> {
  let now = text;
  for (const [index, letter] of [...letters].entries()) {
    const place = placeAt(now, offset + index);
    await editor.change(name, [{ range: { start: place, end: place }, text: letter }]);
    now = now.slice(0, offset + index) + letter + now.slice(offset + index);
  }
  return now;
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const offsetOf = ({ line, character }: TextEdit["range"]["start"]) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const sorted = [...edits].sort((left, right) => offsetOf(right.range.start) - offsetOf(left.range.start));
  let result = text;
  for (const { range, newText } of sorted) {
    result = result.slice(0, offsetOf(range.start)) + newText + result.slice(offsetOf(range.end));
  }
  return result;
}

test("the walkthrough's cluster is typed into an empty file", { timeout: 60_000 }, async () => {
  const editor = await startEditor({ [name]: "" });
  await editor.open(name, "");
  expect(await told(editor)).toEqual(await checked(""));
  let text = "";
  for (const line of walkthrough.split(/(?<=\n)/)) {
    text = await type(editor, text, text.length, line);
    const answer = await editor.request<CompletionItem[]>("textDocument/completion", {
      textDocument: { uri: editor.uri(name) },
      position: placeAt(text, text.length),
    });
    expect(answer.length, `after ${line}`).toBeGreaterThan(0);
  }
  expect(text).toBe(walkthrough);
  expect(await told(editor)).toEqual(await checked(walkthrough));
  await editor.close(name);
  expect(await editor.quit()).toBe(0);
});

test("a mistake is typed, taken back, and nodes get another name", { timeout: 60_000 }, async () => {
  const editor = await startEditor({ [name]: walkthrough });
  await editor.open(name, walkthrough);
  const at = walkthrough.indexOf("  work_dir");
  const mistaken = await type(editor, walkthrough, at, "  quorum = 1\n");
  expect(await told(editor)).toEqual(await checked(mistaken));
  expect(await told(editor)).toContainEqual({ code: "quorum-wrong", line: 12, character: 11 });
  await editor.change(name, [
    { range: { start: { line: 12, character: 0 }, end: { line: 13, character: 0 } }, text: "" },
  ]);
  expect(await told(editor)).toEqual(await checked(walkthrough));

  const edit = await editor.request<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri: editor.uri(name) },
    position: placeOf(walkthrough, "slave[1..3]", 2),
    newName: "agent[1..3]",
  });
  const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
  expect(changes.map(({ textDocument }) => editor.nameOf(textDocument.uri))).toEqual([name]);
  const edits = changes.flatMap((change) => change.edits) as TextEdit[];
  const renamed = applied(walkthrough, edits);
  expect(renamed).toBe(walkthrough.replaceAll("slave[1..3]", "agent[1..3]"));
  await editor.change(
    name,
    [...edits].reverse().map(({ range, newText }) => ({ range, text: newText })),
  );
  expect(await told(editor)).toEqual(await checked(renamed));
  await editor.close(name);
  // The disk still has the former name.
  expect(await told(editor)).toEqual([]);
  expect(await editor.quit()).toBe(0);
});
