// A program on a node in its packaging and release: what every part of planning asks about.
import { inEra } from "../catalog/release.ts";
import type { Cluster, Member } from "../model/cluster.ts";
import type { LayoutFacts } from "../targets/target.ts";

export interface Installation {
  readonly cluster: Cluster;
  readonly member: Member;
  /** The layout that the member's release and packaging call for. */
  readonly layout: LayoutFacts;
}

/** The installation of a member; linking has made sure that its packaging has a layout for its release. */
export function installationOf(cluster: Cluster, member: Member): Installation {
  const layouts = member.role.target.packagings[member.packaging] ?? [];
  const layout = layouts.find((candidate) => inEra(candidate, member.release));
  if (layout === undefined)
    throw new Error(`no layout for ${member.role.target.name} ${member.release} ${member.packaging}`);
  return { cluster, member, layout };
}
