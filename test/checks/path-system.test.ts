// Directories of the system as a service's own.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\n";

test("ZooKeeper's and the masters', in any spelling", () => {
  const text = `${nodes}ensemble main on m[1..3] { dataDir = "/srv/"  dataLogDir = "/var//lib" }
masters on m[1..3] { work_dir = "/" }
`;
  expect(messages("path-system", text)).toEqual([
    "dataDir of ensemble main would take /srv for its own",
    "dataLogDir of ensemble main would take /var/lib for its own",
    "work_dir of masters would take / for its own",
  ]);
});

test("on some of the nodes", () =>
  expectMarked(
    "path-system",
    `${nodes}ensemble main on m[1..3]
masters on m[1..3] { on m2 { work_dir = "/tmp" } }
                                        ^^^^^^ belongs to the system
`,
  ));

test("a path that is no directory of the service", () => {
  const text = `${nodes}ensemble main on m[1..3]\nmasters on m[1..3] { webui_dir = "/usr" }\n`;
  expect(messages("path-system", text)).toEqual([]);
});
