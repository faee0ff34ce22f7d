// What of a cluster can be judged of which something was not understood: all but the roles that the errors lie in.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Cluster, Role } from "../model/cluster.ts";
import { languageSetting } from "../model/language-settings.ts";
import { remembered } from "../model/remembered.ts";
import type { BlockSyntax, FileSyntax, RoleSyntax } from "../syntax/syntax.ts";
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
  const costly = linked.filter((error) => !costsAnOption(error, cluster));
  const inDoubt = new Set<RoleSyntax>();
  for (const { span, code, related } of [...textual, ...costly]) {
    const role = code.concerns === "several roles" ? undefined : roleAround(span, files);
    // Of two roles with one name nobody knows which was meant.
    const others = related.flatMap((each) => roleAround(each.span, files) ?? []);
    if (role === undefined || [role, ...others].some(({ kind }) => kind === "ensemble")) return undefined;
    for (const each of [role, ...others]) inDoubt.add(each);
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

const rolesIn = remembered(({ declarations }: FileSyntax) =>
  declarations.filter(
    (each): each is RoleSyntax =>
      each.kind === "ensemble" || each.kind === "masters" || each.kind === "agents" || each.kind === "framework",
  ),
);

/** Whether an error lies in the value of a program's option. */
function costsAnOption({ span }: Diagnostic, { roles }: Cluster): boolean {
  const role = roles.find(({ syntax }) => isAround(syntax.span, span));
  return role?.syntax.block !== undefined && isInOption(span, role.syntax.block, role);
}

function isInOption(span: Span, { items }: BlockSyntax, role: Role): boolean {
  return items.some((item) => {
    if (item.kind === "narrowing") return item.block !== undefined && isInOption(span, item.block, role);
    if (item.kind !== "setting" || item.value === undefined || !isAround(item.value.span, span)) return false;
    const key = item.key.text;
    return role.target.options.has(key) && languageSetting(key, role.target.role) === undefined && !heard.has(key);
  });
}

/** Options of which other roles are told, as they are told of a role's nodes. */
const heard = new Set(["clientPort"]);

function isAround(outer: Span, { source, start, end }: Span): boolean {
  return outer.source === source && outer.start <= start && end <= outer.end;
}
