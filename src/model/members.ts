// Makes the members of a role: one service on one node, with everything that is in force for it.
import type { Release } from "../catalog/release.ts";
import type { Member, Role } from "./cluster.ts";
import type { Profile } from "./layers.ts";
import { initOf, packagingOf, prefixOf, releaseOf, userOf, type LevelsOf } from "./levels.ts";
import type { Linking } from "./linking.ts";
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
      const variant = releases.get(release) ?? recallVariant(profile, release, context);
      releases.set(release, variant);
      return variant;
    },
  };
}

/** What is shared may come from a former linking; what depends on a node is made with this one. */
function recallVariant(profile: Profile, release: Release, context: SettingsContext): Variant {
  const { recorder } = context.linking;
  let variant: Variant | undefined;
  const make = (): Variant => (variant ??= makeVariant(profile, release, context));
  const { shared, faulty } = recorder.recall(`variant ${release}`, profile, context.given, () => {
    const { shared, faulty } = make();
    return { shared, faulty };
  });
  return { shared, faulty, own: (draft) => make().own(draft) };
}

/** Makes the members and adds them to `members`, the role's own list. */
export function addMembers(
  role: Role,
  members: Member[],
  draft: RoleDraft,
  variants: Variants,
  context: SettingsContext,
  membershipOf: (draft: NodeDraft) => Membership,
): void {
  const { linking } = context;
  const { target } = draft;
  const readers = new Map<Profile, (draft: NodeDraft) => Sections>();
  for (const pick of draft.picks) {
    const profile = draft.layers.profileOf(pick.draft);
    const readSections = readers.get(profile) ?? sectionsReader(profile, target, linking);
    readers.set(profile, readSections);
    const levels = linking.recorder.recall(`levels of ${target.name}`, pick.draft, [profile], () =>
      readLevels({ target, draft: pick.draft, profile }, linking),
    );
    const variant = variants.of(profile, levels.release);
    const { shared } = variant;
    const settings = linking.recorder.recall(`settings of ${target.name}`, pick.draft, [shared], () =>
      variant.own(pick.draft),
    );
    members.push({
      role,
      node: pick.draft.node,
      span: pick.span,
      ...levels,
      shared,
      ...settings,
      ...readSections(pick.draft),
      ...membershipOf(pick.draft),
    });
  }
}

/** What the levels say for a member. */
function readLevels(levels: LevelsOf, linking: Linking) {
  const release = releaseOf(levels, linking);
  const packaging = packagingOf(levels, release.value, linking);
  const { init, flavour } = initOf(levels, linking);
  return {
    release: release.value,
    releaseOrigin: release.origin,
    packaging: packaging.value,
    packagingOrigin: packaging.origin,
    init,
    initFlavour: flavour,
    user: userOf(levels, linking),
    prefix: prefixOf(levels, packaging.value, linking),
  };
}
