// Secrets that end up in the process list.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

const environment = { WEB: "me:s3cr3t", ZK: "zk://u:p@10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos" };
const exposed = (cluster: string, masters: string, rest: string): string[] =>
  messages(
    "secret-exposed",
    `cluster c { versions { ${cluster} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] ${masters}
${rest}
`,
    { environment },
  );

test.each([
  ["marathon = 1.3.6", "", 1],
  ["marathon = 1.3.7", "", 0],
  ["marathon = 1.4.13", "packaging = tarball", 1],
  ["marathon = 1.5.9", "", 1],
  ["marathon = 1.5.10", "", 0],
  ["marathon = 1.11.24", "packaging = tarball", 0],
])("%s %s", (release, packaging, count) => {
  const marathon = `framework marathon on m[1..2] { ${packaging}  http_credentials = secret("env:WEB") }`;
  expect(exposed(`mesos = 1.5.0  ${release}`, "", marathon)).toHaveLength(count);
});

test("Chronos, whatever its packaging, and not what lies in a file", () => {
  for (const packaging of ["mesosphere", "tarball"]) {
    const block = `packaging = ${packaging}  mesos_authentication_principal = "c"  mesos_authentication_secret_file = secret("env:WEB")`;
    expect(exposed("", "", `framework chronos on m[1..2] { ${block} }`)).toEqual([]);
    expect(
      exposed(
        "",
        "",
        `framework chronos on m[1..2] { packaging = ${packaging}  http_credentials = secret("env:WEB") }`,
      ),
    ).toEqual([
      `Chronos 3.0.2 (${packaging}) is told \`http_credentials\` on its command line, which every account of the node can read`,
    ]);
  }
});

test("the password in a zk string, where the package's wrapper makes an argument of it", () => {
  expect(exposed("", '{ zk = secret("env:ZK") }', "")).toHaveLength(1);
  expect(exposed("", '{ packaging = tarball  zk = secret("env:ZK") }', "")).toEqual([]);
});
