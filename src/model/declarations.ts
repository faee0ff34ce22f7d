// Sorts a program's declarations but the nodes by kind, in the order written, and refuses names that are illegal or taken.
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { declarationWords } from "../syntax/declaration-words.ts";
import type {
  AgentsSyntax,
  ClusterSyntax,
  DeclarationSyntax,
  EnsembleSyntax,
  FileSyntax,
  FrameworkSyntax,
  GroupSyntax,
  LetSyntax,
  MastersSyntax,
  NodeSyntax,
  RoleSyntax,
  WordSyntax,
} from "../syntax/syntax.ts";
import { partOf, type Span } from "../text/source.ts";
import duplicateName from "./codes/duplicate-name.ts";
import nameMalformed from "./codes/name-malformed.ts";
import unknownDeclaration from "./codes/unknown-declaration.ts";
import { nameFault } from "./names.ts";
import { remembered } from "./remembered.ts";

export interface Declarations {
  readonly cluster: ClusterSyntax | undefined;
  readonly lets: ReadonlyMap<string, LetSyntax>;
  readonly groups: ReadonlyMap<string, GroupSyntax>;
  readonly ensembles: readonly EnsembleSyntax[];
  readonly masters: MastersSyntax | undefined;
  readonly agents: readonly AgentsSyntax[];
  readonly frameworks: readonly FrameworkSyntax[];
  /** Roles with a name that is taken. They are no part of the model, but the nodes that they select have their role. */
  readonly dropped: readonly RoleSyntax[];
}

/** Declarations may stand in any order, so nothing is resolved here. */
export function sortDeclarations(files: readonly FileSyntax[], report: Report): Declarations {
  const lets = new Map<string, LetSyntax>();
  const groups = new Map<string, GroupSyntax>();
  const ensembles = new Map<string, EnsembleSyntax>();
  const agents: AgentsSyntax[] = [];
  const namedAgents = new Map<string, WordSyntax>();
  const frameworks = new Map<string, FrameworkSyntax>();
  const dropped: RoleSyntax[] = [];
  let cluster: ClusterSyntax | undefined;
  let masters: MastersSyntax | undefined;

  const twice = (what: string, name: string, span: Span, first: Span): void => {
    const related = [{ span: first, message: "first declared here" }];
    report(diagnose(duplicateName, span, { what, name }, { related }));
  };

  for (const declaration of files.flatMap(exceptNodes)) {
    switch (declaration.kind) {
      case "include":
        break;
      case "unknown-declaration": {
        const keyword = declaration.keyword.text;
        const data = { keyword, nearest: nearest(keyword, declarationWords), known: declarationWords };
        report(diagnose(unknownDeclaration, declaration.keyword.span, data));
        break;
      }
      case "cluster":
        if (cluster === undefined) cluster = declaration;
        else twice("cluster", "", nameSpan(declaration), nameSpan(cluster));
        checkName("cluster", declaration.name, report);
        break;
      case "let":
        keep(lets, "let", declaration.name, declaration);
        break;
      case "group":
        keep(groups, "group", declaration.name, declaration);
        break;
      case "ensemble":
        if (!keep(ensembles, "ensemble", declaration.name, declaration)) dropped.push(declaration);
        break;
      case "masters":
        if (masters === undefined) {
          masters = declaration;
        } else {
          twice("masters", "", keywordSpan(declaration), keywordSpan(masters));
          dropped.push(declaration);
        }
        break;
      case "agents": {
        const taken = declaration.name === undefined ? undefined : namedAgents.get(declaration.name.text);
        if (declaration.name !== undefined && taken !== undefined) {
          twice("agents", declaration.name.text, declaration.name.span, taken.span);
          dropped.push(declaration);
          break;
        }
        if (declaration.name !== undefined) namedAgents.set(declaration.name.text, declaration.name);
        checkName("agents block", declaration.name, report);
        agents.push(declaration);
        break;
      }
      case "framework": {
        const name = declaration.name ?? declaration.target;
        if (!keep(frameworks, "framework", name, declaration)) dropped.push(declaration);
        break;
      }
    }
  }

  function keep<Kept extends LetSyntax | GroupSyntax | EnsembleSyntax | FrameworkSyntax>(
    kept: Map<string, Kept>,
    what: string,
    name: WordSyntax | undefined,
    declaration: Kept,
  ): boolean {
    // Without a name there was a syntax error, which is said already.
    if (name === undefined || name.text === "") return false;
    const first = kept.get(name.text);
    if (first !== undefined) {
      twice(
        what,
        name.text,
        name.span,
        (first.name ?? (first.kind === "framework" ? first.target : first))?.span ?? first.span,
      );
      return false;
    }
    kept.set(name.text, declaration);
    // A framework's kind is looked up, and is right or wrong as such.
    if (declaration.kind !== "framework" || declaration.name !== undefined) checkName(what, name, report);
    return true;
  }

  return {
    cluster,
    lets,
    groups,
    ensembles: [...ensembles.values()],
    masters,
    agents,
    frameworks: [...frameworks.values()],
    dropped,
  };
}

const exceptNodes = remembered(({ declarations }: FileSyntax) =>
  declarations.filter((each): each is Exclude<DeclarationSyntax, NodeSyntax> => each.kind !== "node"),
);

function checkName(what: string, name: WordSyntax | undefined, report: Report): void {
  const fault = name === undefined || name.faulty === true ? undefined : nameFault(name.text);
  if (name === undefined || fault === undefined) return;
  report(diagnose(nameMalformed, name.span, { what, name: name.text, fault }));
}

function nameSpan(declaration: ClusterSyntax): Span {
  return declaration.name?.span ?? declaration.span;
}

/** The keyword that a declaration begins with. */
export function keywordSpan(declaration: RoleSyntax): Span {
  const { start, end } = declaration.span;
  return partOf(declaration.span, 0, Math.min(declaration.kind.length, end - start));
}

/** The keyword and the name: what messages underline that concern a role as a whole. */
export function roleSpan(declaration: RoleSyntax): Span {
  const named =
    declaration.kind === "masters"
      ? undefined
      : declaration.kind === "framework"
        ? (declaration.name ?? declaration.target)
        : declaration.name;
  if (named === undefined) return keywordSpan(declaration);
  return partOf(declaration.span, 0, named.span.end - declaration.span.start);
}
