// Finds what is declared and not used: lets, groups and nodes without a role.
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { DeclarationSyntax, NodeSyntax } from "../syntax/syntax.ts";
import { visit } from "../syntax/walk.ts";
import type { Span } from "../text/source.ts";
import unusedDeclaration from "./codes/unused-declaration.ts";
import type { Declarations } from "./declarations.ts";
import type { NodeDraft } from "./nodes.ts";
import { nameIn } from "./references.ts";

/** Names of lets and paths of interpolations wherever they are written: what stands in a faulty block is used as well. */
export function collectUses(declarations: readonly DeclarationSyntax[]): ReadonlyMap<string, readonly Span[]> {
  const uses = new Map<string, Span[]>();
  for (const declaration of declarations) {
    visit(declaration, (syntax) => {
      if (syntax.kind !== "let-reference" && syntax.kind !== "interpolation") return;
      const name = syntax.kind === "interpolation" ? syntax.path : syntax.name;
      const spans = uses.get(name);
      if (spans === undefined) uses.set(name, [nameIn(syntax)]);
      else spans.push(nameIn(syntax));
    });
  }
  return uses;
}

export interface Uses {
  readonly lets: { has(name: string): boolean };
  /** Names of groups, where they are declared. */
  readonly groups: ReadonlySet<Span>;
  readonly nodes: ReadonlySet<NodeDraft>;
  /** False where a selector is at fault, so that the nodes it was to select are not among `nodes`. */
  readonly nodesAreKnown: boolean;
}

/** Reports lets and groups that nothing names, and nodes that no role selects. */
export function reportUnused(
  declarations: Declarations,
  drafts: Iterable<NodeDraft>,
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
  if (!uses.nodesAreKnown) return;
  const declared = new Map<NodeSyntax, { readonly idle: string[]; count: number }>();
  for (const draft of drafts) {
    const nodes = declared.get(draft.syntax) ?? { idle: [], count: 0 };
    declared.set(draft.syntax, nodes);
    nodes.count++;
    if (!uses.nodes.has(draft)) nodes.idle.push(draft.node.name);
  }
  for (const [{ pattern }, { idle, count }] of declared) {
    if (pattern === undefined || idle.length === 0) continue;
    const some = idle.length < count ? idle : undefined;
    report(diagnose(unusedDeclaration, pattern.span, { what: "node", name: pattern.text, idle: some }));
  }
}
