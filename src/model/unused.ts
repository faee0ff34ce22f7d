// Finds what is declared and not used: lets, groups and nodes without a role.
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { DeclarationSyntax, FileSyntax, NodeSyntax } from "../syntax/syntax.ts";
import { visit } from "../syntax/walk.ts";
import type { Span } from "../text/source.ts";
import unusedDeclaration from "./codes/unused-declaration.ts";
import type { Ensemble } from "./cluster.ts";
import type { Declarations } from "./declarations.ts";
import type { NodeDraft } from "./nodes.ts";
import { nameIn } from "./references.ts";
import { remembered } from "./remembered.ts";

/** Names of lets and paths of interpolations wherever they are written: what stands in a faulty block is used as well. */
export function collectUses(files: readonly FileSyntax[]): ReadonlyMap<string, readonly Span[]> {
  return merge(files.map(usesInFile));
}

const usesInFile = remembered(({ declarations }: FileSyntax) => merge(declarations.map(usesIn)));

const usesIn = remembered((declaration: DeclarationSyntax): ReadonlyMap<string, readonly Span[]> => {
  const uses = new Map<string, Span[]>();
  visit(declaration, (syntax) => {
    if (syntax.kind === "let-reference") add(uses, syntax.name, [nameIn(syntax)]);
    if (syntax.kind === "interpolation") add(uses, syntax.path, [nameIn(syntax)]);
  });
  return uses;
});

function merge(all: readonly ReadonlyMap<string, readonly Span[]>[]): ReadonlyMap<string, readonly Span[]> {
  const merged = new Map<string, Span[]>();
  for (const uses of all) for (const [name, spans] of uses) add(merged, name, spans);
  return merged;
}

function add(uses: Map<string, Span[]>, name: string, spans: readonly Span[]): void {
  const others = uses.get(name) ?? [];
  uses.set(name, others);
  for (const span of spans) others.push(span);
}

export interface Uses {
  readonly lets: { has(name: string): boolean };
  /** Names of groups, where they are declared. */
  readonly groups: ReadonlySet<Span>;
  /** The nodes that no role selects. */
  readonly idle: ReadonlySet<string>;
  /** False where a selector is at fault, so that the nodes it was to select are among them. */
  readonly idleIsKnown: boolean;
}

/** Reports lets and groups that nothing names, and nodes that no role selects. */
export function reportUnused(
  declarations: Declarations,
  drafts: readonly NodeDraft[],
  uses: Uses,
  report: Report,
): void {
  for (const [name, { name: word }] of declarations.lets) {
    if (word === undefined || uses.lets.has(name)) continue;
    report(diagnose(unusedDeclaration, word.span, { what: "let", name }));
  }
  for (const [name, { name: word }] of declarations.groups) {
    if (word === undefined || uses.groups.has(word.span)) continue;
    report(diagnose(unusedDeclaration, word.span, { what: "group", name }));
  }
  if (!uses.idleIsKnown || uses.idle.size === 0) return;
  const declared = new Map<NodeSyntax, { readonly idle: string[]; count: number }>();
  for (const draft of drafts) {
    const nodes = declared.get(draft.syntax) ?? { idle: [], count: 0 };
    declared.set(draft.syntax, nodes);
    nodes.count++;
    if (uses.idle.has(draft.node.name)) nodes.idle.push(draft.node.name);
  }
  for (const [{ pattern }, { idle, count }] of declared) {
    if (pattern === undefined || idle.length === 0) continue;
    const some = idle.length < count ? idle : undefined;
    report(diagnose(unusedDeclaration, pattern.span, { what: "node", name: pattern.text, idle: some }));
  }
}

/** One ensemble may stand alone; of several, each must be there for somebody. `used` holds names where they are declared. */
export function reportUnusedEnsembles(
  { masters, frameworks }: Declarations,
  ensembles: readonly Ensemble[],
  used: ReadonlySet<Span>,
  report: Report,
): void {
  if (ensembles.length < 2 || (masters === undefined && frameworks.length === 0)) return;
  // Where no zk string could be made, it is not known whom it was to mean.
  if (used.size === 0) return;
  for (const { syntax, name } of ensembles) {
    const span = syntax.name?.span;
    if (span !== undefined && !used.has(span)) report(diagnose(unusedDeclaration, span, { what: "ensemble", name }));
  }
}
