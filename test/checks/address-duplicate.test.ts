// Two nodes at one address, by their declarations or by a setting.
import { describe, expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const rest = "ensemble main on m1\nmasters on m1\n";
const found = (nodes: string) => messages("address-duplicate", `cluster c\n${nodes}\n${rest}`);

test("a copied line", () =>
  expectMarked(
    "address-duplicate",
    `cluster c
node m1 at 10.0.0.1
node m2 at 10.0.0.1
           ^^^^^^^^ m1 is there
${rest}`,
  ));

test("one address of a pattern", () => {
  expect(found("node m[1..3] at 10.0.0.[1..3]\nnode s at 10.0.0.3")).toEqual(["m3 and s are both at 10.0.0.3"]);
});

test("a pattern that was copied whole is told once", () => {
  expect(found("node m[1..9] at 10.0.0.[1..9]\nnode s[1..9] at 10.0.0.[1..9]")).toEqual([
    "m1 and s1 are both at 10.0.0.1, and 8 more of the same declarations share theirs",
  ]);
});

test("three nodes at one address are two mistakes", () => {
  expect(found("node m1 at 10.0.0.1\nnode m2 at 10.0.0.1\nnode m3 at 10.0.0.1")).toHaveLength(2);
});

test("an IPv6 address has several spellings", () => {
  expect(found("node m1 at 2001:db8::1\nnode m2 at 2001:DB8:0:0::1")).toHaveLength(1);
});

test("a name has one in any case", () => {
  expect(found('node m1 at "a.example.com"\nnode m2 at "A.Example.com"')).toHaveLength(1);
});

test("nodes without an address have none in common", () => {
  expect(found("node m1\nnode m2")).toEqual([]);
});

describe("a setting", () => {
  const core = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nnode s[1..2] at 10.0.1.[1..2]\nensemble main on m[1..3]";

  test("that gives all masters one address", () =>
    expectMarked(
      "address-duplicate",
      `${core}
masters on m[1..3] { ip = 10.0.0.1 }
                          ^^^^^^^^ one address for 3 nodes
`,
    ));

  test("is each node's own where it says so", () => {
    const text = `${core} { clientPortAddress = "\${node.address}" }\nmasters on m[1..3] { ip = 0.0.0.0 }\n`;
    expect(messages("address-duplicate", text)).toEqual([]);
  });

  test("may announce one address with a port for each node", () => {
    const agents = (more: string): string =>
      `${core}\nmasters on m[1..3]\nagents on s[1..2] { advertise_ip = 203.0.113.9 ${more} }\n`;
    expect(messages("address-duplicate", agents(""))).toEqual(["advertise_ip is 203.0.113.9 on s1 and s2"]);
    const ports = "on s1 { advertise_port = 5061 } on s2 { advertise_port = 5062 }";
    expect(messages("address-duplicate", agents(ports))).toEqual([]);
  });

  test("of one node that is another's", () => {
    const text = `${core}\nmasters on m[1..3] { on m3 { ip = 10.0.0.1 } }\n`;
    expect(messages("address-duplicate", text)).toEqual(["ip is 10.0.0.1 on m1 and m3"]);
  });

  test("of an ensemble", () => {
    const text = `${core} { clientPortAddress = 10.0.0.1 }\nmasters on m[1..3]\n`;
    expect(messages("address-duplicate", text)).toHaveLength(1);
  });
});

test("of two patterns that cross, the first node of the second is named", () => {
  const text =
    "cluster c\nnode a[1..2] at 10.0.1.[1..2]\nnode b[1..2] at 10.0.1.[2,1]\nensemble main on a1\nmasters on a1";
  expect(messages("address-duplicate", text)).toEqual([
    "a2 and b1 are both at 10.0.1.2, and 1 more of the same declarations share theirs",
  ]);
});
