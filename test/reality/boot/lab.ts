// A place to boot nodes in: namespaces with a bridge, which the kernel takes down whole when the test's process ends.
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { removeGroup } from "../../kit/cgroups.ts";
import type { Ran } from "../../kit/real.ts";
import { isRunning, runAside } from "./run-aside.ts";

export interface Lab {
  /** Names the control groups. */
  readonly name: string;
  /** On the machine: for trees. */
  readonly folder: string;
  /** The same path as the nodes' processes see it, a tmpfs: for the layers of their file systems. */
  readonly layers: string;
  /** What goes before a program's name and arguments to run it in the lab, beside the bridge. */
  readonly enter: readonly string[];
  /** Runs a program in the lab, which is a client on the nodes' network. */
  run(program: string, ...args: readonly string[]): Promise<Ran>;
}

// Labs wait for each other: what happens in them is a matter of seconds, and machines are small.
// `/run` is covered, so that neither `ip netns` nor systemd-nspawn leaves anything on the machine's own.
const prepare = `set -eu
exec 9<"$1"
flock --timeout 280 9 || { echo "another lab has been open for 280 s" >&2; exit 1; }
mount -t tmpfs -o mode=755 mesosc-boot /run
mount -t tmpfs -o mode=755,size=2G mesosc-boot "$2"
ip link set lo up
ip link add bridge type bridge
ip address add "$3/24" dev bridge
ip link set bridge up
echo ready
exec cat >/dev/null`;

const openLabs = new Map<string, { readonly init: ChildProcessWithoutNullStreams; readonly folder: string }>();

process.once("exit", () => {
  for (const { init } of openLabs.values()) init.kill("SIGKILL");
});

/**
 * Opens a lab whose bridge has this address, in a /24 with its nodes'; `afterAll(closeLabs)` belongs to it.
 *
 * Its first process is the init of a process namespace and reads from a pipe that only this process holds: whichever way
 * this process ends, that one ends, and the kernel ends the nodes and unmakes mounts and networks. What can be left are
 * an empty folder and empty control groups, which go with the run's.
 */
export async function openLab(address: string): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), "lab-"));
  const name = basename(folder);
  const init = spawn("unshare", [
    ...["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"],
    ...["sh", "-c", prepare, "lab", fileURLToPath(import.meta.url), folder, address],
  ]);
  openLabs.set(name, { init, folder });
  const id = await firstProcess(init);
  const enter = ["nsenter", "--target", String(id), "--mount", "--net", "--pid", "--"];
  return {
    name,
    folder,
    layers: join("/proc", String(id), "root", folder),
    enter,
    run: (...command) => runAside([...enter, ...command]),
  };
}

/** Ends every process of every node in this process's labs, and removes all that was made. */
export async function closeLabs(): Promise<void> {
  for (const [name, { init, folder }] of openLabs) {
    const ended = isRunning(init) ? once(init, "close") : undefined;
    init.kill("SIGKILL");
    await ended;
    removeGroup(name);
    rmSync(folder, { recursive: true, force: true });
    openLabs.delete(name);
  }
}

/** The id of the lab's first process, once it is ready. */
async function firstProcess({ pid, stdout, stderr }: ChildProcessWithoutNullStreams): Promise<number> {
  const complaint = text(stderr);
  for await (const data of stdout) {
    if (!String(data).includes("ready")) continue;
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim());
  }
  throw new Error(`the lab could not be made: ${await complaint}`);
}
