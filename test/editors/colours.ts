// What is coloured, and as what: one text with a caret under each word, for every engine that colours cluster files.
import { readFileSync } from "node:fs";
import { readMarked, type Mark } from "../kit/marked.ts";

const { program, marks } = readMarked(
  readFileSync(new URL("../../fixtures/colours/language.marked", import.meta.url), "utf8"),
);

/** The text without its carets. */
export const colouredText = program;
/** Labels are scopes as TextMate grammars have them, without `.mesos` at the end. */
export const colouredWords: readonly Mark[] = marks;

interface Engines {
  readonly vim: string;
  /** A face without `font-lock-` and `-face`; `nil` for none. */
  readonly emacs: string;
}

/** What the other engines call it. They tell less apart than TextMate does. */
const engines: Readonly<Record<string, Engines>> = {
  "comment.block": { vim: "mesosBlockComment", emacs: "comment" },
  "comment.line.double-slash": { vim: "mesosComment", emacs: "comment" },
  "comment.line.number-sign": { vim: "mesosComment", emacs: "comment" },
  "constant.character.escape": { vim: "mesosEscape", emacs: "string" },
  "constant.language.boolean": { vim: "mesosBoolean", emacs: "constant" },
  "constant.numeric": { vim: "mesosNumber", emacs: "constant" },
  "constant.numeric.duration": { vim: "mesosDuration", emacs: "constant" },
  "constant.numeric.range": { vim: "mesosRange", emacs: "constant" },
  "constant.numeric.size": { vim: "mesosSize", emacs: "constant" },
  "constant.numeric.version": { vim: "mesosVersion", emacs: "constant" },
  "constant.other.address": { vim: "mesosAddress", emacs: "constant" },
  "constant.other.code": { vim: "mesosCode", emacs: "(constant comment)" },
  "constant.other.pattern": { vim: "mesosPattern", emacs: "builtin" },
  "entity.name.section": { vim: "mesosSection", emacs: "function-name" },
  "entity.name.type": { vim: "mesosName", emacs: "type" },
  "invalid.illegal.escape": { vim: "mesosBadEscape", emacs: "string" },
  "keyword.control.include": { vim: "mesosDeclaration", emacs: "keyword" },
  "keyword.declaration": { vim: "mesosDeclaration", emacs: "keyword" },
  "keyword.operator.assignment": { vim: "mesosOperator", emacs: "nil" },
  "keyword.other": { vim: "mesosJoint", emacs: "keyword" },
  "keyword.other.allow": { vim: "mesosAllow", emacs: "(preprocessor comment)" },
  "punctuation.section.block.begin": { vim: "mesosBrace", emacs: "nil" },
  "punctuation.section.block.end": { vim: "mesosBrace", emacs: "nil" },
  "punctuation.section.list.begin": { vim: "mesosBrace", emacs: "nil" },
  "punctuation.section.list.end": { vim: "mesosBrace", emacs: "nil" },
  "storage.type.let": { vim: "mesosDeclaration", emacs: "keyword" },
  "string.quoted.double": { vim: "mesosString", emacs: "string" },
  "string.quoted.triple": { vim: "mesosText", emacs: "string" },
  "string.unquoted": { vim: "mesosWord", emacs: "nil" },
  "string.unquoted.url": { vim: "mesosUrl", emacs: "string" },
  "support.function": { vim: "mesosCall", emacs: "function-name" },
  "support.type.framework": { vim: "mesosKind", emacs: "type" },
  "variable.other.interpolated": { vim: "mesosInterpolation", emacs: "(variable-name string)" },
  "variable.other.let": { vim: "mesosLet", emacs: "variable-name" },
  "variable.other.property": { vim: "mesosKey", emacs: "variable-name" },
};

/** The name that an engine has for a scope. */
export function nameIn(engine: keyof Engines, scope: string): string {
  const names = engines[scope];
  if (names === undefined) throw new Error(`no names for ${scope}`);
  return names[engine];
}
