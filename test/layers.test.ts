// Which layer may import what, and why; a wall that is only in a document is not there.
import { readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import ts from "typescript";

const root = join(import.meta.dirname, "..");

/** Each layer imports only from itself and from those before it. A name with a dot is one file; `x.generated.ts` needs no line. */
const layers = [
  ["text", "where things are; knows nothing else"],
  ["diagnostics", "what is wrong, as a value; every layer makes them, so it knows none of them"],
  ["grammar", "the surface language alone: chevrotain and nothing of ours but words"],
  ["syntax", "what was written; holds no meaning"],
  ["catalog", "what upstream programs accept; facts, whatever the cluster"],
  ["targets", "how files look; the model needs the targets' options, so targets cannot know the model"],
  ["settings", "what a mesosc.json says of findings, whatever the cluster"],
  ["model", "what is meant"],
  ["checks", "judgements over the model; nothing depends on a judgement but the caller"],
  ["plan", "which files, in memory"],
  ["emit", "puts them somewhere"],
  ["version.ts", "which mesosc this is"],
  ["codes.generated.ts", "every code, for `explain`"],
  ["disk.ts", "programs on disk, for the workspace"],
  ["workspace.ts", "sources in, one analysis out"],
  ["api.ts", "the public surface"],
  ["lsp", "the editor; translates at the edge"],
  ["cli", "the command line"],
] as const;
const order = new Map<string, number>(layers.map(([name], index) => [name, index]));
const reasons = new Map<string, string>(layers);

/** Layers that stand apart although one comes before the other. */
const apart: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  { from: "cli", to: "lsp", why: "`mesosc lsp` starts it, and it alone" },
  { from: "plan", to: "checks", why: "a plan is made of a checked cluster, not of checks" },
  { from: "emit", to: "model", why: "what is written is outputs; what they mean is no matter" },
];

/** Who may open which third-party package or Node module, by path. */
const doors: readonly { readonly name: RegExp; readonly may: RegExp; readonly why: string }[] = [
  { name: /^chevrotain$/, may: /^(grammar|src\/syntax)\//, why: "the parser library is an affair of the syntax" },
  { name: /^ajv(\/|$)/, may: /^src\/targets\//, why: "manifests are validated where they are loaded" },
  {
    name: /^fast-glob$/,
    may: /^src\/targets\//,
    why: "globbing reads the disk",
  },
  {
    name: /^handlebars(\/|$)/,
    may: /^src\/plan\/(render|handlebars)\.ts$/,
    why: "templates are rendered in one place",
  },
  { name: /^(diff|tar-stream)$/, may: /^src\/emit\//, why: "archives and differences are output" },
  { name: /^vscode-languageserver(\/|$)/, may: /^src\/lsp\//, why: "the protocol is known at the edge" },
  { name: /^commander$/, may: /^src\/cli\//, why: "the command line belongs to the command line" },
  {
    name: /^(node:)?(fs|fs\/promises|os|child_process|process|tty|readline|net|http|https|worker_threads)$/,
    may: /^src\/(emit\/|targets\/|disk\.ts|workspace|cli\/)/,
    why: "between parsing and emitting there is no disk, clock, environment or console",
  },
  { name: /^(node:)?crypto$/, may: /^src\/(emit|cli)\//, why: "only what is written is digested" },
  {
    name: /^(node:)?(path|path\/posix|stream|stream\/promises|url|util|events|buffer)$/,
    may: /^src\/(emit\/|targets\/|disk\.ts|workspace|cli\/|lsp\/|api\.ts)/,
    why: "paths of this machine are an affair of the edges",
  },
];

interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** Erased when compiled. */
  readonly kind: "type" | "value" | "dynamic";
}

const files = ["src", "grammar"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith(".ts")),
);
const imports = files.flatMap(importsOf);

function importsOf(from: string): Import[] {
  const file = ts.createSourceFile(from, readFileSync(join(root, from), "utf8"), ts.ScriptTarget.ES2022);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node, kind: Import["kind"]) => {
    if (ts.isStringLiteral(specifier)) {
      found.push({
        from,
        line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
        specifier: specifier.text,
        kind,
      });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(
        node,
        node.moduleSpecifier,
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? "type" : "value",
      );
    if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node, node.moduleSpecifier, node.isTypeOnly ? "type" : "value");
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, "type");
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
      add(node, node.arguments[0], "dynamic");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The path from the project's folder of what a relative import names. */
function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith(".") ? relative(root, join(root, dirname(from), specifier)) : undefined;
}

function layerOf(path: string): string {
  const parts = path.split("/");
  return (parts[0] === "src" ? parts[1] : parts[0]) ?? "";
}

function place({ from, line, specifier }: Import): string {
  return `${from}:${line} imports ${specifier}`;
}

describe("layers", () => {
  test("every file is in a layer", () => {
    expect(files.filter((file) => !order.has(layerOf(file)))).toEqual([]);
  });

  test("a layer imports only from those before it", () => {
    const wrong = imports.flatMap((each) => {
      const target = targetOf(each);
      if (target === undefined || target === "package.json") return [];
      const [from, to] = [layerOf(each.from), layerOf(target)];
      const why = `${from}: ${reasons.get(from) ?? "unknown layer"}`;
      return (order.get(to) ?? Infinity) > (order.get(from) ?? -1)
        ? [`${place(each)}, but ${to} comes after ${why}`]
        : [];
    });
    expect(wrong).toEqual([]);
  });

  test("layers that stand apart do", () => {
    const wrong = imports.flatMap((each) => {
      const target = targetOf(each);
      const wall = apart.find(
        ({ from, to }) => layerOf(each.from) === from && target !== undefined && layerOf(target) === to,
      );
      return wall === undefined || each.kind !== "value" ? [] : [`${place(each)}, but ${wall.why}`];
    });
    expect(wrong).toEqual([]);
  });

  test("each package and each door of Node has one layer that opens it", () => {
    const builtin = new Set(builtinModules);
    const wrong = imports.flatMap((each) => {
      if (each.specifier.startsWith(".")) return [];
      const door = doors.find(({ name }) => name.test(each.specifier));
      if (door === undefined)
        return builtin.has(each.specifier.replace(/^node:/, ""))
          ? []
          : [`${place(each)}, which has no door in this test`];
      return door.may.test(each.from) ? [] : [`${place(each)}, but ${door.why}`];
    });
    expect(wrong).toEqual([]);
  });

  test("the clock, the environment and the console are not used between parsing and emitting", () => {
    const forbidden = /\b(process\.|console\.|Date\.now|new Date\b|Math\.random|performance\.)/;
    const inside = files.filter((file) => !/^src\/(emit|cli|lsp|workspace|disk|api)/.test(file));
    const wrong = inside.flatMap((file) => {
      const lines = readFileSync(join(root, file), "utf8").split("\n");
      return lines.flatMap((line, index) =>
        forbidden.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
      );
    });
    expect(wrong).toEqual([]);
  });

  test("nothing imports itself over a detour", () => {
    const next = new Map<string, string[]>();
    for (const each of imports) {
      const target = targetOf(each);
      if (target !== undefined && each.kind === "value") next.set(each.from, [...(next.get(each.from) ?? []), target]);
    }
    const cycles: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (path.includes(file) || done.has(file)) return;
      for (const target of next.get(file) ?? []) walk(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  test("no file is a barrel", () => {
    expect(files.filter((file) => basename(file) === "index.ts")).toEqual([]);
  });

  test("every file begins with one sentence of what it is for", () => {
    expect(
      files.filter((file) => !/^\/\/ .*[.?]$/m.test(readFileSync(join(root, file), "utf8").split("\n")[0] ?? "")),
    ).toEqual([]);
  });
});
