// Finds files that cannot hold what each of their readers needs, before anything is planned.
import type { Value } from "../catalog/value.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { membersOn, settingOf, type Cluster, type Member, type Node, type Role } from "../model/cluster.ts";
import { layoutOf } from "../model/layout-of.ts";
import { remembered } from "../model/remembered.ts";
import type { FileFacts } from "../targets/target.ts";
import fileClash from "./codes/file-clash.ts";
import { installationOf } from "./installation.ts";
import { draftsOf } from "./node-drafts.ts";
import { fillPath } from "./placeholders.ts";

/** One diagnostic a clash; of a role whose members all clash, one. */
export function fileClashes(cluster: Cluster): Diagnostic[] {
  const suspects = cluster.crowded.filter((node) => mayClash(cluster, node));
  return [
    ...cluster.roles.flatMap(serverClashes),
    ...suspects.flatMap((node) =>
      draftsOf(cluster, node).clashes.map(({ path, first, second }) =>
        diagnose(
          fileClash,
          second.span,
          { kind: "contents", node: node.name, path, first: titleOf(first), second: titleOf(second) },
          { related: [{ span: first.span, message: `${titleOf(first)} is put on ${node.name} here` }] },
        ),
      ),
    ),
  ];
}

/**
 * Whether two services of a node have a file or a name in common that is not plainly the same for both. Looking at the
 * manifests is enough for nearly every node, and spares drafting its files.
 */
function mayClash(cluster: Cluster, node: Node): boolean {
  const known = new Map<string, string | undefined>();
  for (const member of membersOn(cluster, node)) {
    const installation = installationOf(cluster, member);
    const { service, files } = installation.layout;
    const entries: (readonly [string, string | undefined])[] = [
      [service.name, undefined],
      ...files.map((facts) => [fillPath(facts.path, installation), sharedText(facts, member)] as const),
    ];
    for (const [path, text] of entries) {
      if (known.has(path) && (text === undefined || known.get(path) !== text)) return true;
      known.set(path, text);
    }
  }
  return false;
}

/** What a shared file holds, where that can be told without rendering it: a setting, or a template without values. */
function sharedText({ shared, setting, template, view }: FileFacts, member: Member): string | undefined {
  if (shared !== true) return undefined;
  if (setting !== undefined) return settingOf(member, setting)?.text;
  return view === undefined && template !== undefined ? member.role.target.templates.get(template)?.text : undefined;
}

/** Options that a member's program reads from a file which holds another option's string. */
const serverClashes = remembered(({ members }: Role): readonly Diagnostic[] => {
  const found = new Map<string, Diagnostic>();
  for (const member of members) {
    for (const { path, setting: held, alsoRead } of layoutOf(member)?.files ?? []) {
      for (const option of alsoRead ?? []) {
        const own = settingOf(member, option);
        if (found.has(option) || serversOf(own?.value) === serversOf(settingOf(member, held ?? "")?.value)) continue;
        const span = own?.valueSpan ?? zkSpan(member, option) ?? member.role.span;
        found.set(option, diagnose(fileClash, span, { kind: "servers", program: titleOf(member), path, option }));
      }
    }
  }
  return [...found.values()];
});

/** Where the ensemble was named that the option's servers were derived from. */
function zkSpan(member: Member, option: string): Diagnostic["span"] | undefined {
  const origin = settingOf(member, option)?.origin;
  return origin?.kind === "derived" ? origin.from.at(-1) : undefined;
}

function serversOf(value: Value | undefined): string {
  return value?.kind === "zk" ? value.servers.map(({ host, port }) => `${host}:${port}`).join() : "";
}

function titleOf(member: Member): string {
  return member.role.target.title;
}
