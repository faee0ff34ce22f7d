// The values that templates of programs may ask for by the paths of a manifest's `view`.
import { isIPv6 } from "../catalog/ip-address.ts";
import type { Ensemble, Member } from "../model/cluster.ts";
import { settingOf } from "../model/cluster.ts";
import type { Installation } from "./installation.ts";
import { leaf, nameLeaf, type LeafTree } from "./leaf.ts";
import { placeholderText } from "./placeholders.ts";
import { tell, tellAll, type Told } from "./program-text.ts";
import { openFiles, serviceUser } from "./service.ts";

/** What a view path stands for on a member; undefined where it has no such value. */
export function viewValue(path: string, installation: Installation, except: readonly string[]): LeafTree | undefined {
  const { cluster, member } = installation;
  if (path.startsWith("setting:")) return settingLeaf(path.slice("setting:".length), installation);
  switch (path) {
    case "cluster.name":
      return leaf(cluster.name);
    case "node.name":
      return leaf(member.node.name);
    case "node.address":
      return leaf(member.node.address?.text ?? member.node.name);
    case "role.name":
      return leaf(member.role.name);
    case "prefix":
    case "release":
      return leaf(placeholderText(path, installation) ?? "", path === "release" ? member.releaseOrigin : undefined);
    case "service.user":
      return leaf(serviceUser(installation));
    case "service.open_files":
      return leaf(String(openFiles(member)), member.service.get("open_files")?.origin);
    case "jvm.arguments":
      return jvmArguments(member);
    case "environment":
      return member.environment.map(({ name, text, origin, secret }) =>
        record({ name: nameLeaf(name), value: leaf(text, origin, secret ? "secret" : "open") }),
      );
    case "settings":
      return tellAll(installation, except)
        .filter(({ setting }) => setting.option.facts.systemProperty === undefined)
        .map(toldRecord);
    case "properties":
      return tellAll(installation).flatMap(propertyRecord);
    case "servers":
      return servers(member);
    case "member.id":
      return optional(member.id?.toString(), memberIdOrigin(member));
    default:
      return undefined;
  }
}

function optional(text: string | undefined, origin: Parameters<typeof leaf>[1]): LeafTree | undefined {
  return text === undefined ? undefined : leaf(text, origin);
}

function record(fields: Readonly<Record<string, LeafTree>>): LeafTree {
  return { kind: "record", fields };
}

function settingLeaf(name: string, installation: Installation): LeafTree | undefined {
  const setting = settingOf(installation.member, name);
  const told = setting === undefined ? undefined : tell(installation, setting);
  return told === undefined ? undefined : toldLeaf(told);
}

function toldLeaf({ text, setting, secret }: Told): LeafTree {
  return leaf(text ?? "", setting.origin, secret ? "secret" : "open");
}

function toldRecord(told: Told): LeafTree {
  return record({
    name: nameLeaf(told.name),
    value: toldLeaf(told),
    bare: told.text === undefined,
    environment: nameLeaf(told.environment ?? told.name),
  });
}

/** An option that the program reads as a Java system property alone, by the property's name. */
function propertyRecord(told: Told): LeafTree[] {
  const name = told.setting.option.facts.systemProperty;
  return name === undefined ? [] : [record({ name: nameLeaf(name), value: toldLeaf(told) })];
}

/** `-Xmx512m -XX:+UseG1GC`: the heap first, so that an option may overrule it. */
function jvmArguments(member: Member): LeafTree | undefined {
  const heap = member.jvm.get("heap");
  const options = member.jvm.get("options");
  const words = [
    ...(heap?.value.kind === "size" ? [`-Xmx${String(Math.ceil(heap.value.bytes / 2 ** 20))}m`] : []),
    ...(options?.value.kind === "list"
      ? options.value.items.map((item) => (item.kind === "text" ? item.text : ""))
      : []),
  ];
  return words.length === 0 ? undefined : leaf(words.join(" "), (options ?? heap)?.origin);
}

function memberIdOrigin(member: Member): Parameters<typeof leaf>[1] {
  return ensembleOf(member)?.servers.find((server) => server.member === member)?.idOrigin;
}

function ensembleOf(member: Member): Ensemble | undefined {
  return member.role.kind === "ensemble" ? member.role : undefined;
}

function servers(member: Member): LeafTree {
  const all = ensembleOf(member)?.servers ?? [];
  return all.map((server) =>
    record({
      id: leaf(String(server.id ?? ""), server.idOrigin),
      host: leaf(isIPv6(server.host) ? `[${server.host}]` : server.host),
      clientPort: leaf(String(server.clientPort)),
      peerPort: leaf(String(server.peerPort)),
      electionPort: leaf(String(server.electionPort)),
      observer: server.observer,
    }),
  );
}
