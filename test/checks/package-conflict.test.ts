// One package for several services of a node.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

function found(agents: string, on = "m[1..3]"): string[] {
  const text = `cluster c { os = centos7  versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
node s1 at 10.0.1.1
ensemble main on m[1..3]
masters on m[1..3]
agents on ${on} { ${agents} }
`;
  return messages("package-conflict", text);
}

test("two releases", () => {
  expect(found("version = 1.10.0")).toEqual([
    "masters and agents share a package on m1, m2 and m3, and want mesosphere 1.11.0 and mesosphere 1.10.0 of it",
  ]);
});

test("tarballs lie beside anything, and nodes are apart", () => {
  expect(found("version = 1.10.0  packaging = tarball")).toEqual([]);
  expect(found("packaging = apache", "s1")).toEqual([]);
  expect(found("")).toEqual([]);
});
