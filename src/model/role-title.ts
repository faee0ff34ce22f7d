// How messages name a role, and the form of a verb that goes with the name.

/** `ensemble main`, `masters`, `agents gpu`, `framework batch`: as the role is declared. */
export function roleTitle(role: { readonly kind: string; readonly name: string }): string {
  return role.kind === role.name ? role.kind : `${role.kind} ${role.name}`;
}

/** `masters need`, `agents gpu need`, `framework batch needs`; `verb` is the form for several. */
export function roleDoes(title: string, verb: string): string {
  return /^(?:masters|agents)\b/.test(title) ? `${title} ${verb}` : `${title} ${singular(verb)}`;
}

function singular(verb: string): string {
  return verb.startsWith("do ") ? verb.replace("do", "does") : `${verb}s`;
}
