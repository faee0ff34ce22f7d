// What is found in the wrong example of every code: real diagnostics of each kind, for tests of the printers.
import { codes } from "../../src/codes.generated.ts";
import type { Diagnostic, Surroundings } from "../../src/diagnostics/code.ts";
import { analyse } from "./analyse.ts";
import { readMarked } from "./marked.ts";

/** Codes that no program text gives. */
const elsewhere = ["emit", "settings", "targets"];

export interface BadExample {
  readonly code: string;
  /** Texts by their names, the main one first. */
  readonly texts: Readonly<Record<string, string>>;
  readonly surroundings: Surroundings;
}

export const badExamples: readonly BadExample[] = await Promise.all(
  [...codes]
    .filter(([, { layer }]) => !elsewhere.includes(layer))
    .map(async ([code, { load }]) => {
      const { bad } = (await load()).default;
      const marked = typeof bad === "string" ? { "cluster.mesos": bad } : bad.files;
      const programs = Object.entries(marked).map(([file, text]) => [file, readMarked(text).program]);
      const texts = Object.fromEntries(programs) as Record<string, string>;
      return { code, texts, surroundings: typeof bad === "string" ? {} : (bad.surroundings ?? {}) };
    }),
);

/** By code. */
export const badFindings: readonly (readonly [code: string, found: readonly Diagnostic[]])[] = badExamples.map(
  ({ code, texts, surroundings }) => [code, analyse(texts, surroundings)],
);
