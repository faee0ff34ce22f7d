// Builds what is shipped into dist/: the program with its code cache, the library, and the library's types.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import ts from "typescript";
import { fasterStart } from "./faster-start.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

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
  new Function("module", "exports", "require", outputFiles[0].text)(module, module.exports, require);
  return module.exports;
}

/**
 * The built-in targets as a module, in place of the one that reads the project's folder (src/targets/builtin.ts).
 * Their texts, and those of single options, go to dist/targets.txt (src/targets/text-file.ts); templates are compiled.
 */
async function packTargets() {
  const { readTargetFolder, precompiledSource, indexOptions } = await importSources(`
    export { readTargetFolder } from "./src/targets/read-folder.ts";
    export { precompiledSource } from "./src/plan/precompile.ts";
    export { indexOptions } from "./src/catalog/option-table.ts";`);
  const raw = readTargetFolder(join(root, "targets"), "targets");
  const texts = [];
  let size = 0;
  /** Adds a text to the file and says where it begins and ends. */
  const place = (text) => {
    texts.push(text);
    const start = size;
    size += Buffer.byteLength(text);
    return [start, size];
  };
  const source = ({ name, text }) => `source(${JSON.stringify(name)}, ${place(JSON.stringify(JSON.parse(text)))})`;
  const templates = [];
  const template = (each) => {
    const index = templates.push(precompiledSource(each)) - 1;
    return `template(${JSON.stringify(each.name)}, ${place(each.text)}, () => precompiled(${index}))`;
  };
  const rows = (options) => {
    const all = options.flatMap(({ text }) => JSON.parse(text));
    const bounds = all.map((row) => place(JSON.stringify(row))[0]);
    return `() => rows(${place(JSON.stringify({ ...indexOptions(all), bounds: [...bounds, size] }))})`;
  };
  const list = (items, print) => `[${items.map(print).join(",\n")}]`;
  const target = ({ manifest, options, templates, messages }) =>
    `{ manifest: ${source(manifest)}, options: [], rows: ${rows(options)}, templates: ${list(templates, template)}, messages: ${list(messages, source)} }`;
  const module = `const raw = { targets: ${list(raw.targets, target)}, platforms: ${list(raw.platforms, source)}, variables: ${list(raw.variables, source)}, shapes: ${list(raw.shapes, source)} };
export function builtinTargets() { return raw; }`;
  writeFileSync(join(dist, "targets.txt"), texts.join(""));
  return { module, templates: list(templates, (each) => `() => (${each})`) };
}

/** `precompiled` is the code of a function that gives a template by its number. */
const builtinTargets = (precompiled) => ({
  name: "builtin-targets",
  setup(build) {
    build.onLoad({ filter: /src[\\/]targets[\\/]builtin\.ts$/ }, () => {
      const contents = `import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openTexts } from "./text-file.ts";
const { source, template, rows } = openTexts(join(${folderOf(build)}, "targets.txt"));
const precompiled = ${precompiled()};
${packed.module}`;
      return { contents, loader: "js", resolveDir: join(root, "src/targets") };
    });
  },
});

const templatesInside = () => `((templates) => (index) => templates[index]())(${packed.templates})`;
const templatesApart = () => `(index) => require("./seldom.cjs").templates[index]()`;

/** An expression for the folder that the built file lies in. */
function folderOf({ initialOptions: { format } }) {
  return format === "esm" ? `fileURLToPath(new URL(".", import.meta.url))` : "__dirname";
}

/** A module with the names of another one, which is loaded when one of them is first asked for. */
function standIn(name, load) {
  const names = [];
  for (const key in require(name)) if (key !== "__esModule") names.push(key);
  const getters = names.map((key) => `get ${key}() { return real().${key}; }`);
  return `let loaded;
const real = () => (loaded ??= ${load});
module.exports = { ${getters.join(", ")} };`;
}

/** What commander loads at every start and needs only for commands that are programs of their own. */
const lazyChildProcess = {
  name: "lazy-child-process",
  setup(build) {
    const name = "node:child_process";
    build.onResolve({ filter: new RegExp(`^${name}$`) }, ({ importer }) =>
      importer.includes("commander") ? { path: name, namespace: "lazy" } : undefined,
    );
    build.onLoad({ filter: /^/, namespace: "lazy" }, () => ({
      contents: standIn(name, `require("child_process")`),
      loader: "js",
    }));
  },
};

/**
 * What a check of a file never needs is a file of its own, dist/seldom.cjs, which is read when one of its functions is first
 * called: every byte of the program is read at every start. The sources import these packages as always.
 */
const seldomPackages = ["ajv", "diff", "fast-glob", "handlebars", "tar-stream"];
const runtimeOfTemplates = "handlebars/runtime.js";
const seldom = (packages) => ({
  name: "seldom",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(${packages.join("|")})$`) }, ({ path }) => ({
      path,
      namespace: "seldom",
    }));
    build.onLoad({ filter: /^/, namespace: "seldom" }, ({ path }) => ({
      contents: standIn(path, `require("./seldom.cjs")[${JSON.stringify(path)}]()`),
      loader: "js",
    }));
    build.onResolve({ filter: /^\.\/seldom\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
});

/**
 * What only `explain` shows of a code lies in dist/seldom.cjs as well: in its place, each code gets one prototype that looks
 * there. Getters of its own would give each code hidden classes of its own.
 */
const seldomPages = {
  name: "seldom-pages",
  setup(build) {
    build.onResolve({ filter: /^seldom-page$/ }, ({ path }) => ({ path, namespace: "seldom-page" }));
    build.onLoad({ filter: /^/, namespace: "seldom-page" }, () => {
      const getters = pageProperties.map((name) => `get ${name}() { return pages()[this.code].${name}; }`);
      return {
        contents: `const pages = () => require("./seldom.cjs").pages(); export const page = { ${getters.join(", ")} };`,
      };
    });
    build.onLoad({ filter: /src[\\/](\w+[\\/]codes|checks)[\\/][\w-]+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const parts = pageParts(path, text);
      const contents = parts.reduceRight(
        (rest, { start, end }, index) =>
          rest.slice(0, start) + (index === 0 ? "__proto__: page," : "") + rest.slice(end),
        text,
      );
      return { contents: parts.length === 0 ? text : `import { page } from "seldom-page";\n${contents}`, loader: "ts" };
    });
  },
};

const pageProperties = ["why", "bad", "good"];

/** Where a code's declaration has what is on its page, each with the comma behind it. */
function pageParts(path, text) {
  const parts = [];
  const visit = (node) => {
    const isDeclaration = ts.isCallExpression(node) && /^declare((Role)?Check)?$/.test(node.expression.getText());
    if (!isDeclaration) return ts.forEachChild(node, visit);
    for (const property of node.arguments[0].properties) {
      const name = property.name?.getText();
      if (pageProperties.includes(name))
        parts.push({ start: property.getStart(), end: property.getEnd() + ",".length });
    }
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return parts;
}

/** The language server is a program of its own beside the others' one, whose every start would read it. */
const lspApart = {
  name: "lsp-apart",
  setup(build) {
    build.onLoad({ filter: /src[\\/]lsp[\\/]stdio\.ts$/ }, () => ({
      contents: `export const serveStandardStreams = (surroundings) => require("./lsp.cjs").serveStandardStreams(surroundings);`,
      loader: "js",
    }));
    build.onResolve({ filter: /^\.\/lsp\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** The thread that writes nodes is a file beside the program. */
const writerEntry = {
  name: "writer-entry",
  setup(build) {
    build.onLoad({ filter: /src[\\/]emit[\\/]writer-entry\.ts$/ }, () => {
      const contents = `import { join } from "node:path";
import { fileURLToPath } from "node:url";
export function writerEntry() { return join(${folderOf(build)}, "writer.cjs"); }`;
      return { contents, loader: "js" };
    });
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
  plugins: [lazyChildProcess, fasterStart, writerEntry],
};

const minified = { minifyWhitespace: true, minifySyntax: true, minifyIdentifiers: !process.env.MESOSC_READABLE };

async function buildSeldom() {
  const packages = [...seldomPackages, runtimeOfTemplates].map(
    (name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`,
  );
  const { codes } = await importSources(`export { codes } from "./src/codes.generated.ts";`);
  const loaded = await Promise.all([...codes.values()].map(async ({ load }) => (await load()).default));
  const pages = loaded.map(({ code, why, bad, good }) => [code, { why, bad, good }]);
  await esbuild.build({
    ...shared,
    ...minified,
    stdin: {
      contents: `module.exports = { pages: () => (${JSON.stringify(Object.fromEntries(pages))}), templates: ${packed.templates}, ${packages.join(", ")} };`,
      resolveDir: root,
    },
    format: "cjs",
    outfile: "dist/seldom.cjs",
  });
}

async function buildWriter() {
  await esbuild.build({
    ...shared,
    ...minified,
    entryPoints: ["src/emit/writer-thread.ts"],
    format: "cjs",
    outfile: "dist/writer.cjs",
  });
}

async function buildLsp() {
  await esbuild.build({
    ...shared,
    ...minified,
    plugins: [...shared.plugins, builtinTargets(templatesInside), seldom(seldomPackages), seldomPages],
    entryPoints: ["src/lsp/stdio.ts"],
    format: "cjs",
    outfile: "dist/lsp.cjs",
  });
}

/** The commands that people and their editors wait for most are programs of their own, without what the others need. */
const apart = ["check", "compile"];

/** The list of commands with one of them alone, and at once: what is loaded later is wrapped in functions. */
const oneCommand = (name) => ({
  name: "one-command",
  setup(build) {
    build.onLoad({ filter: /src[\\/]cli[\\/]commands\.generated\.ts$/ }, ({ path }) => ({
      contents: `import { ${name} } from "./commands/${name}.ts";
export const commands = new Map([["${name}", () => ${name}]]);`,
      loader: "js",
      resolveDir: dirname(path),
    }));
  },
});

/** Builds a program of one command, or of all. */
async function buildProgram(name) {
  const { metafile } = await esbuild.build({
    ...shared,
    ...minified,
    plugins: [
      ...shared.plugins,
      ...(name === "check"
        ? [builtinTargets(templatesApart), seldom([...seldomPackages, runtimeOfTemplates])]
        : [builtinTargets(templatesInside), seldom(seldomPackages)]),
      seldomPages,
      lspApart,
      ...(apart.includes(name) ? [oneCommand(name)] : []),
    ],
    entryPoints: ["src/cli/mesosc.ts"],
    format: "cjs",
    // The launcher runs it as Node runs a CommonJS module; wrapped here, since joining texts of megabytes takes a while.
    banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
    footer: { js: "})" },
    outfile: `dist/${name}.cjs`,
    metafile: true,
  });
  if (process.argv.includes("--metafile")) writeFileSync(join(dist, `${name}.json`), JSON.stringify(metafile));
}

function writeLauncher() {
  writeFileSync(join(dist, "mesosc.js"), launcher);
  chmodSync(join(dist, "mesosc.js"), 0o755);
  writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
}

// The code cache holds what V8 made of a program, so that a start neither parses nor compiles it. It is of use to the Node
// that wrote it; any other one rejects it and compiles.
const launcher = `#!/usr/bin/env node
"use strict";
const { closeSync, fstatSync, openSync, readSync, writeFileSync } = require("fs");
const { Script } = require("vm");
const path = __dirname + "/" + (${JSON.stringify(apart)}.includes(process.argv[2]) ? process.argv[2] : "program");
const filename = path + ".cjs";
const [program, cache] = [filename, path + ".cache"].map((path) => {
  try {
    const descriptor = openSync(path);
    return { descriptor, size: fstatSync(descriptor).size };
  } catch {
    return { size: 0 };
  }
});
// One piece of memory for both files: fresh memory is what a start waits for most.
const memory = Buffer.allocUnsafeSlow(Math.max(program.size, cache.size));
function read({ descriptor, size }) {
  let done = 0;
  for (let count = 1; count > 0 && done < size; done += count) count = readSync(descriptor, memory, done, size - done);
  closeSync(descriptor);
  return memory.subarray(0, done);
}
const source = read(program).latin1Slice();
const script = new Script(source, { filename, cachedData: cache.size > 0 ? read(cache) : undefined });
script.runInThisContext()(exports, require, module, filename, __dirname);
if (process.env.MESOSC_WRITE_CODE_CACHE)
  process.once("exit", () => writeFileSync(path + ".cache", script.createCachedData()));
`;

/** Lets each program run once on a cluster, so that its cache holds the functions that such a run compiles. */
function writeCodeCaches() {
  const example = join(root, "fixtures/walkthrough/cluster.mesos");
  const folder = mkdtempSync(join(tmpdir(), "mesosc-build-"));
  for (const words of [
    ["check", example],
    ["compile", example, "-o", join(folder, "out")],
    ["fmt", "--check", example],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, "mesosc.js"), ...words], {
      env: { ...process.env, MESOSC_WRITE_CODE_CACHE: "1" },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the built program fails: mesosc ${words.join(" ")}\n${stdout}${stderr}`);
  }
  rmSync(folder, { recursive: true });
}

async function buildLibrary() {
  await esbuild.build({
    ...shared,
    plugins: [...shared.plugins, builtinTargets(templatesInside)],
    entryPoints: ["src/api.ts"],
    format: "esm",
    outfile: "dist/api.mjs",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

/** The schemas of what users' programs read and of what users write. */
function copySchemas() {
  mkdirSync(join(dist, "schemas"));
  copyFileSync(join(root, "src/diagnostics/diagnostics.schema.json"), join(dist, "schemas/diagnostics.json"));
  copyFileSync(join(root, "src/settings/settings.schema.json"), join(dist, "schemas/settings.json"));
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
const packed = await packTargets();
await buildSeldom();
await buildWriter();
await buildLsp();
for (const name of [...apart, "program"]) await buildProgram(name);
writeLauncher();
writeCodeCaches();
copySchemas();
// `--program` leaves the library out, for whoever works on the command line.
if (!process.argv.includes("--program")) {
  await buildLibrary();
  buildTypes();
}
