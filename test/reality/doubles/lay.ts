// Lays the doubles into a node's tree, where the packages or tarballs would have put the real programs.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { DoubleSettings } from "./shared/settings.ts";
import { isFrom } from "./shared/releases.ts";
import { chronosFramework, marathonFramework, marathonNative, marathonStart, mesosInitWrapper } from "./wrappers.ts";

export type Bundles = ReadonlyMap<string, string>;

export interface Laying {
  /** The folder that is, or becomes, the node's `/`. */
  readonly tree: string;
  /** What the programs put before absolute paths: the tree itself, or nothing where it really becomes `/`. */
  readonly root: string;
  readonly releases: DoubleSettings["releases"];
  readonly packaging: {
    readonly mesos: "mesosphere" | "apache" | "tarball";
    readonly marathon: "mesosphere" | "tarball";
    readonly chronos: "mesosphere" | "tarball";
  };
  /** The node program as the laid scripts call it. */
  readonly node?: string;
  /** The real java, for everything but the two frameworks. */
  readonly java?: string;
  /** When the chronos package was made, as a date. */
  readonly chronosPackage?: string;
}

const library = "/usr/lib/mesosc-doubles";

/** Each program as one file of CommonJS, by its name. */
export async function bundleDoubles(): Promise<Bundles> {
  const programs = ["mesos-master", "mesos-agent", "java"];
  const { outputFiles } = await build({
    entryPoints: programs.map((program) => join(import.meta.dirname, "programs", `${program}.ts`)),
    outdir: "/",
    bundle: true,
    write: false,
    platform: "node",
    target: "node18",
    format: "cjs",
    logLevel: "error",
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(1), text]));
}

/** Writes every program, wrapper and library of one node. Files that are there already are replaced. */
export function layDoubles(bundles: Bundles, laying: Laying): void {
  const { tree, root, releases, packaging, node = process.execPath, java = "/usr/bin/java" } = laying;
  const put = (path: string, text: string, mode = 0o644): void => {
    mkdirSync(dirname(tree + path), { recursive: true });
    writeFileSync(tree + path, text);
    chmodSync(tree + path, mode);
  };
  const putScript = (path: string, text: string): void => put(path, text, 0o755);
  const settings: DoubleSettings = { root, releases };
  put(`${library}/settings.json`, `${JSON.stringify(settings)}\n`);
  put(`${library}/package.json`, '{"type":"commonjs"}\n');
  for (const [name, text] of bundles) put(`${library}/${name}`, text);

  const mesosPrefix = packaging.mesos === "tarball" ? `/opt/mesos-${releases.mesos}` : "/usr";
  const agents = isFrom(releases.mesos, "1.0.0") ? ["mesos-slave", "mesos-agent"] : ["mesos-slave"];
  for (const program of ["mesos-master", ...agents]) {
    const bundle = program === "mesos-master" ? "mesos-master" : "mesos-agent";
    putScript(`${mesosPrefix}/sbin/${program}`, programScript(program, `${node} ${root}${library}/${bundle}.js`));
  }
  put(`${mesosPrefix}/lib/libmesos.so`, `${releases.mesos}\n`);
  if (packaging.mesos !== "tarball") putScript("/usr/bin/mesos-init-wrapper", mesosInitWrapper(root, packaging.mesos));

  putScript("/usr/local/bin/java", javaScript(`${node} ${root}${library}/java.js`, java));
  layMarathon(laying, put, putScript);
  if (packaging.chronos === "tarball") put(`/opt/chronos-${releases.chronos}/chronos.jar`, "");
  else putScript("/usr/bin/chronos", chronosFramework(root, releases.chronos, laying.chronosPackage ?? "2016-07-29"));
}

type Put = (path: string, text: string) => void;

function layMarathon({ root, releases, packaging }: Laying, put: Put, putScript: Put): void {
  const release = releases.marathon;
  const isPackaged = packaging.marathon === "mesosphere";
  if (isFrom(release, "1.5.0")) {
    const prefix = isPackaged ? "/usr/share/marathon" : `/opt/marathon-${release}`;
    putScript(`${prefix}/bin/marathon`, marathonNative(release, prefix));
    put(`${prefix}/lib/marathon-${release}.jar`, "");
  } else if (isPackaged) {
    putScript("/usr/bin/marathon", marathonFramework(root, release));
  } else {
    const prefix = `/opt/marathon-${release}`;
    putScript(`${prefix}/bin/start`, marathonStart(root, release, prefix));
    put(`${prefix}/target/marathon-assembly-${release}.jar`, "");
  }
}

/** An aborted double leaves no core behind. */
function programScript(program: string, command: string): string {
  return `#!/bin/sh\nulimit -c 0\nDOUBLE_PROGRAM=${program} exec ${command} "$@"\n`;
}

function javaScript(command: string, java: string): string {
  return [
    "#!/bin/sh",
    "for word; do",
    `    case $word in mesosphere.marathon.* | *.scheduler.Main) exec ${command} "$@" ;; esac`,
    "done",
    `exec ${java} "$@"`,
    "",
  ].join("\n");
}
