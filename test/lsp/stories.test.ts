// Does the real server answer each request as its story tells? `UPDATE=1` rewrites the answers: then read them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastGlob from "fast-glob";
import { expect, test } from "vitest";
import { requests } from "../../src/lsp/requests.generated.ts";
import { tellEditorStory } from "./story.ts";

const folder = fileURLToPath(new URL("../../fixtures/editor", import.meta.url));
const stories = fastGlob.sync("*.story", { cwd: folder }).sort();

test.each(stories)("%s", async (name) => {
  const { written, actual } = await tellEditorStory(`${folder}/${name}`);
  expect(actual).toBe(written);
  expect(written).toMatch(/^.*\?\n/);
});

test("every request has a story", () => {
  const told = stories.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");
  const words: Readonly<Record<string, string>> = {
    documentHighlight: "highlight",
    documentSymbol: "symbols",
    "workspace/symbol": "workspaceSymbols",
    foldingRange: "folding",
    selectionRange: "selection",
    "semanticTokens/full": "tokens",
    documentLink: "links",
    inlayHint: "hints",
    codeLens: "lens",
    "codeLens/resolve": "lens",
    "completionItem/resolve": "resolve",
    formatting: "format",
    rangeFormatting: "formatRange",
    "workspace/executeCommand": "showFile",
    "workspace/textDocumentContent": "explain",
  };
  // Told by tests of their own, in test/lsp/server.test.ts.
  const elsewhere = ["semanticTokens/range", "mesosc/nodeFiles", "mesosc/programs"];
  const untold = requests
    .map(({ method }) => method.replace(/^textDocument\//, ""))
    .filter((method) => !elsewhere.includes(method))
    .filter((method) => !new RegExp(`^-- ${words[method] ?? method}\\b`, "m").test(told));
  expect(untold).toEqual([]);
});
