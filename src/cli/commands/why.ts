// `mesosc why`: where each value of a node's file came from.
import { nearest } from "../../diagnostics/nearest.ts";
import { printText } from "../../diagnostics/text.ts";
import { visible } from "../../diagnostics/visible.ts";
import type { CheckedCluster, Node } from "../../model/cluster.ts";
import { originsOf, pathsOf } from "../../plan/why.ts";
import { analysed } from "../analysed.ts";
import { withExamples, type CliCommand } from "../command.ts";
import { inputFile, onlyClusterFile } from "../input-files.ts";
import { printOrigins } from "../origins-text.ts";
import { UsageError, type ExitCode } from "../shell.ts";
import { withProgramSwitches } from "../switches.ts";

export const why: CliCommand = {
  name: "why",
  summary: "Say where each value of a node's file came from.",
  configure(command) {
    command
      .argument(
        "<node:path>",
        "a file on a node, such as master1:/etc/mesos-master/quorum, and :LINE for one line of it",
      )
      .argument("[file]", "the cluster file (default: the only *.mesos file of the folder)");
    withProgramSwitches(command);
    withExamples(command, {
      "mesosc why master1:/etc/mesos-master/quorum": "one file, from the only *.mesos file here",
      "mesosc why master1:/etc/zookeeper/conf/zoo.cfg:7 prod.mesos": "one line of a file",
      "mesosc why master1": "the files of a node",
    });
  },
  async run(shell, { operands: [place = "", file], switches }): Promise<ExitCode> {
    const files = [inputFile(file ?? onlyClusterFile(shell.folder), shell.folder)];
    const [analysis] = await analysed(shell, files, switches);
    const { diagnostics = [], checked: cluster } = analysis ?? {};
    if (cluster === undefined) {
      shell.messages.write(printText(diagnostics, shell.messages.palette));
      return 1;
    }
    shell.results.write(answer(cluster, parsePlace(place)));
    return 0;
  },
};

interface Place {
  readonly node: string;
  /** Empty for the node itself. */
  readonly path: string;
  readonly line: number | undefined;
}

/** `master1:/etc/mesos/zk:1`; a path may be given as it stands in the output folder, too: `master1/etc/mesos/zk`. */
function parsePlace(text: string): Place {
  const [, node = "", path = "", line] = /^([^:/]+)(?::(?=\/)|(?=\/)|:?$)(.*?)(?::(\d+))?$/s.exec(text) ?? [];
  if (node === "")
    throw new UsageError(`${visible(text)} names no file of a node`, "write NODE:PATH, such as master1:/etc/mesos/zk");
  return { node, path: path.replace(/\/+$/, ""), line: line === undefined ? undefined : Number(line) };
}

function answer(cluster: CheckedCluster, place: Place): string {
  const node = cluster.nodes.find(({ name }) => name === place.node);
  if (node === undefined) {
    const names = cluster.nodes.map(({ name }) => name);
    const some = names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
    throw unknown(
      `node ${place.node}`,
      `in cluster ${cluster.name}`,
      nearest(place.node, names),
      `its nodes are ${some}`,
    );
  }
  const origins = originsOf(cluster, node, place.path);
  if (origins === undefined) return listing(cluster, node, place.path);
  if (place.line !== undefined && origins.lines[place.line - 1] === undefined) {
    throw new UsageError(
      `${visible(place.path)} on ${node.name} has no line ${place.line}`,
      `its last is ${origins.lines.length}`,
    );
  }
  return printOrigins(origins, place.line);
}

/** The files in a folder of the node, for who asks for the folder. */
function listing(cluster: CheckedCluster, node: Node, folder: string): string {
  const paths = pathsOf(cluster, node).sort();
  const inside = paths.filter((path) => path.startsWith(`${folder}/`));
  if (inside.length === 0 && folder !== "")
    throw unknown(
      `file ${folder}`,
      `on ${node.name}`,
      nearest(folder, paths),
      `\`mesosc why ${node.name}\` lists its files`,
    );
  return inside.map((path) => `${node.name}:${path}\n`).join("");
}

function unknown(what: string, where: string, near: string | undefined, otherwise: string): UsageError {
  return new UsageError(
    `there is no ${visible(what)} ${visible(where)}`,
    near === undefined ? otherwise : `did you mean ${visible(near)}?`,
  );
}
