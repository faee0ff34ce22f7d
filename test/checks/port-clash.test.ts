// Ports of the services of one node, written or not.
import { expect, test } from "vitest";
import { expectMarked, help, mended, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nnode s[1..4] at 10.0.1.[1..4]\n";
const core = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3]\n`;

test("everything on three nodes has ports enough", () => {
  const text = `${core}agents on m[1..3]\nframework marathon on m[1..3]\nframework chronos on m[1..3]\n`;
  expect(messages("port-clash", text)).toEqual([]);
});

test("Marathon's 8080 is not written, Chronos' is", () =>
  expectMarked(
    "port-clash",
    `${core}framework marathon on m[1..2]
framework chronos on m[1..2] { http_port = 8080 }
                                           ^^^^ framework marathon listens on 8080 too
`,
  ));

test("a name that ends in s is one service", () =>
  expectMarked(
    "port-clash",
    `${core}framework chronos on m[1..2]
framework marathon on m[1..2] { http_port = 4400 }
                                            ^^^^ framework chronos listens on 4400 too
`,
  ));

test("the message says both services, both purposes and where the ports come from", () => {
  expect(
    messages("port-clash", `${core}framework marathon on m[1..2]\nframework chronos on m1 { http_port = 8080 }\n`),
  ).toEqual([
    "port 8080 on m1 is wanted twice, by framework marathon (web interface and API: http_port by default) and by framework chronos (web interface and API: http_port)",
  ]);
});

test("ZooKeeper's admin server, once it is switched on", () => {
  const text = `${nodes}ensemble main on m[1..3] { admin.enableServer = true }\nmasters on m[1..3]\nframework marathon on m1\n`;
  expect(messages("port-clash", text)).toEqual([
    "port 8080 on m1 is wanted twice, by ensemble main (admin server: admin.serverPort by default) and by framework marathon (web interface and API: http_port by default)",
  ]);
});

test("before 3.5 there is no admin server", () => {
  const text = `cluster c { versions { zookeeper = 3.4.14 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2]
`;
  expect(messages("port-clash", text)).toEqual([]);
});

test("a port that is switched off clashes with nothing", () => {
  const text = `${core}framework marathon on m1\nframework chronos on m1 { http_port = 8080  disable_http = true }\n`;
  expect(messages("port-clash", text)).toEqual([]);
});

test("services on different nodes do not meet", () => {
  expect(messages("port-clash", `${core}agents on s[1..4] { port = 5050 }\n`)).toEqual([]);
});

test("a master and an agent on one port", () => {
  expect(messages("port-clash", `${core}agents on m[1..3] { port = 5050 }\n`)).toEqual([
    "port 5050 on m1, m2 and m3 is wanted twice, by masters (master: port by default) and by agents (agent: port)",
  ]);
});

test("narrowing on one node is told for that node", () =>
  expectMarked(
    "port-clash",
    `${core}agents on m[1..3] { on m2 { port = 5050 } }
                                   ^^^^ masters listen on 5050 too
`,
  ));

test("ports between members of an ensemble count", () => {
  expect(messages("port-clash", `${core}framework marathon on m1 { http_port = 3888 }\n`)).toHaveLength(1);
});

test("one member's own ports must differ", () =>
  expectMarked(
    "port-clash",
    `${nodes}ensemble main on m[1..3] { peerPort = 3888 }
                                      ^^^^ also for elections
`,
  ));

test("the help names a port that nobody on those nodes uses", () => {
  const text = `${core}framework marathon on m1\nframework chronos on m[1..2] { http_port = 8080 }\nagents on m2 { port = 8081 }\n`;
  expect(help("port-clash", text)).toBe("8082 is free there: `http_port = 8082` in framework chronos");
});

test("the fix writes it", () => {
  const text = (port: number) => `${core}framework marathon on m1\nframework chronos on m1 { http_port = ${port} }\n`;
  expect(mended("port-clash", text(8080))).toBe(text(8081));
});

test("where both ports are implied, the fix gives the later service one", () => {
  const ensemble = `${nodes}ensemble main on m[1..3] { admin.enableServer = true }\nmasters on m[1..3]\n`;
  expect(mended("port-clash", `${ensemble}framework marathon on m1\n`)).toBe(
    `${ensemble}framework marathon on m1 { http_port = 8081 }\n`,
  );
});
