// Do resources and attributes reach the agent in Mesos's own grammar, and is all that it would choke on refused?
import { describe, expect, test } from "vitest";
import { optionIn, type Option } from "../../src/catalog/option.ts";
import { readValue } from "../../src/catalog/types.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import type { Diagnostic } from "../../src/diagnostics/code.ts";
import type { Datum } from "../../src/catalog/datum.ts";
import { list, map, option, quoted, told, word } from "../kit/datum.ts";
import { ownTargets } from "../../src/workspace.ts";
import { expectMarked } from "../kit/findings.ts";

const resources = option({ name: "resources", type: "resources" });

/** Everything that is said of a datum. */
function all(datum: Datum, made: Option): readonly string[] {
  const reports: Diagnostic[] = [];
  readValue(datum, made, (diagnostic) => reports.push(diagnostic));
  return reports.map((report) => inWords(report).message);
}

describe("resources", () => {
  test("are numbers, megabytes, ranges, sets, by role too", () => {
    const written = map({
      cpus: word("8"),
      mem: word("30GB"),
      ports: list(word("31000..32000"), word("40000..40100")),
      disks: list(word("sda"), word("sdb")),
      gpus: map({ "*": word("1"), web: word("3") }),
    });
    expect(told(written, resources)).toBe(
      "cpus:8;mem:30720;ports:[31000-32000, 40000-40100];disks:{sda,sdb};gpus(*):1;gpus(web):3",
    );
  });

  test("the program's own text is read too", () => {
    const text = "cpus(web):4;ports:[31000-32000,40000-40001];disks:{sda,sdb};bandwidth:1.5";
    expect(told(quoted(text), resources)).toBe(text);
  });

  test.each([
    [{ cpus: word("many") }, "cannot be `many`"],
    [{ cpus: word("8GB") }, "is a size, as only mem and disk are"],
    [{ ssd: word("8GB") }, "is a size, as only mem and disk are"],
    [{ cpus: list(word("1..2")) }, "it cannot be a list"],
    [{ mem: quoted("[1-2]") }, "it cannot be a list"],
    [{ mem: word("100B") }, "no whole number of MB"],
    [{ gpus: word("1.5") }, "is not whole"],
    [{ cpus: word("-1") }, "`-1` is negative"],
    [{ ports: word("31000") }, "ports are ranges, not a number"],
    [{ ports: list(word("http")) }, "is no range"],
    [{ ports: word("2..1") }, "runs backwards"],
    [{ ports: list(word("60000..70000")) }, "there is no port 70000"],
    [{ ports: list(word("1..5"), word("5..9")) }, "5-9 overlaps 1-5"],
    [{ ports: quoted("[1-5,5-9]") }, "5-9 overlaps 1-5"],
    [{ disks: list() }, "the list is empty"],
    [{ cpus: map({ "eng/web": word("4") }) }, "role `eng/web` has a `/`"],
    [{ cpus: map({ "a b": word("4") }) }, "is not one plain word"],
    [{ cpus: map({ "": word("4") }) }, "the name of a role is missing"],
    [{ cpus: map({ "-x": word("4") }) }, "Mesos refuses the role `-x`"],
    [{ "cpus(": word("4") }, "its brackets do not match"],
    [{ "?cpus": word("4") }, "the wrapper skips or misreads a name that begins so"],
    [{ "a;b": word("4") }, "the name must be one plain word"],
  ])("%# is refused", (entries, why) => {
    expect(told(map(entries), resources)).toMatch(/^resources-malformed: /);
    expect(told(map(entries), resources)).toContain(why);
  });

  test("all faults of a block are told", () => {
    expect(all(map({ cpus: word("x"), mem: word("y"), ports: list(word("9..1"), word("z")) }), resources)).toEqual([
      "resource `cpus`: it cannot be `x`",
      "resource `mem`: it cannot be `y`",
      "resource `ports`: `9..1` runs backwards",
      "resource `ports`: `z` is no range",
    ]);
  });

  test.each([
    ["cpus:1;cpus:2", "resource `cpus`: it is given twice"],
    ["cpus=2,mem=1024", "resource `cpus`: a name and its value stand with `:` between them, entries with `;`"],
    ["cpus:2,mem:1024", "resource `cpus`: a name and its value stand with `:` between them, entries with `;`"],
    ["cpus:2;mem", "resource `mem`: it has no value"],
  ])("the text %s is refused", (text, message) => {
    expect(all(quoted(text), resources)).toEqual([message]);
  });

  test("a faulty entry of a text is underlined by itself", () =>
    expectMarked(
      "resources-malformed",
      `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1 at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { resources = "cpus:4; mem:lots" }
                                    ^^^^^^^^ must be a number
`,
    ));

  test.each(["cpu", "memory", "port", "gpu"])("%s is unusual", (name) => {
    const [message] = all(map({ [name]: name === "port" ? list(word("1..2")) : word("1") }), resources);
    expect(message).toContain(`resource \`${name}\` is not Mesos' own`);
  });
});

describe("attributes", () => {
  const facts = ownTargets().programs.get("mesos-agent")?.options.get("attributes");
  const attributes = (release: string): Option => {
    const made = facts === undefined ? undefined : optionIn(facts, release);
    return made ?? option({ type: "attributes" });
  };
  const newest = attributes("1.11.0");

  test("are words, numbers and ranges", () => {
    const written = map({ rack: quoted("r1"), generation: word("3"), ports: word("1..5") });
    expect(told(written, newest)).toBe("rack:r1;generation:3;ports:[1-5]");
  });

  test.each(["a;b", "a b", "{a}", "a[1", "a(1", ""])("%j is refused: the agent would abort or change it", (text) => {
    expect(told(map({ rack: quoted(text) }), newest)).toMatch(/^attributes-malformed: /);
  });

  test("a second colon aborts agents up to 0.23", () => {
    const written = map({ image: quoted("a:b") });
    expect(told(written, attributes("0.23.1"))).toContain("a second colon aborts agents up to 0.23");
    expect(told(written, attributes("0.24.0"))).toBe("image:a:b");
  });

  test.each([
    ["rack=a", "attribute `rack`: a name and its value stand with `:` between them, entries with `;`"],
    ["r:1;r:2", "attribute `r`: it is given twice"],
  ])("the text %s is refused", (text, message) => {
    expect(all(quoted(text), newest)).toEqual([message]);
  });

  test.each([
    ["1.10", "1.1"],
    ["007", "7"],
    ["1e3", "1000"],
  ])("%s is announced as %s", (text, announced) => {
    expect(all(map({ ver: quoted(text) }), newest)).toEqual([
      `attribute \`ver\` reads as a number, so the agent announces ${announced} for \`${text}\``,
    ]);
    expect(told(map({ ver: quoted(text) }), newest)).toBe(`ver:${text}`);
  });

  test("a value may hold commas and colons of its own", () => {
    expect(told(quoted("url:http://a,b:80;opts:x=1,y=2"), newest)).toBe("url:http://a,b:80;opts:x=1,y=2");
  });

  test.each(["1.1", "v1.10", "7", "1.2.3"])("%s stays", (text) => {
    expect(all(map({ ver: quoted(text) }), newest)).toEqual([]);
  });

  test("what is no number is changed before 1.8 and aborts from then on", () => {
    expect(all(map({ os: quoted("nan") }), attributes("1.7.0"))).toHaveLength(1);
    expect(told(map({ os: quoted("nan") }), attributes("1.7.0"))).toBe("os:nan");
    expect(told(map({ os: quoted("nan") }), attributes("1.8.0"))).toContain("the agent aborts on `nan`");
  });
});
