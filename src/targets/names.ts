// The names that manifests may use: what views can show, and what stands in braces in paths and commands.

/** View paths besides `setting:NAME`; src/plan/program-view.ts answers them. */
export const viewPaths: readonly string[] = [
  "cluster.name",
  "node.name",
  "node.address",
  "prefix",
  "release",
  "role.name",
  "service.user",
  "service.open_files",
  "jvm.arguments",
  "environment",
  "settings",
  "properties",
  "servers",
  "member.id",
];

/** Placeholders besides `{setting:NAME}`; src/plan/placeholders.ts fills them. */
export const placeholders: readonly string[] = ["service", "node", "release", "prefix", "role", "user", "option"];

/** The names in braces in a text. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

const settingMark = "setting:";

/** The option that `setting:NAME` names; undefined for other names. */
export function settingNamed(name: string): string | undefined {
  return name.startsWith(settingMark) ? name.slice(settingMark.length) : undefined;
}
