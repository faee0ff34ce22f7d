// Reads the cluster's own block: what all nodes share.
import notInEnum from "../catalog/codes/not-in-enum.ts";
import { plainText, showDatum } from "../catalog/datum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import { compareReleases } from "../catalog/release.ts";
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { BlockSyntax } from "../syntax/syntax.ts";
import type { Platform, Targets } from "../targets/target.ts";
import { readBlock, type Block } from "./blocks.ts";
import osUnknown from "./codes/os-unknown.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import { languageNames, languageSetting, sectionsIn } from "./language-settings.ts";
import { nearestReleases } from "./levels.ts";
import type { NodeView, Resolver } from "./resolve.ts";

/** Where nobody says what the nodes run. */
const usualPlatform = "debian12";

/** The block's entries; keys that do not belong there are reported, and stay. */
export function readClusterBlock(syntax: BlockSyntax | undefined, report: Report): Block {
  const settings = { has: (key: string) => languageSetting(key, "cluster") !== undefined };
  const place = {
    title: "the cluster block",
    sections: sectionsIn.cluster,
    settings,
    narrowings: "refused",
    wholeRole: new Set<string>(),
  } as const;
  const block = readBlock(syntax, place, report);
  for (const { key, keySpan } of block.settings.values()) {
    if (settings.has(key)) continue;
    const near = nearest(key, [...languageNames("cluster"), ...sectionsIn.cluster]);
    report(diagnose(unknownSetting, keySpan, { key, place: place.title, nearest: near }));
  }
  return block;
}

/** Reports programs and releases in `versions { … }` that no target knows, whether a role asks for them or not. */
export function checkVersions(block: Block, targets: Targets, resolver: Resolver, report: Report): void {
  const programs = new Map<string, Set<string>>();
  for (const { program, releases } of targets.programs.values()) {
    const known = programs.get(program) ?? new Set();
    programs.set(program, known);
    for (const release of releases) known.add(release);
  }
  for (const { key, keySpan, value } of block.sections.get("versions")?.entries.values() ?? []) {
    const releases = programs.get(key);
    if (releases === undefined) {
      const data = { key, place: "`versions`", nearest: nearest(key, programs.keys()) };
      report(
        diagnose(unknownSetting, keySpan, { ...data, advice: `programs are: ${[...programs.keys()].join(", ")}` }),
      );
      continue;
    }
    if (resolver.dependsOnNode(value)) continue;
    const datum = resolver.datum(value, undefined);
    if (datum === undefined) continue;
    const text = plainText(datum);
    if (text === undefined) {
      report(diagnose(wrongType, datum.span, { key, expected: "a release such as 1.0.0", found: showDatum(datum) }));
    } else if (!releases.has(text)) {
      const values = nearestReleases(text, [...releases].sort(compareReleases));
      report(diagnose(notInEnum, value.span, { key, found: `\`${text}\``, values, nearest: values[0] }));
    }
  }
}

/** The platform of a node: what its block says, or the cluster's, or the usual one. */
export function platformOf(
  nodeBlock: Block,
  clusterBlock: Block,
  view: NodeView,
  targets: Targets,
  resolver: Resolver,
  report: Report,
): Platform {
  const { platforms } = targets;
  const usual = platforms.get(usualPlatform) ?? [...platforms.values()][0];
  if (usual === undefined) throw new Error("no target describes a platform");
  const entry = nodeBlock.settings.get("os") ?? clusterBlock.settings.get("os");
  const datum = entry === undefined ? undefined : resolver.datum(entry.value, view);
  if (datum === undefined) return usual;
  const text = plainText(datum);
  const platform = text === undefined ? undefined : platforms.get(text);
  if (platform !== undefined) return platform;
  const known = [...platforms.keys()];
  const near = text === undefined ? undefined : nearest(text, known);
  report(diagnose(osUnknown, datum.span, { os: showDatum(datum), known, nearest: near }));
  // The nearest one, so that no init system or packaging is refused on top of it.
  return (near === undefined ? undefined : platforms.get(near)) ?? usual;
}
