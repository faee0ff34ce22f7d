// The programs of a workspace, each analysed as the editor now has it; the one place where the editor asks for an analysis.
import { pathBeside } from "../disk.ts";
import type { FindFiles, FoundFile } from "../model/includes.ts";
import type { FileSyntax, ValueSyntax } from "../syntax/syntax.ts";
import type { LoadedTargets } from "../targets/load.ts";
import type { Source } from "../text/source.ts";
import {
  analyseProgram,
  createAnalysisMemory,
  type Analysis,
  type AnalysisMemory,
  type Program,
} from "../workspace.ts";
import { createAnswers, type Answers } from "./answers.ts";
import type { Documents } from "./documents.ts";
import { createIncludeGraph, declaresCluster, type Reach } from "./include-graph.ts";
import type { FileSettings, Texts } from "./texts.ts";

/** What the command line's switches say, for a part of the workspace. */
export interface ProjectSettings {
  readonly definitions: ReadonlyMap<string, ValueSyntax>;
  readonly targets: LoadedTargets;
}

export interface EditorProgram {
  readonly main: FoundFile;
  readonly analysis: Analysis;
  /** Whether a mesosc.json leaves it out of what is checked. */
  readonly isExcluded: boolean;
  /** The syntax of each of its files, by URI. */
  readonly files: ReadonlyMap<string, FileSyntax>;
  /** The URIs of the files that an include in `from` brings in. */
  readonly included: (pattern: string, from: Source) => readonly string[];
  /** The analysis that there would be if these files, by URI, had these texts. */
  readonly tryOut: (texts: ReadonlyMap<string, string>) => Analysis;
}

export interface Project {
  /** The programs that a file is part of, as everything now stands; of a file that is in none, none. */
  programsWith(identity: string): readonly EditorProgram[];
  /** Those that have an open document. */
  openPrograms(): readonly EditorProgram[];
  /** Every one in the workspace. */
  allPrograms(): readonly EditorProgram[];
  /** The text of an open document is another one. */
  changed(identity: string): void;
  /**
   * Documents were opened, saved or closed, files may have come or gone, or settings changed. Everything that an analysis
   * was told is asked again, and only one that was told something else is made anew.
   */
  lookAgain(): void;
  /** The paths of the files that values name, in the programs that were analysed. */
  filesOfValues(): readonly string[];
}

export interface ProjectContext {
  readonly documents: Documents;
  readonly texts: Texts;
  /** Identities of the cluster files on the disk. */
  readonly filesOnDisk: () => readonly string[];
  /** Identities of those around a file and above it, in the workspace or not. */
  readonly filesAbove: (identity: string) => readonly string[];
  readonly settingsOf: (identity: string) => ProjectSettings;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a program's former analyses leave to the next one, and the texts of the files that values name which that rests on. */
interface Remembered {
  readonly memory: AnalysisMemory;
  readonly values: Answers;
  readonly paths: Set<string>;
}

/** So many times an analysis may find that files include others than was thought. */
const mostRounds = 5;

export function createProject(context: ProjectContext): Project {
  const { documents, texts } = context;
  const graph = createIncludeGraph();
  const analysed = new Map<string, EditorProgram>();
  const stale = new Set<string>();
  /** Of each program, for as long as nothing but texts of the language changes. */
  const memories = new Map<string, Remembered>();
  const answersOf = new WeakMap<EditorProgram, Answers>();
  let reaches: ReadonlyMap<string, Reach> | undefined;

  function programs(): ReadonlyMap<string, Reach> {
    if (reaches !== undefined) return reaches;
    const identities = new Set([...context.filesOnDisk(), ...documents.all().map(({ identity }) => identity)]);
    const files = [...identities].sort().flatMap((identity) => texts.main(identity) ?? []);
    reaches = graph.programs(files, (main) => texts.find(main));
    const others = mainsOutside(reaches);
    if (others.length > 0) reaches = graph.programs([...files, ...others], (main) => texts.find(main));
    for (const identity of analysed.keys()) if (!reaches.has(identity)) analysed.delete(identity);
    for (const identity of memories.keys()) if (!reaches.has(identity)) memories.delete(identity);
    return reaches;
  }

  /** The files outside of the workspace that include an open document which is no program by itself. */
  function mainsOutside(known: ReadonlyMap<string, Reach>): readonly FoundFile[] {
    const mains = new Map<string, FoundFile>();
    for (const { identity, text } of documents.all()) {
      if (!known.has(identity) || declaresCluster(text)) continue;
      for (const above of context.filesAbove(identity)) {
        const main = known.has(above) ? undefined : texts.main(above);
        if (main !== undefined && graph.reach(main, texts.find(main)).has(identity)) mains.set(above, main);
      }
    }
    return [...mains.values()];
  }

  /** A main file with all that is around it. */
  function given(main: FoundFile, find: FindFiles, beside: Beside): Program {
    const { definitions, targets } = context.settingsOf(main.identity);
    return {
      main,
      find,
      surround: {
        secret: (kind, name, from) => (kind === "env" ? context.environment[name] : beside(name, from)),
        file: beside,
        definitions,
      },
      targets: targets.targets,
      targetDiagnostics: targets.diagnostics,
      formerIds: new Map(),
      settings: texts.settingsFor(main.identity).settings,
    };
  }

  function analyse(identity: string): EditorProgram | undefined {
    const before = analysed.get(identity);
    if (before !== undefined && !stale.has(identity)) return before;
    stale.delete(identity);
    const main = texts.main(identity);
    if (main === undefined) return undefined;
    const find = texts.find(main);
    const identities = new Map<Source, FoundFile>([[main.source, main]]);
    const answers = createAnswers();
    const settings = () => settingsParts(context.settingsOf(identity), texts.settingsFor(identity));
    answers.note("main", [main.source], () => [texts.main(identity)?.source]);
    answers.note("settings", settings(), settings);
    const remember: FindFiles = (pattern, from) => {
      const found = find(pattern, from);
      if (!("reason" in found)) for (const file of found) identities.set(file.source, file);
      answers.note(`${from.identity}\n${pattern}`, foundParts(found), () => foundParts(find(pattern, from)));
      return found;
    };
    const remembered = memories.get(identity) ?? {
      memory: createAnalysisMemory(),
      values: createAnswers(),
      paths: new Set(),
    };
    memories.set(identity, remembered);
    const beside: Beside = (path, from) => texts.beside(path, from, main);
    const noteBeside: Beside = (path, from) => {
      const text = beside(path, from);
      remembered.paths.add(pathBeside(path, from.name, main));
      remembered.values.note(`${from.name}\n${path}`, [text], () => [beside(path, from)]);
      return text;
    };
    const analysis = analyseProgram({ ...given(main, remember, noteBeside), memory: remembered.memory });
    const program: EditorProgram = {
      main,
      analysis,
      isExcluded: texts.settingsFor(identity).isExcluded,
      files: new Map(analysis.files.map((file) => [file.span.source.uri, file])),
      included(pattern, from) {
        const file = identities.get(from);
        const found = file === undefined ? { reason: "no file of the program" } : find(pattern, file);
        return "reason" in found ? [] : found.map(({ source }) => source.uri);
      },
      tryOut(changed) {
        const instead = (file: FoundFile): FoundFile => {
          const text = changed.get(file.source.uri);
          return text === undefined ? file : { ...file, source: { ...file.source, text } };
        };
        const findInstead: FindFiles = (pattern, from) => {
          const found = find(pattern, from);
          return "reason" in found ? found : found.map(instead);
        };
        return analyseProgram(given(instead(main), findInstead, beside));
      },
    };
    analysed.set(identity, program);
    answersOf.set(program, answers);
    return program;
  }

  /** The programs that `wanted` picks; what their analysis finds of includes may change which those are. */
  function analyseThose(wanted: (reach: Reach) => boolean): readonly EditorProgram[] {
    for (let round = 1; ; round++) {
      const found = [...programs()].flatMap(([main, reach]) => (wanted(reach) ? (analyse(main) ?? []) : []));
      const changes = found.map(({ files }) => [...files.values()].map(noteIncludes)).flat();
      if (round === mostRounds || !changes.includes("changed")) return found;
      reaches = undefined;
    }
  }

  const noted = new WeakSet<FileSyntax>();

  function noteIncludes(file: FileSyntax): "same" | "changed" {
    if (noted.has(file)) return "same";
    noted.add(file);
    const document = documents.withUri(file.span.source.uri);
    return document === undefined ? "same" : graph.note(document.identity, file);
  }

  return {
    programsWith: (identity) => analyseThose((reach) => reach.has(identity)),
    openPrograms: () => analyseThose((reach) => documents.all().some(({ identity }) => reach.has(identity))),
    allPrograms: () => analyseThose(() => true),
    changed(identity) {
      for (const [main, reach] of programs()) if (reach.has(identity)) stale.add(main);
    },
    lookAgain() {
      texts.forget();
      reaches = undefined;
      for (const [identity, program] of analysed) {
        const isSame = memories.get(identity)?.values.hold() === true;
        if (!isSame) memories.delete(identity);
        if (!isSame || answersOf.get(program)?.hold() !== true) stale.add(identity);
      }
    },
    filesOfValues: () => [...new Set([...memories.values()].flatMap(({ paths }) => [...paths]))].sort(),
  };
}

/** The text of a file that a value names. */
type Beside = (path: string, from: Source) => string | undefined;

function foundParts(found: ReturnType<FindFiles>): readonly unknown[] {
  return "reason" in found ? [found.reason] : found.map(({ source }) => source);
}

function settingsParts(
  { definitions, targets: { targets, diagnostics } }: ProjectSettings,
  file: FileSettings,
): readonly unknown[] {
  return [definitions, targets, diagnostics, file];
}
