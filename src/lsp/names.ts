// The names of a program: where each is declared, where it is used, and which nodes a name stands for.
import type { Cluster, Node } from "../model/cluster.ts";
import type { Reference } from "../model/references.ts";
import type { DeclarationSyntax, SelectorSyntax, WordSyntax } from "../syntax/syntax.ts";
import type { Source, Span } from "../text/source.ts";
import type { Analysis } from "../workspace.ts";

/** Whether an offset is in a span, its end included, where a cursor stands behind a word. */
export function isAt({ source, start, end }: Span, at: Source, offset: number): boolean {
  return source === at && start <= offset && offset <= end;
}

export function sameSpan(left: Span, right: Span): boolean {
  return left.source === right.source && left.start === right.start && left.end === right.end;
}

/** What is used at a place: one name may lead to several declarations. */
export function referencesAt({ references }: Analysis, source: Source, offset: number): readonly Reference[] {
  return references.filter(({ span }) => isAt(span, source, offset));
}

/** The declaration whose name stands in a span. */
export function findDeclared({ files }: Analysis, name: Span): DeclarationSyntax | undefined {
  const file = files.find(({ span }) => span.source === name.source);
  return file?.declarations.find(({ span }) => span.start <= name.start && name.end <= span.end);
}

/** The nodes that a pattern declares, in the order of the file. */
export function declaredNodes(cluster: Cluster, pattern: Span): readonly Node[] {
  return cluster.nodes.filter(({ span }) => sameSpan(span, pattern));
}

/** The nodes that a selector or one of its terms selects. */
export function selectedNodes({ selections }: Analysis, selector: SelectorSyntax | WordSyntax): readonly Node[] {
  return (selections.get(selector) ?? []).map(({ draft }) => draft.node);
}
