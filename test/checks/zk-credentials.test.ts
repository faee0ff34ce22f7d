// Credentials in zk strings of which a program is given the servers alone.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const given = { environment: { ZK: "zk://u:p@10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/chronos" } };
const core = `cluster c
node m[1..3] at 10.0.0.[1..3]
let ZK = secret("env:ZK")
ensemble main on m[1..3]
`;

test("Chronos's own", () =>
  expectMarked(
    "zk-credentials",
    `${core}masters on m[1..3]
framework chronos on m1 { zk = $ZK }
                               ^^^ holds credentials
`,
    given,
  ));

test("Marathon reads them", () => {
  const text = `${core}masters on m[1..3]\nframework marathon on m[1..2] { zk = $ZK }\n`;
  expect(messages("zk-credentials", text, given)).toEqual([]);
});

test("the masters' in the file that Chronos's wrapper reads", () => {
  const text = `${core}masters on m[1..3] { zk = $ZK }\nframework chronos on m1\n`;
  expect(messages("zk-credentials", text, given)).toEqual([
    "framework chronos would take the credentials in /etc/mesos/zk for a part of its ZooKeeper servers",
  ]);
});
