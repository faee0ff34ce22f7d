// Two nodes that announce one name.
import { expect, test } from "vitest";
import { expectMarked, mended, messages } from "../kit/findings.ts";

const core = `cluster c
node m[1..3] at 10.0.0.[1..3]
node s[1..4] at 10.0.1.[1..4]
ensemble main on m[1..3]
masters on m[1..3]
`;

test("a name that was copied to one node", () =>
  expectMarked(
    "hostname-duplicate",
    `${core}agents on s[1..4] {
  hostname = "\${node.name}"
  on s3 { hostname = "s2" }
                     ^^^^ s2 and s3 announce it
}
`,
  ));

test("two roles of agents are one kind of service", () => {
  const text = `${core}agents on s[1..2] { hostname = "\${node.name}" }\nagents gpu on s[3..4] { on s3 { hostname = "s1" } }\n`;
  expect(messages("hostname-duplicate", text)).toEqual(["s1 and s3 both announce their agent as s1"]);
});

test("two frameworks may have one name", () => {
  const text = `${core}framework marathon on m1 { hostname = "x" }\nframework chronos on m1 { hostname = "x" }\n`;
  expect(messages("hostname-duplicate", text)).toEqual([]);
});

test("many nodes are not all named", () => {
  expect(messages("hostname-duplicate", `${core}framework marathon on m[1..3], s[1..4] { hostname = "x" }\n`)).toEqual([
    "m1, m2, m3 and 4 more all announce framework marathon as x",
  ]);
});

test("a name that differs by node is fine", () => {
  expect(
    messages("hostname-duplicate", `${core}agents on s[1..4] { hostname = "\${node.name}.example.com" }\n`),
  ).toEqual([]);
});

test("names that follow from equal addresses are not told again", () => {
  const text = "cluster c\nnode m1 at 10.0.0.1\nnode m2 at 10.0.0.1\nensemble main on m1\nmasters on m[1..2]\n";
  expect(messages("hostname-duplicate", text)).toEqual([]);
});

test("the fix leaves the name to mesosc", () => {
  expect(mended("hostname-duplicate", `${core}agents on s[1..4] {\n  hostname = "x"\n}\n`)).toBe(
    `${core}agents on s[1..4] {\n}\n`,
  );
});
