// Do the SysV scripts start, stop, restart and tell the truth, when they are really run?
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Service } from "../../src/plan/plan.ts";
import { aService, definition } from "../kit/init.ts";
import { needsProgram, needsRoot, run } from "../kit/real.ts";
import { redHatFunctions } from "./red-hat-functions.ts";

interface Sandbox {
  readonly folder: string;
  /** Calls the script; its exit status. */
  call(action: string): number;
  said(action: string): string;
  pid(file: "pid" | "program"): number | undefined;
  log(): string;
}

const sandboxes: Sandbox[] = [];

/** The script as it would lie on a node, but for its folders. */
function sandbox(platform: string, shell: string, changes: Partial<Service>): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), "mesosc-sysv-"));
  chmodSync(folder, 0o755);
  const service = aService({
    command: ["/bin/sleep", "600"],
    restartDelaySeconds: 1,
    stopTimeoutSeconds: 2,
    openFiles: 512,
    ...changes,
  });
  const script = join(folder, service.name);
  const text = definition("sysv", platform, service)
    .replace("#!/bin/sh", `#!/bin/${shell}`)
    .replace("setsid /bin/sh", `setsid /bin/${shell}`)
    .replaceAll("/var/lock/subsys", join(folder, "subsys"))
    .replaceAll(/\/etc(\/rc\.d)?\/init\.d|\/var\/(run|log)/g, folder);
  mkdirSync(join(folder, "subsys"));
  writeFileSync(script, text, { mode: 0o755 });
  writeFileSync(join(folder, "functions"), redHatFunctions);
  const made: Sandbox = {
    folder,
    call: (action) => run(script, [action]).status,
    said: (action) => run(script, [action]).stdout,
    pid(file) {
      const path = join(folder, `${service.name}.${file}`);
      return existsSync(path) ? Number(readFileSync(path, "utf8").split(" ")[0]) : undefined;
    },
    log: () => readFileSync(join(folder, `${service.name}.log`), "utf8"),
  };
  sandboxes.push(made);
  return made;
}

afterEach(() => {
  for (const { folder, call, pid } of sandboxes.splice(0)) {
    call("stop");
    for (const left of [pid("pid"), pid("program")])
      if (left !== undefined && isAlive(left)) process.kill(left, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Alive, and not merely unburied: nobody may be there to reap what a test leaves behind. */
function isAlive(pid: number | undefined): boolean {
  if (pid === undefined || !existsSync(`/proc/${pid}/stat`)) return false;
  return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

async function until(what: () => boolean): Promise<void> {
  for (let tenths = 0; tenths < 100; tenths++) {
    if (what()) return;
    await pause(100);
  }
  throw new Error("waited ten seconds in vain");
}

function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) throw new Error("no such process");
  process.kill(pid, signal);
}

const isThere = needsRoot() && needsProgram("start-stop-daemon", "setsid", "dash", "bash");

describe.skipIf(!isThere).each([
  ["debian7", "dash"],
  ["debian7", "bash"],
  // Red Hat's sh is bash.
  ["centos6", "bash"],
])("%s under %s", { timeout: 30_000 }, (platform, shell) => {
  const box = (changes: Partial<Service> = {}): Sandbox => sandbox(platform, shell, changes);

  it("starts, once, and stops, once, with LSB's codes", () => {
    const { call, pid } = box();
    expect(call("status")).toBe(3);
    expect(call("start")).toBe(0);
    expect(call("status")).toBe(0);
    const program = pid("program");
    expect(isAlive(program)).toBe(true);
    expect(call("start")).toBe(0);
    expect(pid("program")).toBe(program);
    expect(call("stop")).toBe(0);
    expect(isAlive(program)).toBe(false);
    expect(call("status")).toBe(3);
    expect(call("stop")).toBe(0);
  });

  it("restarts what dies, and says that it is down meanwhile", async () => {
    const { call, said, pid } = box();
    call("start");
    const first = pid("program");
    kill(first, "SIGKILL");
    await until(() => pid("program") === undefined);
    expect(call("status")).toBe(1);
    expect(said("status")).toContain("starts it again within 1 s");
    await until(() => call("status") === 0);
    expect(pid("program")).not.toBe(first);
  });

  it("stops while it waits to start again", async () => {
    const { call, pid } = box({ restartDelaySeconds: 600 });
    call("start");
    const supervisor = pid("pid");
    kill(pid("program"), "SIGKILL");
    await until(() => call("status") === 1);
    expect(call("stop")).toBe(0);
    expect(isAlive(supervisor)).toBe(false);
    expect(call("status")).toBe(3);
  });

  it("finds a program whose supervisor was killed, and starts it anew", () => {
    const { call, said, pid } = box();
    call("start");
    const orphan = pid("program");
    kill(pid("pid"), "SIGKILL");
    expect(said("status")).toContain("its supervisor is not");
    expect(call("start")).toBe(0);
    expect(isAlive(orphan)).toBe(false);
    expect(call("status")).toBe(0);
  });

  it("takes no other process for its own, whatever a pid file of before says", () => {
    const { folder, call } = box();
    writeFileSync(join(folder, "probe.pid"), `${process.pid}\n`);
    writeFileSync(join(folder, "probe.program"), `${process.pid} 1\n`);
    expect(call("status")).toBe(1);
    expect(call("stop")).toBe(0);
    expect(call("start")).toBe(0);
  });

  it("restarts, and restarts only what runs when asked so", () => {
    const { call, pid } = box();
    expect(call("try-restart")).toBe(0);
    expect(call("status")).toBe(3);
    expect(call("restart")).toBe(0);
    const first = pid("program");
    expect(call("force-reload")).toBe(0);
    expect(call("status")).toBe(0);
    expect(isAlive(first)).toBe(false);
  });

  it("kills what does not heed the signal, after the time it is given", () => {
    const { call, pid } = box({ command: ["/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done"] });
    call("start");
    const program = pid("program");
    expect(call("stop")).toBe(0);
    expect(isAlive(program)).toBe(false);
  });

  it.each(["process", "group"] as const)("when stopped, ends: %s", async (ends) => {
    const script = 'sleep 600 & echo "$!" >"$0"; wait';
    const folder = mkdtempSync(join(tmpdir(), "mesosc-child-"));
    const { call } = box({ kill: ends, command: ["/bin/sh", "-c", script, join(folder, "child")] });
    call("start");
    await until(() => existsSync(join(folder, "child")) && readFileSync(join(folder, "child"), "utf8") !== "");
    const child = Number(readFileSync(join(folder, "child"), "utf8"));
    expect(call("stop")).toBe(0);
    expect(isAlive(child)).toBe(ends === "process");
    if (isAlive(child)) process.kill(child, "SIGKILL");
    rmSync(folder, { recursive: true });
  });

  it("gives the program its user, directory, environment and limit", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mesosc-environment-"));
    chmodSync(folder, 0o755);
    const environmentFile = join(folder, "env");
    writeFileSync(environmentFile, 'A="it\'s\n$5"\n'.replace("$", "\\$"), { mode: 0o600 });
    const directory = join(folder, "work dir");
    const { call, log } = box({
      command: [
        "/bin/sh",
        "-c",
        'printf "<%s>" "$(id -un)" "$(id -Gn)" "$(pwd)" "$A" "$B" "$(ulimit -n)" "$1"; sleep 600',
        "x",
        "$y'",
      ],
      environment: [{ name: "B", value: "`b`" }],
      environmentFile,
      user: "daemon",
      workingDirectory: directory,
      directories: [directory],
    });
    expect(call("start")).toBe(0);
    await until(() => log().includes("y'>"));
    expect(log()).toBe(`<daemon><daemon><${directory}><it's\n$5><\`b\`><512><$y'>`);
    rmSync(folder, { recursive: true });
  });

  it("does not start again what is not to be restarted, or has ended well", async () => {
    const { call } = box({ restart: "no", command: ["/bin/sh", "-c", "sleep 1; exit 3"] });
    const well = box({ restart: "on-failure", successStatus: [3], command: ["/bin/sh", "-c", "sleep 1; exit 3"] });
    expect([call("start"), well.call("start")]).toEqual([0, 0]);
    await until(() => call("status") === 3 && well.call("status") === 3);
    expect(well.log()).toContain("ended with status 3");
  });

  it("says what is missing, and what it cannot do", () => {
    expect(box({ command: ["/nowhere/program"] }).call("start")).toBe(5);
    expect(box({ environmentFile: "/nowhere/file" }).call("start")).toBe(6);
    expect(box().call("reload")).toBe(3);
    expect(box().call("dance")).toBe(2);
  });
});

it.skipIf(!isThere)("Red Hat's rc is told by a lock file what there is to stop", () => {
  const { folder, call } = sandbox("centos6", "bash", {});
  call("start");
  expect(existsSync(join(folder, "subsys/probe"))).toBe(true);
  call("stop");
  expect(existsSync(join(folder, "subsys/probe"))).toBe(false);
  writeFileSync(join(folder, "subsys/probe"), "");
  expect(call("status")).toBe(2);
});
