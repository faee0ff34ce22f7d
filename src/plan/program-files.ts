// The files that tell an installed program its configuration, as its manifest lays them out.
import { inEra } from "../catalog/release.ts";
import type { FileFacts } from "../targets/target.ts";
import type { Installation } from "./installation.ts";
import { type Ingredients, leaf, quoteRecord, type Leaf, type LeafRecord, type LeafTree } from "./leaf.ts";
import { fillPath, fillPlaceholders, placeholdersKnown } from "./placeholders.ts";
import { contentPath, tell, type Told } from "./program-text.ts";
import { viewValue } from "./program-view.ts";
import { render } from "./render.ts";
import { serviceUser } from "./service.ts";
import { settingOf } from "../model/cluster.ts";

/** A file as it is made, before it is known whether marks are wanted in it. */
export interface Draft {
  readonly path: string;
  readonly kind: "file" | "link";
  readonly mode: number;
  readonly owner: string;
  /** Owns it instead, where it turns out to hold a secret. */
  readonly readBy: string | undefined;
  readonly group: string;
  /** Several services of a node may want it, with the same bytes. */
  readonly shared: boolean;
  /** The content; notes what it is made of. */
  write(ingredients: Ingredients): string;
}

/**
 * Makes some of an installation's files. It looks at nothing but the installation it is given, so that what it makes
 * without a look at the member's own values holds for every member of its kind.
 */
export type ProgramPart = (installation: Installation) => readonly Draft[];

/** What together makes all files of an installation, and of every other one of its kind, but those of the init system. */
export function programParts({ layout, member }: Installation): ProgramPart[] {
  const options = [...new Set([...member.shared.keys(), ...member.own.keys()])];
  const files = layout.files.filter((facts) => inEra(facts, member.release));
  return [
    ...files.flatMap((facts): readonly ProgramPart[] =>
      facts.layout === "file-per-option"
        ? options.map((option) => (installation) => optionFiles(facts, installation, option))
        : [(installation) => oneFile(facts, installation)],
    ),
    ...options.map(
      (option): ProgramPart =>
        (installation) =>
          contentFile(installation, option),
    ),
  ];
}

/** Folders of an installation that hold a file for each option. */
export function optionFolders(installation: Installation): readonly string[] {
  const { layout, member } = installation;
  return layout.files
    .filter(
      (facts) => facts.layout === "file-per-option" && inEra(facts, member.release) && isWanted(facts, installation),
    )
    .map(({ path }) => fillPath(path, installation));
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
    readBy: facts.readBy === undefined ? undefined : fillPlaceholders(facts.readBy, installation),
    group: fillPlaceholders(facts.group ?? owner, installation),
    shared: facts.shared === true,
    write,
  };
}

/** A file with a template, a setting's text, or a link. */
function oneFile(facts: FileFacts, installation: Installation): readonly Draft[] {
  if (!isWanted(facts, installation)) return [];
  return [draft(facts, fillPath(facts.path, installation), installation, contentOf(facts, installation))];
}

function contentOf(facts: FileFacts, installation: Installation): Draft["write"] {
  const { member } = installation;
  const { reader = "plain", link, setting: name } = facts;
  if (link !== undefined) return () => fillPlaceholders(link, installation);
  if (name !== undefined) {
    const setting = settingOf(member, name);
    const told = setting === undefined ? undefined : tell(installation, setting);
    return (made) => (told === undefined ? "" : `${made.add(toldLeaf(told), reader)}\n`);
  }
  const template = member.role.target.templates.get(facts.template ?? "");
  return (made) =>
    template === undefined ? "" : render(template, quoteRecord(fileView(facts, installation), reader, made));
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

/** In a directory with a file for each option: `quorum` holds the value, `?checkpoint` is a bare switch and holds nothing. */
function optionFiles(facts: FileFacts, installation: Installation, option: string): readonly Draft[] {
  const setting = settingOf(installation.member, option);
  if (setting === undefined || facts.except?.includes(option) === true || !isWanted(facts, installation)) return [];
  const told = tell(installation, setting);
  if (told === undefined) return [];
  const path = `${fillPath(facts.path, installation)}/${told.text === undefined ? "?" : ""}${told.name}`;
  const { reader = "plain" } = facts;
  const { value, origin } = setting;
  if (value.kind === "pairs") {
    return value.pairs.map(({ name, text }) =>
      draft(facts, `${path}/${name}`, installation, (made) => `${made.add(leaf(text, origin), reader)}\n`),
    );
  }
  const write: Draft["write"] =
    told.text === undefined
      ? (made) => made.add(toldLeaf(told), "plain")
      : (made) => `${made.add(toldLeaf(told), reader)}\n`;
  return [draft(facts, path, installation, write)];
}

/** Content given for an option that takes a path, as it is: a newline at the end would be part of a secret. */
function contentFile(installation: Installation, option: string): readonly Draft[] {
  const setting = settingOf(installation.member, option);
  if (setting?.value.kind !== "content") return [];
  const { text, secret } = setting.value;
  const mode = secret === true ? "0600" : "0644";
  const facts: FileFacts = { path: "", readBy: serviceUser(installation), mode };
  const part = leaf(text, setting.origin, secret === true ? "secret" : "open");
  return [draft(facts, contentPath(installation, setting), installation, (made) => made.add(part, "plain"))];
}
