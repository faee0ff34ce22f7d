// What is laid over the machine's root to make a node of it: the compiled tree, and what tells one machine from another.
import { chownSync, chmodSync, copyFileSync, existsSync, lchownSync, lstatSync, mkdirSync } from "node:fs";
import { readFileSync, readdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Owned } from "./trees.ts";

export interface LayerOptions {
  /** The compiled tree, and its owners by name. */
  readonly tree: string;
  readonly files: readonly Owned[];
  readonly node: string;
  /** 32 hexadecimal digits. */
  readonly machineId: string;
  /** The text of `/etc/hosts`. */
  readonly hosts: string;
}

/** Fills an empty folder that becomes the upper layer of a node's root. */
export function fillLayer(layer: string, { tree, files, node, machineId, hosts }: LayerOptions): void {
  copyTree(tree, layer, "/");
  const users = ids("/etc/passwd");
  const groups = ids("/etc/group");
  for (const { path, owner, group } of files) {
    const [user, itsGroup] = [users.get(owner), groups.get(group)];
    if (user === undefined || itsGroup === undefined)
      throw new Error(`${path}: no user ${owner} or no group ${group} here`);
    lchownSync(join(layer, path), user, itsGroup);
  }
  const write = (path: string, text: string): void => {
    makeFolders(layer, path);
    writeFileSync(join(layer, path), text);
  };
  write("/etc/hostname", `${node}\n`);
  write("/etc/machine-id", `${machineId}\n`);
  write("/etc/hosts", hosts);
  write("/etc/resolv.conf", "");
  write("/etc/fstab", "");
  // Where this folder is, the journal outlives the node.
  write("/var/log/journal/.keep", "");
  for (const unit of unitsOfTheMachine()) {
    const mask = join("/etc/systemd/system", unit);
    makeFolders(layer, mask);
    if (!isThere(join(layer, mask))) symlinkSync("/dev/null", join(layer, mask));
  }
}

/** What the machine under the node would itself start: nodes share its programs, not its services. */
function unitsOfTheMachine(): Set<string> {
  const wanted = Object.entries(wantingFolders).flatMap(([folder, wanting]) =>
    listed(folder)
      .filter((name) => wanting.test(name))
      .flatMap((name) => listed(join(folder, name))),
  );
  const scripts = ["2", "3", "4", "5", "S"].flatMap((level) =>
    listed(`/etc/rc${level}.d`)
      .filter((name) => name.startsWith("S"))
      .map((name) => `${name.slice(3)}.service`),
  );
  return new Set([...wanted, ...scripts].filter((unit) => !unit.endsWith(".target") && !neededByNodes.has(unit)));
}

const wantingFolders = {
  "/etc/systemd/system": /\.(wants|requires)$/,
  "/lib/systemd/system": /^(multi-user|graphical|getty|timers|sockets|paths|machines)\.target\.wants$/,
};

// What systemd itself needs to run a machine.
const neededByNodes = new Set([
  "dbus.service",
  "dbus.socket",
  "systemd-initctl.socket",
  "systemd-journald-dev-log.socket",
  "systemd-journald.socket",
  "systemd-journald-audit.socket",
  "systemd-user-sessions.service",
]);

function listed(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Copies folders, files and links with their modes; `path` is where in the node they lie. */
function copyTree(from: string, layer: string, path: string): void {
  for (const entry of readdirSync(join(from, path), { withFileTypes: true })) {
    const at = join(path, entry.name);
    const [source, target] = [join(from, at), join(layer, at)];
    if (entry.isDirectory()) {
      makeFolders(layer, join(at, "-"));
      copyTree(from, layer, at);
    } else if (entry.isSymbolicLink()) {
      symlinkSync(readlinkSync(source), target);
    } else {
      copyFileSync(source, target);
      chmodSync(target, lstatSync(source).mode);
    }
  }
}

/** Makes the folders above a path. One that the machine has keeps its mode and owner: an overlay shows the upper one's. */
function makeFolders(layer: string, path: string): void {
  const names = path.split("/").slice(1, -1);
  names.forEach((_, index) => {
    const at = `/${names.slice(0, index + 1).join("/")}`;
    const folder = join(layer, at);
    if (existsSync(folder)) return;
    mkdirSync(folder);
    if (!existsSync(at)) return;
    const { mode, uid, gid } = statSync(at);
    chmodSync(folder, mode);
    chownSync(folder, uid, gid);
  });
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Ids by name, of `/etc/passwd` or `/etc/group`. */
function ids(file: string): Map<string, number> {
  return new Map(
    readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .map(([name = "", , id]) => [name, Number(id)]),
  );
}
