// Completions as an editor takes them: what is offered at a place, and the text once one of them is accepted.
import type { CompletionItem, TextEdit } from "vscode-languageserver/node";
import { completion } from "../../src/lsp/requests/completion.ts";
import { openTexts, placeAt, type Opened } from "./in-memory.ts";

/** What is offered at an offset of the text that is open. */
export async function offeredAt(session: Opened, text: string, offset: number): Promise<readonly CompletionItem[]> {
  const params = { textDocument: { uri: session.uri() }, position: placeAt(text, offset) };
  return (await completion.answer(params, session)) as CompletionItem[];
}

/** What is offered at the `|` of a text. */
export async function offered(marked: string): Promise<readonly CompletionItem[]> {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return offeredAt(openTexts(text), text, offset);
}

/** Their labels. */
export async function labelsAt(marked: string): Promise<readonly string[]> {
  return (await offered(marked)).map(({ label }) => label);
}

/** The text once the item with that label is accepted at its `|`. */
export async function accept(marked: string, label: string): Promise<string> {
  const item = (await offered(marked)).find((each) => each.label === label);
  if (item === undefined) throw new Error(`${label} is not offered in ${marked}`);
  return accepted(marked.replace("|", ""), item);
}

/** The text with an item in it, its places filled in: with what they hold already, or with a word where one is due. */
export function accepted(text: string, { textEdit, insertTextFormat }: CompletionItem): string {
  const { range, newText } = textEdit as TextEdit;
  const lines = text.split("\n");
  const offsetOf = ({ line, character }: TextEdit["range"]["start"]): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const inserted = insertTextFormat === 2 ? filledIn(newText) : newText;
  return text.slice(0, offsetOf(range.start)) + inserted + text.slice(offsetOf(range.end));
}

function filledIn(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/((?:[=:,]|on|at|as|except) )\$\d+/g, "$1x")
    .replace(/(?<!\\)\$\d+/g, "")
    .replace(/\\([$}\\])/g, "$1");
}
