// Whether a new name can be one and is free, by the language's own rules, before anything is tried out with it.
import { describe } from "../diagnostics/describe.ts";
import { diagnose } from "../diagnostics/code.ts";
import { withArticle } from "../diagnostics/wording.ts";
import nameMalformed from "../model/codes/name-malformed.ts";
import { languageSetting } from "../model/language-settings.ts";
import { nameFault, nodeNameFault } from "../model/names.ts";
import { expandPattern } from "../model/patterns.ts";
import type { DeclarationSyntax } from "../syntax/syntax.ts";
import { spanText } from "../text/source.ts";
import type { Analysis } from "../workspace.ts";
import { namesOf, sameSpan, type DeclaredName, type Named, type NamedKind } from "./names.ts";

/** They join a declaration's parts, and stand for nothing else. */
const joiningWords: ReadonlySet<string> = new Set(["on", "at", "as", "except"]);

/** What `$NAME` and `${NAME}` take. */
const usable = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Why it cannot be the new name, as a sentence; undefined where the program may take it. */
export function newNameRefusal(named: Named, name: string, analysis: Analysis): string | undefined {
  const { kind } = named;
  if (name === "") return "the new name is empty";
  if (joiningWords.has(name)) return `\`${name}\` is a word of the language, and cannot be a name`;
  // What would not be read as one word would change more than a name.
  const words = kind === "node" ? name.replace(/\[[^\]]*\]/g, "") : name;
  if (!/^[^\s{}()"'=,:#$]+$/.test(words) || name.includes("//")) {
    return `\`${name}\` is no name: a name is one word of letters, digits, \`-\`, \`_\` and \`.\``;
  }
  if (kind !== "node" && /[[\]]/.test(name))
    return `\`${name}\` is a pattern, and ${withArticle(titles[kind])} has one name`;
  const names = kind === "node" ? expandPattern(name) : { names: [name] };
  if ("problem" in names) return `\`${name}\` is no pattern`;
  return malformed(named, names.names, name) ?? taken(named, names.names, analysis);
}

function malformed({ kind, at }: Named, names: readonly string[], written: string): string | undefined {
  for (const name of names) {
    const fault = kind === "node" ? nodeNameFault(name) : nameFault(name);
    if (fault === undefined) continue;
    const { message, label = "" } = describe(diagnose(nameMalformed, at, { what: titles[kind], name: written, fault }));
    return `${message}: ${label}`;
  }
  if ((kind === "let" || kind === "setting") && !usable.test(written)) {
    return `\`${written}\` cannot be the name of ${withArticle(titles[kind])} that is used: it begins with a letter or \`_\``;
  }
  return undefined;
}

/** Kinds of names that must differ from each other, as the language calls them. */
const titles: Readonly<Record<NamedKind, string>> = {
  node: "node",
  group: "group",
  let: "let",
  ensemble: "ensemble",
  cluster: "cluster",
  setting: "setting",
  agents: "agents block",
  framework: "framework",
};

/** Nodes and groups stand in the same selectors. */
const rivals: Readonly<Partial<Record<NamedKind, readonly NamedKind[]>>> = {
  node: ["node", "group"],
  group: ["node", "group"],
};

function taken({ kind, declarations }: Named, names: readonly string[], { files }: Analysis): string | undefined {
  const [first = ""] = names;
  if (kind === "setting") {
    return languageSetting(first, "node") === undefined ? undefined : `\`${first}\` is a setting of the language`;
  }
  const wanted = new Set(names);
  for (const declared of files.flatMap((file) => file.declarations).flatMap(allNames)) {
    if (!(rivals[kind] ?? [kind]).includes(declared.kind)) continue;
    if (declarations.some((span) => sameSpan(span, declared.span))) continue;
    const found = namesAt(declared).find((name) => wanted.has(name));
    if (found !== undefined) return `\`${found}\` is the name of ${withArticle(titles[declared.kind])}`;
  }
  return undefined;
}

/** A framework without a name has that of its kind, which is nothing to rename. */
function allNames(declaration: DeclarationSyntax): readonly DeclaredName[] {
  const kind = declaration.kind === "framework" && declaration.name === undefined ? declaration.target : undefined;
  return kind === undefined ? namesOf(declaration) : [{ kind: "framework", span: kind.span }];
}

function namesAt({ kind, span }: DeclaredName): readonly string[] {
  const text = spanText(span);
  const expansion = kind === "node" ? expandPattern(text) : { names: [text] };
  return "names" in expansion ? expansion.names : [];
}
