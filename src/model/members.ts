// Makes the members of a role: one service on one node, with everything that is in force for it.
import type { Release } from "../catalog/release.ts";
import type { Member, Role } from "./cluster.ts";
import type { Profile } from "./layers.ts";
import { initOf, packagingOf, prefixOf, releaseOf, userOf } from "./levels.ts";
import type { RoleDraft } from "./roles.ts";
import { sectionsReader, type Sections } from "./sections.ts";
import { makeVariant, type Variant } from "./settings.ts";
import type { SettingsContext } from "./settings-context.ts";
import type { NodeDraft } from "./nodes.ts";

/** What only members of an ensemble have. */
export interface Membership {
  readonly id: number | undefined;
  readonly observer: boolean;
}

/** The settings that members of the same blocks and release share, made when first asked for. */
export interface Variants {
  of(profile: Profile, release: Release): Variant;
}

/** Variants of one role. */
export function createVariants(context: SettingsContext): Variants {
  const made = new Map<Profile, Map<Release, Variant>>();
  return {
    of(profile, release) {
      const releases = made.get(profile) ?? new Map<Release, Variant>();
      made.set(profile, releases);
      const variant = releases.get(release) ?? makeVariant(profile, release, context);
      releases.set(release, variant);
      return variant;
    },
  };
}

/** Makes the members, adds them to their nodes and to `members`, the role's own list. */
export function addMembers(
  role: Role,
  members: Member[],
  draft: RoleDraft,
  variants: Variants,
  context: SettingsContext,
  membershipOf: (draft: NodeDraft) => Membership,
): void {
  const { linking } = context;
  const readers = new Map<Profile, (draft: NodeDraft) => Sections>();
  for (const pick of draft.picks) {
    const profile = draft.layers.profileOf(pick.draft);
    const readSections = readers.get(profile) ?? sectionsReader(profile, linking);
    readers.set(profile, readSections);
    const levels = { target: draft.target, draft: pick.draft, profile };
    const release = releaseOf(levels, linking);
    const packaging = packagingOf(levels, release.value, linking);
    const { init, flavour } = initOf(levels, linking);
    const variant = variants.of(profile, release.value);
    const { own, faulty } = variant.own(pick.draft);
    const member: Member = {
      role,
      node: pick.draft.node,
      span: pick.span,
      release: release.value,
      releaseOrigin: release.origin,
      packaging: packaging.value,
      packagingOrigin: packaging.origin,
      init,
      initFlavour: flavour,
      user: userOf(levels, linking),
      prefix: prefixOf(levels, packaging.value, linking),
      shared: variant.shared,
      own,
      faulty,
      ...readSections(pick.draft),
      ...membershipOf(pick.draft),
    };
    members.push(member);
    pick.draft.members.push(member);
  }
}
