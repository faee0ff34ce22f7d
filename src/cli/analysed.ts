// Analyses the cluster files of a command line, with its switches and its surroundings.
import { nearest } from "../diagnostics/nearest.ts";
import { visible } from "../diagnostics/visible.ts";
import { analyse, type Analysis, type FormerIds } from "../workspace.ts";
import { askedReleases, refuseReleases } from "./asked-releases.ts";
import { UsageError, type Shell } from "./shell.ts";
import { definitionsOf, repeated } from "./switches.ts";

/** Analyses each file as a cluster of its own. Throws `UsageError` for a `-D` or `--as` that concerns none of them. */
export async function analysed(
  shell: Shell,
  files: readonly string[],
  switches: Readonly<Record<string, unknown>>,
  formerIds?: FormerIds,
): Promise<Analysis[]> {
  const definitions = definitionsOf(switches);
  const releases = askedReleases(repeated(switches, "as"));
  const request = {
    definitions,
    releases,
    targetFolders: repeated(switches, "targets"),
    folder: shell.folder,
    environment: shell.environment,
    standardInput: () => shell.readStandardInput(),
    formerIds,
  };
  const analyses = await Promise.all(files.map((file) => analyse({ ...request, file })));
  refuseReleases(releases, analyses);
  refuseUnknown([...definitions.keys()], new Set(analyses.flatMap(({ lets }) => lets)));
  return analyses;
}

function refuseUnknown(definitions: readonly string[], lets: ReadonlySet<string>): void {
  const unknown = definitions.find((name) => !lets.has(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, [...lets]);
  const help =
    near === undefined
      ? `write \`let ${visible(unknown)} = …\` in the file, and -D changes it`
      : `did you mean ${near}?`;
  throw new UsageError(`-D ${visible(unknown)} sets no \`let\` of the file`, help);
}
