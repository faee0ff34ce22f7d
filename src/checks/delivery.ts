// How an option's text comes to its program, and what of it does not arrive.
import { eraAt } from "../catalog/release.ts";
import type { Member, Role, Setting } from "../model/cluster.ts";
import { layoutOf } from "../model/layout-of.ts";
import type { DeliveryFacts, Loss } from "../targets/target.ts";
import { placeKey, settingPlace } from "./places.ts";

export interface Delivered {
  readonly setting: Setting;
  readonly member: Member;
  readonly delivery: DeliveryFacts;
}

/** The settings of a role's members that `concerns` picks, once for each place where they were written, with the way they take. */
export function* deliveries(role: Role, concerns: (setting: Setting) => boolean): Iterable<Delivered> {
  const seen = new Set<string>();
  const shared = new Map<Member["shared"], readonly Setting[]>();
  for (const member of role.members) {
    const common = shared.get(member.shared) ?? [...member.shared.values()].filter(concerns);
    shared.set(member.shared, common);
    for (const setting of [...common, ...[...member.own.values()].filter(concerns)]) {
      const place = `${placeKey(settingPlace(setting, role))} ${setting.option.name} ${setting.text} ${member.packaging} ${member.release}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const delivery = deliveryOf(setting, member);
      if (delivery !== undefined) yield { setting, member, delivery };
    }
  }
}

/** Undefined where the text arrives unharmed and unseen, or what is told is a path where the content lies. */
function deliveryOf({ option, value }: Setting, member: Member): DeliveryFacts | undefined {
  const layout = layoutOf(member);
  if (layout === undefined || value.kind === "content") return undefined;
  const { arguments: told } = layout.service;
  if (told === true || (Array.isArray(told) && told.includes(option.name))) return { by: "command-line" };
  const eras = option.facts.systemProperty === undefined ? layout.delivery : layout.propertyDelivery;
  return eras === undefined ? undefined : eraAt(eras, member.release);
}

const losses: Readonly<Record<Loss, RegExp>> = {
  "newlines-at-end": /\n$/,
  "white-space-at-end": /\s$/,
  "white-space-around": /^\s|\s$/,
  words: /[\s*?[]/,
  equals: /=/,
};

/** Whether there are ways on which the text would suffer a loss. */
export function isDelicate(text: string): boolean {
  return Object.values(losses).some((loss) => loss.test(text));
}

/** The first of the losses that the text would suffer. */
export function lossOf(text: string, { loses = [] }: DeliveryFacts): Loss | undefined {
  return loses.find((loss) => losses[loss].test(text));
}
