// How a member's packaging lays its program out in the release in force.
import { inEra } from "../catalog/release.ts";
import type { LayoutFacts } from "../targets/target.ts";
import type { Member } from "./cluster.ts";

/** The layout; undefined where the packaging was refused, and has none for the release. */
export function layoutOf({ role, packaging, release }: Member): LayoutFacts | undefined {
  const { packagings } = role.target;
  const layouts = Object.hasOwn(packagings, packaging) ? packagings[packaging] : undefined;
  return layouts?.find((layout) => inEra(layout, release));
}
