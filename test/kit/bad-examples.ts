// What is found in the wrong example of every code: real diagnostics of each kind, for tests of the printers.
import { codes } from "../../src/codes.generated.ts";
import type { Diagnostic } from "../../src/diagnostics/code.ts";
import { analyse } from "./analyse.ts";
import { readMarked } from "./marked.ts";

/** Codes that no program text gives. */
const elsewhere = ["emit", "settings", "targets"];

/** By code. */
export const badFindings: readonly (readonly [code: string, found: readonly Diagnostic[]])[] = await Promise.all(
  [...codes]
    .filter(([, { layer }]) => !elsewhere.includes(layer))
    .map(async ([name, { load }]) => {
      const { bad } = (await load()).default;
      const texts = typeof bad === "string" ? { "cluster.mesos": bad } : bad.files;
      const programs = Object.entries(texts).map(([file, text]) => [file, readMarked(text).program]);
      const given = typeof bad === "string" ? {} : (bad.surroundings ?? {});
      return [name, analyse(Object.fromEntries(programs) as Record<string, string>, given)] as const;
    }),
);
