// Commands that the server carries out when an editor's user picks them.
import type { Command } from "vscode-languageserver/node";

export const commandNames = { explain: "mesosc.explain", showFile: "mesosc.showFile" } as const;

/** Shows the page of a code. */
export function explainCommand(code: string): Command {
  return { title: `Explain ${code}`, command: commandNames.explain, arguments: [code] };
}

/** What `mesosc.showFile` is given. */
export interface NodeFile {
  /** The URI of the program's main file. */
  readonly program: string;
  readonly node: string;
  /** Empty for the list of the node's files. */
  readonly path: string;
  /** The name of a role, whose files alone are listed; empty for all. */
  readonly role: string;
}

/** Shows a file that a node will have, or the list of its files. */
export function showFileCommand(title: string, file: NodeFile): Command {
  return { title, command: commandNames.showFile, arguments: [file] };
}

/** What an editor sends as such; undefined for anything else. */
export function readNodeFile(value: unknown): NodeFile | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { program, node, path, role } = value as Readonly<Record<string, unknown>>;
  if (typeof program !== "string" || typeof node !== "string") return undefined;
  const text = (given: unknown): string => (typeof given === "string" ? given : "");
  return { program, node, path: text(path), role: text(role) };
}
