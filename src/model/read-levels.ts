// Reads what the levels say for the nodes of a profile: most nodes say nothing of their own, and get one answer.
import type { Platform, ProgramTarget } from "../targets/target.ts";
import type { Block, Entry } from "./blocks.ts";
import type { Levels } from "./cluster.ts";
import { levelNames } from "./language-settings.ts";
import type { Profile } from "./layers.ts";
import { initOf, packagingOf, prefixOf, releaseOf, userOf, type LevelsOf } from "./levels.ts";
import type { Linking } from "./linking.ts";
import type { NodeDraft } from "./nodes.ts";

/** Reads them once for all nodes of a platform, but for those whose own blocks have a say. */
export function levelsReader(profile: Profile, target: ProgramTarget, linking: Linking): (draft: NodeDraft) => Levels {
  const { recorder, resolver, clusterBlock } = linking;
  const above = [...levelEntries(clusterBlock), ...levelNames.map((key) => profile.settings.get(key)?.entry)];
  const isShared = above.every((entry) => entry === undefined || !resolver.dependsOnNode(entry.value));
  const shared = new Map<Platform, Levels>();
  return (draft) => {
    const read = () => readLevels({ target, draft, profile }, linking);
    const { name, platform } = draft.node;
    if (!isShared || draft.faultyKeys.has("os") || levelEntries(draft.block).length > 0)
      return recorder.recall(`levels of ${target.name}`, draft, [profile], read);
    // A message may name the first of the nodes.
    const levels =
      shared.get(platform) ?? recorder.recall(`levels of ${target.name} on ${platform.name}`, profile, [name], read);
    shared.set(platform, levels);
    return levels;
  };
}

/** What a block above the role says of the levels. */
function levelEntries({ settings, sections }: Block): readonly Entry[] {
  const versions = sections.get("versions");
  const written = levelNames.flatMap((key) => settings.get(key) ?? []);
  return versions === undefined ? written : [...written, ...versions.entries.values()];
}

function readLevels(levels: LevelsOf, linking: Linking): Levels {
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
