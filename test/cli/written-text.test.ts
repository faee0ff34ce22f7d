import { expect, test } from "vitest";
import { plain } from "../../src/diagnostics/palette.ts";
import { printProblems, printWritten } from "../../src/cli/written-text.ts";

test("a line a node and a total, in columns", () => {
  const nodes = [
    { node: "master1", written: 3, unchanged: 20, removed: 0 },
    { node: "slave10", written: 0, unchanged: 9, removed: 1 },
    { node: "gone", written: 0, unchanged: 0, removed: 5 },
  ];
  expect(printWritten({ nodes, written: 3, unchanged: 29, removed: 6, changed: true }, "out/")).toBe(
    `master1  23 files  (3 written, 20 unchanged)
slave10   9 files  (9 unchanged, 1 removed)
gone      0 files  (5 removed)
3 nodes  32 files  (3 written, 29 unchanged, 6 removed) in out/
`,
  );
});

test("a single file is one", () => {
  const counts = { written: 1, unchanged: 0, removed: 0 };
  expect(printWritten({ nodes: [{ node: "a", ...counts }], ...counts, changed: true }, "o")).toBe(
    "a       1 file   (1 written)\n1 node  1 file   (1 written) in o\n",
  );
});

test("a reason for which nothing was written looks like a diagnostic", () => {
  const problem = {
    code: "output-foreign",
    message: "out/ holds files of others",
    help: "choose an empty folder\nor --force",
  };
  expect(printProblems([problem], plain)).toBe(
    `error[output-foreign]: out/ holds files of others
 = help: choose an empty folder
         or --force
`,
  );
});
