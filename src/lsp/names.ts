// The names of a program: what each stands for, where it is declared, and where it is used.
import { groupBy } from "../checks/group-by.ts";
import type { Cluster, Node } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { languageSetting } from "../model/language-settings.ts";
import type { Reference, ReferenceKind } from "../model/references.ts";
import type { DeclarationSyntax, SelectorSyntax, WordSyntax } from "../syntax/syntax.ts";
import type { Source, Span } from "../text/source.ts";
import type { Analysis } from "../workspace.ts";

export type NamedKind = ReferenceKind | "agents" | "framework";

/** A name where it is declared. */
export interface DeclaredName {
  readonly kind: NamedKind;
  readonly span: Span;
}

/** Everything that one name at a place leads to. */
export interface Named {
  readonly kind: NamedKind;
  /** The name at the place. */
  readonly at: Span;
  /** Several where a term selects nodes of several declarations, or several nodes have the setting. */
  readonly declarations: readonly Span[];
  readonly uses: readonly Span[];
}

/** What the name at a place stands for; undefined where there is no name, or one that leads nowhere. */
export function namedAt(analysis: Analysis, source: Source, offset: number): Named | undefined {
  const used = referencesAt(analysis, source, offset);
  const [first] = used;
  if (first !== undefined)
    return gather(
      analysis,
      first.kind,
      first.span,
      used.map(({ target }) => target),
    );
  const file = analysis.files.find(({ span }) => span.source === source);
  for (const declaration of file?.declarations ?? []) {
    if (!isAt(declaration.span, source, offset)) continue;
    for (const { kind, span } of namesOf(declaration)) {
      if (isAt(span, source, offset)) return gather(analysis, kind, span, [span]);
    }
  }
  return undefined;
}

function gather(analysis: Analysis, kind: NamedKind, at: Span, targets: readonly Span[]): Named {
  const declarations = new Map(targets.map((span) => [placeKey(span), span]));
  const uses = new Map<string, Span>();
  for (let count = 0; count < declarations.size;) {
    count = declarations.size;
    for (const { span, target } of analysis.references()) {
      if (declarations.has(placeKey(target))) uses.set(placeKey(span), span);
    }
    // `${node.rack}` may lead to several nodes' settings, and each of them may be led to by others.
    if (kind !== "setting") break;
    for (const { span, target } of analysis.references()) {
      if (uses.has(placeKey(span))) declarations.set(placeKey(target), target);
    }
  }
  return { kind, at, declarations: [...declarations.values()], uses: [...uses.values()] };
}

function placeKey({ source, start, end }: Span): string {
  return `${start}-${end} ${source.uri}`;
}

/** The names that a declaration declares. */
export function namesOf(declaration: DeclarationSyntax): readonly DeclaredName[] {
  switch (declaration.kind) {
    case "let":
    case "group":
    case "ensemble":
    case "cluster":
    case "agents":
    case "framework":
      return declaration.name === undefined ? [] : [{ kind: declaration.kind, span: declaration.name.span }];
    case "node": {
      const own = (declaration.block?.items ?? []).flatMap((item): readonly DeclaredName[] =>
        item.kind === "setting" && languageSetting(item.key.text, "node") === undefined
          ? [{ kind: "setting", span: item.key.span }]
          : [],
      );
      return declaration.pattern === undefined ? own : [{ kind: "node", span: declaration.pattern.span }, ...own];
    }
    default:
      return [];
  }
}

/** Whether an offset is in a span, its end included, where a cursor stands behind a word. */
export function isAt({ source, start, end }: Span, at: Source, offset: number): boolean {
  return source === at && start <= offset && offset <= end;
}

export function sameSpan(left: Span, right: Span): boolean {
  return left.source === right.source && left.start === right.start && left.end === right.end;
}

/** What is used at a place: one name may lead to several declarations. */
export function referencesAt({ references }: Analysis, source: Source, offset: number): readonly Reference[] {
  const [first, ...others] = references(source).filter(
    ({ span }) => offset <= span.end && offset >= span.start - longestSigns && offset >= span.start - signsBefore(span),
  );
  if (first === undefined) return [];
  // Between two names that touch, one is meant.
  return [first, ...others.filter(({ span }) => sameSpan(span, first.span))];
}

/** `${ node.` with a few blanks. */
const longestSigns = 20;

/** How many signs before a name belong to it: `$`, `${`, `${node.`. */
function signsBefore({ source, start }: Span): number {
  const before = source.text.slice(Math.max(0, start - longestSigns), start);
  return /\$(?:\{[ \t]*)?(?:node\.)?$/.exec(before)?.[0].length ?? 0;
}

/** The declaration that a span is in. */
export function findDeclared({ files }: Analysis, name: Span): DeclarationSyntax | undefined {
  const file = files.find(({ span }) => span.source === name.source);
  return file?.declarations.find(({ span }) => span.start <= name.start && name.end <= span.end);
}

/** The nodes that a pattern declares, in the order of the file. */
export function declaredNodes(cluster: Cluster, pattern: Span): readonly Node[] {
  return nodesByPattern(cluster).get(placeKey(pattern)) ?? [];
}

// Every declaration of a file is asked about, one after the other.
const nodesByPattern = remembered(({ nodes }: Cluster) => groupBy(nodes, ({ span }) => placeKey(span)));

/** The nodes that a selector or one of its terms selects. */
export function selectedNodes({ selections }: Analysis, selector: SelectorSyntax | WordSyntax): readonly Node[] {
  return (selections().get(selector) ?? []).map(({ draft }) => draft.node);
}
