// A node that boots: its network, its root, its systemd.
import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeGroup } from "../../kit/cgroups.ts";
import type { Ran } from "../../kit/real.ts";
import { eventually } from "./eventually.ts";
import type { Lab } from "./lab.ts";
import { fillLayer } from "./layer.ts";
import { isRunning, runAside } from "./run-aside.ts";
import type { Trees } from "./trees.ts";

export interface Node {
  readonly name: string;
  readonly address: string;
  /** Starts the machine, for the first time or again with the files that it had; resolves at `multi-user.target`. */
  boot(): Promise<void>;
  /** Shuts it down as an operator would. */
  stop(): Promise<void>;
  /** Takes its power away. */
  cut(): Promise<void>;
  /** Runs a program on it, as root. */
  run(program: string, ...args: readonly string[]): Promise<Ran>;
  /** What it logged since it was made, whether it still runs or not; of one unit, where one is named. */
  journal(unit?: string): Promise<string>;
}

const secondsToBoot = 90;
const secondsToStop = 40;

// The overlay is mounted where only this node's processes see it, and so goes with them.
const bootRoot = `set -eu
layers=$1 name=$2 id=$3
shift 3
for group; do echo 0 >"$group/cgroup.procs"; done
mount -t overlay mesosc-boot -o "lowerdir=/,upperdir=$layers/upper,workdir=$layers/work" "$layers/root"
exec systemd-nspawn --quiet --boot --register=no --keep-unit --machine="$name" --uuid="$id" \
  --network-namespace-path="/run/netns/$name" --resolv-conf=off --timezone=off --link-journal=no \
  --console=pipe --directory="$layers/root"`;

/** Makes nodes of compiled trees, each with its address, on the lab's bridge; none is booted yet. */
export async function makeNodes<Name extends string>(
  lab: Lab,
  trees: Trees,
  addresses: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, Node>>> {
  const entries = Object.entries<string>(addresses);
  const hosts = ["127.0.0.1 localhost", ...entries.map(([name, address]) => `${address} ${name}`), ""].join("\n");
  const made: Record<string, Node> = {};
  for (const [name, address] of entries) made[name] = await makeNode(lab, trees, { name, address, hosts });
  return made as Record<Name, Node>;
}

async function makeNode(
  lab: Lab,
  trees: Trees,
  { name, address, hosts }: { readonly name: string; readonly address: string; readonly hosts: string },
): Promise<Node> {
  const machineId = randomUUID().replaceAll("-", "");
  for (const layer of ["upper", "work", "root"]) mkdirSync(join(lab.layers, name, layer), { recursive: true });
  const upper = join(lab.layers, name, "upper");
  fillLayer(upper, { tree: join(trees.folder, name), files: trees.files(name), node: name, machineId, hosts });
  await makeNetwork(lab, name, address);
  const groups = makeGroup(lab.name, name);
  let machine: ChildProcess | undefined;
  const running = (): ChildProcess => {
    if (machine === undefined || !isRunning(machine)) throw new Error(`${name} is not running`);
    return machine;
  };
  const journal = async (unit?: string): Promise<string> => {
    const of = unit === undefined ? [] : [`--unit=${unit}`];
    const folder = join(upper, "var/log/journal");
    return (await runAside(["journalctl", `--directory=${folder}`, "--no-pager", "--quiet", ...of])).stdout;
  };
  const run = (...command: readonly string[]): Promise<Ran> => {
    const init = systemdOf(running().pid);
    if (init === undefined) return Promise.resolve({ status: -1, stdout: "", stderr: `${name} has no init yet` });
    return runAside(["nsenter", "--target", String(init), "--all", "--", ...command]);
  };
  const end = async (signal: "SIGKILL" | number): Promise<void> => {
    const ending = running();
    const ended = once(ending, "close");
    const init = systemdOf(ending.pid);
    if (init === undefined) throw new Error(`${name} has no init to end`);
    const patience = setTimeout(() => process.kill(init, "SIGKILL"), secondsToStop * 1000);
    const start = Date.now();
    process.kill(init, signal);
    await ended;
    clearTimeout(patience);
    if (Date.now() - start < secondsToStop * 1000) return;
    throw new Error(`${name} did not stop in ${secondsToStop} s\n${await journal()}`);
  };
  return {
    name,
    address,
    run,
    journal,
    async boot() {
      const [program = "", ...enter] = lab.enter;
      const script = ["unshare", "--mount", "sh", "-c", bootRoot, "boot", join(lab.folder, name), name, machineId];
      const booting = spawn(program, [...enter, ...script, ...groups], { stdio: ["ignore", "pipe", "pipe"] });
      machine = booting;
      const said: string[] = [];
      booting.stdout.on("data", (data: Buffer) => said.push(data.toString()));
      booting.stderr.on("data", (data: Buffer) => said.push(data.toString()));
      await eventually(
        `${name} at multi-user.target`,
        async () => {
          if (!isRunning(booting))
            throw new Error(`${name} ended while it booted: ${said.join("")}\n${await journal()}`);
          const { stdout, stderr } = await run("systemctl", "is-active", "multi-user.target");
          return { seen: stdout + stderr, reached: stdout === "active\n" };
        },
        { seconds: secondsToBoot, logs: journal },
      );
    },
    // SIGRTMIN+4 is systemd's signal for `poweroff`.
    stop: () => end(38),
    cut: () => end("SIGKILL"),
  };
}

async function makeNetwork(lab: Lab, name: string, address: string): Promise<void> {
  const commands = [
    `netns add ${name}`,
    `link add to-${name} type veth peer name eth0 netns ${name}`,
    `link set to-${name} master bridge up`,
    `-n ${name} link set lo up`,
    `-n ${name} address add ${address}/24 dev eth0`,
    `-n ${name} link set eth0 up`,
  ];
  for (const command of commands) {
    const { status, stderr } = await lab.run("ip", ...command.split(" "));
    if (status !== 0) throw new Error(`ip ${command}: ${stderr}`);
  }
}

/** The first process of the innermost process namespace below a process: a node's systemd, as this namespace numbers it. */
function systemdOf(id: number | undefined): number | undefined {
  try {
    const namespaces = /^NSpid:\s*(.*)$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]?.split("\t") ?? [];
    if (namespaces.length >= 3 && namespaces.at(-1) === "1") return id;
    const children = readFileSync(`/proc/${id}/task/${id}/children`, "utf8").trim();
    for (const child of children === "" ? [] : children.split(" ")) {
      const found = systemdOf(Number(child));
      if (found !== undefined) return found;
    }
  } catch {
    // It ended while it was looked at.
  }
  return undefined;
}
