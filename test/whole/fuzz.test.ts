// Whatever is done to a valid program, and whatever text it is: a result, and places inside the text.
import fc from "fast-check";
import { setImmediate as breath } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { printText } from "../../src/diagnostics/text.ts";
import { plain } from "../../src/diagnostics/palette.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { isSafePath } from "../../src/emit/output.ts";
import { analysisOf, type Given } from "../kit/analyse.ts";
import { corpus, type CorpusProgram } from "../kit/corpus.ts";
import { patience, runs } from "../kit/fuzz.ts";
import { hostileText } from "../kit/hostile-text.ts";
import { literal, validCluster } from "../kit/valid-cluster.ts";

const programs = await corpus();
const tokens = [
  ...new Set(programs.flatMap(({ files }) => Object.values(files).join("\n").match(tokenPattern()) ?? [])),
];

// The runner hears nothing of a test while it runs.
afterEach(() => breath());

/** Words, strings, signs and blanks: coarser than the language's own tokens, and independent of them. */
function tokenPattern(): RegExp {
  return /"(?:[^"\\\n]|\\.)*"|[\w.$]+|\s+|[^\w\s]/g;
}

/** Compiles a program as far as it goes, and expects what holds for every one. */
function compileAny(files: Readonly<Record<string, string>>, given: Given): "compiled" | "refused" {
  const { diagnostics, checked } = analysisOf(files, given);
  for (const { span, related, fix } of diagnostics) {
    const spans = [span, ...related.map((each) => each.span), ...(fix?.edits ?? []).map((edit) => edit.span)];
    for (const { source, start, end } of spans) {
      if (!(0 <= start && start <= end && end <= source.text.length)) {
        throw new Error(`${String(start)} to ${String(end)} in ${String(source.text.length)}`);
      }
    }
  }
  expect(printText(diagnostics, plain)).not.toMatch(/\bundefined\b|\bNaN\b|\[object /);
  expect(checked === undefined).toBe(diagnostics.some(({ code }) => code.severity === "error"));
  if (checked === undefined) return "refused";
  for (const { files: planned } of makePlan(checked).nodes()) {
    for (const { path, content } of planned) {
      if (!isSafePath(path) || content.includes("\0")) throw new Error(`${path} must not be written`);
    }
  }
  return "compiled";
}

/** One change to a text: of a character, a token or a line; positions are shares of the whole. */
const change = fc.record({
  unit: fc.constantFrom<RegExp>(/[^]/gu, tokenPattern(), /[^\n]*\n?/g),
  deed: fc.constantFrom("remove", "double", "swap", "replace", "insert"),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  other: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  text: fc.oneof(
    fc.constantFrom(...tokens),
    hostileText(() => true),
  ),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function changed(text: string, { unit, deed, at, other, text: added }: Change): string {
  const pieces: readonly string[] = text.match(unit) ?? [];
  const index = Math.floor(at * pieces.length);
  const second = Math.floor(other * pieces.length);
  const [here = "", there = ""] = [pieces[index], pieces[second]];
  switch (deed) {
    case "remove":
      return pieces.toSpliced(index, 1 + (second % 3)).join("");
    case "double":
      return pieces.toSpliced(index, 0, here).join("");
    case "swap":
      return pieces.with(index, there).with(second, here).join("");
    case "replace":
      return pieces.toSpliced(index, 1, added).join("");
    default:
      return pieces.toSpliced(index, 0, added).join("");
  }
}

const mutant = fc
  .record({ program: fc.constantFrom(...programs), changes: fc.array(change, { minLength: 1, maxLength: 4 }) })
  .map(({ program, changes }): CorpusProgram => {
    const [main = "", ...others] = Object.keys(program.files);
    const text = changes.reduce(
      (before, each) => (before === "" ? each.text : changed(before, each)),
      program.files[main] ?? "",
    );
    const rest = Object.fromEntries(others.map((name) => [name, program.files[name] ?? ""]));
    return { ...program, files: { [main]: text, ...rest } };
  });

test("programs as they are", patience(60_000), () => {
  for (const { files, given } of programs) compileAny(files, given);
});

test("programs with something changed", patience(120_000), () => {
  let compiled = 0;
  const count = runs(400);
  fc.assert(
    fc.property(mutant, ({ files, given }) => {
      if (compileAny(files, given) === "compiled") compiled++;
    }),
    count,
  );
  // Some must survive, or nothing behind the checks is ever reached.
  expect(compiled).toBeGreaterThan(count.numRuns / 40);
});

test("any text", patience(60_000), () => {
  const scraps = fc.array(fc.constantFrom(...tokens), { maxLength: 80 }).map((pieces) => pieces.join(""));
  const text = fc.oneof(
    scraps,
    hostileText(() => true),
    fc.string({ unit: "binary", maxLength: 200 }),
  );
  fc.assert(
    fc.property(text, (each) => {
      compileAny({ "cluster.mesos": each }, {});
    }),
    runs(300),
  );
});

test("any valid cluster compiles", patience(120_000), () => {
  fc.assert(
    fc.property(validCluster(), (text) => {
      const { diagnostics } = analysisOf(text);
      expect(diagnostics.filter(({ code }) => code.severity === "error").map((each) => each.code.code)).toEqual([]);
      expect(compileAny({ "cluster.mesos": text }, {})).toBe("compiled");
    }),
    runs(100),
  );
});

const named = (name: string): string => `cluster ${name}
node ${name}[1..3] at 10.0.0.[1..3]
ensemble ${name} on ${name}[1..3] { dataDir = "/srv/\${node.name}" }
masters on ${name}[1..3] { work_dir = "/srv/\${cluster.name}/\${node.name}" }
framework marathon as ${name} on ${name}1
`;

test("no name, and no value that becomes a path, leaves its node's folder", patience(60_000), () => {
  const dots = fc.array(fc.constantFrom("..", ".", "/", "a", "etc", "\\", "%2e", "‥", "．．", " ", "\0", "-"), {
    minLength: 1,
    maxLength: 8,
  });
  const name = fc.oneof(
    dots.map((parts) => parts.join("")),
    hostileText((text) => text !== ""),
  );
  fc.assert(
    fc.property(name, (each) => {
      compileAny({ "cluster.mesos": named(each) }, {});
      compileAny(
        { "cluster.mesos": named("m").replaceAll('"/srv/', `"/srv/\${bad}`) + `let bad = ${literal(each)}\n` },
        {},
      );
    }),
    runs(100),
  );
});
