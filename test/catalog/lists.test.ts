// Do lists, ranges, weights and whitelists reach the program in its own grammar?
import { expect, test } from "vitest";
import { list, map, option, quoted, told, word } from "../kit/datum.ts";

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

test("items are words of the release, each once", () => {
  const isolation = option({
    type: "list",
    unique: true,
    words: [{ name: "cgroups/cpu" }, { name: "cgroups/pids", since: "1.2.0" }],
  });
  expect(told(list(word("cgroups/cpu")), isolation)).toBe("cgroups/cpu");
  expect(told(list(word("cgroups/cpu"), word("cgroups/cpu")), isolation)).toContain("duplicate-value");
  expect(told(list(word("cgroups/pids")), isolation)).toContain("not-in-enum");
  expect(told(list(word("com_example_Isolator")), { ...isolation, modules: true })).toBe("com_example_Isolator");
});

test("items and texts have the form that the data asks for", () => {
  const roles = option({ type: "list", pattern: "^[^/]+$", expects: "a role without slashes" });
  expect(told(list(word("eng/web")), roles)).toContain("a role without slashes");
  expect(told(quoted("0xzz"), option({ type: "string", pattern: "^0x[0-9a-f]{1,4}$", expects: "hex" }))).toContain(
    "hex",
  );
  expect(told(word("3"), option({ type: "integer", pattern: "^(?:1|2|4)$", expects: "a power of two" }))).toContain(
    "a power of two",
  );
});

test("ranges are written as Mesos reads them", () => {
  const ranges = option({ type: "ranges" });
  expect(told(list(word("10..20"), word("30..40")), ranges)).toBe("[10-20, 30-40]");
  expect(told(word("10..20"), ranges)).toBe("[10-20]");
  expect(told(quoted("[10-20, 30-40]"), ranges)).toBe("[10-20, 30-40]");
  expect(told(word("20..10"), ranges)).toContain("wrong-type");
  expect(told(list(), ranges)).toContain("empty-value");
});

test("weights are roles with numbers above 0", () => {
  const weights = option({ type: "weights" });
  expect(told(map({ web: word("2"), batch: word("0.5") }), weights)).toBe("web=2,batch=0.5");
  expect(told(quoted("web=2, batch=0.5"), weights)).toBe("web=2,batch=0.5");
  expect(told(map({ web: word("0") }), weights)).toContain("out-of-range");
  expect(told(quoted("web=2=3"), weights)).toContain("wrong-type");
  expect(told(quoted("web=1,web=2"), weights)).toContain("duplicate-value");
});

test("a whitelist is a file of hosts, or a path; a star only where it is the default", () => {
  const whitelist = option({ type: "whitelist" });
  expect(told(list(word("a1"), word("a2")), whitelist)).toBe("a1\na2\n");
  expect(told(quoted("/etc/mesos/whitelist"), whitelist)).toBe("/etc/mesos/whitelist");
  expect(told(quoted("*"), whitelist)).toContain("every agent is welcome");
  expect(told(quoted("*"), option({ type: "whitelist", default: [{ value: "*" }] }))).toBe("*");
});
