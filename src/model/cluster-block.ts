// Reads the cluster's own block: what all nodes share.
import notInEnum from "../catalog/codes/not-in-enum.ts";
import { plainText, showDatum, type Datum } from "../catalog/datum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { BlockSyntax } from "../syntax/syntax.ts";
import type { Platform, Targets } from "../targets/target.ts";
import { readBlock, type Block } from "./blocks.ts";
import osUnknown from "./codes/os-unknown.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import { languageNames, languageSetting, sectionsIn } from "./language-settings.ts";
import { unknownRelease } from "./levels.ts";
import type { NodeView, Resolver } from "./resolve.ts";

/** Where nobody says what the nodes run. */
const usualPlatform = "debian12";

/** The block's entries; keys that do not belong there are reported, and stay. */
export function readClusterBlock(syntax: BlockSyntax | undefined, targets: Targets, report: Report): Block {
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
    const advice = clusterAdvice(key, targets);
    const near = advice === undefined ? nearest(key, [...languageNames("cluster"), ...sectionsIn.cluster]) : undefined;
    report(diagnose(unknownSetting, keySpan, { key, place: place.title, nearest: near, advice }));
  }
  return block;
}

/** What to write instead of a release that stands outside of `versions`. */
function clusterAdvice(key: string, targets: Targets): string | undefined {
  const programs = [...targets.programs.values()].map(({ program }) => program);
  return programs.includes(key) ? `write \`versions { ${key} = … }\`` : undefined;
}

/** Reads programs and releases in `versions { … }` that no target knows, whether a role asks for them or not. */
export function checkVersions(block: Block, targets: Targets, resolver: Resolver, report: Report): void {
  const versions = block.sections.get("versions");
  if (versions === undefined) return;
  const programs = new Map<string, Set<string>>();
  for (const { program, releases } of targets.programs.values()) {
    const known = programs.get(program) ?? new Set();
    programs.set(program, known);
    for (const release of releases) known.add(release);
  }
  for (const { key, keySpan, value } of versions.entries.values()) {
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
      report(diagnose(notInEnum, value.span, unknownRelease(key, text, [...releases])));
    }
  }
}

/** A node's platform; `assumed` where what is written was refused. */
export interface NodePlatform {
  readonly platform: Platform;
  readonly origin: "sound" | "assumed";
}

/** The platform of a node: what its block says, or the cluster's, or the usual one. */
export function platformOf(
  nodeBlock: Block,
  clusterBlock: Block,
  view: NodeView,
  targets: Targets,
  resolver: Resolver,
  report: Report,
): NodePlatform {
  const { platforms } = targets;
  const usual = platforms.get(usualPlatform) ?? [...platforms.values()][0];
  if (usual === undefined) throw new Error("no target describes a platform");
  const entry = nodeBlock.settings.get("os") ?? clusterBlock.settings.get("os");
  const datum = entry === undefined ? undefined : resolver.datum(entry.value, view);
  if (datum === undefined) return { platform: usual, origin: entry === undefined ? "sound" : "assumed" };
  const text = plainText(datum);
  const platform = text === undefined ? undefined : platforms.get(text);
  if (platform !== undefined) return { platform, origin: "sound" };
  const near = reportUnknownOs(datum, targets, report);
  // The nearest one, so that no packaging is refused on top of it.
  return { platform: (near === undefined ? undefined : platforms.get(near)) ?? usual, origin: "assumed" };
}

/** Reports an operating system that no target describes; the nearest one that is described. */
export function reportUnknownOs(datum: Datum, { platforms }: Targets, report: Report): string | undefined {
  const text = plainText(datum);
  const known = [...platforms.keys()];
  const near = text === undefined ? undefined : nearestOs(text, known);
  report(diagnose(osUnknown, datum.span, { os: showDatum(datum), known, nearest: near }));
  return near;
}

/** Of the same family the one with the nearest number; else the name that is spelt most alike. */
function nearestOs(text: string, known: readonly string[]): string | undefined {
  const [family, number] = familyAndNumber(text);
  const distance = (name: string): number => Math.abs(familyAndNumber(name)[1] - number);
  const relatives = known.filter((name) => familyAndNumber(name)[0] === family);
  if (Number.isNaN(number) || relatives.length === 0) return nearest(text, known);
  return relatives.reduce((best, name) => (distance(name) < distance(best) ? name : best));
}

function familyAndNumber(name: string): readonly [family: string, number: number] {
  const [, family = name, number] = /^([A-Za-z]+)[-_]?(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  return [family.toLowerCase(), Number(number ?? Number.NaN)];
}
