// Makes the members of a role: one service on one node, with everything that is in force for it.
import type { Release } from "../catalog/release.ts";
import type { Levels, Member, Role } from "./cluster.ts";
import type { Profile } from "./layers.ts";
import { levelsReader } from "./read-levels.ts";
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
  const readers = new Map<Profile, Readers>();
  for (const pick of draft.picks) {
    const profile = draft.layers.profileOf(pick.draft);
    const read = readers.get(profile) ?? {
      levels: levelsReader(profile, target, linking),
      sections: sectionsReader(profile, target, linking),
    };
    readers.set(profile, read);
    const levels = read.levels(pick.draft);
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
      ...read.sections(pick.draft),
      ...membershipOf(pick.draft),
    });
  }
}

/** What is read of the blocks of one profile, node by node. */
interface Readers {
  readonly levels: (draft: NodeDraft) => Levels;
  readonly sections: (draft: NodeDraft) => Sections;
}
