// Session limits of an ensemble's servers.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const ensemble = (settings: string, release = "3.8.0") =>
  `cluster c { versions { zookeeper = ${release} } }\nnode zk[1..3] at 10.0.0.[1..3]\nensemble main on zk[1..3] { ${settings} }\n`;

test("both in order", () => {
  expect(messages("zk-session-timeouts", ensemble("minSessionTimeout = 4s  maxSessionTimeout = 40s"))).toEqual([]);
});

test("both in the wrong order", () =>
  expectMarked(
    "zk-session-timeouts",
    `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] {
  minSessionTimeout = 40s  maxSessionTimeout = 10s
                      ^^^ above 10 s, the longest
}
`,
  ));

test("20 ticks bound the shortest where nothing else does", () => {
  expect(messages("zk-session-timeouts", ensemble("tickTime = 500  minSessionTimeout = 15s"))).toEqual([
    "the shortest session, 15 s, is longer than the longest, 10 s",
  ]);
});

test("3.4 wants both or none", () => {
  expect(messages("zk-session-timeouts", ensemble("minSessionTimeout = 4s", "3.4.14"))).toEqual([
    "ZooKeeper 3.4.14 does not start with minSessionTimeout but without maxSessionTimeout",
  ]);
});

test.each(["minSessionTimeout = 4s  maxSessionTimeout = 40s", "maxSessionTimeout = 40s"])(
  "3.4 takes %s",
  (settings) => {
    expect(messages("zk-session-timeouts", ensemble(settings, "3.4.14"))).toEqual([]);
  },
);

test("later releases take one alone", () => {
  expect(messages("zk-session-timeouts", ensemble("minSessionTimeout = 4s", "3.5.10"))).toEqual([]);
});
