// How a completion is written down, and how it is turned into what the editor takes.
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  type CompletionItem,
  type Range,
} from "vscode-languageserver/node";
import type { Span } from "../text/source.ts";
import type { Client } from "./client.ts";

export type SuggestionKind =
  | "keyword"
  | "option"
  | "section"
  | "value"
  | "node"
  | "group"
  | "ensemble"
  | "let"
  | "release"
  | "file"
  | "folder"
  | "code";

/** An option of a program in a release, by names. */
export interface OptionName {
  readonly target: string;
  readonly release: string;
  readonly name: string;
}

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** A few words beside the label. */
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** Its card is made when the editor shows it: there are hundreds of options, and one is looked at. */
  readonly option?: OptionName;
  /** Inserted in place of the label; `snippet` may have places to fill in (`$1`, `$0`). */
  readonly text?: string;
  readonly snippet?: string;
  /** What it takes the place of, where that is not what all others do. */
  readonly span?: Span;
  readonly deprecated?: boolean;
  /** `secret` and `file`, which have parentheses behind them. */
  readonly isCall?: boolean;
  /** Of the list, earlier groups first; what decides inside of one: `inOrder`. */
  readonly rank?: number;
}

const labels = new Intl.Collator("en", { numeric: true });

/** By rank and label; words of the language and releases, which have an order of their own, stay in it. */
export function inOrder(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const isOrdered = ({ kind }: Suggestion): boolean => kind === "keyword" || kind === "release";
  return [...suggestions].sort((left, right) => {
    const byRank = (left.rank ?? usualRank) - (right.rank ?? usualRank);
    return byRank !== 0 || (isOrdered(left) && isOrdered(right)) ? byRank : labels.compare(left.label, right.label);
  });
}

const usualRank = 5;

const kinds: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  option: CompletionItemKind.Property,
  section: CompletionItemKind.Module,
  value: CompletionItemKind.EnumMember,
  node: CompletionItemKind.Class,
  group: CompletionItemKind.Interface,
  ensemble: CompletionItemKind.Struct,
  let: CompletionItemKind.Variable,
  release: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  code: CompletionItemKind.Event,
};

/** `index` is the place among all that are offered. */
export function completionItem(
  suggestion: Suggestion,
  index: number,
  { range, uri }: { readonly range: Range; readonly uri: string },
  client: Client,
  markup: (markdown: string) => CompletionItem["documentation"],
): CompletionItem {
  const { kind, label, detail, documentation, option, text, snippet, deprecated, rank = usualRank } = suggestion;
  const fills = snippet !== undefined && client.snippets;
  const plain = text ?? (snippet === undefined ? label : withoutPlaces(snippet));
  const shown = documentation === undefined ? undefined : markup(documentation);
  return {
    label,
    kind: kinds[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(shown === undefined ? {} : { documentation: shown }),
    ...(option === undefined ? {} : { data: { uri, ...option } }),
    ...(deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
    sortText: `${rank}${String(index).padStart(4, "0")}`,
    filterText: label,
    insertTextFormat: fills ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: fills ? snippet : plain },
  };
}

/** What a snippet inserts into an editor without places to fill in. */
function withoutPlaces(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\d+/g, "")
    .replace(/\\([$}\\])/g, "$1");
}

/** A text that stands in a snippet for itself. */
export function literal(text: string): string {
  return text.replace(/[$}\\]/g, "\\$&");
}
