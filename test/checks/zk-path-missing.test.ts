// ZooKeeper strings that end too early.
import { expect, test } from "vitest";
import { expectMarked, help, mended, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nnode s1 at 10.0.1.1\nensemble main on m[1..3]\n";
const zk = "zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181";

test("a slash alone is no path", () => {
  expect(messages("zk-path-missing", `${nodes}masters on m[1..3] { zk = ${zk}/ }\n`)).toEqual([
    "zk of masters has servers but no path",
  ]);
});

test("a path is a path", () => {
  expect(messages("zk-path-missing", `${nodes}masters on m[1..3] { zk = ${zk}/mesos/prod }\n`)).toEqual([]);
});

test("agents need the masters' path", () => {
  const text = `${nodes}masters on m[1..3] { zk = main/prod }\nagents on s1 { master = ${zk} }\n`;
  expect(help("zk-path-missing", text)).toContain("put /prod after the last server");
});

test("what follows from a string without a path is not told again", () => {
  const text = `${nodes}masters on m[1..3] { zk = ${zk} }\nagents on s1\nframework marathon on m[1..2]\n`;
  expect(messages("zk-path-missing", text)).toHaveLength(1);
});

test("a missing path is no other path", () => {
  const text = `${nodes}masters on m[1..3]\nagents on s1 { master = ${zk} }\n`;
  expect(messages("zk-mismatch", text)).toEqual([]);
});

test("Chronos' servers have their path elsewhere", () => {
  const text = `${nodes}masters on m[1..3]\nframework chronos on m1 { zk_hosts = "10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181" }\n`;
  expect(messages("zk-path-missing", text)).toEqual([]);
});

test("a framework's own path is called after it", () =>
  expectMarked(
    "zk-path-missing",
    `${nodes}masters on m[1..3]
framework marathon as batch on m[1..2] { zk = ${zk} }
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs a path, such as /batch
`,
  ));

test.each([
  [zk, `${zk}/mesos`],
  [`${zk}/`, `${zk}/mesos`],
  [`"${zk}"`, `"${zk}/mesos"`],
])("the fix makes %s whole", (written, whole) => {
  const text = (value: string) => `${nodes}masters on m[1..3] { zk = ${value} }\n`;
  expect(mended("zk-path-missing", text(written))).toBe(text(whole));
});
