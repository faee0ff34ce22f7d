// Do lists, JSON and credentials reach the program in its own grammar?
import { describe, expect, test } from "vitest";
import { list, map, option, quoted, secret, told, word } from "../kit/datum.ts";

test("a list is joined with the program's separator", () => {
  expect(told(list(word("a"), quoted("b c")), option({ type: "list" }))).toBe("a,b c");
  expect(told(list(word("a"), word("b")), option({ type: "list", separator: ":" }))).toBe("a:b");
  expect(told(quoted("a,b"), option({ type: "list" }))).toBe("a,b");
  expect(told(list(), option({ type: "list" }))).toContain("empty-value");
  expect(told(list(quoted("a,b")), option({ type: "list" }))).toContain("items without `,`");
});

test("a text with separators is split, and blanks around items go", () => {
  expect(told(quoted("docker, mesos"), option({ type: "list" }))).toBe("docker,mesos");
  expect(told(quoted("a b"), option({ type: "list", separator: " " }))).toBe("a b");
  expect(told(quoted("docker,,mesos"), option({ type: "list" }))).toContain("empty-value");
});

test("a map is JSON, words that read as scalars being those", () => {
  const json = option({ type: "json" });
  expect(told(map({ permissive: word("false"), n: word("3"), who: list(word("*")) }), json)).toBe(
    '{"permissive":false,"n":3,"who":["*"]}',
  );
  expect(told({ ...quoted(""), kind: "string", text: '{"a": 1}' }, json)).toBe('{"a":1}');
  expect(told(quoted("{a: 1}"), json)).toContain("wrong-type");
});

test("JSON of a file is JSON, and its first fault is told by line and column", () => {
  const json = option({ name: "acls", type: "json" });
  const file = (text: string): string => told({ kind: "file", text, span: quoted("").span }, json);
  expect(file('{\n"a": 1\n}\n')).toBe('{"a":1}');
  expect(file('{\n "a" 1}')).toContain("wrong-type: `acls` takes JSON, not a file's text");
  expect(told(quoted("[1 2]"), json)).toMatch(/ @ 2$/);
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
