// The names of a program: what each stands for, where it is declared, and where it is used.
import type { Cluster, Node } from "../model/cluster.ts";
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
  for (const { kind, span } of declaredNames(analysis)) {
    if (isAt(span, source, offset)) return gather(analysis, kind, span, [span]);
  }
  return undefined;
}

function gather(analysis: Analysis, kind: NamedKind, at: Span, targets: readonly Span[]): Named {
  const declarations = new Set(targets);
  // `${node.rack}` may lead to several nodes' settings, and each of them may be led to by others.
  const follows = kind === "setting";
  for (let count = 0; follows && count < declarations.size;) {
    count = declarations.size;
    const uses = new Set(analysis.references.filter(({ target }) => declarations.has(target)).map(placeKey));
    for (const reference of analysis.references) {
      if (reference.kind === "setting" && uses.has(placeKey(reference))) declarations.add(reference.target);
    }
  }
  const uses = new Map<string, Span>();
  for (const reference of analysis.references) {
    if ([...declarations].some((target) => sameSpan(target, reference.target)))
      uses.set(placeKey(reference), reference.span);
  }
  return { kind, at, declarations: [...declarations], uses: [...uses.values()] };
}

function placeKey({ span }: Reference): string {
  return `${span.source.uri}#${span.start}-${span.end}`;
}

/** Every name that the program declares. */
export function declaredNames({ files }: Analysis): readonly DeclaredName[] {
  return files.flatMap(({ declarations }) => declarations.flatMap(namesOf));
}

function namesOf(declaration: DeclarationSyntax): readonly DeclaredName[] {
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
  const [first, ...others] = references.filter(({ span }) => isAt(withSigns(span), source, offset));
  if (first === undefined) return [];
  // Between two names that touch, one is meant.
  return [first, ...others.filter(({ span }) => sameSpan(span, first.span))];
}

/** A name with the `$` or `${` that stands before it. */
function withSigns(span: Span): Span {
  const { source, start } = span;
  const signs = /\$(?:\{[ \t]*)?(?:node\.)?$/.exec(source.text.slice(Math.max(0, start - 20), start))?.[0] ?? "";
  return { ...span, start: start - signs.length };
}

/** The declaration that a span is in. */
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
