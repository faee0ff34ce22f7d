// Two programs under one path.
import { expect, test } from "vitest";
import { expectMarked, mended, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nnode s[1..3] at 10.0.1.[1..3]\n";
const core = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3]\n`;

test("each has its own unless told otherwise", () => {
  const text = `${core}framework marathon on m1\nframework marathon as batch on m2\nframework chronos on m3\n`;
  expect(messages("zk-path-shared", text)).toEqual([]);
});

test("two Marathons under one path are one", () =>
  expectMarked(
    "zk-path-shared",
    `${core}framework marathon on m1
framework marathon as batch on m2 { zk = main/marathon }
                                         ^^^^^^^^^^^^^ also the path of framework marathon
`,
  ));

test("what was written is underlined, though it comes first", () =>
  expectMarked(
    "zk-path-shared",
    `${core}framework marathon on m1 { zk = main/batch }
                                ^^^^^^^^^^ also the path of framework batch
framework marathon as batch on m2
`,
  ));

test("a literal and a derived path meet", () => {
  const text = `${core}framework marathon on m1 { zk = zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos }\n`;
  expect(messages("zk-path-shared", text)).toEqual([
    "masters and framework marathon both keep their state under /mesos",
  ]);
});

test("Chronos' path, which is an option of its own", () =>
  expectMarked(
    "zk-path-shared",
    `${core}framework marathon on m1
framework chronos on m2 { zk_path = "/marathon" }
                                    ^^^^^^^^^^^ also the path of framework marathon
`,
  ));

test("a framework that is called like the masters' path", () =>
  expectMarked(
    "zk-path-shared",
    `${core}framework marathon as mesos on m1
^^^^^^^^^^^^^^^^^^^^^^^^^^^ also the path of masters
`,
  ));

test("one path in two ensembles is two places", () => {
  const text = `${nodes}ensemble a on m[1..3]\nensemble b on s[1..3]\nmasters on m[1..3] { zk = a/x }\nframework marathon on m1 { zk = b/x }\n`;
  expect(messages("zk-path-shared", text)).toEqual([]);
});

test("a path inside another one is not the same", () => {
  expect(messages("zk-path-shared", `${core}framework marathon on m1 { zk = main/mesos/marathon }\n`)).toEqual([]);
});

test("the instances of one framework share their path on purpose", () => {
  expect(messages("zk-path-shared", `${core}framework marathon on m[1..3] { zk = main/prod }\n`)).toEqual([]);
});

test("nor do instances that say the same path apart from each other", () => {
  const text = `${core}framework marathon on m[1..3] { zk = main/prod  on m2 { zk = main/prod } }\n`;
  expect(messages("zk-path-shared", text)).toEqual([]);
});

test("the fix leaves the path to mesosc", () => {
  expect(mended("zk-path-shared", `${core}framework marathon on m1 { zk = main/mesos  http_port = 8090 }\n`)).toBe(
    `${core}framework marathon on m1 { http_port = 8090 }\n`,
  );
});
