// Writes a term of a selector anew for nodes that have other names, so that it selects the same ones.
import { compileGlob, isGlob } from "../model/glob.ts";
import { expandPattern } from "../model/patterns.ts";
import { sameItems } from "../model/same-items.ts";
import { commonPattern } from "../syntax/common-pattern.ts";

export interface NewNames {
  readonly pattern: { readonly before: string; readonly after: string };
  /** The new name of each node that gets one. */
  readonly of: ReadonlyMap<string, string>;
  /** Every node of the cluster by its old name. */
  readonly all: readonly string[];
}

/** The term that selects the same nodes in the same order; undefined where none does. */
export function renameTerm(term: string, names: NewNames): string | undefined {
  const renamed = (name: string): string => names.of.get(name) ?? name;
  const expansion = expandPattern(term);
  if ("problem" in expansion) return undefined;
  if (isGlob(term)) {
    const selected = names.all.filter(matching(term)).map(renamed);
    const others = names.all.map(renamed);
    return candidatesOf(term, names).find((candidate) => sameItems(others.filter(matching(candidate)), selected));
  }
  const wanted = expansion.names.map(renamed);
  const candidates = [...candidatesOf(term, names), ...(wanted.length === 1 ? wanted : [commonPattern(wanted)])];
  const found = candidates.find((candidate) => candidate !== undefined && sameItems(namesOf(candidate), wanted));
  // A few names may stand apart, as several terms.
  return (
    found ?? (wanted.length <= mostApart && new Set(wanted).size === wanted.length ? wanted.join(", ") : undefined)
  );
}

const mostApart = 4;

/** The term as it is, and with the new pattern's stem in the place of the old one's. */
function candidatesOf(term: string, { pattern: { before, after } }: NewNames): readonly string[] {
  if (term === before) return [after, term];
  const [oldStem, newStem] = [stemOf(before), stemOf(after)];
  return oldStem !== "" && term.startsWith(oldStem) ? [term, newStem + term.slice(oldStem.length)] : [term];
}

function stemOf(pattern: string): string {
  const bracket = pattern.indexOf("[");
  return bracket < 0 ? pattern : pattern.slice(0, bracket);
}

function namesOf(pattern: string): readonly string[] {
  const expansion = expandPattern(pattern);
  return "names" in expansion ? expansion.names : [];
}

function matching(glob: string): (name: string) => boolean {
  const globs = namesOf(glob).map(compileGlob);
  return (name) => globs.some((one) => one(name));
}
