// The files that make a node's init system run its services, and leave the packages' other services off.
import type { Origin } from "../model/origin.ts";
import type { FileFacts, InitTarget, Platform } from "../targets/target.ts";
import type { Ingredients } from "./leaf.ts";
import type { Service } from "./plan.ts";
import type { Draft } from "./program-files.ts";
import { render } from "./render.ts";
import { placeInOrder, serviceView } from "./service-view.ts";

/** A service in its place on a node. */
export interface PlacedService {
  readonly service: Service;
  readonly init: InitTarget;
  readonly flavour: string;
  readonly platform: Platform;
  /** From 0, in the node's start order. */
  readonly position: number;
  /** What the definition was made of, for `why`: the role's declaration and the `service` section. */
  readonly origins: readonly Origin[];
}

/** The definition of a service, and the links that start it on boot. */
export function serviceFiles(placed: PlacedService): Draft[] {
  return wanted(placed.init.flavours[placed.flavour]?.files, placed);
}

/** What keeps a package's service from starting on a node that is not to run it. */
export function switchedOffFiles(placed: PlacedService): Draft[] {
  return wanted(placed.init.flavours[placed.flavour]?.switchedOff, placed);
}

/** A file with `when` is for platforms that have that init system besides, and would start what the package left for it. */
function wanted(files: readonly FileFacts[] = [], placed: PlacedService): Draft[] {
  const has = ({ when }: FileFacts): boolean => when === undefined || Object.hasOwn(placed.platform.inits, when);
  return files.filter(has).map((facts) => initFile(facts, placed));
}

function initFile(facts: FileFacts, placed: PlacedService): Draft {
  const { service, init, platform, position, origins } = placed;
  const { order, stopOrder } = placeInOrder(position);
  const fill = (text: string): string =>
    text.replaceAll("{service}", service.name).replaceAll("{order}", order).replaceAll("{stopOrder}", stopOrder);
  const template = facts.template === undefined ? undefined : init.templates.get(facts.template);
  return {
    path: fill(facts.path),
    kind: facts.link === undefined ? "file" : "link",
    mode: Number.parseInt(facts.mode ?? "0644", 8),
    owner: facts.owner ?? "root",
    group: facts.group ?? facts.owner ?? "root",
    readBy: undefined,
    shared: false,
    write(ingredients: Ingredients) {
      ingredients.origins.push(...origins.filter((origin) => !ingredients.origins.includes(origin)));
      if (facts.link !== undefined) return fill(facts.link);
      // What nobody quotes values for shows none.
      if (service.secret && facts.reader !== undefined) ingredients.secret = true;
      return template === undefined
        ? ""
        : render(template, serviceView(service, platform, facts.reader ?? "plain", position));
    },
  };
}
