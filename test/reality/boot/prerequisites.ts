// What a machine must have before nodes can be booted on it.
import { existsSync } from "node:fs";
import { canMakeGroup } from "../../kit/cgroups.ts";
import { needs, needsProgram, needsRoot, run } from "../../kit/real.ts";

/** Whether nodes can be booted here, for `describe.skipIf(!…)`; in CI, that they cannot is a failure. */
export function canBoot(): boolean {
  return (
    needsRoot() &&
    needsProgram("systemd-nspawn", "ip", "unshare", "nsenter", "mount", "flock", "journalctl", "dbus-daemon") &&
    needs("systemd as an init (package systemd-sysv)", existsSync("/sbin/init")) &&
    needs("the right to make namespaces and overlays", run("unshare", overlay).status === 0) &&
    needs("the right to make control groups", canMakeGroup(`try-${process.pid}`))
  );
}

/** `canBoot`, for nodes with Debian's ZooKeeper. */
export function canBootZooKeeper(): boolean {
  const script = "/usr/share/zookeeper/bin/zkServer.sh";
  return canBoot() && needsProgram("java") && needs("Debian's ZooKeeper (package zookeeper)", existsSync(script));
}

const mountOverlay = `mount -t tmpfs none /mnt && mkdir /mnt/upper /mnt/work /mnt/root &&
  mount -t overlay none -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root`;
const overlay = ["--mount", "--net", "--pid", "--fork", "sh", "-c", mountOverlay];
