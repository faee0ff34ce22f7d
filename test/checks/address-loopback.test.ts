// Addresses that mean the reader's own machine.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const core = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\n";

test.each(["127.0.0.1", "127.0.1.1", "::1", "localhost", '"m1.localhost"'])("a node at %s", (address) => {
  const text = `cluster c\nnode m1 at ${address}\nnode m2 at 10.0.0.2\nensemble main on m[1..2]\n`;
  expect(messages("address-loopback", text)).toHaveLength(1);
});

test.each(["10.127.0.1", "128.0.0.1", "2001:db8::1", "localhost1"])("a node at %s", (address) => {
  const text = `cluster c\nnode m1 at ${address}\nnode m2 at 10.0.0.2\nensemble main on m[1..2]\n`;
  expect(messages("address-loopback", text)).toEqual([]);
});

test("a cluster of one node may live on loopback", () => {
  const text = "cluster c\nnode m at 127.0.0.1\nensemble main on m\nmasters on m\n";
  expect(messages("address-loopback", text)).toEqual([]);
});

test("what follows from the node's address is not told again", () => {
  const text = "cluster c\nnode m[1..3] at 127.0.0.[1..3]\nensemble main on m[1..3]\nmasters on m[1..3]\n";
  expect(messages("address-loopback", text)).toHaveLength(1);
});

test("settings that are announced", () =>
  expectMarked(
    "address-loopback",
    `${core}masters on m[1..3] {
  hostname = localhost
             ^^^^^^^^^ no other node can reach it
  on m2 { advertise_ip = 127.0.0.1 }
                         ^^^^^^^^^ no other node can reach it
}
`,
  ));

test("libprocess's own variable", () =>
  expectMarked(
    "address-loopback",
    `${core}masters on m[1..3] { environment { LIBPROCESS_IP = "127.0.1.1" } }
                                   ^^^^^^^^^^^^^ no other node can reach it
`,
  ));

test("the message counts the nodes", () => {
  expect(messages("address-loopback", `${core}masters on m[1..3] { ip = 127.0.0.1 }\n`)).toEqual([
    "ip of masters is 127.0.0.1, which means another machine on each of the 3 nodes",
  ]);
});

test("an admin server that listens on loopback is no mistake", () => {
  const text =
    "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3] { admin.serverAddress = 127.0.0.1 }\n";
  expect(messages("address-loopback", text)).toEqual([]);
});

test("a server of an external ensemble", () => {
  const text =
    'cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble e { servers = ["localhost:2181"] }\nmasters on m[1..3]\n';
  expect(messages("address-loopback", text)).toEqual([
    "ensemble e has a server at localhost, which means another machine on each of the 3 nodes",
  ]);
});
