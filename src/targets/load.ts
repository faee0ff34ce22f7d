// The targets of a compile: the built-in ones and those of the folders that the user gave.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { TakenNames } from "./check-targets.ts";
import { targetFault } from "./fault.ts";
import { linkTargets } from "./link.ts";
import type { Source } from "../text/source.ts";
import type { RawTargets } from "./raw.ts";
import type { Targets } from "./target.ts";
import { readTemplates, type ReadTemplate } from "./template-faults.ts";

export interface LoadedTargets {
  readonly targets: Targets;
  /** `target-invalid` for everything that a user's folder has wrong; a target with a fault is left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads targets. Without folders nothing is read from disk and nothing is validated: the built-in targets are
 * known to be sound, and neither ajv nor fast-glob is loaded. `read` tells what a template reads.
 */
export async function loadTargets(
  folders: readonly string[],
  builtin: RawTargets,
  read: ReadTemplate,
): Promise<LoadedTargets> {
  if (folders.length === 0) return { targets: linkTargets(builtin), diagnostics: [] };
  const [{ readTargetFolder }, { checkTargets }] = await Promise.all([
    import("./read-folder.ts"),
    import("./check-targets.ts"),
  ]);
  const diagnostics: Diagnostic[] = [];
  let all = builtin;
  let targets = linkTargets(builtin);
  for (const folder of folders) {
    const uri = folder.replace(/(?<=.)\/+$/, "");
    const raw = readTargetFolder(folder, uri);
    if ([raw.targets, raw.platforms, raw.variables, raw.shapes].every(({ length }) => length === 0)) {
      const source = { uri, name: uri, text: "" };
      const problem = `the folder ${uri} holds no target: no target.json, no */target.json, no platforms/*.json and no shapes/*.json`;
      diagnostics.push(targetFault({ source, start: 0, end: 0 }, { problem }));
    }
    const checked = checkTargets(raw, namesOf(targets, all.shapes, read), read);
    diagnostics.push(...checked.diagnostics);
    all = {
      targets: [...all.targets, ...checked.sound.targets],
      platforms: [...all.platforms, ...checked.sound.platforms],
      variables: [...all.variables, ...checked.sound.variables],
      shapes: [...all.shapes, ...checked.sound.shapes],
    };
    targets = linkTargets(all);
  }
  return { targets, diagnostics };
}

function namesOf(
  { programs, inits, platforms, variables }: Targets,
  shapes: readonly Source[],
  read: ReadTemplate,
): TakenNames {
  return {
    programs: new Set(programs.keys()),
    inits: new Map(
      [...inits].map(([name, { flavours, templates, source }]) => {
        const { readable } = readTemplates([...templates.values()], source.uri, read);
        return [name, { flavours, templates: readable }];
      }),
    ),
    platforms: new Set(platforms.keys()),
    variables: new Set(variables.keys()),
    shapes: new Set(shapes.flatMap(({ text }) => Object.keys(JSON.parse(text) as object))),
  };
}
