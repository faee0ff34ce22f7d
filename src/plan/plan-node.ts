// One node's tree: the files of its programs, their services, and what keeps other services off.
import type { Cluster, Member, Node } from "../model/cluster.ts";
import type { Origin } from "../model/origin.ts";
import { summariseOrigin } from "./describe-origin.ts";
import { serviceFiles, switchedOffFiles, type PlacedService } from "./init-files.ts";
import { installationOf, type Installation } from "./installation.ts";
import { Ingredients } from "./leaf.ts";
import type { NodePlan, PlannedFile, Service } from "./plan.ts";
import { programFiles, type Draft } from "./program-files.ts";
import { serviceOf } from "./service.ts";

/** Two services of one node want one path with different contents. */
export interface FileClash {
  readonly path: string;
  readonly first: Member;
  readonly second: Member;
}

/** What a node's tree is made of: drafts sorted by path (by code unit), each path once; services in start order. */
export interface NodeDrafts {
  readonly drafts: readonly Draft[];
  readonly services: readonly Service[];
  /** None, once the cluster has passed `fileClashes`. */
  readonly clashes: readonly FileClash[];
}

/** Drafts every file of a node; nothing is rendered but what several services share. */
export function draftsOf(cluster: Cluster, node: Node): NodeDrafts {
  const services: Service[] = [];
  const clashes: FileClash[] = [];
  const off = new Set<string>();
  const byPath = new Map<string, { readonly draft: Draft; readonly member: Member }>();
  for (const [position, member] of node.members.entries()) {
    const installation = installationOf(cluster, member);
    const service = serviceOf(
      installation,
      services.map(({ name }) => name),
    );
    services.push(service);
    const origins = serviceOrigins(member);
    const placed = { service, init: member.init, flavour: member.initFlavour, node, position, origins };
    for (const draft of [
      ...programFiles(installation),
      ...serviceFiles(placed),
      ...switchedOff(installation, placed, off),
    ]) {
      const known = byPath.get(draft.path);
      if (known === undefined) byPath.set(draft.path, { draft, member });
      else if (!known.draft.shared || !draft.shared || written(known.draft) !== written(draft)) {
        clashes.push({ path: draft.path, first: known.member, second: member });
      }
    }
  }
  const drafts = [...byPath.values()].map(({ draft }) => draft);
  return { drafts: drafts.sort((left, right) => (left.path < right.path ? -1 : 1)), services, clashes };
}

/** Several programs of one package name the same services; each is switched off once. */
function* switchedOff({ layout, member }: Installation, placed: PlacedService, done: Set<string>): Generator<Draft> {
  for (const { service: name, role } of layout.switchedOff ?? []) {
    if (done.has(name) || member.node.members.some((other) => other.role.kind === role)) continue;
    done.add(name);
    yield* switchedOffFiles({ ...placed, service: { ...placed.service, name } });
  }
}

function serviceOrigins(member: Member): readonly Origin[] {
  const settings = [...member.service.values(), ...member.jvm.values()];
  return [{ kind: "written", span: member.role.span }, ...settings.map(({ origin }) => origin)];
}

function written(draft: Draft): string {
  return draft.write(new Ingredients("unmarked"));
}

function finish(draft: Draft): PlannedFile {
  const ingredients = new Ingredients("unmarked");
  const content = draft.write(ingredients);
  const { path, kind, owner, group } = draft;
  const { secret } = ingredients;
  // 0644 becomes 0600, a script's 0755 becomes 0700.
  const mode = secret ? draft.mode & 0o700 : draft.mode;
  return {
    kind,
    path,
    mode,
    owner,
    group,
    content,
    secret,
    origins: [...new Set(ingredients.origins.map(summariseOrigin))],
  };
}

/** Plans one node. */
export function planNode(cluster: Cluster, node: Node): NodePlan {
  const { drafts, services } = draftsOf(cluster, node);
  const ids: Record<string, number> = {};
  for (const { role, id } of node.members) if (id !== undefined) ids[role.name] = id;
  return { node: node.name, files: drafts.map(finish), services, ids };
}
