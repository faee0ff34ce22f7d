// What each word of a file is, for editors that colour by meaning.
import type { SemanticTokensBuilder } from "vscode-languageserver/node";
import type { DeclarationSyntax, FileSyntax, Syntax, WordSyntax } from "../syntax/syntax.ts";
import { visit } from "../syntax/walk.ts";
import { partOf, type Span } from "../text/source.ts";
import { keywordAt } from "./declaration-keyword.ts";
import { nameIn } from "../model/references.ts";
import type { Session } from "./session.ts";

export const tokenTypes = [
  "keyword",
  "namespace",
  "class",
  "variable",
  "property",
  "enumMember",
  "number",
  "string",
  "function",
  "comment",
  "macro",
] as const;
export const tokenModifiers = ["declaration"] as const;

type TokenType = (typeof tokenTypes)[number];

export interface Coloured {
  readonly span: Span;
  readonly type: TokenType;
  readonly isDeclaration: boolean;
}

/** In the text's order, none inside of another, none over a line's end. */
export function coloured(file: FileSyntax, from = 0, to = file.span.end): readonly Coloured[] {
  const found: Coloured[] = [];
  const add = (span: Span | undefined, type: TokenType, isDeclaration = false): void => {
    if (span !== undefined && span.end > span.start) found.push({ span, type, isDeclaration });
  };
  for (const declaration of file.declarations) {
    if (declaration.span.end < from || declaration.span.start > to) continue;
    add(keywordAt(declaration), "keyword");
    visit(declaration, (syntax, ancestors) => colour(syntax, ancestors, declaration, add));
    for (const word of jointsOf(declaration)) add(word, "keyword");
  }
  for (const { span } of file.comments) if (span.end >= from && span.start <= to) add(span, "comment");
  return found.flatMap(byLine).sort((left, right) => left.span.start - right.span.start);
}

type Add = (span: Span | undefined, type: TokenType, isDeclaration?: boolean) => void;

function colour(syntax: Syntax, ancestors: readonly Syntax[], declaration: DeclarationSyntax, add: Add): void {
  const parent = ancestors.at(-1);
  const { span } = syntax;
  switch (syntax.kind) {
    case "word":
      if (parent?.kind === "setting" && parent.key === syntax) add(span, "property");
      else if (parent?.kind === "entry" && parent.key === syntax) add(span, "property");
      else if (parent?.kind === "section") add(span, "namespace");
      else if (parent?.kind === "call" && parent.callee === syntax) add(span, "function");
      else if (parent?.kind === "selector") add(span, "class");
      else if (parent === undefined || parent === declaration) colourHead(syntax, declaration, add);
      else add(span, valueType(syntax));
      break;
    case "string":
      // Its `${…}` are cut out of it.
      for (const part of piecesOf(syntax.span, syntax.parts)) add(part, "string");
      break;
    case "interpolation":
      add(nameIn(syntax), syntax.path.includes(".") ? "property" : "variable");
      break;
    case "let-reference":
      add(span, "variable");
      break;
    case "narrowing":
      add(partOf(span, 0, "on".length), "keyword");
      break;
    default:
  }
}

/** A word of a declaration's head: the name that it declares, or what stands beside that. */
function colourHead(word: WordSyntax, declaration: DeclarationSyntax, add: Add): void {
  switch (declaration.kind) {
    case "let":
      if (word === declaration.name) add(word.span, "variable", true);
      else add(word.span, valueType(word));
      break;
    case "node":
      if (word === declaration.pattern) add(word.span, "class", true);
      else add(word.span, "number");
      break;
    case "framework":
      if (word === declaration.target) add(word.span, "enumMember");
      else add(word.span, "namespace", true);
      break;
    case "group":
      add(word.span, "class", true);
      break;
    case "unknown-declaration":
      add(word.span, "namespace");
      break;
    default:
      add(word.span, "namespace", true);
  }
}

function valueType({ text }: WordSyntax): TokenType {
  return /^-?\d/.test(text) ? "number" : "enumMember";
}

/** `on`, `at`, `as` and `except` of a head. */
function jointsOf(declaration: DeclarationSyntax): readonly Span[] {
  const { source, start, end } = declaration.span;
  const block = "block" in declaration ? declaration.block?.span.start : undefined;
  const head = source.text.slice(start, block ?? end);
  if (!["node", "group", "ensemble", "masters", "agents", "framework"].includes(declaration.kind)) return [];
  const names = new Set(
    [
      "name" in declaration ? declaration.name : undefined,
      "pattern" in declaration ? declaration.pattern : undefined,
      "target" in declaration ? declaration.target : undefined,
      ...("selector" in declaration ? (declaration.selector?.terms ?? []) : []),
      ...("selector" in declaration ? (declaration.selector?.except ?? []) : []),
    ].map((word) => word?.span.start),
  );
  const clean = head.replace(/(?:#|\/\/)[^\n\r]*|\/\*[^]*?\*\/|"[^"\n]*"/g, (skipped) => " ".repeat(skipped.length));
  return [...clean.matchAll(/(?<=\s)(?:on|at|as|except)(?=\s)/g)].flatMap(({ index, 0: word }) =>
    names.has(start + index) ? [] : [{ source, start: start + index, end: start + index + word.length }],
  );
}

/** A string without the names that stand in its `${…}`. */
function piecesOf(span: Span, parts: readonly Syntax[]): readonly Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const part of parts) {
    if (part.kind !== "interpolation") continue;
    const name = nameIn(part);
    pieces.push(partOf(span, start, name.start - span.start));
    start = name.end - span.start;
  }
  return [...pieces, partOf(span, start, span.end - span.start)];
}

/** Editors take no token of several lines. */
function byLine({ span, ...rest }: Coloured): readonly Coloured[] {
  const text = span.source.text.slice(span.start, span.end);
  if (!/[\n\r]/.test(text)) return [{ span, ...rest }];
  return [...text.matchAll(/[^\n\r]+/g)].map(({ index, 0: line }) => ({
    span: { source: span.source, start: span.start + index, end: span.start + index + line.length },
    ...rest,
  }));
}

/** Writes them into a builder. */
export function pushTokens(builder: SemanticTokensBuilder, tokens: readonly Coloured[], session: Session): void {
  for (const { span, type, isDeclaration } of tokens) {
    const { start, end } = session.range(span);
    const length = end.character - start.character;
    if (length > 0) builder.push(start.line, start.character, length, tokenTypes.indexOf(type), isDeclaration ? 1 : 0);
  }
}
