// What a node's tree is put together from: for each service its program's files, its definition, and what is switched off.
import { membersOn, type Cluster, type Member, type Node } from "../model/cluster.ts";
import type { Origin } from "../model/origin.ts";
import { serviceFiles, switchedOffFiles, type PlacedService } from "./init-files.ts";
import { installationOf, type Installation } from "./installation.ts";
import type { Platform } from "../targets/target.ts";
import type { Service } from "./plan.ts";
import { programParts, type Draft } from "./program-files.ts";
import { serviceOf } from "./service.ts";

/** A member's installation and the service that runs it. */
export interface Running extends Installation {
  readonly platform: Platform;
  /** Services of the node that start before it. */
  readonly after: readonly string[];
  readonly service: Service;
}

/**
 * Makes some files of a member, given how it runs. What it makes without a look at the member's own values holds for the
 * member in the same place on every node of the kind.
 */
export type Part = (running: Running) => readonly Draft[];

/** The node's members as they run, in start order. */
export function runningOn(cluster: Cluster, node: Node): Running[] {
  const { platform } = node;
  const installations = membersOn(cluster, node).map((member) => installationOf(cluster, member));
  const names = installations.map(({ layout }) => layout.service.name);
  return installations.map((installation, position) => run(installation, platform, names.slice(0, position)));
}

/** The same with another member of its kind in the member's place. */
export function withMember({ cluster, layout, platform, after }: Running, member: Member): Running {
  return run({ cluster, layout, member }, platform, after);
}

/** The service is made when it is asked for: where all of a kind share one, nobody asks. */
function run(installation: Installation, platform: Platform, after: readonly string[]): Running {
  let service: Service | undefined;
  return {
    ...installation,
    platform,
    after,
    get service() {
      service ??= serviceOf(installation, after);
      return service;
    },
  };
}

/** The parts of each of a node's members: the same for every other node whose members are of the same kinds. */
export function partsOf(all: readonly Running[]): (readonly Part[])[] {
  const roles = new Set<string>(all.map(({ member }) => member.role.kind));
  const isOff = new Set<string>();
  return all.map((running) => {
    // Several programs of one package name the same services; each is switched off once.
    const off = (running.layout.switchedOff ?? []).filter(
      (other) => !roles.has(other.role) && !isOff.has(other.service),
    );
    for (const { service } of off) isOff.add(service);
    return [
      ...programParts(running),
      (own) => serviceFiles(placed(own)),
      ...off.map(
        ({ service: name }): Part =>
          (own) =>
            switchedOffFiles({ ...placed(own), service: { ...own.service, name, secret: false } }),
      ),
    ];
  });
}

function placed({ service, after, member, platform }: Running): PlacedService {
  const { init, initFlavour: flavour } = member;
  return { service, init, flavour, platform, position: after.length, origins: serviceOrigins(member) };
}

function serviceOrigins(member: Member): readonly Origin[] {
  const settings = [...member.service.values(), ...member.jvm.values()];
  return [{ kind: "written", span: member.role.span }, ...settings.map(({ origin }) => origin)];
}
