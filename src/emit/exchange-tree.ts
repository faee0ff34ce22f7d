// Compares outputs with the old tree node by node, builds the new tree from the first difference on, and exchanges them.
import { join } from "node:path";
import { createBuilding } from "./building.ts";
import damaged from "./codes/output-damaged.ts";
import notOurs from "./codes/output-not-ours.ts";
import settings from "./codes/output-settings.ts";
import { judgeNode, type Judgement, type OldTree } from "./judge.ts";
import { openManifest, type Manifest } from "./manifest.ts";
import { FOOTER, headerText, SEPARATOR } from "./manifest-line.ts";
import { ownedBy } from "./manifest-record.ts";
import { createManifestWriter } from "./manifest-writer.ts";
import { MANIFEST, topOf, type NodeOutput, type OutputSource, type Owned } from "./output.ts";
import { contentOf, type Place } from "./place.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";
import type { Entered, Work } from "./work.ts";
import type { NodeCounts, WriteOptions, WriteOutcome } from "./write-outcome.ts";

// Enough to see what is the matter; nobody reads a thousand of them.
const MOST_PROBLEMS = 100;

/** Throws what the system reports; the caller leaves the work folder, with whatever was built in it. */
export async function exchangeTree(
  source: OutputSource,
  place: Place,
  entered: Exclude<Entered, { readonly kind: "refused" }>,
  options: WriteOptions,
): Promise<WriteOutcome | "cannot be renamed"> {
  const content = contentOf(place);
  const opened = place.status === undefined ? undefined : openManifest(place.root, `${place.shown}/${MANIFEST}`);
  const former = opened?.manifest;
  try {
    const found = opened?.problems ?? [];
    // Settings are never given up: what --force is for is another compile's output.
    const problems = options.force === true ? found.filter(({ code }) => code === settings.code) : [...found];
    if (problems.length === 0 && former === undefined && content.length > 0 && options.force !== true) {
      const some = content.slice(0, 3);
      problems.push(outputProblem(notOurs, { directory: place.shown, some, count: content.length }));
    }
    if (problems.length > 0) return { result: undefined, problems };
    return await exchange({ source, place, entered, options, former, content });
  } finally {
    former?.close();
  }
}

interface Job {
  readonly source: OutputSource;
  readonly place: Place;
  readonly entered: Exclude<Entered, { readonly kind: "refused" }>;
  readonly options: WriteOptions;
  readonly former: Manifest | undefined;
  /** Top-level entries of the old tree, without the manifest. */
  readonly content: readonly string[];
}

async function exchange(job: Job): Promise<WriteOutcome | "cannot be renamed"> {
  const { source, place, options, former } = job;
  const isEmpty = job.content.length === 0 && former === undefined;
  const tree: OldTree = { root: place.root, shown: place.shown, writtenAt: former?.writtenAt ?? 0 };
  const writer = createManifestWriter(join(place.root, MANIFEST), () => join(writable(job).folder, "manifest"));
  const before = isEmpty ? "nothing there" : "a tree";
  const building = createBuilding(place, () => writable(job), job.content, before, source.nodeNames.length);
  const problems: OutputProblem[] = [];
  const nodes: NodeCounts[] = [];
  const done = new Set<string>();
  let separator = "";

  const appendLine = (line: string): void => {
    writer.append(separator + line);
    separator = SEPARATOR;
  };
  const ownedOf = (node: string): ReadonlyMap<string, Owned> => {
    const record = former?.record(node);
    if (record !== "damaged") return record === undefined ? new Map<string, Owned>() : ownedBy(node, record);
    const what = `what it says of ${node} makes no sense`;
    if (options.force !== true) problems.push(outputProblem(damaged, { path: `${place.shown}/${MANIFEST}`, what }));
    return new Map();
  };
  const keep = (node: string): void => {
    done.add(node);
    const line = former?.line(node);
    if (line === undefined || former?.record(node) === "damaged") return;
    building.keep(new Set([...ownedOf(node).keys()].map(topOf)));
    appendLine(line);
  };
  const handle = ({ node, outputs, optionFolders }: NodeOutput, fresh: string | undefined): void => {
    done.add(node);
    const isSame = fresh !== undefined && former?.line(node) === fresh;
    let owned: ReadonlyMap<string, Owned> | undefined;
    const lazily = (): ReadonlyMap<string, Owned> => (owned ??= ownedOf(node));
    const judgement: Judgement = isEmpty
      ? { states: outputs.map(() => "missing"), stale: [], strays: [], problems: [], differs: true }
      : judgeNode(tree, { outputs, optionFolders }, lazily, isSame ? "same files as before" : "may have stale files");
    if (options.force !== true) problems.push(...judgement.problems);
    if (problems.length === 0) {
      if (judgement.differs) building.build(outputs, judgement, isEmpty ? new Map() : lazily());
      else building.keep(new Set(outputs.map((output) => topOf(output.path))));
    }
    if (fresh !== undefined) appendLine(fresh);
    const unchanged = judgement.states.filter((state) => state === "same").length;
    const counts = {
      node,
      written: outputs.length - unchanged,
      unchanged,
      removed: judgement.stale.length + judgement.strays.length,
    };
    nodes.push(counts);
    options.progress?.(counts);
  };

  try {
    writer.append(headerText({ mesosc: options.version, cluster: source.cluster }));
    const wanted = (node: string): boolean => options.nodes?.has(node) ?? true;
    const names = source.nodeNames[Symbol.iterator]();
    const keepUntil = (node: string | undefined): void => {
      for (let next = names.next(); next.done !== true && next.value !== node; next = names.next()) {
        if (!wanted(next.value)) keep(next.value);
      }
    };
    for await (const node of source.nodes(wanted)) {
      if (problems.length >= MOST_PROBLEMS) break;
      if ("code" in node) problems.push(node);
      else if (wanted(node.node)) {
        keepUntil(node.node);
        handle(node, node.line);
      }
    }
    keepUntil(undefined);
    for (const node of problems.length >= MOST_PROBLEMS ? [] : (former?.nodeNames ?? [])) {
      if (done.has(node)) continue;
      if (options.nodes === undefined) handle({ node, outputs: [], line: "", optionFolders: [] }, undefined);
      else keep(node);
    }
    if (problems.length > 0) return { result: undefined, problems: problems.slice(0, MOST_PROBLEMS) };
    writer.append(FOOTER);
    const changed = building.finish(writer);
    if (changed === "cannot be renamed") return changed;
    const total = (key: "written" | "unchanged" | "removed") => nodes.reduce((sum, counts) => sum + counts[key], 0);
    return {
      result: {
        written: total("written"),
        unchanged: total("unchanged"),
        removed: total("removed"),
        nodes,
        changed: changed === "changed",
      },
      problems: [],
    };
  } finally {
    building.abandon();
    writer.abandon();
  }
}

/** The work folder, or the system's refusal to give one. */
function writable({ entered }: Pick<Job, "entered">): Work {
  if (entered.kind === "unwritable") throw entered.error;
  return entered.work;
}
