// The names that manifests may use: what views can show, and what stands in braces in paths and commands.

/**
 * View paths besides `setting:NAME`, and for those that are lists what each item has; src/plan/program-view.ts answers
 * them. All others are one text.
 */
export const viewShapes: Readonly<Record<string, readonly string[] | undefined>> = {
  "cluster.name": undefined,
  "node.name": undefined,
  "node.address": undefined,
  prefix: undefined,
  release: undefined,
  "role.name": undefined,
  "service.user": undefined,
  "service.open_files": undefined,
  "jvm.arguments": undefined,
  environment: ["name", "value"],
  settings: ["name", "value", "bare", "environment"],
  properties: ["name", "value"],
  servers: ["id", "host", "clientPort", "peerPort", "electionPort", "observer"],
  "member.id": undefined,
};

/** Every view path but `setting:NAME`. */
export const viewPaths: readonly string[] = Object.keys(viewShapes);

/** What templates of init systems may read besides a platform's facts; src/plan/service-view.ts gives it. */
export const serviceNames: readonly string[] = [
  "name",
  "description",
  "program",
  "command",
  "commandArguments",
  "user",
  "userArgument",
  "userGroupArgument",
  "switchesUser",
  "workingDirectory",
  "workingDirectoryArgument",
  "makesWorkingDirectory",
  "environmentFile",
  "environment",
  "directories",
  "after",
  "restarts",
  "restartsAlways",
  "restartsOnFailure",
  "restartDelaySeconds",
  "stopTimeoutSeconds",
  "openFiles",
  "killsGroup",
  "successStatus",
  "onRedHat",
  "usesNewline",
  "order",
  "stopOrder",
];

/** Placeholders besides `{setting:NAME}`; src/plan/placeholders.ts fills them. */
export const placeholders: readonly string[] = [
  "service",
  "node",
  "ipv4",
  "libmesos",
  "release",
  "prefix",
  "role",
  "user",
  "option",
];

/** The names in braces in a text. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

const settingMark = "setting:";

/** The option that `setting:NAME` names; undefined for other names. */
export function settingNamed(name: string): string | undefined {
  return name.startsWith(settingMark) ? name.slice(settingMark.length) : undefined;
}
