// Builds what is shipped into dist/: the program with its code cache, the library, and the library's types.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import ts from "typescript";
import { fasterStart } from "./faster-start.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");

/** Some of the project's own functions, for use while building. */
async function importSources(exports) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: exports, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "warning",
  });
  const module = { exports: {} };
  new Function("module", "exports", "require", outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  return module.exports;
}

/**
 * The built-in targets as a module, in place of the one that reads the project's folder (src/targets/builtin.ts).
 * JSON stays text and is parsed when its target is used; templates are compiled.
 */
const builtinTargets = {
  name: "builtin-targets",
  setup(build) {
    build.onLoad({ filter: /src[\\/]targets[\\/]builtin\.ts$/ }, async () => {
      const { readTargetFolder, precompiledSource } = await importSources(`
        export { readTargetFolder } from "./src/targets/read-folder.ts";
        export { precompiledSource } from "./src/plan/precompile.ts";`);
      const raw = readTargetFolder(join(root, "targets"), "targets");
      // A getter is a function that V8 compiles when it is called: what a cluster does not use costs nothing.
      const source = ({ uri, name, text }) =>
        `{ uri: ${JSON.stringify(uri)}, name: ${JSON.stringify(name)}, get text() { return ${JSON.stringify(JSON.stringify(JSON.parse(text)))}; } }`;
      const template = (each) =>
        `{ name: ${JSON.stringify(each.name)}, get text() { return ${JSON.stringify(each.text)}; }, get precompiled() { return ${precompiledSource(each)}; } }`;
      const list = (items, print) => `[${items.map(print).join(",\n")}]`;
      const target = ({ manifest, options, templates }) =>
        `{ manifest: ${source(manifest)}, options: ${list(options, source)}, templates: ${list(templates, template)} }`;
      const contents = `const raw = { targets: ${list(raw.targets, target)}, platforms: ${list(raw.platforms, source)} };
export function builtinTargets() { return raw; }`;
      return { contents, loader: "js" };
    });
  },
};

/** Handlebars' parser and compiler, which only templates of the user's own need, in place of src/plan/handlebars.ts. */
const lazyHandlebars = {
  name: "lazy-handlebars",
  setup(build) {
    build.onLoad({ filter: /src[\\/]plan[\\/]handlebars\.ts$/ }, () => ({
      contents: `export function handlebars() { return require("handlebars"); }`,
      loader: "js",
      resolveDir: root,
    }));
  },
};

/**
 * Packages that most calls of the program never need are evaluated when one of their functions is first called. The sources
 * import them as always; each is a stand-in with the same names here.
 */
const lazyPackages = {
  "fast-glob": { functions: [], default: "object" },
  "node:child_process": { functions: ["spawn"], default: "object" },
};
const lazily = {
  name: "lazily",
  setup(build) {
    for (const [name, { functions }] of Object.entries(lazyPackages)) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, (asked) =>
        asked.pluginData === "real" ? undefined : { path: name, namespace: "lazily" },
      );
      build.onLoad({ filter: new RegExp(`^${name}$`), namespace: "lazily" }, () => ({
        contents: `const load = () => require(${JSON.stringify(`real:${name}`)});
module.exports = new Proxy({}, { get: (_, key) => key === "__esModule" ? undefined : load()[key] });`,
        loader: "js",
        resolveDir: root,
      }));
    }
    build.onResolve({ filter: /^real:/ }, (asked) =>
      build.resolve(asked.path.slice("real:".length), { kind: asked.kind, resolveDir: root, pluginData: "real" }),
    );
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  // One byte a character: Node reads and hashes it in half the time.
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  alias: { "lodash-es": join(root, ".config/lodash.mjs") },
  plugins: [builtinTargets, lazyHandlebars, lazily, fasterStart],
};

async function buildProgram() {
  const { metafile } = await esbuild.build({
    ...shared,
    entryPoints: ["src/cli/mesosc.ts"],
    format: "cjs",
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: !process.env.MESOSC_READABLE,
    // The launcher runs it as Node runs a CommonJS module; wrapped here, since joining texts of megabytes takes a while.
    banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
    footer: { js: "})" },
    outfile: "dist/program.cjs",
    metafile: true,
  });
  writeFileSync(join(dist, "mesosc.js"), launcher);
  chmodSync(join(dist, "mesosc.js"), 0o755);
  writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
  return metafile;
}

// The code cache holds what V8 made of the program, so that a start neither parses nor compiles it. It is of use to the Node
// that wrote it; any other one rejects it and compiles.
const launcher = `#!/usr/bin/env node
"use strict";
const { readFileSync, writeFileSync } = require("fs");
const { Script } = require("vm");
const filename = __dirname + "/program.cjs";
let cachedData;
try {
  cachedData = readFileSync(__dirname + "/program.cache");
} catch {}
const script = new Script(readFileSync(filename, "latin1"), { filename, cachedData });
script.runInThisContext()(exports, require, module, filename, __dirname);
if (process.env.MESOSC_WRITE_CODE_CACHE)
  process.once("exit", () => writeFileSync(__dirname + "/program.cache", script.createCachedData()));
`;

/** Lets the program run once on a cluster, so that the cache holds the functions that such a run compiles. */
function writeCodeCache() {
  const example = join(root, "fixtures/walkthrough/cluster.mesos");
  const run = spawnSync(process.execPath, [join(dist, "mesosc.js"), "check", example], {
    env: { ...process.env, MESOSC_WRITE_CODE_CACHE: "1" },
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`the built program cannot check ${example}:\n${run.stdout}${run.stderr}`);
}

async function buildLibrary() {
  await esbuild.build({
    ...shared,
    entryPoints: ["src/api.ts"],
    format: "esm",
    outfile: "dist/api.mjs",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

/** Declarations of the library's surface, and of nothing that it does not reach. */
function buildTypes() {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const entry = join(root, "src/api.ts");
  const program = ts.createProgram([entry], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: join(dist, "types"),
    rootDir: root,
  });
  const { diagnostics } = program.emit();
  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length > 0)
    throw new Error(
      ts.formatDiagnostics(faults, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => root,
        getNewLine: () => "\n",
      }),
    );
  prune(join(dist, "types/src/api.d.ts"));
  writeFileSync(join(dist, "types/package.json"), '{ "type": "module" }\n');
}

/** Removes declarations that the entry does not import, directly or not: they are inner parts, and some name packages that are not shipped. */
function prune(entry) {
  const wanted = new Set();
  const visit = (file) => {
    if (wanted.has(file)) return;
    wanted.add(file);
    for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8")).importedFiles) {
      if (fileName.startsWith(".")) visit(join(dirname(file), fileName.replace(/\.(ts|js)$/, ".d.ts")));
      else console.warn(`${relative(root, file)} names the package ${fileName}, which is not shipped`);
    }
  };
  visit(entry);
  const types = join(dist, "types");
  for (const path of readdirSync(types, { recursive: true, encoding: "utf8" })) {
    if (path.endsWith(".d.ts") && !wanted.has(join(types, path))) rmSync(join(types, path));
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const metafile = await buildProgram();
if (process.argv.includes("--metafile")) writeFileSync(join(dist, "metafile.json"), JSON.stringify(metafile));
writeCodeCache();
// `--program` leaves the library out, for whoever works on the command line.
if (!process.argv.includes("--program")) {
  await buildLibrary();
  buildTypes();
}
