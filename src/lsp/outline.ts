// A file's declarations as a list of symbols.
import { SymbolKind } from "vscode-languageserver/node";
import type { BlockItemSyntax, DeclarationSyntax } from "../syntax/syntax.ts";
import { spanText, type Span } from "../text/source.ts";
import { keywordAt } from "./declaration-keyword.ts";

export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** What is selected when one goes there; inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
}

const kinds: Readonly<Record<Exclude<DeclarationSyntax["kind"], "unknown-declaration">, SymbolKind>> = {
  include: SymbolKind.File,
  let: SymbolKind.Variable,
  cluster: SymbolKind.Namespace,
  group: SymbolKind.Array,
  node: SymbolKind.Object,
  ensemble: SymbolKind.Class,
  masters: SymbolKind.Class,
  agents: SymbolKind.Class,
  framework: SymbolKind.Class,
};

/** An entry for each declaration that says what it is. */
export function outlineOf(declarations: readonly DeclarationSyntax[]): readonly OutlineEntry[] {
  return declarations.flatMap((declaration): readonly OutlineEntry[] => {
    if (declaration.kind === "unknown-declaration") return [];
    const name = titleSpan(declaration);
    const keyword = keywordAt(declaration);
    const nameSpan = name ?? keyword ?? declaration.span;
    const title = name === undefined ? declaration.kind : `${declaration.kind} ${spanText(name).replace(/^"|"$/g, "")}`;
    const block = "block" in declaration ? declaration.block : undefined;
    return [
      {
        name: title,
        detail: detailOf(declaration),
        kind: kinds[declaration.kind],
        span: declaration.span,
        nameSpan,
        children: (block?.items ?? []).map(itemEntry),
      },
    ];
  });
}

function titleSpan(declaration: Exclude<DeclarationSyntax, { kind: "unknown-declaration" }>): Span | undefined {
  switch (declaration.kind) {
    case "include":
      return declaration.path?.span;
    case "node":
      return declaration.pattern?.span;
    case "masters":
      return undefined;
    case "framework":
      return (declaration.name ?? declaration.target)?.span;
    default:
      return declaration.name?.span;
  }
}

function detailOf(declaration: DeclarationSyntax): string {
  switch (declaration.kind) {
    case "node":
      return declaration.addresses.length === 0
        ? ""
        : `at ${declaration.addresses.map(({ span }) => spanText(span)).join(", ")}`;
    case "let":
      return declaration.value === undefined ? "" : firstLine(declaration.value.span);
    case "group":
      return declaration.selector === undefined ? "" : spanText(declaration.selector.span);
    case "ensemble":
    case "masters":
    case "agents":
    case "framework":
      return declaration.selector === undefined ? "" : `on ${spanText(declaration.selector.span)}`;
    default:
      return "";
  }
}

function itemEntry(item: BlockItemSyntax): OutlineEntry {
  const { span } = item;
  switch (item.kind) {
    case "setting": {
      const detail = item.value === undefined ? "" : firstLine(item.value.span);
      return { name: item.key.text, detail, kind: SymbolKind.Property, span, nameSpan: item.key.span, children: [] };
    }
    case "section": {
      const children = (item.block?.items ?? []).map(itemEntry);
      return { name: item.key.text, detail: "", kind: SymbolKind.Module, span, nameSpan: item.key.span, children };
    }
    case "narrowing": {
      const children = (item.block?.items ?? []).map(itemEntry);
      const nameSpan = item.selector?.span ?? span;
      const name = item.selector === undefined ? "on" : `on ${spanText(item.selector.span)}`;
      return { name, detail: "", kind: SymbolKind.Module, span, nameSpan, children };
    }
  }
}

function firstLine(span: Span): string {
  const text = spanText(span);
  const line = text.split(/[\n\r]/, 1)[0] ?? "";
  return line.length < text.length || line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
