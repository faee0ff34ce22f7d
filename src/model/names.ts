// Which names are legal: a name becomes a folder, part of a path and of a service's name, so it must not walk out of them.

/** What is wrong with a name; `name-malformed` makes a sentence of it. */
export type NameFault = "empty" | "slash" | "dots" | "character" | "edge" | "long" | "reserved";

/** As many as a DNS name may have, and fewer than a file system's 255. */
export const longestName = 253;

const legalName = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/;

/** The fault of a name, the most telling one first; undefined where it is legal. */
export function nameFault(name: string): NameFault | undefined {
  if (name === "") return "empty";
  if (name.includes("/") || name.includes("\\")) return "slash";
  if (name.includes("..")) return "dots";
  if (name.length > longestName) return "long";
  if (/[^A-Za-z0-9._-]/.test(name)) return "character";
  return legalName.test(name) ? undefined : "edge";
}

/** The same for a machine, whose folder lies beside the manifest. */
export function nodeNameFault(name: string): NameFault | undefined {
  return name.toLowerCase() === "mesosc.json" ? "reserved" : nameFault(name);
}

const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a shell, systemd and upstart all take the name for an environment variable. */
export function isVariableName(name: string): boolean {
  return variableName.test(name);
}
