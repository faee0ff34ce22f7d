// ZooKeeper strings against each other.
import { describe, expect, test } from "vitest";
import { expectMarked, help, mended, messages } from "../kit/findings.ts";

const nodes = `cluster c
node m[1..3] at 10.0.0.[1..3]
node s[1..4] at 10.0.1.[1..4]
`;
const core = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3]\n`;
const zk = "10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181";

describe("agents against masters", () => {
  test("the same string, in another order, is the same", () => {
    const text = `${core}agents on s[1..4] { master = zk://10.0.0.3:2181,10.0.0.1:2181,10.0.0.2:2181/mesos }\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });

  test("the ensemble's own words are the same", () => {
    expect(messages("zk-mismatch", `${core}agents on s1 { master = main/mesos }\n`)).toEqual([]);
  });

  test("a slash at the end makes no difference", () => {
    expect(messages("zk-mismatch", `${core}agents on s1 { master = zk://${zk}/mesos/ }\n`)).toEqual([]);
  });

  test("another path, written as an ensemble's", () =>
    expectMarked(
      "zk-mismatch",
      `${core}agents on s1 { master = main/meso }
                            ^^^^^ should be /mesos
`,
    ));

  test("a server that the masters do not use is underlined alone", () =>
    expectMarked(
      "zk-mismatch",
      `${core}agents on s1 { master = zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.9:2181/mesos }
                                                         ^^^^^^^^^^^^^ not in the masters' zk
`,
    ));

  test("the message says all that differs", () => {
    const text = `${core}agents on s1 { master = zk://10.0.0.1:2182,10.0.0.9:2181/meso }\n`;
    expect(messages("zk-mismatch", text)).toEqual([
      "master of agents differs from the masters' zk: 10.0.0.1:2182 should have port 2181, 10.0.0.9:2181 is not in it, 10.0.0.2:2181 is missing, 10.0.0.3:2181 is missing",
    ]);
  });

  test("one master's address is not where the next one leads", () =>
    expectMarked(
      "zk-mismatch",
      `${core}agents on s1 { master = "10.0.0.1:5050" }
                         ^^^^^^^^^^^^^ one of 3 masters
`,
    ));

  test("of one master the address is enough", () => {
    const text = `${nodes}ensemble main on m[1..3]\nmasters on m1\nagents on s1 { master = "10.0.0.1:5050" }\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });

  test("narrowing for one node is told where it stands", () => {
    const text = `${core}agents on s[1..4] {\n  on s2 { master = main/other }\n}\n`;
    expect(messages("zk-mismatch", text)).toHaveLength(1);
  });

  test("masters that moved take derived strings with them", () => {
    const text = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { zk = main/prod }\nagents on s1\nframework marathon on m1\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });

  test("who is right where the masters are wrong is left alone", () => {
    const masters = "masters on m[1..3] { zk = zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.9:2181/mesos }";
    const text = `${nodes}ensemble main on m[1..3]\n${masters}\nagents on s1 { master = zk://${zk}/mesos }\n`;
    expect(messages("zk-mismatch", text)).toEqual([
      "zk of masters differs from ensemble main: 10.0.0.9:2181 is not in it, 10.0.0.3:2181 is missing",
    ]);
  });
});

describe("a role's own string against its ensemble", () => {
  test("a missing server", () =>
    expectMarked(
      "zk-mismatch",
      `${nodes}ensemble main on m[1..3]
masters on m[1..3] { zk = zk://10.0.0.1:2181,10.0.0.2:2181/mesos }
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 10.0.0.3:2181 is missing
`,
    ));

  test("the ensemble's client port", () => {
    const text = `${nodes}ensemble main on m[1..3] { clientPort = 2191 }\nmasters on m[1..3] { zk = zk://${zk}/mesos }\n`;
    expect(messages("zk-mismatch", text).join()).toContain("10.0.0.1:2181 should have port 2191");
  });

  test("a node's name stands for its address", () => {
    const text = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { zk = zk://m1:2181,m2:2181,m3:2181/mesos }\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });

  test.each(["", ",10.0.1.1:2181"])("clients may name observers or not: %s", (observer) => {
    const text = `${nodes}ensemble main on m[1..3] { observers = s1 }\nmasters on m[1..3] { zk = zk://${zk}${observer}/mesos }\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });

  test("an external ensemble is compared as well", () => {
    const shared = 'ensemble shared { servers = ["a:2181", "b:2181", "c:2181"] }';
    const text = `${nodes}${shared}\nmasters on m[1..3] { zk = zk://a:2181,b:2181,d:2181/mesos }\n`;
    expect(messages("zk-mismatch", text)).toEqual([
      "zk of masters differs from ensemble shared: d:2181 is not in it, c:2181 is missing",
    ]);
  });

  test("the ensemble that holds most of the hosts is meant", () => {
    const two = "ensemble main on m[1..3]\nensemble other on s[1..3]\n";
    const text = `${nodes}${two}masters on m[1..3] { zk = main/mesos }
framework marathon on m1 { zk = zk://10.0.1.1:2181,10.0.1.2:2181,10.0.0.3:2181/marathon }\n`;
    expect(messages("zk-mismatch", text)).toEqual([
      "zk of framework marathon differs from ensemble other: 10.0.0.3:2181 is not in it, 10.0.1.3:2181 is missing",
    ]);
  });

  test("Chronos' servers, which have no path", () => {
    const text = `${core}framework chronos on m1 { zk_hosts = "10.0.0.1:2181,10.0.0.2:2181,10.0.0.4:2181" }\n`;
    expect(messages("zk-mismatch", text)).toEqual([
      "zk_hosts of framework chronos differs from ensemble main: 10.0.0.4:2181 is not in it, 10.0.0.3:2181 is missing",
    ]);
  });

  test("credentials are shown to nobody", () => {
    const text = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { zk = zk://u:hunter2@10.0.0.1:2181,10.0.0.2:2181/mesos }\n`;
    expect(messages("zk-mismatch", text).join()).not.toContain("hunter2");
  });

  test("the help says how to declare an ensemble of others", () => {
    const text = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { zk = zk://far:2181/mesos }\n`;
    expect(help("zk-mismatch", text)).toContain("servers = [...]");
  });

  test("the fix leaves the servers to mesosc", () => {
    const text = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { zk = zk://10.0.0.1:2181/prod }\n`;
    expect(mended("zk-mismatch", text)).toBe(
      `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { zk = main/prod }\n`,
    );
  });
});

describe("members of one role among themselves", () => {
  test("a master with another path elects itself", () =>
    expectMarked(
      "zk-mismatch",
      `${nodes}ensemble main on m[1..3]
masters on m[1..3] { on m3 { zk = main/meso } }
                                      ^^^^^ should be /mesos
`,
    ));

  test("two Marathons of one name with two paths", () => {
    const text = `${core}framework marathon on m[1..3] { on m2 { zk = main/other } }\n`;
    expect(messages("zk-mismatch", text)).toEqual([
      "zk of framework marathon differs from the other members: the path is /other, not /marathon",
    ]);
  });

  test("two Marathons of two names have two paths by right", () => {
    const text = `${core}framework marathon on m[1..2]\nframework marathon as batch on s1 { zk = main/batch }\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });
});

describe("where a string stands", () => {
  test("a `let` that is right for both", () => {
    const text = `${nodes}let zk = "zk://${zk}/mesos"\nensemble main on m[1..3]\nmasters on m[1..3] { zk = $zk }\nagents on s1 { master = $zk }\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });

  test("a use of a `let` is underlined where it is used, since another use may be right", () =>
    expectMarked(
      "zk-mismatch",
      `${core}let other = main/other
agents on s1 { master = $other }
                        ^^^^^^ should be /mesos
`,
    ));

  test("IPv6 addresses are the same in brackets and without", () => {
    const six = "cluster c\nnode m[1..3] at 2001:db8::[1..3]\nensemble main on m[1..3]\n";
    const text = `${six}masters on m[1..3] { zk = "zk://2001:db8::1:2181,2001:db8::2:2181,2001:db8::3:2181/mesos" }\n`;
    expect(messages("zk-mismatch", text)).toEqual([]);
  });
});

test.each(["10.0.0.1:5050", "http://10.0.0.1:5050"])(
  "a framework that is told %s, one of several masters",
  (master) => {
    const text = `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { master = "${master}" }
framework chronos on m1 { master = "${master}" }
`;
    expect(messages("zk-mismatch", text)).toHaveLength(2);
  },
);
