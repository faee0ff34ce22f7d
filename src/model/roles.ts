// Prepares a role: its program, the nodes it selects, and its blocks.
import { diagnose } from "../diagnostics/code.ts";
import type { ProgramTarget, RoleKind } from "../targets/target.ts";
import type { RoleSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";
import { readBlock, type Block, type BlockPlace } from "./blocks.ts";
import roleConflict from "./codes/role-conflict.ts";
import { roleSpan } from "./declarations.ts";
import { languageSetting, sectionsIn } from "./language-settings.ts";
import { createLayers, type Layers } from "./layers.ts";
import type { Linking } from "./linking.ts";
import type { NodeDraft } from "./nodes.ts";
import { roleTitle } from "./role-title.ts";
import type { Pick, Selection } from "./selectors.ts";

/** A role before it has members. */
export interface RoleDraft<Syntax extends RoleSyntax = RoleSyntax> {
  readonly syntax: Syntax;
  readonly name: string;
  readonly span: Span;
  /** `agents gpu`: for messages. */
  readonly label: string;
  readonly target: ProgramTarget;
  readonly block: Block;
  readonly layers: Layers;
  readonly picks: readonly Pick[];
}

/** Which role has each node of a program: one machine runs a program once. */
export type Occupancy = Map<ProgramTarget, Map<NodeDraft, string>>;

/** What may stand in the block of a role. */
export function rolePlace(target: ProgramTarget): BlockPlace {
  const settings = {
    has: (key: string) => target.options.has(key) || languageSetting(key, target.role) !== undefined,
  };
  const wholeRole = { has: (key: string) => languageSetting(key, target.role)?.narrowing === "refused" };
  return { title: target.title, sections: sectionsIn[target.role], settings, narrowings: "allowed", wholeRole };
}

/** Reads the blocks of a role whose nodes are already selected; its members will be on those of `picks`. */
export function draftRole<Syntax extends RoleSyntax>(
  syntax: Syntax,
  name: string,
  target: ProgramTarget,
  selection: Selection,
  picks: readonly Pick[],
  linking: Linking,
): RoleDraft<Syntax> {
  const label = roleTitle({ kind: syntax.kind, name });
  const place = rolePlace(target);
  const block = readBlock(syntax.block, place, linking.report);
  const layers = createLayers(syntax, block, selection, place, linking);
  return { syntax, name, span: roleSpan(syntax), label, target, block, layers, picks };
}

/** The nodes of a role that do not run its program for another one; reports the others, once for each term. */
export function occupy(
  { kind, name }: { readonly kind: RoleKind; readonly name: string },
  target: ProgramTarget,
  { picks }: Selection,
  occupancy: Occupancy,
  linking: Linking,
): readonly Pick[] {
  const label = roleTitle({ kind, name });
  const free: Pick[] = [];
  const taken = new Map<Span, { readonly node: string; readonly other: string; more: number }>();
  const occupied = occupancy.get(target) ?? new Map<NodeDraft, string>();
  occupancy.set(target, occupied);
  for (const pick of picks) {
    const other = occupied.get(pick.draft);
    const conflict = taken.get(pick.span);
    if (other === undefined) {
      occupied.set(pick.draft, label);
      free.push(pick);
    } else if (conflict === undefined) {
      taken.set(pick.span, { node: pick.draft.node.name, other, more: 0 });
    } else {
      conflict.more++;
    }
  }
  for (const [span, data] of taken) linking.report(diagnose(roleConflict, span, { ...data, role: label }));
  // The same list for the same selection, where all are free.
  return taken.size === 0 ? picks : free;
}

/** The program that a kind of role runs; frameworks have theirs by name. */
export function targetOf(role: Exclude<RoleKind, "framework">, linking: Linking): ProgramTarget | undefined {
  for (const program of linking.targets.programs.values()) if (program.role === role) return program;
  return undefined;
}
