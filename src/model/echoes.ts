// Leaves out findings that something is missing, where it may stand in what could not be read.
import type { Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { declarationWords } from "../syntax/declaration-words.ts";
import type { DeclarationSyntax, FileSyntax } from "../syntax/syntax.ts";
import { remembered } from "./remembered.ts";

/** Codes that say that a declaration is missing, or a use of one, by the keyword of what was not understood. */
const echoes: Readonly<Record<string, readonly string[]>> = {
  let: ["unknown-name"],
  cluster: ["missing-cluster"],
  group: ["unknown-name", "unused-declaration"],
  node: ["unknown-name"],
  ensemble: ["unknown-name", "ensemble-missing", "unused-declaration"],
  masters: ["masters-missing", "unused-declaration"],
  agents: ["unused-declaration"],
  framework: ["unused-declaration"],
};
const allEchoes = Object.values(echoes).flat();

/**
 * The diagnostics of a program without those that are echoes of a fault that was reported: of a file that could not be read
 * to its end, of an include without a path, of a declaration whose keyword is misspelt or whose name is missing.
 */
export function withoutEchoes(diagnostics: readonly Diagnostic[], files: readonly FileSyntax[]): readonly Diagnostic[] {
  const silenced = new Set(files.flatMap(echoesIn));
  return silenced.size === 0 ? diagnostics : diagnostics.filter(({ code }) => !silenced.has(code.code));
}

const echoesIn = remembered(({ unread, declarations }: FileSyntax): readonly string[] =>
  unread === true ? allEchoes : declarations.flatMap(echoesOf),
);

function echoesOf(declaration: DeclarationSyntax): readonly string[] {
  switch (declaration.kind) {
    case "unknown-declaration":
      return echoes[nearest(declaration.keyword.text, declarationWords) ?? ""] ?? [];
    case "include":
      return declaration.path === undefined || declaration.path.faulty === true ? allEchoes : [];
    case "node":
      return declaration.pattern === undefined || declaration.pattern.faulty === true ? (echoes["node"] ?? []) : [];
    case "let":
    case "group":
    case "ensemble":
      return declaration.name === undefined || declaration.name.faulty === true ? (echoes[declaration.kind] ?? []) : [];
    default:
      return [];
  }
}
