// Releases of frameworks against the masters' and each other's.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const core = (versions: string) =>
  `cluster c { versions { ${versions} } }\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\nmasters on m[1..3]\n`;
const found = (versions: string) =>
  messages("framework-incompatible", `${core(versions)}framework marathon on m[1..2]\n`);

test.each([
  ["1.4.13", "1.0.4", "framework marathon 1.4.13 needs Mesos 1.1.0 or newer, and the masters are 1.0.4"],
  ["1.7.37", "1.4.3", "framework marathon 1.7.37 needs Mesos 1.5.0 or newer, and the masters are 1.4.3"],
])("Marathon %s with Mesos %s", (marathon, mesos, message) => {
  expect(found(`marathon = ${marathon}  mesos = ${mesos}`)).toEqual([message]);
});

test.each([
  ["1.4.13", "1.1.0"],
  ["1.7.37", "1.5.0"],
  ["1.3.14", "0.28.3"],
  ["0.10.0", "0.23.0"],
])("Marathon %s works with Mesos %s", (marathon, mesos) => {
  expect(found(`marathon = ${marathon}  mesos = ${mesos}`)).toEqual([]);
});

test("the oldest master counts", () => {
  const text = `${core("mesos = 1.5.0").replace("masters on m[1..3]", "masters on m[1..3] { on m3 { version = 1.4.3 } }")}framework marathon on m[1..2]\n`;
  expect(messages("framework-incompatible", text)).toHaveLength(1);
});

test("instances whose elections do not see each other", () =>
  expectMarked(
    "framework-incompatible",
    `${core("mesos = 1.1.0  marathon = 1.3.14")}framework marathon on m[1..2] { on m2 { version = 1.1.7 } }
^^^^^^^^^^^^^^^^^^ before and after 1.3.0
`,
  ));

test("the message names the instances with their releases", () => {
  const text = `${core("mesos = 1.1.0")}framework chronos on m[1..3] { version = 2.4.0  on m1 { version = 2.1.0 } }\n`;
  expect(messages("framework-incompatible", text)).toEqual([
    "framework chronos would have two leaders: m1 (2.1.0) and, apart from it, m2 (2.4.0) and m3 (2.4.0)",
  ]);
});
