// What several levels may set, `version` to `user`: cluster < node < role < `on` inside the role, deeper wins.
import notInEnum from "../catalog/codes/not-in-enum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import { isSecret } from "../catalog/types.ts";
import { compareReleases, inEra, type Release } from "../catalog/release.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { InitTarget, Platform, ProgramTarget } from "../targets/target.ts";
import type { Entry } from "./blocks.ts";
import initUnsupported from "./codes/init-unsupported.ts";
import packagingUnsupported from "./codes/packaging-unsupported.ts";
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
  for (const [, entry] of entriesOf("version", of, linking)) {
    const reading = readText(entry, "version", of, linking);
    if (reading === undefined) break;
    const { text, origin } = reading;
    if (target.releases.includes(text)) return { value: text, origin };
    const neighbours = nearestReleases(text, target.releases);
    const key = entry.area === "versions" ? entry.key : `version of ${target.title}`;
    const data = { key, found: found(text), values: neighbours, nearest: neighbours[0] };
    linking.report(diagnose(notInEnum, entry.value.span, data));
    return { value: neighbours[0] ?? target.defaultRelease, origin };
  }
  return {
    value: target.defaultRelease,
    origin: { kind: "default", how: `mesosc's default release of ${target.title}` },
  };
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
    if (layouts?.some((layout) => inEra(layout, release)) === true) return { value: text, origin };
    if (layouts !== undefined) {
      const supported = packagingsIn(target, release);
      const data = { packaging: text, program: target.title, release, supported };
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

function packagingsIn(target: ProgramTarget, release: Release): readonly string[] {
  return Object.entries(target.packagings)
    .filter(([, layouts]) => layouts.some((layout) => inEra(layout, release)))
    .map(([name]) => name);
}

function defaultPackaging(target: ProgramTarget, platform: Platform, release: Release): Levelled<string> {
  const usual = target.defaultPackaging[platform.family] ?? target.defaultPackaging["*"];
  const available = packagingsIn(target, release);
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
    const data = { init: text, node: node.name, os: platform.name, supported: Object.keys(platform.inits) };
    linking.report(diagnose(initUnsupported, entry.value.span, data));
    break;
  }
  const init = linking.targets.inits.get(name);
  if (init === undefined)
    throw new Error(`platform ${platform.name} names the init system ${name}, which no target describes`);
  return { init, flavour: platform.inits[name] ?? "" };
}

/** Names that `useradd` takes; the user goes into service definitions as it stands. */
const userName = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;

/** The user that the service runs as; undefined where nobody says, or after a report. */
export function userOf(of: LevelsOf, linking: Linking): string | undefined {
  return plainLevel("user", of, linking, (text) => userName.test(text), "the name of a user");
}

/** The folder that a tarball was unpacked to, without a slash at its end; undefined where nobody says, or after a report. */
export function prefixOf(of: LevelsOf, linking: Linking): string | undefined {
  const accepts = (text: string): boolean => /^\/[^\s'"\\$%{}]+$/.test(text) && !text.split("/").includes("..");
  return plainLevel("prefix", of, linking, accepts, "an absolute path of a folder, without blanks and quotes");
}

function plainLevel(
  key: "user" | "prefix",
  of: LevelsOf,
  linking: Linking,
  accepts: (text: string) => boolean,
  expected: string,
): string | undefined {
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
