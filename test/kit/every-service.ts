// Every definition that an init system gets to read: each golden program on each kind of operating system that has it, and
// generated clusters with hostile values.
import fc from "fast-check";
import { makePlan } from "../../src/plan/make-plan.ts";
import type { NodePlan, Service } from "../../src/plan/plan.ts";
import { analysisOf, type Given } from "./analyse.ts";
import { languagePrograms, storyPrograms } from "./corpus.ts";
import { runs } from "./fuzz.ts";
import { targets } from "./init.ts";
import { validCluster } from "./valid-cluster.ts";

export interface Definition {
  /** What it is, for a message. */
  readonly from: string;
  /** Of the init system. */
  readonly flavour: string;
  readonly path: string;
  readonly text: string;
  /** What it defines; undefined where it switches a package's service off. */
  readonly service: Service | undefined;
}

const definitionPath: Readonly<Record<string, RegExp>> = {
  systemd: /^\/etc\/systemd\/system\/([\w.-]+)\.service$/,
  upstart: /^\/etc\/init\/([\w.-]+)\.(?:conf|override)$/,
  sysv: /^\/etc\/(?:rc\.d\/)?init\.d\/([\w.-]+)$/,
};

/** The definitions of `init` that `reader` reads, each text once; those of `generated` clusters among them. */
export function definitionsUnder(init: string, generated: number, reader = init): readonly Definition[] {
  const found = new Map<string, Definition>();
  const addNode = (from: string, flavour: string, { files, services, node }: NodePlan): void => {
    for (const { kind, path, content } of files) {
      const name = definitionPath[reader]?.exec(path)?.[1];
      const key = `${flavour} ${content}`;
      if (kind === "link" || name === undefined || found.has(key)) continue;
      const service = services.find((each) => each.name === name);
      found.set(key, { from: `${from}: ${node}`, flavour, path, text: content, service });
    }
  };
  const add = (from: string, files: Readonly<Record<string, string>>, given: Given): "compiled" | "refused" => {
    const { checked } = analysisOf(files, given);
    if (checked === undefined) return "refused";
    const flavours = new Map(checked.nodes.map(({ name, platform }) => [name, platform.inits[init]]));
    for (const plan of makePlan(checked).nodes()) {
      const flavour = flavours.get(plan.node);
      if (flavour !== undefined) addNode(from, flavour, plan);
    }
    return "compiled";
  };
  for (const os of platformsWith(init)) {
    const programs = new Map(
      [...storyPrograms(), ...languagePrograms()].map((each) => [moved(each.files, os, init), each]),
    );
    const answers = [...programs].map(([text, { name, files, given }]) =>
      add(`${name} on ${os}`, { ...files, [Object.keys(files)[0] ?? ""]: text }, given),
    );
    // Not all of them: some are of packages that the system does not have.
    const compiled = answers.filter((answer) => answer === "compiled").length;
    if (compiled < 10) throw new Error(`only ${String(compiled)} programs compile on ${os} with ${init}`);
  }
  fc.sample(validCluster(init), runs(generated)).forEach((text, index) => {
    const answer = add(`generated ${String(index)}`, { "cluster.mesos": text }, {});
    if (answer === "refused") throw new Error(`does not compile:\n${text}`);
  });
  return [...found.values()];
}

/** Platforms on which the init system reads other texts, the oldest of each kind: those with the same facts get the same. */
function platformsWith(init: string): readonly string[] {
  const kinds = new Map<string, string>();
  for (const { name, family, inits, facts } of targets.platforms.values()) {
    const { systemd: _, ...others } = facts;
    const kind = JSON.stringify([family, inits, others]);
    if (init in inits && !kinds.has(kind)) kinds.set(kind, name);
  }
  return [...kinds.values()];
}

/** The main file, on another operating system under another init system. */
function moved(files: Readonly<Record<string, string>>, os: string, init: string): string {
  const text = (Object.values(files)[0] ?? "").replaceAll(/\b(?:os|init)\s*=\s*[\w.]+/g, "");
  return text.replace(
    /\bcluster\s+([\w.-]+)(\s*\{)?/,
    (_, name: string, brace?: string) =>
      `cluster ${name} { os = ${os}  init = ${init} ${brace === undefined ? "}" : ""}`,
  );
}
