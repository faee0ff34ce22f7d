// An error in one role hides nothing of the others, and makes no finding that is only its echo.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import type { Diagnostic } from "../../src/diagnostics/code.ts";
import { parse } from "../../src/syntax/parse.ts";
import type { RoleSyntax, Syntax } from "../../src/syntax/syntax.ts";
import { visit } from "../../src/syntax/walk.ts";
import { spanText } from "../../src/text/source.ts";
import { analyse } from "../kit/analyse.ts";
import { patience, runs } from "../kit/fuzz.ts";
import { clusterFiles, goodExamples, languagePrograms, type Programs } from "../kit/programs.ts";
import { validCluster } from "../kit/valid-cluster.ts";

const cluster = `cluster c { versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
node s[1..4] at 10.0.1.[1..4]
ensemble main on m[1..3]
masters on m[1..3] { quorum = 1 }
agents one on s[1..2] { hostname = x }
agents two on s[3..4]
framework marathon on m[1..2] { http_port = 5050 }
`;

describe("what is wrong elsewhere is told beside an error", () => {
  test.each([
    ["a value", "agents two on s[3..4]", "agents two on s[3..4] { port = no }", "wrong-type"],
    ["an unknown setting", "agents two on s[3..4]", "agents two on s[3..4] { bogus = 3 }", "option-unknown"],
    ["a half-typed setting", "agents two on s[3..4]", "agents two on s[3..4] { por }", "syntax-error"],
    ["a node that is not there", "agents two on s[3..4]", "agents two on s[3..5]", "unknown-name"],
    ["a second role of the name", "agents two", "agents one on s3\nagents two", "duplicate-name"],
  ])("%s", (_, before, after, code) => {
    expect(codesIn(analyse(cluster.replace(before, after)))).toEqual(
      ["hostname-duplicate", "port-clash", "quorum-wrong", code].sort(),
    );
  });

  test("of the role itself nothing else is told", () => {
    const found = analyse(cluster.replace("http_port = 5050", "http_port = 5050  bogus = 3"));
    expect(codesIn(found)).toEqual(["hostname-duplicate", "option-unknown", "quorum-wrong"]);
  });

  test.each([
    ["outside of all roles", "at 10.0.1.[1..4]", "at 10.0.1.[1..3]", "address-count"],
    ["in an ensemble", "ensemble main on m[1..3]", "ensemble main on m[1..3] { bogus = 3 }", "option-unknown"],
    ["that several roles have in common", "ensemble main on m[1..3]\n", "", "ensemble-missing"],
    ["of which nobody knows how far it reaches", "{ quorum = 1 }", "{ quorum = 1", "syntax-error"],
  ])("an error %s may concern everything", (_, before, after, code) => {
    expect(codesIn(analyse(cluster.replace(before, after)))).toEqual([code]);
  });
});

/** Puts faults into each role of a program, one at a time. */
function damagesOf(program: string): string[] {
  const { declarations } = parse({ uri: "cluster.mesos", name: "cluster.mesos", text: program }).file;
  const put = (start: number, end: number, text: string): string => program.slice(0, start) + text + program.slice(end);
  return declarations.filter(isRole).flatMap((role) => {
    const damages: string[] = [];
    visit(role, (syntax: Syntax) => {
      const { start, end } = syntax.span;
      if (syntax.kind === "block" && spanText(syntax.span).startsWith("{")) {
        damages.push(put(start + 1, start + 1, " bogus_key = 1 "), put(start + 1, start + 1, " bogus_key "));
      }
      if (syntax.kind === "setting" && syntax.value !== undefined) {
        damages.push(put(start, end, `${syntax.key.text} = { a: [] }`), put(start, end, `${syntax.key.text} =`));
        damages.push(put(start, end, `${syntax.key.text} = $nowhere`));
      }
      if (syntax.kind === "selector") damages.push(put(start, end, "nowhere"), put(start, end, ""));
    });
    return damages;
  });
}

function isRole(syntax: Syntax): syntax is RoleSyntax {
  return ["ensemble", "masters", "agents", "framework"].includes(syntax.kind);
}

const judgements = new Set(
  [...codes].filter(([, { layer }]) => ["checks", "plan"].includes(layer)).map(([code]) => code),
);

function expectNoEchoes(program: string): void {
  const before = codesIn(analyse(program));
  for (const damaged of damagesOf(program)) {
    const echoes = codesIn(analyse(damaged)).filter((code) => judgements.has(code) && !before.includes(code));
    expect(echoes, damaged).toEqual([]);
  }
}

const programs: Programs = [...clusterFiles, ...goodExamples, ...languagePrograms];

describe("an error makes no echoes", () => {
  test.each(programs)("in %s", (_, program) => {
    expectNoEchoes(program);
  });

  test("in any cluster", patience(60_000), () => {
    fc.assert(fc.property(validCluster(), expectNoEchoes), runs(10));
  });
});

function codesIn(found: readonly Diagnostic[]): string[] {
  return [...new Set(found.map((diagnostic) => diagnostic.code.code))].sort();
}
