// Is the package of the VS Code extension whole: is everything in it that its manifest names, and is it what VS Code expects?
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { packageExtension } from "../../editors/vscode/package.mjs";
import { commandNames } from "../../src/lsp/commands.ts";
import { tokenTypes } from "../../src/lsp/tokens.ts";
import { analyse } from "../kit/analyse.ts";
import { mesosc } from "../cli/in-memory.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { needsProgram, run } from "../kit/real.ts";

const root = join(import.meta.dirname, "../..");
const bytes = await packageExtension();
const entries = unzipSync(bytes);
const text = (name: string): string => new TextDecoder().decode(entries[name]);
const json = (name: string): unknown => JSON.parse(text(name));

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly contributes: {
    readonly languages: readonly { readonly configuration: string }[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
    readonly problemMatchers: readonly {
      readonly name: string;
      readonly pattern: readonly { readonly regexp: string; readonly [part: string]: unknown }[];
    }[];
    readonly semanticTokenScopes: readonly { readonly scopes: Readonly<Record<string, unknown>> }[];
  };
}

const manifest = json("extension/package.json") as Manifest;
const { contributes } = manifest;
const source = readFileSync(join(root, "editors/vscode/extension.mts"), "utf8");

describe("the package", () => {
  test("is the same for the same sources", async () => {
    expect(Buffer.compare(await packageExtension(), bytes)).toBe(0);
  });

  test.skipIf(!needsProgram("python3"))("is a zip archive to others as well", () => {
    const folder = temporaryFolder({ "mesosc.vsix": bytes });
    const { stdout, status } = run("python3", ["-m", "zipfile", "-t", join(folder, "mesosc.vsix")]);
    expect([status, stdout.trim()]).toEqual([0, "Done testing"]);
  });

  test("has the files that its manifests name", () => {
    const named = [
      manifest.main,
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.jsonValidation.map(({ url }) => url),
    ].map((path) => path.replace(/^\.\//, "extension/"));
    const assets = [...text("extension.vsixmanifest").matchAll(/ Path="([^"]+)"/g)].map(([, path = ""]) => path);
    expect(named.length + assets.length).toBeGreaterThan(8);
    for (const path of [...named, ...assets]) expect(Object.keys(entries)).toContain(path);
  });

  test("says the version of mesosc, and the content type of everything in it", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(manifest.version).toBe(version);
    expect(text("extension.vsixmanifest")).toContain(`Version="${version}"`);
    const types = [...text("[Content_Types].xml").matchAll(/Extension="([^"]+)"/g)].map(([, extension]) => extension);
    for (const name of Object.keys(entries)) {
      if (name !== "[Content_Types].xml") expect(types, name).toContain(/\.\w+$/.exec(name)?.[0]);
    }
  });

  test("brings the one grammar, and a mesosc that runs", () => {
    expect(text("extension/mesos.tmLanguage.json")).toBe(
      readFileSync(join(root, "grammar/mesos.tmLanguage.json"), "utf8"),
    );
    const server = Object.entries(entries).flatMap(([name, content]) =>
      name.startsWith("extension/server/") ? [[name.slice("extension/server/".length), content] as const] : [],
    );
    const folder = temporaryFolder(Object.fromEntries(server));
    const brought = (...words: readonly string[]) => {
      const { status, stdout } = run(process.execPath, [join(folder, "mesosc.js"), ...words]);
      return [status, stdout.trim()];
    };
    expect(brought("--version")).toEqual([0, manifest.version]);
    expect(brought("check", join(root, "fixtures/walkthrough/cluster.mesos")).join("\n")).toMatch(
      /^0\n[^]*\n1 informational$/,
    );
    expect(brought("explain", "mesos-master", "quorum").join("\n")).toContain("quorum: option of Mesos master");
  });
});

describe("the manifest", () => {
  test("has the commands that the extension registers, and menus of those", () => {
    const registered = [...source.matchAll(/registerCommand\("([^"]+)"/g)].map(([, command]) => command);
    const declared = contributes.commands.map(({ command }) => command);
    expect(declared.sort()).toEqual(registered.sort());
    for (const { command } of Object.values(contributes.menus).flat()) expect(declared).toContain(command);
    // What the server carries out is registered by the client, and VS Code takes a command once.
    for (const command of Object.values(commandNames)) expect(declared).not.toContain(command);
  });

  test("declares the settings that are read, each with a default", () => {
    const read = [...source.matchAll(/\.get(?:<[^(]*>)?\("(\w+)"/g)].map(([, name = ""]) => `mesosc.${name}`);
    const declared = Object.keys(contributes.configuration.properties);
    expect(new Set(read)).toEqual(new Set(declared.filter((name) => name !== "mesosc.trace.server")));
    for (const { default: given } of Object.values(contributes.configuration.properties)) expect(given).toBeDefined();
  });

  test("gives scopes to the server's kinds of tokens and to no others", () => {
    const [{ scopes } = { scopes: {} }] = contributes.semanticTokenScopes;
    expect(tokenTypes).toEqual(expect.arrayContaining(Object.keys(scopes)));
  });

  test("its problem matcher reads what compile prints", async () => {
    const faulty =
      "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\nmasters on m[1..3] { quorum = 1 }\n";
    const folder = temporaryFolder({ "cluster.mesos": faulty });
    const { messages } = await mesosc(["compile", "cluster.mesos", "-o", "out"], { folder });
    const [{ pattern } = { pattern: [] }] = contributes.problemMatchers;
    const lines = messages.split("\n");
    const found = lines.flatMap((_, index) => {
      const matches = pattern.map(({ regexp }, step) => new RegExp(regexp).exec(lines[index + step] ?? ""));
      return matches.every((match) => match !== null) ? [matches.flatMap((match) => match.slice(1))] : [];
    });
    expect(found).toEqual([
      ["error", "quorum-wrong", "quorum 1 is not a majority of 3 masters", "cluster.mesos", "4", "31"],
    ]);
  });
});

describe("language configuration", () => {
  const configuration = json("extension/language-configuration.json") as {
    readonly wordPattern: string;
    readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  };
  const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;

  test.each([
    ["masters on m1 {", true],
    ["  credentials = [  # why", true],
    ["  acls = { run: [{", true],
    ["  versions { mesos = 1.11.0 }", false],
    ["# masters on m1 {", false],
    ['  a = "{"', false],
    ["  zk = zk://a:1/b", false],
    ["", false],
  ])("after %j the next line is further in: %j", (line, further) => {
    expect(new RegExp(increaseIndentPattern).test(line)).toBe(further);
  });

  test.each([
    ["}", true],
    ["  }]", true],
    ["  a = 1 }", false],
  ])("%j is further out: %j", (line, further) => {
    expect(new RegExp(decreaseIndentPattern).test(line)).toBe(further);
  });

  test.each(["master[1..3]", "r[a,b]-n[1..2]", "tickTime", "work_dir", "0.23.0", "30s", "-1"])(
    "%s is a word",
    (word) => {
      expect(new RegExp(configuration.wordPattern, "g").exec(`on ${word} {`.replace("on ", "= "))?.[0]).toBe(word);
    },
  );
});

describe("snippets", () => {
  const snippets = json("extension/snippets.json") as Readonly<
    Record<string, { readonly prefix: string; readonly body: readonly string[] }>
  >;

  /** What is inserted when nothing is filled in: of choices the first, of places their words. */
  const inserted = (body: readonly string[]): string =>
    body
      .join("\n")
      .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, "$1")
      .replace(/\$\{\d+:((?:[^{}[\]]|\[[^\]]*\])*)\}/g, "$1")
      .replace(/\$\d/g, "")
      .replaceAll("\\$", "$");

  test("the cluster is a whole one", () => {
    const cluster = inserted(snippets["A cluster"]?.body ?? []);
    expect(analyse(cluster).filter(({ code }) => code.severity !== "information")).toEqual([]);
  });

  test.each(Object.entries(snippets))("%s: it has no syntax error where it belongs", (_, { prefix, body }) => {
    const part = inserted(body);
    const within = ["resources", "credentials"].includes(prefix) ? `masters on m {\n${part}\n}\n` : `${part}\n`;
    const codes = analyse(within).map(({ code }) => code.code);
    for (const code of ["syntax-error", "unterminated-string", "unknown-declaration", "pattern-malformed"]) {
      expect(codes).not.toContain(code);
    }
  });
});

describe("the schema of mesosc.json", () => {
  // By their places, as VS Code finds one from the other.
  const at = (name: string) => ({ ...(json(`extension/schemas/${name}`) as object), $id: `file:///schemas/${name}` });
  const valid = new Ajv({ strict: false, schemas: [at("settings.json")] }).compile(at("mesosc-json.json"));

  test("takes settings, and says what is wrong with them", () => {
    expect(valid({ severities: { "framework-single": "off" }, exclude: ["attic/**"] })).toBe(true);
    expect(valid({ severities: { "framework-single": "loud" } })).toBe(false);
    expect(valid({ excludes: [] })).toBe(false);
  });

  test("leaves a compile's manifest alone", async () => {
    const folder = temporaryFolder({
      "cluster.mesos": readFileSync(join(root, "fixtures/walkthrough/cluster.mesos"), "utf8"),
    });
    expect((await mesosc(["compile", "cluster.mesos", "-o", "out"], { folder })).exitCode).toBe(0);
    expect(valid(JSON.parse(readFileSync(join(folder, "out/mesosc.json"), "utf8")))).toBe(true);
  });
});
