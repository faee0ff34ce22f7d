// What of a cluster can be judged of which something was not understood: all but the roles that the errors lie in.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Cluster } from "../model/cluster.ts";
import { languageSetting } from "../model/language-settings.ts";
import { remembered } from "../model/remembered.ts";
import { isRole } from "../syntax/is-role.ts";
import type { BlockSyntax, FileSyntax, RoleSyntax } from "../syntax/syntax.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Span } from "../text/source.ts";

/** What was not understood. */
export interface Errors {
  /** Of the texts. */
  readonly textual: readonly Diagnostic[];
  /** Of what the texts say. */
  readonly linked: readonly Diagnostic[];
}

/**
 * The cluster without the roles that errors lie in; undefined where that leaves nothing that can be relied on. An error
 * outside of all roles may concern each of them, and others are compared with what an ensemble says. A role stays for which
 * errors cost nothing but options: its members have them among their faulty ones, and no check takes those as not given.
 */
export function withoutDoubt(
  cluster: Cluster,
  files: readonly FileSyntax[],
  { textual, linked }: Errors,
): Cluster | undefined {
  if (textual.length + linked.length === 0) return cluster;
  const ofTexts = new Set(textual);
  const inDoubt = new Set<RoleSyntax>();
  for (const error of [...textual, ...linked]) {
    const { span, code, related } = error;
    const role = roleAround(span, files);
    if (role !== undefined && !ofTexts.has(error) && isInOption(span, role, cluster)) continue;
    if (role === undefined || code.concerns === "several roles") return undefined;
    // Of two roles with one name nobody knows which was meant.
    const all = [role, ...related.flatMap((each) => roleAround(each.span, files) ?? [])];
    if (all.some(({ kind }) => kind === "ensemble")) return undefined;
    for (const each of all) inDoubt.add(each);
  }
  const { masters } = cluster;
  const isSure = ({ syntax }: { readonly syntax: RoleSyntax }): boolean => !inDoubt.has(syntax);
  // Nodes stay crowded on which one service is left: who looks there finds no second one.
  return {
    ...cluster,
    masters: masters !== undefined && isSure(masters) ? masters : undefined,
    agents: cluster.agents.filter(isSure),
    frameworks: cluster.frameworks.filter(isSure),
    roles: cluster.roles.filter(isSure),
  };
}

function roleAround(span: Span, files: readonly FileSyntax[]): RoleSyntax | undefined {
  const file = files.find((each) => each.span.source === span.source);
  return file === undefined ? undefined : rolesIn(file).find((role) => isAround(role.span, span));
}

const rolesIn = remembered(({ declarations }: FileSyntax) => declarations.filter(isRole));

/** Whether an error lies in the value of an option of the role's program. */
function isInOption(span: Span, syntax: RoleSyntax, { roles }: Cluster): boolean {
  const target = roles.find((role) => role.syntax === syntax)?.target;
  return target !== undefined && syntax.block !== undefined && holdsInOption(syntax.block, span, target);
}

function holdsInOption({ items }: BlockSyntax, span: Span, target: ProgramTarget): boolean {
  return items.some((item) => {
    if (item.kind === "narrowing") return item.block !== undefined && holdsInOption(item.block, span, target);
    if (item.kind !== "setting" || item.value === undefined || !isAround(item.value.span, span)) return false;
    const key = item.key.text;
    return target.options.has(key) && languageSetting(key, target.role) === undefined && !heard.has(key);
  });
}

/** Options of which other roles are told, as they are told of a role's nodes. */
const heard = new Set(["clientPort"]);

function isAround(outer: Span, { source, start, end }: Span): boolean {
  return outer.source === source && outer.start <= start && end <= outer.end;
}
