// What follows from a declaration and is worth seeing beside it.
import { counted } from "../diagnostics/count.ts";
import { settingOf, type Member } from "../model/cluster.ts";
import { isGlob } from "../model/glob.ts";
import { expandPattern } from "../model/patterns.ts";
import type { DeclarationSyntax, SelectorSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";
import type { Analysis } from "../workspace.ts";
import { isRole } from "../syntax/is-role.ts";
import { roleOf } from "./block-place.ts";
import { selectedNodes } from "./names.ts";

export interface Hint {
  readonly text: string;
  /** It stands behind this. */
  readonly after: Span;
  readonly tooltip?: string | undefined;
}

export function hintsOf(declaration: DeclarationSyntax, analysis: Analysis): readonly Hint[] {
  if (declaration.kind === "node" && declaration.pattern !== undefined) {
    const { text, span } = declaration.pattern;
    const expansion = expandPattern(text);
    return "names" in expansion && expansion.names.length > 1
      ? [{ text: `× ${expansion.names.length}`, after: span, tooltip: rangeOf(expansion.names) }]
      : [];
  }
  if (declaration.kind === "group" && declaration.selector !== undefined) {
    const nodes = selectedNodes(analysis, declaration.selector);
    return nodes.length === 0
      ? []
      : [
          {
            text: `× ${nodes.length}`,
            after: declaration.selector.span,
            tooltip: rangeOf(nodes.map(({ name }) => name)),
          },
        ];
  }
  if (!isRole(declaration) || declaration.selector === undefined) return [];
  const role = roleOf(analysis, declaration);
  const after = declaration.selector.span;
  const [member] = role?.members ?? [];
  if (role === undefined || member === undefined) return [];
  if (role.kind === "ensemble") {
    const selected = new Set(selectedNodes(analysis, declaration.selector));
    const text = idsText(role.members.filter(({ node }) => selected.has(node)));
    return [{ text, after, tooltip: `the id (myid) of each member: ${role.members.map(idOf).join(", ")}` }];
  }
  const count = isPlain(declaration.selector) ? [] : [{ text: `× ${role.members.length}`, after }];
  if (role.kind !== "masters") return count;
  const quorum = settingOf(member, "quorum");
  if (quorum?.origin.kind !== "derived") return count;
  return [...count, { text: `quorum ${quorum.text}`, after, tooltip: quorum.origin.how }];
}

/** A selector whose nodes can be counted by looking at it. */
function isPlain({ terms, except }: SelectorSyntax): boolean {
  return except.length === 0 && terms.every(({ text }) => !isGlob(text) && (text.includes("[") || /\d$/.test(text)));
}

/** `ids 1–3`, or as they are where that is no run; in the selector's order, which is what they stand behind. */
function idsText(members: readonly Member[]): string {
  const ids = members.flatMap(({ id }) => id ?? []);
  const [first = 0] = ids;
  const isRun = ids.length > 2 && ids.every((id, index) => id === first + index);
  const text = isRun ? `${first}–${ids.at(-1) ?? first}` : ids.join(", ");
  return ids.length === 1 ? `id ${text}` : `ids ${text}`;
}

function idOf({ node, id, observer }: Member): string {
  return `${node.name} ${id ?? "without one"}${observer ? " (observer)" : ""}`;
}

function rangeOf(names: readonly string[]): string {
  const count = counted(names.length, "node");
  return names.length < 4 ? `${count}: ${names.join(", ")}` : `${count}: ${names[0] ?? ""} to ${names.at(-1) ?? ""}`;
}
