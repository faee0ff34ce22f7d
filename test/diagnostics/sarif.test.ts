import { expect, test } from "vitest";
import { diagnose } from "../../src/diagnostics/code.ts";
import { printSarif } from "../../src/diagnostics/sarif.ts";
import { parse } from "../../src/syntax/parse.ts";
import { sample, source, spanOf } from "./sample.ts";

function runOf(...args: Parameters<typeof printSarif>) {
  const log = JSON.parse(printSarif(...args)) as {
    readonly runs: readonly [
      { readonly results: readonly Record<string, unknown>[]; readonly tool: unknown; readonly columnKind: string },
    ];
  };
  return log.runs[0];
}

test("a result has its rule, level, message with help, place, related places and fix", () => {
  const text = source("a = 1\nb = 2\n", "./racks/r ä.mesos");
  const span = spanOf(text, "2");
  const { code } = sample(span, {}, "warning");
  const words = { message: "two", label: "must be 1", help: "one" } as never;
  const related = [{ span: spanOf(text, "1"), message: "there" }];
  const fix = { title: "Write 1", edits: [{ span, text: "1" }] };
  const region = { startLine: 2, startColumn: 5, endLine: 2, endColumn: 6 };
  const artifactLocation = { uri: "racks/r%20%C3%A4.mesos" };
  expect(runOf([diagnose(code, span, words, { related, fix })], "1.2.3")).toMatchObject({
    tool: {
      driver: {
        name: "mesosc",
        version: "1.2.3",
        rules: [{ id: "sample-code", defaultConfiguration: { level: "warning" } }],
      },
    },
    columnKind: "unicodeCodePoints",
    results: [
      {
        ruleId: "sample-code",
        ruleIndex: 0,
        level: "warning",
        message: { text: "two\nmust be 1\nhelp: one" },
        locations: [{ physicalLocation: { artifactLocation, region } }],
        relatedLocations: [
          {
            id: 0,
            physicalLocation: { artifactLocation, region: { startLine: 1, startColumn: 5, endLine: 1, endColumn: 6 } },
            message: { text: "there" },
          },
        ],
        fixes: [
          {
            description: { text: "Write 1" },
            artifactChanges: [
              { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: "1" } }] },
            ],
          },
        ],
      },
    ],
  });
});

test("columns are code points, as the run says", () => {
  const { results, columnKind } = runOf([sample(spanOf(source("😀 x"), "x"))], "1.2.3");
  expect(columnKind).toBe("unicodeCodePoints");
  expect(results[0]).toMatchObject({ locations: [{ physicalLocation: { region: { startColumn: 3, endColumn: 4 } } }] });
});

test("information is a note, an absolute path a file URI", () => {
  const span = spanOf(source("x", "/srv/a b.mesos"), "x");
  expect(runOf([sample(span, {}, "information")], "1.2.3").results[0]).toMatchObject({
    level: "note",
    locations: [{ physicalLocation: { artifactLocation: { uri: "file:///srv/a%20b.mesos" } } }],
  });
});

test("syntax errors are results like others, and a rule has its page once", () => {
  const { diagnostics } = parse(source("cluster c {\n  os debian\n  init upstart\n}\n"));
  const { results, tool } = runOf(diagnostics, "1.2.3");
  expect(results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual([
    ["syntax-error", 0],
    ["syntax-error", 0],
  ]);
  const rule = { id: "syntax-error", help: { markdown: expect.stringContaining("```text\ncluster demo\n") as string } };
  expect(tool).toMatchObject({ driver: { rules: [rule] } });
});
