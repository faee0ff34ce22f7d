// Variables that are options, or that what starts a program sets.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const core = `cluster c { versions { mesos = 1.4.1  marathon = 1.4.13  chronos = 2.4.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
`;
const masters = `${core}masters on m[1..3]\n`;

function found(role: string): string[] {
  return messages("environment-reserved", `${core}${role}\n`);
}

test("an option of Marathon by its variable", () =>
  expectMarked(
    "environment-reserved",
    `${masters}framework marathon on m[1..2] { environment { MARATHON_ZK = "zk://10.0.0.9:2181/m" } }
                                              ^^^^^^^^^^^ write \`zk = …\`
`,
  ));

test("a name that is no option is told with the nearest one", () =>
  expectMarked(
    "environment-reserved",
    `${masters}framework chronos on m1 { environment { CHRONOS_HTTP_PROT = 8081 } }
                                        ^^^^^^^^^^^^^^^^^ did you mean \`http_port = …\`?
`,
  ));

test("variables that the programs leave alone", () => {
  expect(
    found(`masters on m[1..3] { environment { LIBPROCESS_IP = "10.0.0.1"  TZ = UTC  MESOS_NATIVE_JAVA_LIBRARY = "/l" } }
framework marathon on m[1..2] { environment { MARATHON_APP_ID = x  JAVA_OPTS = "-Xmx1g"  MESOS_NATIVE_LIBRARY = "/l" } }`),
  ).toEqual([]);
});

test("what the wrapper translates, and what Mesos overwrites", () => {
  const variables = ["ULIMIT", "ZK", "MASTER", "IP", "PORT", "CLUSTER", "LOGS", "ISOLATION", "LIBPROCESS_PORT"];
  const block = variables.map((name) => `${name} = x`).join("  ");
  expect(found(`masters on m[1..3] { environment { ${block} } }`)).toEqual(
    variables.map((name) => `\`${name}\` is set, or taken for an option, by what starts Mesos master 1.4.1`),
  );
  expect(found(`masters on m[1..3] { packaging = tarball  environment { ${block} } }`)).toEqual([
    "`LIBPROCESS_PORT` is set, or taken for an option, by what starts Mesos master 1.4.1",
  ]);
});

test("JAVA_OPTS beside a `jvm` section", () => {
  const marathon = (more: string) =>
    found(`masters on m[1..3]\nframework marathon on m[1..2] { ${more} environment { JAVA_OPTS = "-Xmx1g" } }`);
  expect(marathon("")).toEqual([]);
  expect(marathon("jvm { heap = 1GB }")).toHaveLength(1);
});

test("a variable of many nodes is told once, an alias by its name", () => {
  expect(found('masters on m[1..3] { environment { MESOS_AUTHENTICATE = "${node.name}" } }')).toEqual([
    "Mesos master 1.4.1 reads `MESOS_AUTHENTICATE` as its option `authenticate`",
  ]);
});
