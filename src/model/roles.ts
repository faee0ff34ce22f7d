// Prepares a role: its program, the nodes it selects, and its blocks.
import type { ProgramTarget, RoleKind } from "../targets/target.ts";
import type { BlockSyntax, RoleSyntax, SelectorSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";
import { readBlock, type Block, type BlockPlace } from "./blocks.ts";
import { roleSpan } from "./declarations.ts";
import { languageSetting, sectionsIn } from "./language-settings.ts";
import { createLayers, type Layers } from "./layers.ts";
import type { Linking } from "./linking.ts";
import { remembered } from "./remembered.ts";
import { roleTitle } from "./role-title.ts";
import type { Pick, Picked } from "./selectors.ts";

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
  selection: Picked,
  picks: readonly Pick[],
  linking: Linking,
): RoleDraft<Syntax> {
  const label = roleTitle({ kind: syntax.kind, name });
  const place = rolePlace(target);
  const block = readBlock(syntax.block, place, linking.report);
  const layers = createLayers(syntax, block, selection, place, linking);
  return { syntax, name, span: roleSpan(syntax), label, target, block, layers, picks };
}

/**
 * What a role selects, its `on` blocks included, for what is made of the role and hangs on that. A selection with a fault is
 * never the one of a former linking.
 */
export function reachOf({ block }: RoleSyntax, selection: Picked, { selectors }: Linking): readonly object[] {
  const narrowed = block === undefined ? [] : narrowingsIn(block);
  return [selection, ...narrowed.map((selector) => selectors.select(selector))];
}

/** The selectors of a role's `on` blocks, those inside of others too. */
const narrowingsIn = remembered(({ items }: BlockSyntax): readonly SelectorSyntax[] =>
  items.flatMap((item) =>
    item.kind !== "narrowing"
      ? []
      : [item.selector ?? [], item.block === undefined ? [] : narrowingsIn(item.block)].flat(),
  ),
);

/** The program that a kind of role runs; frameworks have theirs by name. */
export function targetOf(role: Exclude<RoleKind, "framework">, linking: Linking): ProgramTarget | undefined {
  for (const program of linking.targets.programs.values()) if (program.role === role) return program;
  return undefined;
}
