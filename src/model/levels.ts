// What several levels may set, `version` to `user`: cluster < node < role < `on` inside the role, deeper wins.
import notInEnum from "../catalog/codes/not-in-enum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import { isSecret } from "../catalog/types.ts";
import { compareReleases, inEra, type Release } from "../catalog/release.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { InitTarget, LayoutFacts, Platform, ProgramTarget } from "../targets/target.ts";
import type { Entry } from "./blocks.ts";
import initUnsupported from "./codes/init-unsupported.ts";
import packagingUnsupported from "./codes/packaging-unsupported.ts";
import prefixUnused from "./codes/prefix-unused.ts";
import { languageOption, type LanguageName } from "./language-settings.ts";
import type { Profile } from "./layers.ts";
import type { Linking } from "./linking.ts";
import type { NodeDraft } from "./nodes.ts";
import type { Origin } from "./origin.ts";
import type { Reading } from "./readings.ts";

/** A service's place in the levels. */
export interface LevelsOf {
  readonly target: ProgramTarget;
  readonly draft: NodeDraft;
  readonly profile: Profile;
}

export interface Levelled<T> {
  readonly value: T;
  readonly origin: Origin;
}

type Level = "role" | "node" | "cluster";

/** Entries of a key from the deepest level to the outermost. */
function* entriesOf(key: LanguageName, of: LevelsOf, linking: Linking): Generator<readonly [Level, Entry]> {
  const role = of.profile.settings.get(key)?.entry;
  if (role !== undefined) yield ["role", role];
  for (const [level, block] of [["node", of.draft.block] as const, ["cluster", linking.clusterBlock] as const]) {
    // `versions { mesos = … }` speaks of one program, and so more exactly than `version` beside it.
    const exact = key === "version" ? block.sections.get("versions")?.entries.get(of.target.program) : undefined;
    const entry = exact ?? block.settings.get(key);
    if (entry !== undefined) yield [level, entry];
  }
}

interface TextReading extends Reading {
  readonly text: string;
}

/** The text in plain sight: it decides what is written where, and messages quote it, so a secret is refused. */
function readText(entry: Entry, key: LanguageName, of: LevelsOf, linking: Linking): TextReading | undefined {
  const reading = linking.readings.read(entry, languageOption(key), linking.viewOf(of.draft));
  if (reading === undefined) return undefined;
  const { value } = reading;
  if (value.kind === "text" && !isSecret(value)) return { ...reading, text: value.text };
  const data = { key, expected: "a text in plain sight", found: isSecret(value) ? "a secret" : "a file's text" };
  linking.report(diagnose(wrongType, entry.value.span, data));
  return undefined;
}

function found(text: string): string {
  return `\`${text}\``;
}

/** The release in force. Where an unknown one is given, the nearest known one, so that no option is refused on top of it. */
export function releaseOf(of: LevelsOf, linking: Linking): Levelled<Release> {
  const { target } = of;
  const asked = linking.releases.get(target.program);
  if (asked !== undefined) return { value: asked, origin: { kind: "derived", how: "what --as asks for", from: [] } };
  for (const [level, entry] of entriesOf("version", of, linking)) {
    const reading = readText(entry, "version", of, linking);
    if (reading === undefined) break;
    const { text, origin } = reading;
    if (target.releases.includes(text)) return { value: text, origin };
    // Above the role `version` speaks to all programs, and each takes the release that it has.
    const isForOthers = level !== "role" && entry.area !== "versions";
    if (isForOthers && [...linking.targets.programs.values()].some(({ releases }) => releases.includes(text))) continue;
    const key = entry.area === "versions" ? entry.key : `version of ${target.title}`;
    const data = unknownRelease(key, text, target.releases);
    linking.report(diagnose(notInEnum, entry.value.span, data));
    return { value: data.nearest ?? target.defaultRelease, origin };
  }
  return {
    value: target.defaultRelease,
    origin: { kind: "default", how: `mesosc's default release of ${target.title}` },
  };
}

/** So many releases are named beside an unknown one. */
const mostNamed = 12;

/** What `not-in-enum` says of an unknown release: the releases around it, oldest first. */
export function unknownRelease(key: string, text: string, releases: readonly Release[]) {
  const neighbours = nearestReleases(text, releases);
  const values = neighbours.slice(0, mostNamed).sort(compareReleases);
  const excerpt = neighbours.length > mostNamed ? ({ excerpt: "nearest" } as const) : {};
  return { key, found: found(text), values, nearest: neighbours[0], ...excerpt };
}

/** Known releases, the nearest first: those that share most leading parts, then by distance in the list. */
export function nearestReleases(text: string, releases: readonly Release[]): readonly Release[] {
  if (!/^\d+(?:\.\d+)*$/.test(text)) return [...releases].sort(compareReleases).reverse();
  const ordered = [...releases].sort(compareReleases);
  const place = ordered.filter((release) => compareReleases(release, text) < 0).length - 0.5;
  const rank = new Map(ordered.map((release, index) => [release, Math.abs(index - place)]));
  const shared = (release: Release): number => {
    const parts = text.split(".");
    const index = release.split(".").findIndex((part, at) => part !== parts[at]);
    return index < 0 ? parts.length : index;
  };
  return ordered.sort((left, right) => shared(right) - shared(left) || (rank.get(left) ?? 0) - (rank.get(right) ?? 0));
}

/** The packaging in force; one that only other programs come in is none of this program's business above the role. */
export function packagingOf(of: LevelsOf, release: Release, linking: Linking): Levelled<string> {
  const { target } = of;
  const fallback = defaultPackaging(target, of.draft.node.platform, release);
  for (const [level, entry] of entriesOf("packaging", of, linking)) {
    const reading = readText(entry, "packaging", of, linking);
    if (reading === undefined) break;
    const { text, origin } = reading;
    const layouts = Object.hasOwn(target.packagings, text) ? target.packagings[text] : undefined;
    const { platform } = of.draft.node;
    const inRelease = layouts?.filter((layout) => inEra(layout, release)) ?? [];
    // Of an operating system that is not known, nobody can say what is packaged for it.
    const onAny = of.draft.faultyKeys.has("os");
    if (inRelease.some((layout) => onAny || isFor(layout, platform))) return { value: text, origin };
    if (layouts !== undefined) {
      const supported = packagingsIn(target, release, platform);
      const os = inRelease.length === 0 ? undefined : platform.name;
      const data = { packaging: text, program: target.title, release, os, supported };
      linking.report(diagnose(packagingUnsupported, entry.value.span, data));
      break;
    }
    if (
      level !== "role" &&
      [...linking.targets.programs.values()].some(({ packagings }) => Object.hasOwn(packagings, text))
    ) {
      continue;
    }
    const values = Object.keys(target.packagings);
    const data = { key: "packaging", found: found(text), values, nearest: nearest(text, values) };
    linking.report(diagnose(notInEnum, entry.value.span, data));
    break;
  }
  return fallback;
}

function isFor({ families }: LayoutFacts, { family }: Platform): boolean {
  return families?.includes(family) ?? true;
}

function packagingsIn(target: ProgramTarget, release: Release, platform: Platform): readonly string[] {
  return Object.entries(target.packagings)
    .filter(([, layouts]) => layouts.some((layout) => inEra(layout, release) && isFor(layout, platform)))
    .map(([name]) => name);
}

function defaultPackaging(target: ProgramTarget, platform: Platform, release: Release): Levelled<string> {
  const usual = target.defaultPackaging[platform.family] ?? target.defaultPackaging["*"];
  const available = packagingsIn(target, release, platform);
  const value = usual !== undefined && available.includes(usual) ? usual : (available[0] ?? usual ?? "");
  return {
    value,
    origin: { kind: "default", how: `mesosc's default packaging of ${target.title} on ${platform.name}` },
  };
}

/** The init system in force, in the platform's flavour. */
export function initOf(of: LevelsOf, linking: Linking): { readonly init: InitTarget; readonly flavour: string } {
  const { node } = of.draft;
  const { platform } = node;
  let name = platform.defaultInit;
  for (const [, entry] of entriesOf("init", of, linking)) {
    const text = readText(entry, "init", of, linking)?.text;
    if (text === undefined) break;
    if (Object.hasOwn(platform.inits, text)) {
      name = text;
      break;
    }
    const supported = Object.keys(platform.inits);
    const known = [...linking.targets.inits.keys()];
    if (!known.includes(text)) {
      const data = { key: "init", found: found(text), values: known, nearest: nearest(text, known) };
      linking.report(diagnose(notInEnum, entry.value.span, data));
    } else if (!of.draft.faultyKeys.has("os")) {
      // Of an operating system that is not known, nobody can say what it has.
      const data = { init: text, node: node.name, os: platform.name, supported };
      linking.report(diagnose(initUnsupported, entry.value.span, data));
    }
    break;
  }
  const init = linking.targets.inits.get(name);
  if (init === undefined)
    throw new Error(`platform ${platform.name} names the init system ${name}, which no target describes`);
  return { init, flavour: platform.inits[name] ?? "" };
}

/** Names that `useradd` takes; the user goes into service definitions as it stands. */
const userName = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;

/** What `user` and `prefix` may be, at whatever level. */
export const plainLevels: Readonly<
  Record<"user" | "prefix", { readonly accepts: (text: string) => boolean; readonly expected: string }>
> = {
  user: { accepts: (text) => userName.test(text), expected: "the name of a user" },
  prefix: {
    accepts: (text) => /^\/[^\s'"\\$%{}]+$/.test(text) && !text.split("/").includes(".."),
    expected: "an absolute path of a folder, without blanks, quotes, `..` and the signs `\\` `$` `%` `{` `}`",
  },
};

/** The user that the service runs as; undefined where nobody says, or after a report. */
export function userOf(of: LevelsOf, linking: Linking): string | undefined {
  return plainLevel("user", of, linking);
}

/** The folder that a tarball was unpacked to, without a slash at its end; undefined where nobody says, or after a report. */
export function prefixOf(of: LevelsOf, packaging: string, linking: Linking): string | undefined {
  const prefix = plainLevel("prefix", of, linking);
  const own = of.profile.settings.get("prefix")?.entry;
  const layouts = Object.hasOwn(of.target.packagings, packaging) ? (of.target.packagings[packaging] ?? []) : [];
  // Above the role it may be meant for other programs.
  if (prefix !== undefined && own !== undefined && layouts.every((layout) => layout.prefix === undefined)) {
    linking.report(diagnose(prefixUnused, own.keySpan, { program: of.target.title, packaging }));
  }
  return prefix;
}

function plainLevel(key: "user" | "prefix", of: LevelsOf, linking: Linking): string | undefined {
  const { accepts, expected } = plainLevels[key];
  for (const [, entry] of entriesOf(key, of, linking)) {
    const text = readText(entry, key, of, linking)?.text;
    if (text === undefined || accepts(text)) return text === undefined ? undefined : trimSlash(text);
    linking.report(diagnose(wrongType, entry.value.span, { key, expected, found: found(text) }));
    return undefined;
  }
  return undefined;
}

function trimSlash(text: string): string {
  return text.length > 1 ? text.replace(/\/+$/, "") : text;
}
