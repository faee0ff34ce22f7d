// Editor stories: a text with carets at the places that are asked about, and what the server answers, drawn for people.
import { readFileSync, writeFileSync } from "node:fs";
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Range,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { readMarked } from "../kit/marked.ts";
import { plainText, startEditor, type Editor } from "./editor.ts";

/** A place that is asked about; the whole text where a question has none. */
interface Question {
  readonly file: string;
  readonly range: Range;
}

/**
 * A question line, files (`-- cluster.mesos --`), and answers (`-- hover quorum --`). The first word of an answer's title is the
 * request; a caret line with the title as its label says where. `-- settings --` and `-- disk NAME --` go in as well.
 */
export async function tellEditorStory(path: string): Promise<{ readonly written: string; readonly actual: string }> {
  const written = readFileSync(path, "utf8");
  const [head = "", ...rest] = written.split(/^-- (.+) --\n/m);
  const parts = rest.flatMap((title, index) => (index % 2 === 0 ? [{ title, text: rest[index + 1] ?? "" }] : []));
  const texts: Record<string, string> = {};
  const disk: Record<string, string> = {};
  const questions = new Map<string, Question>();
  let settings: unknown = null;
  for (const { title, text } of parts) {
    if (title === "settings") settings = JSON.parse(text);
    else if (title.startsWith("disk ")) disk[title.slice("disk ".length)] = text;
    else if (title.endsWith(".mesos")) {
      const { program, marks } = readMarked(text);
      texts[title] = program;
      for (const { line, column, length, label } of marks) {
        const start = { line: line - 1, character: column - 1 };
        const end = { line: line - 1, character: column - 1 + (length > 1 ? length : 0) };
        questions.set(label, { file: title, range: { start, end } });
      }
    }
  }
  const [main = "cluster.mesos"] = Object.keys(texts);
  const editor = await startEditor({ ...disk, ...texts }, { settings });
  for (const [name, text] of Object.entries(texts)) await editor.open(name, text);
  const asker = { editor, texts, main };
  let actual = head;
  for (const { title, text } of parts) {
    const isGiven = title === "settings" || title.startsWith("disk ") || title.endsWith(".mesos");
    actual += `-- ${title} --\n${isGiven ? text : `${await answer(title, questions.get(title), asker)}\n`}`;
  }
  await editor.quit();
  if (process.env["UPDATE"] === "1") writeFileSync(path, actual);
  return { written: process.env["UPDATE"] === "1" ? actual : written, actual };
}

interface Asker {
  readonly editor: Editor;
  readonly texts: Readonly<Record<string, string>>;
  readonly main: string;
}

async function answer(title: string, question: Question | undefined, asker: Asker): Promise<string> {
  const [request = "", argument = ""] = title.split(/ (.*)/, 2);
  const draw = requests[request];
  if (draw === undefined) throw new Error(`no request ${request} in a story`);
  const file = question?.file ?? asker.main;
  const all = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
  try {
    return (await draw(argument, { file, range: question?.range ?? all }, asker)).trimEnd() || "nothing";
  } catch (error) {
    // A refusal is an answer as well.
    return `refused: ${error instanceof Error ? error.message : String(error)}`;
  }
}

type Drawer<Result> = (result: Result, asker: Asker, question: Question) => string;
type Draw = (argument: string, question: Question, asker: Asker) => Promise<string>;

function ask<Result>(
  method: string,
  draw: Drawer<Result>,
  more: (argument: string, question: Question, asker: Asker) => object = () => ({}),
): Draw {
  return async (argument, question, asker) => {
    const { file, range } = question;
    const params = { textDocument: { uri: asker.editor.uri(file) }, position: range.start, range };
    const result = await asker.editor.request<Result>(method, { ...params, ...more(argument, question, asker) });
    return draw(result, asker, question);
  };
}

const requests: Readonly<Record<string, Draw>> = {
  async diagnostics(_, { file }, { editor }) {
    const found = await editor.diagnostics(file);
    return found
      .map(({ range, severity, code, message, relatedInformation = [], tags = [], codeDescription }) =>
        [
          `${placeText(range)} ${["", "error", "warning", "information"][severity ?? 0] ?? ""}[${String(code)}]${tags.length > 0 ? ` tags ${tags.join()}` : ""}`,
          ...plainText(message).split("\n"),
          ...relatedInformation.map(({ location, message: words }) => `${locationText(location, editor)}: ${words}`),
          ...(codeDescription === undefined ? [] : [codeDescription.href]),
        ].join("\n  "),
      )
      .join("\n");
  },
  hover: ask<Hover | null>("textDocument/hover", (hover) =>
    hover === null ? "nothing" : (hover.contents as { value: string }).value,
  ),
  completion: ask<CompletionItem[]>("textDocument/completion", drawCompletions),
  /** `resolve NAME`: what the editor shows beside that one. */
  async resolve(name, { file, range }, { editor }) {
    const params = { textDocument: { uri: editor.uri(file) }, position: range.start };
    const items = await editor.request<CompletionItem[]>("textDocument/completion", params);
    const item = items.find(({ label }) => label === name);
    if (item === undefined) throw new Error(`${name} is not suggested`);
    const { documentation } = await editor.request<CompletionItem>("completionItem/resolve", item);
    return (documentation as { value: string }).value;
  },
  definition: ask<Location[]>("textDocument/definition", drawLocations),
  references: ask<Location[]>("textDocument/references", drawLocations, () => ({
    context: { includeDeclaration: true },
  })),
  highlight: ask<DocumentHighlight[]>("textDocument/documentHighlight", (found, { editor, texts }, { file }) =>
    found
      .map(
        ({ range, kind }) =>
          `${locationText({ uri: editor.uri(file), range }, editor)} ${textIn(texts[file] ?? "", range)}${kind === 3 ? " (declared)" : ""}`,
      )
      .join("\n"),
  ),
  rename: ask<WorkspaceEdit>("textDocument/rename", drawEdit, (newName) => ({ newName })),
  prepareRename: ask<{ placeholder: string } | null>("textDocument/prepareRename", (found) =>
    found === null ? "nothing" : found.placeholder,
  ),
  codeAction: ask<CodeAction[]>(
    "textDocument/codeAction",
    (actions, asker) =>
      actions
        .map((action) =>
          [
            `${action.title} (${action.kind ?? ""}${action.isPreferred === true ? ", preferred" : ""})`,
            ...(action.edit === undefined ? [] : [indent(drawEdit(action.edit, asker))]),
          ].join("\n"),
        )
        .join("\n"),
    (only) => ({ context: { diagnostics: [], ...(only.startsWith("source") ? { only: [only] } : {}) } }),
  ),
  hints: ask<InlayHint[]>("textDocument/inlayHint", (hints, { texts }, { file }) => {
    const lines = (texts[file] ?? "").split("\n");
    const shown = hints.map(({ position: { line }, label }) => ({ line, label: plainText(label) }));
    return [...new Set(shown.map(({ line }) => line))]
      .map((line) => {
        let text = lines[line] ?? "";
        const here = hints.filter(({ position }) => position.line === line).reverse();
        for (const { position, label } of here) {
          text = `${text.slice(0, position.character)} ⟨${plainText(label)}⟩${text.slice(position.character)}`;
        }
        return text;
      })
      .join("\n");
  }),
  symbols: ask<DocumentSymbol[]>("textDocument/documentSymbol", (symbols) => symbols.map(drawSymbol).join("\n")),
  workspaceSymbols: ask<SymbolInformation[]>(
    "workspace/symbol",
    (symbols, { editor }) =>
      symbols.map(({ name, location }) => `${name} ${locationText(location, editor)}`).join("\n"),
    (query) => ({ query }),
  ),
  folding: ask<FoldingRange[]>("textDocument/foldingRange", (ranges) =>
    ranges
      .sort((left, right) => left.startLine - right.startLine)
      .map(
        ({ startLine, endLine, kind }) =>
          `lines ${startLine + 1} to ${endLine + 1}${kind === undefined ? "" : ` ${kind}`}`,
      )
      .join("\n"),
  ),
  selection: ask<SelectionRange[]>(
    "textDocument/selectionRange",
    ([first], { texts }, { file }) => {
      const steps: string[] = [];
      for (let at = first; at !== undefined; at = at.parent)
        steps.push(JSON.stringify(textIn(texts[file] ?? "", at.range)));
      return steps.join("\n");
    },
    (_, { range }) => ({ positions: [range.start] }),
  ),
  tokens: ask<SemanticTokens>("textDocument/semanticTokens/full", ({ data }, { editor, texts }, { file }) => {
    const { tokenTypes = [] } = editor.initialized.capabilities.semanticTokensProvider?.legend ?? {};
    const lines = (texts[file] ?? "").split("\n");
    const drawn = new Map<number, string[]>();
    let [line, character] = [0, 0];
    for (let index = 0; index < data.length; index += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(index, index + 5);
      [line, character] = [line + down, down > 0 ? right : character + right];
      const text = (lines[line] ?? "").slice(character, character + length);
      drawn.set(line, [
        ...(drawn.get(line) ?? []),
        `${text} ${tokenTypes[type] ?? "?"}${modifiers === 1 ? " (declared)" : ""}`,
      ]);
    }
    return [...drawn].map(([at, tokens]) => `${at + 1}: ${tokens.join(" | ")}`).join("\n");
  }),
  links: ask<DocumentLink[]>("textDocument/documentLink", (links, { editor, texts }, { file }) =>
    links
      .map(
        ({ range, target = "", tooltip }) =>
          `${textIn(texts[file] ?? "", range)} → ${editor.nameOf(target)}${tooltip === undefined ? "" : ` (${tooltip})`}`,
      )
      .join("\n"),
  ),
  async lens(_, { file }, { editor }) {
    const lenses = await editor.request<CodeLens[]>("textDocument/codeLens", {
      textDocument: { uri: editor.uri(file) },
    });
    const lines: string[] = [];
    for (const lens of lenses) {
      const { range, command } = await editor.request<CodeLens>("codeLens/resolve", lens);
      lines.push(`line ${range.start.line + 1}: ${command?.title ?? ""} (${command?.command ?? ""})`);
    }
    return lines.join("\n");
  },
  format: ask<TextEdit[]>("textDocument/formatting", drawFormatted, () => ({ options: {} })),
  formatRange: ask<TextEdit[]>("textDocument/rangeFormatting", drawFormatted, () => ({ options: {} })),
  /** `showFile NODE:PATH`, as a click on a lens or a menu's entry does. */
  async showFile(argument, _, { editor, main }) {
    const [node = "", path = ""] = argument.split(/:(.*)/, 2);
    const params = { command: "mesosc.showFile", arguments: [{ program: editor.uri(main), node, path }] };
    const text = await editor.request<string>("workspace/executeCommand", params);
    const shown = editor.asked.findLast(({ method }) => method === "window/showDocument")?.params as { uri: string };
    const { text: content } = await editor.request<{ text: string }>("workspace/textDocumentContent", {
      uri: shown.uri,
    });
    if (content !== text) throw new Error("the document is not what the command gave");
    return `shown: ${shown.uri.replace(/\?.*/, "?…")}\n${text}`;
  },
  async explain(code, _, { editor }) {
    const { text } = await editor.request<{ text: string }>("workspace/textDocumentContent", {
      uri: `mesosc:/explain/${code}.md`,
    });
    return text;
  },
};

const mostShown = 12;

function drawCompletions(items: readonly CompletionItem[]): string {
  const sorted = [...items].sort((left, right) => ((left.sortText ?? "") < (right.sortText ?? "") ? -1 : 1));
  const lines = sorted.slice(0, mostShown).map(({ label, detail, textEdit }) => {
    const text = textEdit?.newText ?? label;
    return [
      label,
      ...(detail === undefined ? [] : [`· ${detail}`]),
      ...(text === label ? [] : [`⇒ ${JSON.stringify(text)}`]),
    ].join(" ");
  });
  const rest = sorted.length - lines.length;
  const [only] = sorted;
  const documentation = sorted.length === 1 ? (only?.documentation as { value: string } | undefined)?.value : undefined;
  return [
    ...lines,
    ...(rest > 0 ? [`… and ${rest} more`] : []),
    ...(documentation === undefined ? [] : ["", documentation]),
  ].join("\n");
}

function drawLocations(locations: readonly Location[], { editor, texts }: Asker): string {
  return locations
    .map((location) => {
      const text = textIn(texts[editor.nameOf(location.uri)] ?? "", location.range);
      return `${locationText(location, editor)} ${text}`.trimEnd();
    })
    .join("\n");
}

function drawSymbol({ name, detail = "", children = [] }: DocumentSymbol): string {
  return [`${name} ${detail}`.trimEnd(), ...children.map((child) => indent(drawSymbol(child)))].join("\n");
}

/** Each changed line as it was and as it is. */
function drawEdit(edit: WorkspaceEdit, { editor, texts }: Asker): string {
  const changes = (edit.documentChanges ?? []).flatMap((change) =>
    "textDocument" in change ? [[editor.nameOf(change.textDocument.uri), change.edits as TextEdit[]] as const] : [],
  );
  return changes
    .map(([name, edits]) => {
      const [before, after] = [texts[name] ?? "", applied(texts[name] ?? "", edits)].map((text) => text.split("\n"));
      if (before === undefined || after === undefined) return "";
      const [gone, come] = [
        before.filter((line) => !after.includes(line)),
        after.filter((line) => !before.includes(line)),
      ];
      return [`${name}:`, ...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)].join("\n");
    })
    .join("\n");
}

function drawFormatted(edits: readonly TextEdit[], { texts }: Asker, { file }: Question): string {
  return applied(texts[file] ?? "", edits);
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map(({ range, newText }) => ({ start: offsetIn(text, range.start), end: offsetIn(text, range.end), newText }))
    .sort((left, right) => right.start - left.start);
  for (const { start, end, newText } of sorted) text = text.slice(0, start) + newText + text.slice(end);
  return text;
}

function offsetIn(text: string, { line, character }: Range["start"]): number {
  const lines = text.split("\n");
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

function textIn(text: string, { start, end }: Range): string {
  return text.slice(offsetIn(text, start), offsetIn(text, end));
}

function placeText({ start }: Range): string {
  return `${start.line + 1}:${start.character + 1}`;
}

function locationText({ uri, range }: Location, editor: Editor): string {
  return `${editor.nameOf(uri)}:${placeText(range)}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
