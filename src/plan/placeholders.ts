// `{release}`, `{setting:work_dir}` and the like in the paths and commands of manifests.
import { eraAt } from "../catalog/release.ts";
import { membersOn, settingOf, type Cluster, type Member } from "../model/cluster.ts";
import { installationOf, type Installation } from "./installation.ts";

/** What a placeholder stands for; undefined where there is no such thing. */
export function placeholderText(name: string, { cluster, member, layout }: Installation): string | undefined {
  if (name.startsWith("setting:")) return settingOf(member, name.slice("setting:".length))?.text;
  switch (name) {
    case "service":
      return layout.service.name;
    case "node":
      return member.node.name;
    case "libmesos":
      return libmesosBeside(cluster, member);
    case "ipv4":
      return member.node.address?.kind === "ipv4" ? member.node.address.text : undefined;
    case "release":
      return member.release;
    case "prefix":
      return member.prefix ?? eraAt(layout.prefix ?? [], member.release)?.path.replaceAll("{release}", member.release);
    case "role":
      return member.role.name;
    case "user":
      return member.user ?? layout.service.user ?? "root";
    default:
      return undefined;
  }
}

/** Mesos's library where the node has Mesos from a tarball: packages put it where the loader looks. */
function libmesosBeside(cluster: Cluster, { node }: Member): string | undefined {
  const mesos = membersOn(cluster, node).find(
    ({ role, packaging }) => role.target.program === "mesos" && packaging === "tarball",
  );
  const prefix = mesos && placeholderText("prefix", installationOf(cluster, mesos));
  return prefix && `${prefix}/lib/libmesos.so`;
}

/** A path with every placeholder filled; a slash at the end of a setting makes no empty part. */
export function fillPath(path: string, installation: Installation): string {
  return fillPlaceholders(path, installation).replace(/\/{2,}/g, "/");
}

/** The text with every placeholder filled; one that stands for nothing becomes empty. */
export function fillPlaceholders(text: string, installation: Installation): string {
  if (!text.includes("{")) return text;
  return text.replace(/\{([\w:.-]+)\}/g, (_, name: string) => placeholderText(name, installation) ?? "");
}

/** Whether every placeholder of a text stands for something. */
export function placeholdersKnown(text: string, installation: Installation): boolean {
  if (!text.includes("{")) return true;
  const names = [...text.matchAll(/\{([\w:.-]+)\}/g)].map((match) => match[1] ?? "");
  return names.every((name) => (placeholderText(name, installation) ?? "") !== "");
}
