// Ports that agents offer and services of their nodes use.
import { expect, test } from "vitest";
import { expectMarked, help, messages } from "../kit/findings.ts";

const core = `cluster c
node m[1..3] at 10.0.0.[1..3]
node s[1..3] at 10.0.1.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`;

test("Mesos' own range is far from everything", () => {
  expect(messages("resources-port-clash", `${core}agents on m[1..3], s[1..3]\n`)).toEqual([]);
});

test("a range that holds two services is one mistake", () =>
  expectMarked(
    "resources-port-clash",
    `${core}agents on m[1..3] {
  resources { cpus = 4  ports = [2000..3000, 31000..32000] }
                                 ^^^^^^^^^^ holds 2181 and 2888
}
`,
  ));

test("the message names the nodes, the service and what it uses the port for", () => {
  expect(messages("resources-port-clash", `${core}agents on s[1..3] { resources { ports = [5051..5051] } }\n`)).toEqual(
    ["s1, s2 and s3 offer port 5051 of agents (agent) to tasks"],
  );
});

test("the text form is read too", () => {
  const text = `${core}agents on s1 { resources = "cpus:4;ports:[5000-6000]" }\n`;
  expect(messages("resources-port-clash", text)).toHaveLength(1);
});

test("ports for a role are offered as well", () => {
  const text = `${core}agents on s1 { resources = "ports(web):[5000-6000]" }\n`;
  expect(messages("resources-port-clash", text)).toHaveLength(1);
});

test("a service that was moved into Mesos' own range", () =>
  expectMarked(
    "resources-port-clash",
    `${core}agents on s1 { port = 31500 }
                      ^^^^^ offered to tasks
`,
  ));

test("resources without ports leave Mesos its own range", () => {
  const text = `${core}agents on s1 { port = 31500  resources { cpus = 4 } }\n`;
  expect(messages("resources-port-clash", text)).toEqual([
    "s1 offers port 31500 of agents (agent) to tasks, within Mesos' own 31000 to 32000",
  ]);
});

test("a service on a node without an agent is safe", () => {
  const text = `${core}framework marathon on m1 { http_port = 31500 }\nagents on s[1..3]\n`;
  expect(messages("resources-port-clash", text)).toEqual([]);
});

test("the help cuts the ports out", () => {
  expect(help("resources-port-clash", `${core}agents on m1 { resources { ports = [2000..3888] } }\n`)).toBe(
    "offer the rest: 2000..2180, 2182..2887, 2889..3887",
  );
});
