// Renames a name wherever it is declared and used, or says why that cannot be done.
import { describe } from "../diagnostics/describe.ts";
import type { Diagnostic, Edit } from "../diagnostics/code.ts";
import { position } from "../text/line-column.ts";
import { spanText, type Span } from "../text/source.ts";
import type { Analysis } from "../workspace.ts";
import { namedAt, sameSpan, type Named } from "./names.ts";
import { renameTerm, type NewNames } from "./rename-term.ts";
import { expandPattern } from "../model/patterns.ts";
import { newNameRefusal } from "./new-name.ts";
import type { EditorProgram } from "./project.ts";
import type { Place } from "./session.ts";

export interface Refusal {
  readonly refusal: string;
}

/** What is renamed: its place, as it is to be changed there; undefined where there is no name. */
export function renameable({ analysis, source, offset }: Place): Named | Refusal | undefined {
  const named = namedAt(analysis, source, offset);
  if (named === undefined) return undefined;
  if (named.kind === "cluster" && !named.declarations.some((span) => sameSpan(span, named.at))) {
    return { refusal: "`cluster.name` is the language's own word: rename the cluster where it is declared" };
  }
  if (named.kind !== "node") return named;
  const [declared, ...others] = named.declarations;
  const text = spanText(named.at);
  if (declared === undefined) return undefined;
  if (others.length > 0) {
    const places = named.declarations.map((span) => `\`${spanText(span)}\``).join(" and ");
    return { refusal: `\`${text}\` selects nodes that ${places} declare: rename one of those` };
  }
  const pattern = spanText(declared);
  if (text === pattern) return named;
  const { line } = position(declared.source, declared.start);
  const where = declared.source === source ? `line ${line}` : `line ${line} of ${declared.source.name}`;
  return { refusal: `\`${text}\` comes from \`${pattern}\` (${where}): rename that pattern` };
}

/** The edits that give the name at a place another one in its program. */
export function rename(place: Place, name: string): readonly Edit[] | Refusal {
  const named = renameable(place);
  if (named === undefined) return { refusal: "there is no name here that the program declares" };
  if ("refusal" in named) return named;
  const problem = newNameRefusal(named, name, place.analysis);
  if (problem !== undefined) return { refusal: problem };
  const edits = named.kind === "node" ? renameNodes(named, name, place.analysis) : renameWord(named, name);
  if ("refusal" in edits) return edits;
  const fault = faultOf(place.program, edits);
  return fault === undefined ? edits : { refusal: fault };
}

function renameWord({ declarations, uses }: Named, text: string): readonly Edit[] {
  return [...declarations, ...uses].map((span) => ({ span, text }));
}

/** A pattern keeps its count, so that each of its nodes has a new name; what selects them is written anew. */
function renameNodes({ declarations, uses }: Named, text: string, analysis: Analysis): readonly Edit[] | Refusal {
  const [declared] = declarations;
  const { cluster } = analysis;
  if (declared === undefined || cluster === undefined) return { refusal: "the cluster has faults: mend them first" };
  const before = expandPattern(spanText(declared));
  const after = expandPattern(text);
  if ("problem" in after) return { refusal: `\`${text}\` is no pattern` };
  if ("problem" in before) return { refusal: `\`${spanText(declared)}\` is no pattern` };
  if (before.names.length !== after.names.length) {
    return {
      refusal: `\`${spanText(declared)}\` is ${before.names.length} nodes and \`${text}\` is ${after.names.length}: a new name keeps the count`,
    };
  }
  const names: NewNames = {
    pattern: { before: spanText(declared), after: text },
    of: new Map(before.names.map((name, index) => [name, after.names[index] ?? name])),
    all: cluster.nodes.map(({ name }) => name),
  };
  const edits: Edit[] = [{ span: declared, text }];
  for (const use of uses) {
    const term = renameTerm(spanText(use), names);
    if (term === undefined) return { refusal: refusalOf(use) };
    if (term !== spanText(use)) edits.push({ span: use, text: term });
  }
  return edits;
}

function refusalOf(use: Span): string {
  const { line } = position(use.source, use.start);
  return `\`${spanText(use)}\` in line ${line} of ${use.source.name} would select other nodes: change it first`;
}

/** The first error that a program has after the edits and did not have before. */
function faultOf({ analysis, tryOut }: EditorProgram, edits: readonly Edit[]): string | undefined {
  const texts = new Map<string, string>();
  for (const { span } of edits)
    texts.set(
      span.source.uri,
      applied(
        span.source.text,
        edits.filter((edit) => edit.span.source === span.source),
      ),
    );
  const counts = countErrors(analysis.diagnostics);
  for (const diagnostic of tryOut(texts).diagnostics) {
    const { code } = diagnostic.code;
    if (diagnostic.code.severity !== "error") continue;
    const left = counts.get(code) ?? 0;
    if (left === 0) return describe(diagnostic).message;
    counts.set(code, left - 1);
  }
  return undefined;
}

function countErrors(diagnostics: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) {
    if (code.severity === "error") counts.set(code.code, (counts.get(code.code) ?? 0) + 1);
  }
  return counts;
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { span, text: instead } of [...edits].sort((left, right) => right.span.start - left.span.start)) {
    result = result.slice(0, span.start) + instead + result.slice(span.end);
  }
  return result;
}
