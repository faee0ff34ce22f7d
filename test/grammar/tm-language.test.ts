// What an editor colours: the TextMate grammar over small texts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { coloured, type tokenTypes } from "../../src/lsp/tokens.ts";
import { parse } from "../../src/syntax/parse.ts";
import { clusterFiles, goodExamples, languagePrograms, starterFiles } from "../kit/programs.ts";
import { colouredText, colouredWords } from "../editors/colours.ts";
import { drawMarked } from "../kit/marked.ts";

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
const path = new URL("../../grammar/mesos.tmLanguage.json", import.meta.url);

const grammar = await loadGrammar();

async function loadGrammar() {
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(textmate.parseRawGrammar(readFileSync(path, "utf8"), path.pathname)),
  });
  const loaded = await registry.loadGrammar("source.mesos");
  if (loaded === null) throw new Error("the grammar did not load");
  return loaded;
}

/** The innermost scope of each word of a text, without `source.mesos` and the `.mesos` at the end. */
function scopes(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  let stack = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes: path } of tokens) {
      const word = line.slice(startIndex, endIndex).trim();
      const scope = path.at(-1) ?? "";
      if (word !== "" && path.length > 1) found[word] ??= scope.replace(/\.mesos$/, "");
    }
  }
  return found;
}

test("keywords and names are coloured where a declaration starts", () => {
  expect(scopes("cluster demo {\n}\nnode n[1..3] at 10.0.0.[1..3]\nframework marathon as batch on n1")).toMatchObject({
    cluster: "keyword.declaration",
    demo: "entity.name.type",
    node: "keyword.declaration",
    n: "string.unquoted",
    "[1..3]": "constant.other.pattern",
    at: "keyword.other",
    framework: "keyword.declaration",
    marathon: "support.type.framework",
    as: "keyword.other",
    batch: "entity.name.type",
    on: "keyword.other",
  });
});

test.each(["cluster", "on", "masters", "let"])("%s is a key in front of `=`", (key) => {
  expect(scopes(`ensemble main {\n  ${key} = x\n}`)[key]).toBe("variable.other.property");
});

test("keys, sections and narrowings of a block", () => {
  expect(scopes('{\n  quorum = 2\n  service { restart = always }\n  on m3 { ip = "x" }\n}')).toMatchObject({
    quorum: "variable.other.property",
    service: "entity.name.section",
    restart: "variable.other.property",
    always: "string.unquoted",
    on: "keyword.other",
  });
});

test.each([
  ["30s", "constant.numeric.duration"],
  ["5mins", "constant.numeric.duration"],
  ["30GB", "constant.numeric.size"],
  ["2181", "constant.numeric"],
  ["-0.5", "constant.numeric"],
  ["0.23.0", "constant.numeric.version"],
  ["31000..32000", "constant.numeric.range"],
  ["10.0.0.1", "constant.other.address"],
  ["2001:db8::1", "constant.other.address"],
  ["true", "constant.language.boolean"],
  ["main/mesos", "string.unquoted"],
  ["zk://a:2181,b:2181/mesos", "string.unquoted.url"],
  ["$port", "variable.other.let"],
])("the value %s", (value, scope) => {
  expect(scopes(`{ key = ${value} }`)[value]).toBe(scope);
  expect(scopes(`{ key = ["x", ${value}] }`)[value]).toBe(scope);
});

test("escapes and interpolations in strings", () => {
  expect(scopes('{ a = "x\\n${node.name}\\q" }')).toMatchObject({
    "\\n": "constant.character.escape",
    "node.name": "variable.other.interpolated",
    "\\q": "invalid.illegal.escape",
  });
});

test("a string ends with its line, a triple one does not", () => {
  expect(scopes('{ a = "x\nb = 1 }')["b"]).toBe("variable.other.property");
  expect(scopes('{ a = """x\nb = 1\n""" c = 2 }')).toMatchObject({
    "b = 1": "string.quoted.triple",
    c: "variable.other.property",
  });
});

test("calls, lists and maps", () => {
  expect(scopes('{ a = [{ secret: secret("env:X"), other: 1 }] }')).toMatchObject({
    secret: "variable.other.property",
    "(": "punctuation.section.arguments.begin",
    other: "variable.other.property",
    "[": "punctuation.section.list.begin",
  });
});

test("comments, and the code that one allows", () => {
  expect(scopes("# mesosc: allow masters-single why\n// two\n/* three\nfour */ let x = 1")).toMatchObject({
    "mesosc: allow": "keyword.other.allow",
    "masters-single": "constant.other.code",
    two: "comment.line.double-slash",
    four: "comment.block",
    let: "storage.type.let",
  });
});

/** The innermost scope at each column of each line, without `.mesos` at the end. */
function scopesByColumn(text: string): readonly (readonly string[])[] {
  let stack = textmate.INITIAL;
  return text.split("\n").map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return [...line].map((_, column) => {
      const token = tokens.find(({ startIndex, endIndex }) => startIndex <= column && column < endIndex);
      return (token?.scopes.at(-1) ?? "").replace(/\.mesos$/, "");
    });
  });
}

test("the whole language, word by word", () => {
  const found = scopesByColumn(colouredText);
  const labels = colouredWords.map((mark) => {
    const scopes = (found[mark.line - 1] ?? []).slice(mark.column - 1, mark.column - 1 + mark.length);
    return { ...mark, label: [...new Set(scopes)].join(" ") };
  });
  expect(drawMarked(colouredText, labels)).toBe(drawMarked(colouredText, colouredWords));
});

/** The scopes that go with what the language server says a word is, for editors that know only one of both. */
const scopesOfTokens: Readonly<Record<(typeof tokenTypes)[number], RegExp>> = {
  keyword: /^(keyword\.(declaration|other|control)|storage\.type)/,
  namespace: /^entity\.name\.(type|section)|^support\.type/,
  class: /^(entity\.name\.type|string\.unquoted|constant\.other|constant\.numeric|punctuation\.separator)/,
  variable: /^variable\.other\.(let|interpolated)/,
  property: /^variable\.other\.(property|interpolated)/,
  enumMember: /^(string\.unquoted|constant|support\.type)/,
  number: /^(constant|string\.unquoted|string\.quoted|punctuation\.(definition\.string|separator))/,
  string: /^(string\.quoted|punctuation|constant\.character\.escape|invalid\.illegal\.escape)/,
  function: /^support\.function/,
  comment: /^(comment|punctuation\.definition\.comment|keyword\.other\.allow|constant\.other\.code)/,
  macro: /^keyword\.other\.allow/,
};

test.each([...clusterFiles, ...languagePrograms, ...goodExamples, ...starterFiles])(
  "%s: the grammar and the language server agree",
  (_, text) => {
    const found = scopesByColumn(text);
    const { file } = parse({ uri: "a.mesos", name: "a.mesos", text });
    const tokens = coloured(file);
    expect(tokens.length).toBeGreaterThan(0);
    const wrong = tokens.flatMap(({ span, type }) => {
      const before = text.slice(0, span.start).split("\n");
      const scope = found[before.length - 1]?.[before.at(-1)?.length ?? 0] ?? "";
      return scopesOfTokens[type].test(scope)
        ? []
        : [`${before.length}: ${text.slice(span.start, span.end)}: ${type}, ${scope}`];
    });
    expect(wrong).toEqual([]);
  },
);
