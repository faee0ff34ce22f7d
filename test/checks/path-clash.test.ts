// Directories of the services of one node.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nnode z[1..3] at 10.0.1.[1..3]\n";

test("what nobody wrote is apart", () => {
  expect(messages("path-clash", `${nodes}ensemble main on m[1..3]\nmasters on m[1..3]\nagents on m[1..3]\n`)).toEqual(
    [],
  );
});

test("a master and an agent share their packages' directory", () => {
  const text = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { work_dir = "/var/lib/mesos" }\nagents on m[1..3]\n`;
  expect(messages("path-clash", text)).toEqual([]);
});

test("the same directory in another spelling", () =>
  expectMarked(
    "path-clash",
    `${nodes}ensemble main on m[1..3] { dataDir = "/data" }
masters on m[1..3] { work_dir = "/data/" }
                                ^^^^^^^^ also dataDir of ensemble main
`,
  ));

test("a directory that one side did not write", () =>
  expectMarked(
    "path-clash",
    `${nodes}ensemble main on m[1..3] { dataLogDir = "/var/lib/mesos" }
                                        ^^^^^^^^^^^^^^^^ also work_dir of masters
masters on m[1..3]
`,
  ));

test("the message names the nodes where they meet", () => {
  const text = `${nodes}ensemble main on m[1..3] { dataDir = "/d" }\nmasters on m1, z[1..2] { work_dir = "/d" }\n`;
  expect(messages("path-clash", text)).toEqual(["ensemble main and masters both keep their state in /d on m1"]);
});

test("services on different nodes do not meet", () => {
  const text = `${nodes}ensemble main on z[1..3] { dataDir = "/d" }\nmasters on m[1..3] { work_dir = "/d" }\n`;
  expect(messages("path-clash", text)).toEqual([]);
});

test("a service may put its log beside its own data", () => {
  const text = `${nodes}ensemble main on m[1..3] { dataDir = "/d"  dataLogDir = "/d" }\nmasters on m[1..3]\n`;
  expect(messages("path-clash", text)).toEqual([]);
});

test("a directory inside another service's", () =>
  expectMarked(
    "path-clash",
    `${nodes}ensemble main on m[1..3] { dataDir = "/data/zookeeper" }
masters on m[1..3] { work_dir = "/data" }
                                ^^^^^^^ holds dataDir of ensemble main
`,
  ));

test("a directory around what nobody wrote", () => {
  const text = `${nodes}ensemble main on m[1..3] { dataDir = "/var/lib/mesos/zk" }\nmasters on m[1..3]\n`;
  expect(messages("path-clash", text)).toEqual([
    "/var/lib/mesos/zk of ensemble main is inside /var/lib/mesos of masters on m1, m2 and m3",
  ]);
});

test("a name that begins alike is another directory", () => {
  const text = `${nodes}ensemble main on m[1..3] { dataDir = "/data" }\nmasters on m[1..3] { work_dir = "/data2" }\n`;
  expect(messages("path-clash", text)).toEqual([]);
});
