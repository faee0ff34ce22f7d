// One compiled node in a temporary root: the doubles laid into it, its services started as their units say.
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layDoubles, type Bundles, type Laying } from "../lay.ts";
import type { Processes, Running } from "./processes.ts";
import { readEnvironmentFile, readUnit } from "./unit.ts";
import { startZooKeeper } from "./zookeeper.ts";

export interface LaidNode {
  readonly root: string;
  startService(name: string): Running;
  startZooKeeper(): Running;
}

export function layNode(
  processes: Processes,
  bundles: Bundles,
  tree: string,
  laying: Pick<Laying, "releases" | "packaging">,
): LaidNode {
  layDoubles(bundles, { ...laying, tree, root: tree, java: "/bin/false" });
  return {
    root: tree,
    startService(name) {
      const unit = join(tree, "etc/systemd/system", `${name}.service`);
      const start = readUnit(readFileSync(unit, "utf8"));
      for (const directory of start.directories) mkdirSync(tree + directory, { recursive: true });
      const files = start.environmentFiles.map((path) => readEnvironmentFile(readFileSync(tree + path, "utf8")));
      const [program = "", ...args] = start.command;
      // systemd enters it first, and fails where it is not there.
      const cwd = start.workingDirectory === undefined ? tree : tree + start.workingDirectory;
      return processes.start([existsSync(tree + program) ? tree + program : program, ...args], {
        cwd,
        env: Object.assign(
          { PATH: `${tree}/usr/local/bin:/usr/bin:/bin` },
          start.environment,
          ...files,
        ) as NodeJS.ProcessEnv,
      });
    },
    /** The compiled zoo.cfg; only its dataDir is moved under the root, with the `myid` that the tree's link leads to. */
    startZooKeeper() {
      const compiled = readFileSync(join(tree, "etc/zookeeper/conf/zoo.cfg"), "utf8");
      const dataDir = /^dataDir=(.*)$/m.exec(compiled)?.[1] ?? "";
      const id = readlinkSync(join(tree, dataDir, "myid"));
      const data = join(tree, "zookeeper-data");
      mkdirSync(data, { recursive: true });
      cpSync(tree + id, join(data, "myid"));
      const configuration = join(tree, "zoo.cfg");
      writeFileSync(configuration, compiled.replace(/^dataDir=.*$/m, `dataDir=${data}`));
      return startZooKeeper(processes, configuration);
    },
  };
}
