// Member ids of an ensemble: the position in the selector, from 1, unless `ids` says otherwise.
import wrongType from "../catalog/codes/wrong-type.ts";
import { plainText, showDatum, type Datum, type DatumEntry } from "../catalog/datum.ts";
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Span } from "../text/source.ts";
import myidRange from "./codes/myid-range.ts";
import myidUnknown from "./codes/myid-unknown.ts";
import type { Telling } from "./memory.ts";
import type { NodeDraft } from "./nodes.ts";
import type { Origin } from "./origin.ts";
import { withoutQuotes } from "./references.ts";
import type { Pick } from "./selectors.ts";

const lowestId = 1;
const highestId = 255;

export interface MemberId {
  readonly id: number;
  readonly origin: Origin;
}

/**
 * The id of each member. Explicit ids move nobody: a member that `ids` does not name keeps its position, so that
 * naming one changes one. Two members may come out with one id; that is for the check `myid-duplicate`.
 * Members whose id is out of range have none, after a report.
 */
export function assignIds(
  ensemble: string,
  members: readonly Pick[],
  ids: Datum | undefined,
  selector: Span,
  report: Report,
  note: Telling["note"],
): ReadonlyMap<NodeDraft, MemberId> {
  const given = ids === undefined ? new Map<string, DatumEntry>() : readIds(ensemble, members, ids, report);
  const assigned = new Map<NodeDraft, MemberId>();
  for (const [index, { draft, span }] of members.entries()) {
    const { name } = draft.node;
    const entry = given.get(name);
    if (entry !== undefined) {
      note([{ kind: "node", span: withoutQuotes(entry.keySpan), target: draft.node.span }]);
      const id = readId(name, entry.value, report);
      if (id !== undefined) assigned.set(draft, { id, origin: { kind: "written", span: entry.value.span } });
      continue;
    }
    const id = index + 1;
    if (id > highestId) {
      report(diagnose(myidRange, span, { node: name, id: String(id) }));
      continue;
    }
    assigned.set(draft, { id, origin: { kind: "derived", how: `position ${id} in the selector`, from: [selector] } });
  }
  return assigned;
}

function readIds(
  ensemble: string,
  members: readonly Pick[],
  ids: Datum,
  report: Report,
): ReadonlyMap<string, DatumEntry> {
  if (ids.kind !== "map") {
    const data = { key: "ids", expected: "a map such as { master1: 1, master3: 9 }", found: showDatum(ids) };
    report(diagnose(wrongType, ids.span, data));
    return new Map();
  }
  const names = new Set(members.map(({ draft }) => draft.node.name));
  for (const { key, keySpan } of ids.entries) {
    if (names.has(key)) continue;
    report(diagnose(myidUnknown, keySpan, { name: key, ensemble, nearest: nearest(key, names) }));
  }
  return new Map(ids.entries.map((entry) => [entry.key, entry]));
}

function readId(node: string, datum: Datum, report: Report): number | undefined {
  const text = plainText(datum);
  if (text === undefined || datum.kind !== "word" || !/^-?\d+$/.test(text)) {
    const data = { key: `the id of ${node}`, expected: "a whole number", found: showDatum(datum) };
    report(diagnose(wrongType, datum.span, data));
    return undefined;
  }
  const id = Number(text);
  if (id >= lowestId && id <= highestId) return id;
  report(diagnose(myidRange, datum.span, { node, id: text }));
  return undefined;
}
