// Is a framework kept from IPv6 addresses that it cannot read, and everything else left alone?
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

const nodes = (address: string): string =>
  `cluster c\nnode z[1..3] at ${address}\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on z[1..3]\nmasters on m[1..3]\n`;

test("Chronos neither, by its own list of servers", () => {
  expect(messages("zk-ipv6", `${nodes("2001:db8::[5..7]")}framework chronos on m[1..2]\n`)).toEqual([
    "Chronos cannot read 2001:db8::5 as a ZooKeeper server",
  ]);
});

test("masters and agents are not frameworks", () => {
  expect(messages("zk-ipv6", nodes("2001:db8::[5..7]"))).toEqual([]);
});

test("one address of several is enough", () => {
  const program = `cluster c\nnode z1 at 2001:db8::1\nnode z2 at 10.0.1.2\nnode z3 at z3.example.com\nnode m1 at 10.0.0.1\nensemble main on z1, z2, z3\nmasters on m1\nframework marathon on m1\n`;
  expect(messages("zk-ipv6", program)).toEqual(["Marathon cannot read 2001:db8::1 as a ZooKeeper server"]);
});
