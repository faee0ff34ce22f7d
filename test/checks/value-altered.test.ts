// Values that do not get through what starts the program.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const core = `node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
`;
const marathon = (
  release: string,
  value: string,
  more = "",
): string => `cluster c { versions { mesos = 1.5.0  marathon = ${release} } }
${core}masters on m[1..3]
framework marathon on m[1..2] { framework_name = ${value}  ${more} }
`;

test("a newline at the end of a file that the wrapper reads with $(cat)", () =>
  expectMarked(
    "value-altered",
    `cluster c
${core}masters on m[1..3] { cluster = "a\\n" }
                               ^^^^^ no white space at the end
`,
  ));

test("newlines elsewhere, and all of them in an environment file, arrive", () => {
  const program = (block: string): string => `cluster c\n${core}masters on m[1..3] ${block}\n`;
  expect(messages("value-altered", program('{ cluster = "a\\nb" }'))).toEqual([]);
  expect(messages("value-altered", program('{ packaging = tarball  cluster = "a\\n" }'))).toEqual([]);
});

test.each([
  ["1.3.6", '"a b = *"', "", 0],
  ["1.3.6", '"a\\n"', "", 1],
  ["1.3.6", '"a b"', "packaging = tarball", 1],
  ["1.4.13", '"a=b"', "packaging = tarball", 0],
  ["1.5.5", '"a b"', "", 1],
  ["1.5.5", '"a*"', "packaging = tarball", 1],
  ["1.5.5", '"a=b"', "", 1],
  ["1.5.9", '"a=b"', "", 0],
  ["1.5.9", '"a b"', "", 1],
  ["1.5.10", '"a b = *"', "", 0],
  ["1.6.322", '"a=b"', "", 1],
  ["1.6.496", '"a=b"', "", 0],
  ["1.6.496", '"a?"', "", 1],
  ["1.6.535", '"a b = *"', "", 0],
  ["1.11.24", '"a b = *"', "packaging = tarball", 0],
])("Marathon %s with %s %s", (release, value, more, count) => {
  expect(messages("value-altered", marathon(release, value, more))).toHaveLength(count);
});

test("what the service is told as arguments goes past it", () => {
  const text = marathon("1.5.5", '"a"', "killsPerBatch = 5");
  expect(messages("value-altered", text)).toEqual([]);
});

test("one finding for one place, however many nodes", () => {
  expect(messages("value-altered", marathon("1.5.5", '"a b"'))).toEqual([
    "`framework_name` would not arrive as it is: on its way to Marathon 1.5.5 (mesosphere) a value is split at white space, and `*`, `?` and `[` become names of files",
  ]);
});

test("ZooKeeper takes white space away, and a system property is a word of a command line", () => {
  const found = (block: string): string[] =>
    messages(
      "value-altered",
      `cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3] ${block}\nmasters on m[1..3]\n`,
    );
  expect(found('{ dataDir = "/srv/a b" }')).toEqual([]);
  expect(found('{ superUser = " a" }')).toHaveLength(1);
  expect(found('{ server.realm = "A B" }')).toHaveLength(1);
});
