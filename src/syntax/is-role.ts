// Which declarations are of roles.
import type { DeclarationSyntax, RoleSyntax } from "./syntax.ts";

const roles: ReadonlySet<string> = new Set<RoleSyntax["kind"]>(["ensemble", "masters", "agents", "framework"]);

export function isRole(declaration: DeclarationSyntax): declaration is RoleSyntax {
  return roles.has(declaration.kind);
}
