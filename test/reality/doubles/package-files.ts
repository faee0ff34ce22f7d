// What Mesosphere's packages bring beside their programs: default settings, units, and both roles of Mesos enabled.
import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const unit = (description: string, command: string, ...more: readonly string[]): string =>
  [
    `[Unit]\nDescription=${description}\nAfter=network.target\nWants=network.target\n`,
    `[Service]\nRestart=always\nRestartSec=20\nExecStart=${command}`,
    ...more,
    "\n[Install]\nWantedBy=multi-user.target\n",
  ].join("\n");

const files: Readonly<Record<string, string>> = {
  "/etc/mesos/zk": "zk://localhost:2181/mesos\n",
  "/etc/default/mesos": 'LOGS=/var/log/mesos\nULIMIT="-n 8192"\n',
  "/etc/default/mesos-master": "PORT=5050\nZK=`cat /etc/mesos/zk`\n",
  "/etc/default/mesos-slave": "MASTER=`cat /etc/mesos/zk`\n",
  "/etc/mesos-master/quorum": "1\n",
  "/etc/mesos-master/work_dir": "/var/lib/mesos\n",
  "/etc/chronos/conf/http_port": "4400\n",
  "/usr/lib/systemd/system/mesos-master.service": unit("Mesos Master", "/usr/bin/mesos-init-wrapper master"),
  "/usr/lib/systemd/system/mesos-slave.service": unit(
    "Mesos Slave",
    "/usr/bin/mesos-init-wrapper slave",
    "KillMode=process",
    "CPUAccounting=true",
    "MemoryAccounting=true",
  ),
  "/usr/lib/systemd/system/marathon.service": unit(
    "Marathon",
    "/usr/bin/marathon",
    "EnvironmentFile=-/etc/sysconfig/marathon",
  ),
  "/usr/lib/systemd/system/chronos.service": unit(
    "Chronos",
    "/usr/bin/chronos",
    "EnvironmentFile=-/etc/sysconfig/chronos",
  ),
};

const enabled = ["mesos-master", "mesos-slave"];

/** Writes them where the compiled tree, which is laid over them, has nothing of its own. */
export function layPackageFiles(tree: string): void {
  const put = (path: string, write: (at: string) => void): void => {
    const at = tree + path;
    if (lstatSync(at, { throwIfNoEntry: false }) !== undefined) return;
    mkdirSync(dirname(at), { recursive: true });
    write(at);
  };
  for (const [path, text] of Object.entries(files)) put(path, (at) => writeFileSync(at, text));
  for (const name of enabled) {
    put(`/etc/systemd/system/multi-user.target.wants/${name}.service`, (at) =>
      symlinkSync(`/lib/systemd/system/${name}.service`, at),
    );
  }
}
