// Judges what the cluster's and nodes' blocks say for several services, whether any service goes by it or not.
import notInEnum from "../catalog/codes/not-in-enum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import { plainText, showDatum, type Datum } from "../catalog/datum.ts";
import type { Report } from "../catalog/value-type.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Targets } from "../targets/target.ts";
import type { Span } from "../text/source.ts";
import type { Block } from "./blocks.ts";
import { reportUnknownOs } from "./cluster-block.ts";
import { plainLevels } from "./levels.ts";
import type { Resolver } from "./resolve.ts";

/** What a value is judged by. */
export interface Judging {
  readonly targets: Targets;
  readonly report: Report;
}

/**
 * Reports values that no service could go by, but for those of which something is said in `told` already, since a
 * service did go by them. Values that depend on the node are left to the nodes.
 */
export function judgeLevels(block: Block, resolver: Resolver, judging: Judging, told: readonly Diagnostic[]): void {
  for (const [key, judge] of Object.entries(judges)) {
    const value = block.settings.get(key)?.value;
    if (value === undefined || resolver.dependsOnNode(value)) continue;
    const datum = resolver.datum(value, undefined);
    if (datum !== undefined && !told.some(({ span }) => isIn(span, value.span) || isIn(span, datum.span))) {
      judge(datum, judging);
    }
  }
}

function isIn({ source, start, end }: Span, outer: Span): boolean {
  return source === outer.source && outer.start <= start && end <= outer.end;
}

const judges: Readonly<
  Record<"os" | "init" | "packaging" | "user" | "prefix", (datum: Datum, judging: Judging) => void>
> = {
  os(datum, { targets, report }) {
    if (!targets.platforms.has(plainText(datum) ?? "")) reportUnknownOs(datum, targets, report);
  },
  init(datum, { targets, report }) {
    judgeWord("init", datum, [...targets.inits.keys()], report);
  },
  packaging(datum, { targets, report }) {
    const names = [...targets.programs.values()].flatMap(({ packagings }) => Object.keys(packagings));
    judgeWord("packaging", datum, [...new Set(names)], report);
  },
  user: (datum, { report }) => judgePlain("user", datum, report),
  prefix: (datum, { report }) => judgePlain("prefix", datum, report),
};

function judgeWord(key: string, datum: Datum, known: readonly string[], report: Report): void {
  const text = plainText(datum);
  if (text === undefined) {
    report(diagnose(wrongType, datum.span, { key, expected: "a text", found: showDatum(datum) }));
  } else if (!known.includes(text)) {
    const data = { key, found: `\`${text}\``, values: known, nearest: nearest(text, known) };
    report(diagnose(notInEnum, datum.span, data));
  }
}

function judgePlain(key: "user" | "prefix", datum: Datum, report: Report): void {
  const { accepts, expected } = plainLevels[key];
  if (accepts(plainText(datum) ?? "")) return;
  report(diagnose(wrongType, datum.span, { key, expected, found: showDatum(datum) }));
}
