// An error in one role hides nothing of the others, and makes no finding that is only its echo.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import type { Diagnostic } from "../../src/diagnostics/code.ts";
import { parse } from "../../src/syntax/parse.ts";
import { isRole } from "../../src/syntax/is-role.ts";
import type { Syntax } from "../../src/syntax/syntax.ts";
import { visit } from "../../src/syntax/walk.ts";
import { spanText } from "../../src/text/source.ts";
import { ownTargets } from "../../src/workspace.ts";
import { analyse } from "../kit/analyse.ts";
import { badExamples } from "../kit/bad-examples.ts";
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
  ])("%s", (_, before, after, code) => {
    expect(codesIn(analyse(cluster.replace(before, after)))).toEqual(
      ["hostname-duplicate", "port-clash", "quorum-wrong", code].sort(),
    );
  });

  test.each([
    [
      "a release that is none",
      "masters on m[1..3] { version = v1.9.0 }\nagents on m[1..3] { version = 1.9.0 }",
      "not-in-enum",
    ],
    ["masters in two blocks", "masters on m[1..2]\nmasters on m3", "duplicate-name"],
    [
      "a framework in two blocks",
      "masters on m[1..3]\nframework marathon on m1\nframework marathon on m2",
      "duplicate-name",
    ],
  ])("%s is one mistake", (_, roles, code) => {
    const program = `cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\n${roles}\n`;
    expect(codesIn(analyse(program))).toEqual([code]);
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

describe("a value at fault is not taken for one that is not given", () => {
  test.each([
    ["credentials-missing", "masters on m[1..3] { authenticate_agents = true  authenticators = x }", "authenticators"],
    ["ensemble-even", 'ensemble main on m[1..4] { "group.1" = "1:2" }\nmasters on m[1..3]', '"group.1"'],
    [
      "ensemble-observers",
      "ensemble main on m1 { observers = m2  standaloneEnabled = false }\nmasters on m[1..3]",
      "standaloneEnabled",
    ],
    ["module-missing", 'masters on m[1..3] { authenticators = other  modules_dir = "/modules" }', "modules_dir"],
    [
      "resources-port-clash",
      'masters on m[1..3] { port = 31500 }\nagents on m[1..3] { resources = "cpus:1;ports:[40000-41000]" }',
      "resources",
    ],
    ["setting-ineffective", "agents on m4 { isolation = cgroups/perf_event  perf_events = [cycles] }", "isolation"],
    ["zk-session-timeouts", "ensemble main on m[1..3] { minSessionTimeout = 60s  tickTime = 4000 }", "tickTime"],
    [
      "zk-timing",
      "ensemble main on m[1..3] { tickTime = 4000 }\nmasters on m[1..3] { zk_session_timeout = 70s }",
      "tickTime",
    ],
  ])("%s", (code, roles, key) => {
    const lacking = ["ensemble main on m[1..3]", "masters on m[1..3]"].filter(
      (role) => !roles.includes(role.split(" ")[0] ?? ""),
    );
    const program = `cluster c\nnode m[1..4] at 10.0.0.[1..4]\n${[...lacking, roles, ""].join("\n")}`;
    // The last one: what stands in an `on` block is the one that is put in question.
    const written = program.lastIndexOf(`${key} =`);
    const at = (text: string): string =>
      program.slice(0, written) + text + program.slice(written).replace(/^[^=]+ = (?:"[^"]*"|\S+)/, "");
    expect(codesIn(analyse(program))).not.toContain(code);
    expect(codesIn(analyse(at("")))).toContain(code);
    const found = codesIn(analyse(at(`${key} = $nowhere`)));
    expect(found).toContain("unknown-name");
    expect(found).not.toContain(code);
  });

  test("nor for another one than the others have", () => {
    const program = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3] { on m1 { initLimit = 20 } }\n";
    expect(codesIn(analyse(program))).toEqual(["zk-timing"]);
    expect(codesIn(analyse(program.replace("20", "$nowhere")))).toEqual(["unknown-name"]);
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

const judgements = new Set(
  [...codes].filter(([, { layer }]) => ["checks", "plan"].includes(layer)).map(([code]) => code),
);

/** What is found of a damaged program that was not found before, and is no matter of understanding. */
function echoesIn(damaged: string, before: readonly string[]): string[] {
  return codesIn(analyse(damaged)).filter((code) => judgements.has(code) && !before.includes(code));
}

function expectNoEchoes(program: string): void {
  const before = codesIn(analyse(program));
  for (const damaged of damagesOf(program)) expect(echoesIn(damaged, before), damaged).toEqual([]);
}

const bad: Programs = badExamples.flatMap(({ code, texts }) => {
  const [main, ...others] = Object.values(texts);
  return main === undefined || others.length > 0 ? [] : [[`what is wrong in ${code}`, main] as const];
});
const programs: Programs = [...clusterFiles, ...goodExamples, ...languagePrograms, ...bad];

describe("an error makes no echoes", () => {
  test.each(programs)("in %s", (_, program) => {
    expectNoEchoes(program);
  });

  test("in any cluster", patience(60_000), () => {
    fc.assert(fc.property(validCluster(), expectNoEchoes), runs(10));
  });

  test("the cluster with every program has nothing wrong but what it says", () => {
    expect(codesIn(analyse(everyRole("", "")))).toEqual(everywhere);
  });

  test.each(["zookeeper", "mesos-master", "mesos-agent", "marathon", "chronos"])("of any option of %s", (name) => {
    const options = ownTargets().programs.get(name)?.optionNames ?? [];
    expect(options.length).toBeGreaterThan(50);
    for (const option of options) {
      const damaged = everyRole(name, `"${option}" = $nowhere`);
      expect(damaged).toContain("$nowhere");
      expect(echoesIn(damaged, everywhere), option).toEqual([]);
    }
  });
});

const everywhere: readonly string[] = [];

/** A cluster of every program, whose values are judged together; with one more setting of one of them. */
function everyRole(program: string, setting: string): string {
  const more = (name: string): string => (name === program ? setting : "");
  return `cluster c { versions { zookeeper = 3.8.0  mesos = 1.11.0  marathon = 1.11.24  chronos = 3.0.2 } }
node m[1..3] at 10.0.0.[1..3]
node s1 at 2001:db8::1 { v4 = 10.0.1.1 }
node s2 at 2001:db8::2 { v4 = 10.0.1.2 }
ensemble main on m[1..3] { tickTime = 2000  minSessionTimeout = 4000  ${more("zookeeper")} }
masters on m[1..3] { zk = main/mesos  max_agent_ping_timeouts = 6  ${more("mesos-master")} }
agents on s[1..2] { ip = "\${node.v4}"  advertise_port = 5052  ${more("mesos-agent")} }
framework marathon on m[1..2] { mesos_authentication_principal = x  mesos_authentication = true  ${more("marathon")} }
framework chronos on m[1..2] { http_port = 4400  mail_server = "a:25"  mail_from = "b@c"  ${more("chronos")} }
`;
}

function codesIn(found: readonly Diagnostic[]): string[] {
  return [...new Set(found.map((diagnostic) => diagnostic.code.code))].sort();
}
