// What of a cluster can be judged of which something was not understood: all but the roles that the errors lie in.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Cluster } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import type { FileSyntax, RoleSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";

/**
 * The cluster without the roles that errors lie in; undefined where that leaves nothing that can be relied on. An error
 * outside of all roles may concern each of them, and others are compared with what an ensemble says.
 */
export function withoutDoubt(
  cluster: Cluster,
  files: readonly FileSyntax[],
  errors: readonly Diagnostic[],
): Cluster | undefined {
  if (errors.length === 0) return cluster;
  const inDoubt = new Set<RoleSyntax>();
  for (const { span, code } of errors) {
    const role = code.concerns === "several roles" ? undefined : roleAround(span, files);
    if (role === undefined || role.kind === "ensemble") return undefined;
    inDoubt.add(role);
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
  const roles = file === undefined ? [] : rolesIn(file);
  return roles.find((role) => role.span.start <= span.start && span.end <= role.span.end);
}

const rolesIn = remembered(({ declarations }: FileSyntax) =>
  declarations.filter(
    (each): each is RoleSyntax =>
      each.kind === "ensemble" || each.kind === "masters" || each.kind === "agents" || each.kind === "framework",
  ),
);
