// Sources in, one analysis out: the command line, the library and the editor all ask here and nowhere else.
import { dirname, resolve } from "node:path";
import { runChecks, type CheckMemory } from "./checks/run.ts";
import { applyAllows } from "./checks/apply-allows.ts";
import { withoutDoubt } from "./checks/without-doubt.ts";
import { codes } from "./codes.generated.ts";
import type { Release } from "./catalog/release.ts";
import type { Diagnostic } from "./diagnostics/code.ts";
import { sortDiagnostics } from "./diagnostics/sort.ts";
import { findOnDisk, findSettings, readBeside, readMain } from "./disk.ts";
import type { CheckedCluster, Cluster } from "./model/cluster.ts";
import type { References } from "./model/findings.ts";
import { gatherFiles, type FindFiles, type FoundFile } from "./model/includes.ts";
import { link, type Selections } from "./model/link.ts";
import { createMemory, type Memory } from "./model/memory.ts";
import type { Surround } from "./model/surround.ts";
import { fileClashes } from "./plan/file-clashes.ts";
import { applySeverities, noSettings, type Settings } from "./settings/settings.ts";
import { keepDeclarations } from "./syntax/keep-declarations.ts";
import { parseAgain } from "./syntax/parse-again.ts";
import { parse, parseValue, type ParsedFile } from "./syntax/parse.ts";
import type { FileSyntax, ValueSyntax } from "./syntax/syntax.ts";
import { builtinTargets } from "./targets/builtin.ts";
import { linkTargets } from "./targets/link.ts";
import type { LoadedTargets } from "./targets/load.ts";
import type { Targets } from "./targets/target.ts";
import type { Source } from "./text/source.ts";

/** Member ids of a former compile: ensemble → node → id. */
export type FormerIds = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A program and everything around it, already read. */
export interface Program {
  readonly main: FoundFile;
  readonly find: FindFiles;
  readonly surround: Surround;
  readonly targets: Targets;
  /** What was wrong with the targets, found while loading them. */
  readonly targetDiagnostics: readonly Diagnostic[];
  readonly formerIds: FormerIds;
  /** What the mesosc.json beside the program says; none unless given. */
  readonly settings?: Settings;
  /** What the program's former analysis leaves to this one, where it is analysed again and again. */
  readonly memory?: AnalysisMemory;
}

/**
 * Valid for one program while nothing around its texts changes: no file that a value names, and no variable. Each analysis
 * takes over what the former one understood, which is then of no more use.
 */
export interface AnalysisMemory {
  readonly linking: Memory;
  readonly checks: CheckMemory;
  /** The latest syntax of each text, by its URI. */
  readonly parsed: Map<string, ParsedFile>;
}

export function createAnalysisMemory(): AnalysisMemory {
  return { linking: createMemory(), checks: new Map(), parsed: new Map() };
}

/** A program on disk. */
export interface AnalysisRequest {
  /** A path, relative to `folder`, or `-` for standard input. */
  readonly file: string;
  readonly folder: string;
  /** `-D name=value`. */
  readonly definitions: ReadonlyMap<string, string>;
  /** `--as mesos=1.11.0`: releases by program, that hold whatever the file says. */
  readonly releases?: ReadonlyMap<string, Release>;
  readonly targetFolders: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly standardInput: () => string;
  readonly formerIds?: FormerIds | undefined;
}

export interface Analysis {
  /** Sorted by place; warnings that an allow comment silences are not among them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every text of the program, the main file first. */
  readonly sources: readonly Source[];
  readonly files: readonly FileSyntax[];
  /** As far as it could be understood. */
  readonly cluster: Cluster | undefined;
  /** The cluster, where nothing is wrong with it. */
  readonly checked: CheckedCluster | undefined;
  readonly targets: Targets;
  /** What each name in the program leads to. */
  readonly references: References;
  /** The nodes that each selector and each of its terms selects. */
  readonly selections: () => Selections;
  /** The names that `let` declares, and so the ones that `-D` may set. */
  readonly lets: readonly string[];
  /** What `-D`, or the editor, says for lets instead. */
  readonly definitions: Surround["definitions"];
}

/** Analyses a program that is in memory. Throws for no program. */
export function analyseProgram(program: Program): Analysis {
  const { memory } = program;
  const gathered = gatherFiles(program.main, program.find, (source) => parsed(source, memory));
  const { files } = gathered;
  const linked = link({ files, mainSource: program.main.source }, program.targets, program.surround, memory?.linking);
  const understood = [...program.targetDiagnostics, ...gathered.diagnostics, ...linked.diagnostics];
  const errors = {
    textual: [...program.targetDiagnostics, ...gathered.diagnostics].filter(isError),
    linked: linked.diagnostics.filter(isError),
  };
  // What a half-understood cluster lacks is no finding: checks judge only what was written without an error.
  const sure = linked.cluster && gathered.areContained ? withoutDoubt(linked.cluster, files, errors) : undefined;
  const whole = understood.some(isError) ? undefined : sure;
  const judged = sure === undefined ? [] : runChecks(sure, { formerIds: program.formerIds }, memory?.checks);
  // Whether files can hold what they must is asked of a cluster that would be planned.
  const unheld = whole === undefined || judged.some(isError) ? [] : fileClashes(whole);
  const found = [...understood, ...judged, ...unheld];
  const allowed = { codes, understood: whole === undefined ? "partly" : "whole" } as const;
  const settings = program.settings ?? noSettings;
  const left = applySeverities(applyAllows(files, found, allowed), settings);
  const diagnostics = sortDiagnostics([...settings.diagnostics, ...left]);
  return {
    diagnostics,
    sources: files.map(({ span }) => span.source),
    files,
    cluster: linked.cluster,
    checked: whole !== undefined && !diagnostics.some(isError) ? (whole as CheckedCluster) : undefined,
    targets: program.targets,
    references: linked.references,
    selections: linked.selections,
    lets: linked.lets,
    definitions: program.surround.definitions,
  };
}

function parsed(source: Source, memory: AnalysisMemory | undefined): ParsedFile {
  const former = memory?.parsed.get(source.uri);
  if (former?.file.span.source === source) return former;
  const current = former === undefined ? parse(source) : parseAfter(former, source);
  memory?.parsed.set(source.uri, current);
  return current;
}

function parseAfter(former: ParsedFile, source: Source): ParsedFile {
  const again = parseAgain(source, former) ?? parse(source);
  return { ...again, file: keepDeclarations(again.file, former.file) };
}

function isError({ code }: Diagnostic): boolean {
  return code.severity === "error";
}

/** Reads a program from disk and analyses it. Rejects with what reading the main file throws. */
export async function analyse(request: AnalysisRequest): Promise<Analysis> {
  const main = readMain(request.file, request.folder, request.standardInput);
  const { targets, diagnostics } = await targetsOf(request);
  return analyseProgram({
    main,
    find: findOnDisk(main, request.folder),
    surround: surroundOf(request, main),
    targets,
    targetDiagnostics: diagnostics,
    formerIds: request.formerIds ?? new Map(),
    settings: await settingsOf(dirname(main.identity), request.folder),
  });
}

/** What the mesosc.json for a folder says. What reads it is loaded only where there is one. */
export async function settingsOf(start: string, folder: string): Promise<Settings & { readonly folder?: string }> {
  const found = findSettings(start, folder);
  if (found === undefined) return noSettings;
  const { readSettings } = await import("./settings/read-settings.ts");
  return { ...readSettings(found.source, codes), folder: found.folder };
}

/** The built-in targets and the user's own. What checks a user's folder is loaded only where there is one. */
export async function targetsOf({
  targetFolders,
  folder,
}: Pick<AnalysisRequest, "targetFolders" | "folder">): Promise<LoadedTargets> {
  if (targetFolders.length === 0) return { targets: ownTargets(), diagnostics: [] };
  const [{ loadTargets }, { readTemplate }] = await Promise.all([
    import("./targets/load.ts"),
    import("./plan/template-names.ts"),
  ]);
  return loadTargets(
    targetFolders.map((path) => resolve(folder, path)),
    builtinTargets(),
    readTemplate,
  );
}

let builtin: Targets | undefined;

/** The targets that come with mesosc, linked once. */
export function ownTargets(): Targets {
  builtin ??= linkTargets(builtinTargets());
  return builtin;
}

function surroundOf(request: AnalysisRequest, main: FoundFile): Surround {
  return {
    secret: (kind, name, from) => (kind === "env" ? request.environment[name] : readBeside(name, from.name, main)),
    file: (path, from) => readBeside(path, from.name, main),
    definitions: definitionValues(request.definitions),
    releases: request.releases,
  };
}

/** `-D` values: what reads as a value is one, anything else is a string. */
export function definitionValues(definitions: ReadonlyMap<string, string>): ReadonlyMap<string, ValueSyntax> {
  const values = new Map<string, ValueSyntax>();
  for (const [name, text] of definitions) {
    const source: Source = { uri: `-D ${name}`, name: `-D ${name}`, text };
    const span = { source, start: 0, end: text.length };
    const parsed = parseValue(source);
    const literal: ValueSyntax = { kind: "string", span, parts: text === "" ? [] : [{ kind: "text", text, span }] };
    values.set(name, parsed.diagnostics.length === 0 && parsed.value !== undefined ? parsed.value : literal);
  }
  return values;
}
