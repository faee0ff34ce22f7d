// Does a compile take time in step with the size of its program, whatever there is much of?
import { setImmediate as breath } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { analysisOf } from "../kit/analyse.ts";
import { patience } from "../kit/fuzz.ts";

// The runner hears nothing of a test while it runs.
afterEach(() => breath());

const base = `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`;

/** Numbers from 0, each in a text. */
function many(size: number, text: (index: string) => string, joint = ""): string {
  return Array.from({ length: size }, (_, index) => text(String(index))).join(joint);
}

/** Seconds of this process' own work: others' do not count. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const grown: readonly (readonly [string, (size: number) => string])[] = [
  ["nodes", (size) => `${base}${many(size, (index) => `node s${index} at "s${index}.example.com"\n`)}agents on s*\n`],
  ["groups of groups", (size) => `${base}group g0 = m1\n${many(size, (index) => `group g${index}x = g0, g0\n`)}`],
  [
    "groups in a chain",
    (size) => `${base}group g0 = m1\n${many(size, (index) => `group g${String(Number(index) + 1)} = g${index}\n`)}`,
  ],
  [
    "settings that nobody knows",
    (size) => `${base}agents on m2 {\n${many(size, (index) => `  setting${index} = 1\n`)}}\n`,
  ],
  ["one setting again and again", (size) => `${base}agents on m2 {\n${"  gc_delay = 1d\n".repeat(size)}}\n`],
  ["narrowings", (size) => `${base}agents on m[1..3] {\n${"  on m2 { gc_delay = 1d }\n".repeat(size)}}\n`],
  ["frameworks", (size) => `${base}${many(size, (index) => `framework marathon as f${index} on m1\n`)}`],
  [
    "entries of a map",
    (size) => `${base}agents on m2 { attributes {\n${many(size, (index) => `  a${index} = 1\n`)}} }\n`,
  ],
  [
    "items of a list",
    (size) =>
      `${base}agents on m2 { resources { ports = [${many(size, (index) => `${String(10_000 + 2 * Number(index))}..${String(10_000 + 2 * Number(index))}`, ", ")}] } }\n`,
  ],
  ["allow comments", (size) => `${base}${"# mesosc: allow masters-single because\n".repeat(size)}`],
  ["torn lines", (size) => `${base}${"masters on { = \n".repeat(size)}`],
  ["open strings", (size) => `${base}${'let a = "x${\n'.repeat(size)}`],
  ["duplicate names", (size) => `${base}${"node m1 at 10.0.0.1\n".repeat(size)}`],
  [
    "lets of lets",
    (size) => `${base}let v0 = "x"\n${many(size, (index) => `let v${String(Number(index) + 1)} = "\${v${index}}"\n`)}`,
  ],
];

test.each(grown)("grows with the size alone: %s", patience(120_000), (_, text) => {
  const compileAll = (size: number) => () => {
    analysisOf(text(size));
  };
  compileAll(200)();
  const small = seconds(compileAll(500));
  const large = seconds(compileAll(4000));
  // Eight times as large: linear work takes eight times as long, quadratic sixty-four.
  expect(large).toBeLessThan(30 * Math.max(small, 0.02));
});
