// Takes a block apart into its entries, and refuses keys that stand twice in it.
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { BlockSyntax, NarrowingSyntax, SectionSyntax, ValueSyntax } from "../syntax/syntax.ts";
import { partOf, type Span } from "../text/source.ts";
import duplicateSetting from "./codes/duplicate-setting.ts";
import unknownSetting from "./codes/unknown-setting.ts";

/** What a key belongs to: the block itself, or one of the sections in it. */
export type Area = "settings" | "versions" | "service" | "environment" | "jvm" | "resources" | "attributes";
export type SectionArea = Exclude<Area, "settings">;

/** One `key = value`. */
export interface Entry {
  readonly area: Area;
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ValueSyntax;
}

export interface Section {
  readonly area: SectionArea;
  readonly keySpan: Span;
  readonly span: Span;
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Block {
  readonly settings: ReadonlyMap<string, Entry>;
  readonly sections: ReadonlyMap<SectionArea, Section>;
  readonly narrowings: readonly NarrowingSyntax[];
}

/** What may stand in a block, and how messages call it. */
export interface BlockPlace {
  /** `the cluster block`, `mesos-master`. */
  readonly title: string;
  readonly sections: readonly SectionArea[];
  /** Keys that are settings, for a section that should have been one. */
  readonly settings: { has(key: string): boolean };
  readonly narrowings: "allowed" | "refused";
  /** Keys that a narrowing must not set, because they hold for the whole role. */
  readonly wholeRole: { has(key: string): boolean };
}

const emptyBlock: Block = { settings: new Map(), sections: new Map(), narrowings: [] };

/** A missing block, and what is missing after a syntax error, is empty. */
export function readBlock(block: BlockSyntax | undefined, place: BlockPlace, report: Report): Block {
  if (block === undefined) return emptyBlock;
  const settings = new Map<string, Entry>();
  const sections = new Map<SectionArea, Section>();
  const narrowings: NarrowingSyntax[] = [];
  for (const item of block.items) {
    if (item.kind === "setting") {
      if (item.value === undefined) continue;
      const { text: key, span: keySpan } = item.key;
      const first = settings.get(key)?.keySpan ?? sectionSpan(sections, key);
      if (first === undefined) settings.set(key, { area: "settings", key, keySpan, value: item.value });
      else reportTwice(key, keySpan, first, report);
    } else if (item.kind === "section") {
      const area = place.sections.find((known) => known === item.key.text);
      if (area === undefined) {
        reportSection(item, place, report);
        continue;
      }
      const first = settings.get(area)?.keySpan ?? sections.get(area)?.keySpan;
      if (first === undefined) sections.set(area, readSection(area, item, report));
      else reportTwice(area, item.key.span, first, report);
    } else if (place.narrowings === "allowed") {
      narrowings.push(item);
    } else {
      reportNarrowing(item, place.title, report);
    }
  }
  return { settings, sections, narrowings };
}

function readSection(area: SectionArea, section: SectionSyntax, report: Report): Section {
  const entries = new Map<string, Entry>();
  for (const item of section.block?.items ?? []) {
    if (item.kind === "narrowing") {
      reportNarrowing(item, `\`${area}\``, report);
    } else if (item.kind === "section") {
      const data = { key: item.key.text, place: `\`${area}\``, nearest: undefined };
      report(diagnose(unknownSetting, item.key.span, { ...data, advice: "this section holds settings only" }));
    } else if (item.value !== undefined) {
      const { text: key, span: keySpan } = item.key;
      const first = entries.get(key);
      if (first === undefined) entries.set(key, { area, key, keySpan, value: item.value });
      else reportTwice(key, keySpan, first.keySpan, report);
    }
  }
  return { area, keySpan: section.key.span, span: section.block?.span ?? section.key.span, entries };
}

function sectionSpan(sections: ReadonlyMap<SectionArea, Section>, key: string): Span | undefined {
  for (const section of sections.values()) if (section.area === key) return section.keySpan;
  return undefined;
}

/** Reports the second of two settings of one key, and shows the first. */
export function reportTwice(key: string, second: Span, first: Span, report: Report, node?: string): void {
  const related = [{ span: first, message: "first given here" }];
  report(diagnose(duplicateSetting, second, { key, node }, { related }));
}

function reportSection(section: SectionSyntax, place: BlockPlace, report: Report): void {
  const key = section.key.text;
  const advice = place.settings.has(key)
    ? `\`${key}\` is a setting: write \`${key} = …\``
    : key === "versions"
      ? "a role runs one program: write `version = …`"
      : undefined;
  const near = advice === undefined ? nearest(key, place.sections) : undefined;
  report(diagnose(unknownSetting, section.key.span, { key, place: place.title, nearest: near, advice }));
}

function reportNarrowing(narrowing: NarrowingSyntax, place: string, report: Report): void {
  const advice = "`on` narrows the settings of a role";
  const data = { key: "on", place, nearest: undefined, advice };
  report(diagnose(unknownSetting, partOf(narrowing.span, 0, "on".length), data));
}
