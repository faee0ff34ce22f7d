// A member that tells whether anything of it was read that other members of its kind need not share.
import type { Member, Setting } from "../model/cluster.ts";

export interface WatchedMember {
  readonly member: Member;
  /** Whether something of its own has been read so far. */
  wasOwnRead(): boolean;
}

/**
 * What two members of one kind share: everything but their node, place, id, where their release and packaging were
 * chosen, and the values of the settings that depend on the node.
 */
export function kindOf(member: Member): string {
  const { role, node, release, packaging, init, initFlavour, user, prefix, shared, own } = member;
  const { service, jvm, environment } = member;
  const same = [role, node.platform, init, shared, service, jvm, environment].map(identityOf);
  return JSON.stringify([...same, release, packaging, initFlavour, user, prefix, ...own.keys()]);
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identityOf(object: object): number {
  let identity = identities.get(object);
  if (identity === undefined) identities.set(object, (identity = ++lastIdentity));
  return identity;
}

/** The member, watched. Which settings are its own all of its kind know; what they hold is what is watched. */
export function watch(real: Member): WatchedMember {
  let isOwnRead = false;
  const onRead = (): void => {
    isOwnRead = true;
  };
  const own = new Map<string, Setting>();
  for (const [key, setting] of real.own) {
    own.set(key, watchKeys(setting, ["value", "text", "origin", "keySpan", "valueSpan"], onRead));
  }
  const ownKeys = ["node", "span", "id", "observer", "releaseOrigin", "packagingOrigin"] as const;
  return { member: watchKeys({ ...real, own }, ownKeys, onRead), wasOwnRead: () => isOwnRead };
}

/** A copy that tells when one of these keys is read. */
function watchKeys<Thing extends object>(thing: Thing, keys: readonly (keyof Thing)[], onRead: () => void): Thing {
  const watched = { ...thing };
  for (const key of keys) {
    Object.defineProperty(watched, key, {
      enumerable: true,
      get() {
        onRead();
        return thing[key];
      },
    });
  }
  return watched;
}
