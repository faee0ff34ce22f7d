// What hovers say of a program in `versions`, and of one of its releases.
import type { Release } from "../catalog/release.ts";
import { roleDoes, roleTitle } from "../model/role-title.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Analysis } from "../workspace.ts";

export function programCard(analysis: Analysis, program: string): string | undefined {
  const targets = targetsOf(analysis, program);
  const [first] = targets;
  if (first === undefined) return undefined;
  const { releases, defaultRelease } = first;
  return `${head(program, targets)}\n\n- ${releases.length} releases, ${span(releases)}\n- default \`${defaultRelease}\``;
}

export function releaseCard(analysis: Analysis, program: string, release: Release): string {
  const targets = targetsOf(analysis, program);
  const { releases = [], defaultRelease } = targets[0] ?? {};
  const running = (analysis.cluster?.roles ?? []).filter(
    ({ target, members }) => target.program === program && members.some((member) => member.release === release),
  );
  const standing = !releases.includes(release)
    ? `not among the ${releases.length} releases that are known, ${span(releases)}`
    : release === releases.at(-1)
      ? `the newest of ${releases.length} releases`
      : `one of ${releases.length} releases, ${span(releases)}`;
  const lines = [
    standing,
    ...(release === defaultRelease ? ["the default"] : []),
    ...running.map((role) => `${roleDoes(roleTitle(role), "run")} it`),
  ];
  return [head(release, targets), lines.map((line) => `- ${line}`).join("\n")].join("\n\n");
}

/** Several targets may be parts of one program. */
function targetsOf({ targets }: Analysis, program: string): readonly ProgramTarget[] {
  return [...targets.programs.values()].filter((target) => target.program === program);
}

function head(what: string, targets: readonly ProgramTarget[]): string {
  return `**\`${what}\`** · ${targets.map(({ title }) => title).join(", ")}`;
}

function span(releases: readonly Release[]): string {
  return `${releases[0] ?? ""} to ${releases.at(-1) ?? ""}`;
}
