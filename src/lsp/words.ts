// What the words of the language are for: one sentence each, for hovers and completions.
import type { SectionArea } from "../model/blocks.ts";
import type { declarationWords } from "../syntax/declaration-words.ts";

export interface WordCard {
  /** How it is written. */
  readonly form: string;
  readonly summary: string;
  /** What is inserted; `$1`, `$0` are places to fill in. */
  readonly snippet: string;
}

export const declarationCards: Readonly<Record<(typeof declarationWords)[number], WordCard>> = {
  include: {
    form: 'include "PATH"',
    summary: "Brings in other files: a path or a glob, relative to this file. Each file counts once.",
    snippet: 'include "$0"',
  },
  let: {
    form: "let NAME = VALUE",
    summary: "Gives a value a name: `$NAME`, or `${NAME}` inside a string. The switch `-D` sets it from outside.",
    snippet: "let ${1:name} = $0",
  },
  cluster: {
    form: "cluster NAME { … }",
    summary: "Names the cluster; its block holds for all nodes: operating system, versions, packaging.",
    snippet: "cluster ${1:name} {\n  $0\n}",
  },
  group: {
    form: "group NAME = SELECTOR",
    summary: "Gives some nodes a name that selectors can use.",
    snippet: "group ${1:name} = $0",
  },
  node: {
    form: "node PATTERN at ADDRESSES { … }",
    summary: "Declares machines: one, or as many as the pattern stands for, each with its address.",
    snippet: "node ${1:name[1..3]} at ${2:10.0.0.[1..3]}$0",
  },
  ensemble: {
    form: "ensemble NAME on SELECTOR { … }",
    summary: "Declares a ZooKeeper ensemble; its settings are the keys of `zoo.cfg`.",
    snippet: "ensemble ${1:main} on $0",
  },
  masters: {
    form: "masters on SELECTOR { … }",
    summary: "Declares the Mesos masters; the quorum and their ZooKeeper string follow.",
    snippet: "masters on $0",
  },
  agents: {
    form: "agents NAME on SELECTOR { … }",
    summary: "Declares Mesos agents; several such blocks with names make agents of several kinds.",
    snippet: "agents on $0",
  },
  framework: {
    form: "framework KIND as NAME on SELECTOR { … }",
    summary: "Declares a framework, such as Marathon; one that runs twice has a name behind `as`.",
    snippet: "framework ${1:marathon} on $0",
  },
};

export const sectionCards: Readonly<Record<SectionArea, string>> = {
  versions: "The releases of the programs: `versions { mesos = 1.11.0 }`.",
  service: "How the init system runs the service: restarts, limits.",
  environment: "Variables of the service's environment.",
  jvm: "The Java machine that the program runs in.",
  resources: "What the agent offers: `cpus = 8  mem = 30GB  ports = [31000..32000]`.",
  attributes: "What the agent announces of itself, for frameworks to choose by.",
};

/** What Mesos itself knows of; any other name is a resource, too. */
export const resourceCards: Readonly<Record<string, string>> = {
  cpus: "processors, such as 8",
  mem: "memory, such as 30GB",
  disk: "disk, such as 200GB",
  ports: "ports, such as [31000..32000]",
  gpus: "graphics processors, such as 4",
};
