// Which block of which declaration a place is in, and which program and release its settings are for.
import { optionIn, type Option } from "../catalog/option.ts";
import type { Release } from "../catalog/release.ts";
import type { SectionArea } from "../model/blocks.ts";
import type { Cluster, Member, Role } from "../model/cluster.ts";
import { layoutOf } from "../model/layout-of.ts";
import { remembered } from "../model/remembered.ts";
import type { Place as LanguagePlace } from "../model/language-settings.ts";
import { isRole } from "../syntax/is-role.ts";
import type {
  BlockSyntax,
  DeclarationSyntax,
  EntrySyntax,
  NarrowingSyntax,
  RoleSyntax,
  SectionSyntax,
  SettingSyntax,
  Syntax,
} from "../syntax/syntax.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Analysis } from "../workspace.ts";

/** A block of a declaration, the outermost first. */
export interface BlockPlace {
  readonly declaration: DeclarationSyntax;
  /** The section that the block belongs to; undefined for a block of settings. */
  readonly section: SectionSyntax | undefined;
  readonly narrowing: NarrowingSyntax | undefined;
  readonly setting: SettingSyntax | undefined;
  readonly entry: EntrySyntax | undefined;
}

/** Where the innermost syntax of a path stands. */
export function blockPlaceOf(path: readonly Syntax[]): BlockPlace | undefined {
  const declaration = path[1];
  if (declaration === undefined) return undefined;
  const last = <Kind extends Syntax["kind"]>(kind: Kind): Extract<Syntax, { kind: Kind }> | undefined =>
    path.findLast((syntax): syntax is Extract<Syntax, { kind: Kind }> => syntax.kind === kind);
  return {
    declaration: declaration as DeclarationSyntax,
    section: last("section"),
    narrowing: last("narrowing"),
    setting: last("setting"),
    entry: last("entry"),
  };
}

/** The block that a declaration has; undefined for one that has none, or none yet. */
export function blockOf(declaration: DeclarationSyntax): BlockSyntax | undefined {
  return "block" in declaration ? declaration.block : undefined;
}

/** Which of the language's settings may stand in a declaration's block. */
export function languagePlaceOf({ kind }: DeclarationSyntax): LanguagePlace | undefined {
  switch (kind) {
    case "cluster":
    case "node":
    case "ensemble":
    case "masters":
    case "agents":
    case "framework":
      return kind;
    default:
      return undefined;
  }
}

/** The role that a declaration became; undefined where its fault was too great. */
export function roleOf({ cluster }: Analysis, declaration: DeclarationSyntax): Role | undefined {
  return cluster === undefined ? undefined : rolesBySyntax(cluster).get(declaration);
}

// Every declaration of a file is asked about, one after the other.
const rolesBySyntax = remembered(
  ({ roles }: Cluster): ReadonlyMap<DeclarationSyntax, Role> => new Map(roles.map((role) => [role.syntax, role])),
);

/** The program whose options a role's block takes, in the release that is in force there. */
export interface ProgramInForce {
  readonly target: ProgramTarget;
  readonly release: Release;
  readonly role: Role | undefined;
  /** Whose settings are looked at: the first that the block speaks of. */
  readonly member: Member | undefined;
}

export function programOf(
  analysis: Analysis,
  declaration: DeclarationSyntax,
  narrowing?: NarrowingSyntax,
): ProgramInForce | undefined {
  if (!isRole(declaration)) return undefined;
  const role = roleOf(analysis, declaration);
  const target = role?.target ?? targetFor(analysis, declaration);
  if (target === undefined) return undefined;
  const member = (role === undefined ? undefined : narrowed(role, narrowing)) ?? role?.members[0];
  return { target, role, member, release: member?.release ?? releaseFor(analysis, target) };
}

/** A variable of a library, such as libprocess, that the service's program reads in the release that it is in. */
export interface Variable {
  readonly option: Option;
  /** The program that brings the library, and its release. */
  readonly program: string;
}

/** What `environment` may set of the libraries that a program runs on, but for what starts it sets itself. */
export function variablesOf(analysis: Analysis, inForce: ProgramInForce): readonly Variable[] {
  const { member, target, release } = inForce;
  const layout = member === undefined ? undefined : layoutOf(member);
  const reserved = new Set(layout?.reservedVariables?.map(({ name }) => name));
  return target.variables.flatMap(({ known, program }) => {
    const owner = [...analysis.targets.programs.values()].find((each) => each.program === program);
    const inUse = target.program === program || owner === undefined ? release : releaseFor(analysis, owner);
    return [...known.values()].flatMap((facts): readonly Variable[] => {
      const option = reserved.has(facts.name) ? undefined : optionIn(facts, inUse);
      return option === undefined ? [] : [{ option, program: `${program} ${inUse}` }];
    });
  });
}

/** The first member that a setting of the narrowing is in force on. */
function narrowed({ members }: Role, narrowing: NarrowingSyntax | undefined): Member | undefined {
  const terms = narrowing?.selector?.terms;
  if (terms === undefined) return undefined;
  return members.find(({ node }) => terms.some(({ text }) => text === node.name));
}

function targetFor({ targets }: Analysis, declaration: RoleSyntax): ProgramTarget | undefined {
  const programs = [...targets.programs.values()];
  if (declaration.kind === "framework") return programs.find(({ name }) => name === declaration.target?.text);
  return programs.find(({ role }) => role === declaration.kind);
}

/** The release of a program for which no member says it: what other roles run, or what `versions` says. */
function releaseFor({ cluster, files }: Analysis, target: ProgramTarget): Release {
  const relative = cluster?.roles.find((role) => role.target.program === target.program && role.members.length > 0);
  const used = relative?.members[0]?.release;
  if (used !== undefined) return used;
  for (const { declarations } of files) {
    for (const declaration of declarations) {
      if (declaration.kind !== "cluster") continue;
      for (const item of declaration.block?.items ?? []) {
        if (item.kind !== "section" || item.key.text !== "versions") continue;
        for (const version of item.block?.items ?? []) {
          if (version.kind !== "setting" || version.key.text !== target.program) continue;
          const text = version.value?.kind === "word" ? version.value.text : "";
          if (target.releases.includes(text)) return text;
        }
      }
    }
  }
  return target.defaultRelease;
}

/** The area of a section's settings; undefined for a section that is none. */
export function areaOf(section: SectionSyntax | undefined): SectionArea | undefined {
  const known: readonly SectionArea[] = ["versions", "service", "environment", "jvm", "resources", "attributes"];
  return known.find((area) => area === section?.key.text);
}
