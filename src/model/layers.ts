// The blocks of a role that concern a node: the role's own, and the `on` blocks that select the node; deeper wins.
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { NarrowingSyntax, RoleSyntax, WordSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";
import {
  readBlock,
  reportTwice,
  type Area,
  type Block,
  type BlockPlace,
  type Entry,
  type SectionArea,
} from "./blocks.ts";
import emptySelector from "./codes/empty-selector.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import { isGlob } from "./glob.ts";
import type { Linking } from "./linking.ts";
import type { NodeDraft } from "./nodes.ts";
import type { Picked, Selectors } from "./selectors.ts";

/** One block, and how many `on`s it is inside of. */
interface Layer {
  readonly index: number;
  readonly depth: number;
  readonly block: Block;
}

/** An entry in force, and the depth of the block that gave it. */
export interface Placed {
  readonly entry: Entry;
  readonly depth: number;
}

/** A section in force: its entries from all depths. */
export interface PlacedSection {
  readonly area: SectionArea;
  readonly depth: number;
  readonly keySpan: Span;
  readonly span: Span;
  readonly entries: ReadonlyMap<string, Placed>;
}

/** What a role's blocks say for the nodes that the same blocks select. */
export interface Profile {
  readonly settings: ReadonlyMap<string, Placed>;
  readonly sections: ReadonlyMap<SectionArea, PlacedSection>;
}

export interface Layers {
  /** The profile of a node; the same object for all nodes of the same blocks. */
  profileOf(draft: NodeDraft): Profile;
  /** What the role's own block says, whatever the `on` blocks say. */
  readonly root: Profile;
}

interface Enclosing {
  readonly drafts: ReadonlySet<NodeDraft>;
  readonly sound: boolean;
}

/** Reads the narrowings of `block`, that of a role, whose selector gave `picks`. */
export function createLayers(
  role: RoleSyntax,
  block: Block,
  { picks, sound }: Picked,
  place: BlockPlace,
  { selectors, recorder }: Linking,
): Layers {
  const { report } = recorder;
  const rootLayer: Layer = { index: 0, depth: 0, block };
  const narrower = new Map<NodeDraft, Layer[]>();
  const profiles = new Map<string, Profile>();
  let count = 1;

  const descend = (narrowings: readonly NarrowingSyntax[], depth: number, enclosing: Enclosing): void => {
    for (const narrowing of narrowings) {
      const inner = readBlock(narrowing.block, place, report);
      reportWholeRole(inner, place, report);
      if (narrowing.selector === undefined) continue;
      const selection = selectors.select(narrowing.selector);
      for (const term of narrowing.selector.terms) {
        const picked = selection.terms.get(term);
        if (picked !== undefined) reportOutside(term, picked, enclosing, selectors, report);
      }
      const drafts = selection.picks.map(({ draft }) => draft).filter((draft) => enclosing.drafts.has(draft));
      const layer: Layer = { index: count++, depth, block: inner };
      for (const draft of drafts) {
        const layers = narrower.get(draft);
        if (layers === undefined) narrower.set(draft, [layer]);
        else layers.push(layer);
      }
      descend(inner.narrowings, depth + 1, { drafts: new Set(drafts), sound: enclosing.sound && selection.sound });
    }
  };
  descend(block.narrowings, 1, { drafts: new Set(picks.map(({ draft }) => draft)), sound });

  const merged = (signature: string, layers: readonly Layer[], node: string): Profile =>
    recorder.recall(`profile ${signature}`, role, [node], () => mergeLayers(layers, node, report));
  const root = merged("", [rootLayer], "");
  return {
    root,
    profileOf(draft) {
      const layers = narrower.get(draft);
      if (layers === undefined) return root;
      const signature = layers.map(({ index }) => index).join(" ");
      const known = profiles.get(signature);
      if (known !== undefined) return known;
      const ordered = [rootLayer, ...layers].sort(
        (left, right) => left.depth - right.depth || left.index - right.index,
      );
      const profile = merged(signature, ordered, draft.node.name);
      profiles.set(signature, profile);
      return profile;
    },
  };
}

/** What holds for a role as a whole, such as `ids`, cannot be narrowed. */
function reportWholeRole({ settings }: Block, place: BlockPlace, report: Report): void {
  for (const { key, keySpan } of settings.values()) {
    if (!place.wholeRole.has(key)) continue;
    const advice = `\`${key}\` holds for the whole role: set it in the role's own block`;
    report(diagnose(unknownSetting, keySpan, { key, place: "an `on` block", nearest: undefined, advice }));
  }
}

/** A glob or group may reach further than the role; nodes that are named must be the role's. */
function reportOutside(
  term: WordSyntax,
  { picks, sound }: Picked,
  enclosing: Enclosing,
  selectors: Selectors,
  report: Report,
): void {
  if (!enclosing.sound || !sound) return;
  const outside = picks.filter(({ draft }) => !enclosing.drafts.has(draft));
  const reaches = isGlob(term.text) || selectors.namesGroup(term);
  if (outside.length === 0 || (reaches && outside.length < picks.length)) return;
  const nodes = outside.map(({ draft }) => draft.node.name);
  report(diagnose(emptySelector, term.span, { kind: "outside", term: term.text, nodes }));
}

/** `layers` from the outermost to the innermost; `node` is one that they all select. */
function mergeLayers(layers: readonly Layer[], node: string, report: Report): Profile {
  const settings = new Map<string, Placed>();
  const sections = new Map<SectionArea, PlacedSection>();
  const place = (placed: Map<string, Placed>, entry: Entry, depth: number): void => {
    const other = placed.get(entry.key);
    if (other?.depth === depth) reportTwice(entry.key, entry.keySpan, other.entry.keySpan, report, node);
    else placed.set(entry.key, { entry, depth });
  };
  for (const { depth, block } of layers) {
    // `resources = "…"` replaces what an outer `resources { … }` says, and the other way round.
    for (const entry of block.settings.values()) {
      const section = isSectionArea(entry.key) ? sections.get(entry.key) : undefined;
      if (section?.depth === depth) {
        reportTwice(entry.key, entry.keySpan, section.keySpan, report, node);
        continue;
      }
      place(settings, entry, depth);
      if (section !== undefined) sections.delete(section.area);
    }
    for (const section of block.sections.values()) {
      const setting = settings.get(section.area);
      if (setting?.depth === depth) {
        reportTwice(section.area, section.keySpan, setting.entry.keySpan, report, node);
        continue;
      }
      settings.delete(section.area);
      const entries = new Map(sections.get(section.area)?.entries ?? []);
      for (const entry of section.entries.values()) place(entries, entry, depth);
      const { area, keySpan, span } = section;
      sections.set(area, { area, depth, keySpan, span, entries });
    }
  }
  return { settings, sections };
}

function isSectionArea(key: string): key is Extract<Area, "resources" | "attributes"> {
  return key === "resources" || key === "attributes";
}
