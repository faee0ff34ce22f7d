// The files that tell an installed program its configuration, as its manifest lays them out.
import { inEra } from "../catalog/release.ts";
import type { FileFacts, Reader } from "../targets/target.ts";
import type { Installation } from "./installation.ts";
import { Ingredients, leaf, quoteRecord, type Leaf, type LeafRecord, type LeafTree } from "./leaf.ts";
import { fillPath, fillPlaceholders, placeholdersKnown } from "./placeholders.ts";
import { contentPath, tell, tellAll, type Told } from "./program-text.ts";
import { viewValue } from "./program-view.ts";
import { render } from "./render.ts";
import { serviceUser } from "./service.ts";
import { settingOf, settingsOf } from "../model/cluster.ts";

/** A file as it is made, before it is known whether marks are wanted in it. */
export interface Draft {
  readonly path: string;
  readonly kind: "file" | "link";
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  /** Several services of a node may want it, with the same bytes. */
  readonly shared: boolean;
  /** The content; notes what it is made of. */
  write(ingredients: Ingredients): string;
}

/** Every file of an installation but those of its init system. */
export function* programFiles(installation: Installation): Generator<Draft> {
  for (const facts of installation.layout.files) {
    if (!inEra(facts, installation.member.release) || !isWanted(facts, installation)) continue;
    if (facts.layout === "file-per-option") yield* optionFiles(facts, installation);
    else yield oneFile(facts, installation);
  }
  yield* contentFiles(installation);
}

function isWanted(facts: FileFacts, installation: Installation): boolean {
  if (!placeholdersKnown(`${facts.path}${facts.link ?? ""}`, installation)) return false;
  if (facts.setting !== undefined && settingOf(installation.member, facts.setting) === undefined) return false;
  return facts.when === undefined || isPresent(viewValue(facts.when, installation, facts.except ?? []));
}

function isPresent(tree: LeafTree | undefined): boolean {
  if (tree === undefined || tree === false) return false;
  return !Array.isArray(tree) || tree.length > 0;
}

function draft(facts: FileFacts, path: string, installation: Installation, write: Draft["write"]): Draft {
  const owner = fillPlaceholders(facts.owner ?? "root", installation);
  return {
    path,
    kind: facts.link === undefined ? "file" : "link",
    mode: Number.parseInt(facts.mode ?? "0644", 8),
    owner,
    group: fillPlaceholders(facts.group ?? owner, installation),
    shared: facts.shared === true,
    write,
  };
}

/** A file with a template, a setting's text, or a link. */
function oneFile(facts: FileFacts, installation: Installation): Draft {
  const path = fillPath(facts.path, installation);
  const reader = facts.reader ?? "plain";
  if (facts.link !== undefined)
    return draft(facts, path, installation, () => fillPlaceholders(facts.link ?? "", installation));
  if (facts.setting !== undefined) {
    const setting = settingOf(installation.member, facts.setting);
    const told = setting === undefined ? undefined : tell(installation, setting);
    return draft(facts, path, installation, (made) =>
      told === undefined ? "" : `${made.add(toldLeaf(told), reader)}\n`,
    );
  }
  const template = installation.member.role.target.templates.get(facts.template ?? "");
  return draft(facts, path, installation, (made) =>
    template === undefined ? "" : render(template, quoteRecord(fileView(facts, installation), reader, made)),
  );
}

/** What the manifest's `view` names; what a member lacks is false, so that templates can ask. */
function fileView(facts: FileFacts, installation: Installation): LeafRecord {
  const view: Record<string, LeafTree> = {};
  for (const [name, path] of Object.entries(facts.view ?? {})) {
    view[name] = viewValue(path, installation, facts.except ?? []) ?? false;
  }
  return view;
}

function toldLeaf(told: Told): Leaf {
  return leaf(told.text ?? "", told.setting.origin, told.secret ? "secret" : "open");
}

/** A directory with a file for each option: `quorum` holds the value, `?checkpoint` is a bare switch and holds nothing. */
function* optionFiles(facts: FileFacts, installation: Installation): Generator<Draft> {
  const directory = fillPath(facts.path, installation);
  const reader: Reader = facts.reader ?? "plain";
  for (const told of tellAll(installation, facts.except)) {
    const { value, origin } = told.setting;
    if (value.kind === "pairs") {
      for (const { name, text } of value.pairs) {
        const part = leaf(text, origin);
        yield draft(facts, `${directory}/${told.name}/${name}`, installation, (made) => `${made.add(part, reader)}\n`);
      }
    } else if (told.text === undefined) {
      const part = leaf("", origin);
      yield draft(facts, `${directory}/?${told.name}`, installation, (made) => made.add(part, "plain"));
    } else {
      yield draft(facts, `${directory}/${told.name}`, installation, (made) => `${made.add(toldLeaf(told), reader)}\n`);
    }
  }
}

/** Content given for options that take a path, as it is: a newline at the end would be part of a secret. */
function* contentFiles(installation: Installation): Generator<Draft> {
  for (const setting of settingsOf(installation.member)) {
    if (setting.value.kind !== "content") continue;
    const secret = setting.value.secret === true;
    const facts: FileFacts = { path: "", owner: serviceUser(installation), mode: secret ? "0600" : "0644" };
    const part = leaf(setting.value.text, setting.origin, secret ? "secret" : "open");
    yield draft(facts, contentPath(installation, setting), installation, (made) => made.add(part, "plain"));
  }
}
