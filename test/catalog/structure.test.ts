// Do lists, JSON, credentials, resources and attributes reach the program in its own grammar?
import { describe, expect, test } from "vitest";
import { list, map, option, quoted, secret, told, word } from "../kit/datum.ts";

test("a list is joined with the program's separator", () => {
  expect(told(list(word("a"), quoted("b c")), option({ type: "list" }))).toBe("a,b c");
  expect(told(list(word("a"), word("b")), option({ type: "list", separator: ":" }))).toBe("a:b");
  expect(told(quoted("a,b"), option({ type: "list" }))).toBe("a,b");
  expect(told(list(), option({ type: "list" }))).toContain("empty-value");
  expect(told(list(quoted("a,b")), option({ type: "list" }))).toContain("items without `,`");
});

test("a map is JSON, words that read as scalars being those", () => {
  const json = option({ type: "json" });
  expect(told(map({ permissive: word("false"), n: word("3"), who: list(word("*")) }), json)).toBe(
    '{"permissive":false,"n":3,"who":["*"]}',
  );
  expect(told({ ...quoted(""), kind: "string", text: '{"a": 1}' }, json)).toBe('{"a":1}');
  expect(told(quoted("{a: 1}"), json)).toContain("wrong-type");
});

describe("credentials", () => {
  const one = map({ principal: word("marathon"), secret: secret("s3cret") });
  test("are JSON, a list for a master and a single object for an agent", () => {
    const master = option({ name: "credentials", type: "credentials", formats: [{ format: "json" }] });
    expect(JSON.parse(told(list(one), master))).toEqual({ credentials: [{ principal: "marathon", secret: "s3cret" }] });
    const agent = option({ name: "credential", type: "credentials", formats: [{ format: "json" }] });
    expect(JSON.parse(told(one, agent))).toEqual({ principal: "marathon", secret: "s3cret" });
    expect(told(list(one, one), agent)).toContain("one credential");
  });
  test("are lines where the release reads JSON secrets as base64", () => {
    const text = option({ name: "credentials", type: "credentials", formats: [{ format: "text" }] });
    expect(told(list(one), text)).toBe("marathon s3cret\n");
    expect(told(list(map({ principal: word("p"), secret: quoted("a b") })), text)).toContain("without white space");
  });
  test("a refusal never shows the secret", () => {
    const master = option({ name: "credentials", type: "credentials" });
    const wrong = map({ principal: list(), secret: secret("s3cret") });
    expect(told(list(wrong), master)).not.toContain("s3cret");
  });
  test("a misspelt key is refused", () => {
    const master = option({ name: "credentials", type: "credentials" });
    expect(told(list(map({ principle: word("p"), secret: secret("s") })), master)).toContain(
      "the keys principal and secret",
    );
  });
});

describe("resources", () => {
  const resources = option({ name: "resources", type: "resources" });
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
    expect(told(quoted("cpus:4;ports:[31000-32000]"), resources)).toBe("cpus:4;ports:[31000-32000]");
  });
  test.each([
    [map({ cpus: word("many") }), "cannot be `many`"],
    [map({ ports: list(word("32000..31000")) }), "runs backwards"],
    [map({ mem: word("1500KB") }), "no whole number of MB"],
    [quoted("cpus=2"), "resource `cpus=2`"],
    [map({ "a;b": word("1") }), "one plain word"],
  ])("%# is refused", (datum, why) => {
    expect(told(datum, resources)).toMatch(/^resources-malformed: /);
    expect(told(datum, resources)).toContain(why);
  });
});

describe("attributes", () => {
  const attributes = option({ name: "attributes", type: "attributes" });
  test("are words, numbers and ranges", () => {
    expect(told(map({ rack: quoted("r1"), generation: word("3"), ports: word("1..5") }), attributes)).toBe(
      "rack:r1;generation:3;ports:[1-5]",
    );
  });
  test.each(["a;b", "a b", "{a}", "a[1", "a:b", ""])("%j is refused: the agent would abort or change it", (text) => {
    expect(told(map({ rack: quoted(text) }), attributes)).toMatch(/^attributes-malformed: /);
  });
});
