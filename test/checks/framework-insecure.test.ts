// Settings of frameworks that fail open.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const core = (versions = "") =>
  `cluster c { versions { ${versions} } }\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\nmasters on m[1..3]\n`;
const given = (credentials: string) => ({ environment: { CREDENTIALS: credentials } });

test.each(["admin", "admin:", ":password", "admin password"])("credentials %j leave the API open", (credentials) => {
  const text = `${core()}framework marathon on m[1..2] { http_credentials = secret("env:CREDENTIALS") }\n`;
  expect(messages("framework-insecure", text, given(credentials))).toEqual([
    "http_credentials of framework marathon is not of the form user:password, which leaves the API open to everybody",
  ]);
});

test("a password may hold colons", () => {
  const text = `${core()}framework chronos on m[1..2] { http_credentials = secret("env:CREDENTIALS") }\n`;
  expect(messages("framework-insecure", text, given("admin:a:b"))).toEqual([]);
});

test("old Marathons refuse bad credentials instead", () => {
  const text = `${core("marathon = 0.8.1  mesos = 0.23.0")}framework marathon on m[1..2] { http_credentials = secret("env:CREDENTIALS") }\n`;
  expect(messages("framework-insecure", text, given("admin"))).toEqual([]);
});

test("a keystore's password may come by the environment", () => {
  const text = `${core()}framework marathon on m[1..2] {
  ssl_keystore_path = "/k"
  environment { MARATHON_SSL_KEYSTORE_PASSWORD = secret("env:CREDENTIALS") }
}\n`;
  expect(messages("framework-insecure", text, given("x"))).toEqual([]);
});

test("a principal alone", () =>
  expectMarked(
    "framework-insecure",
    `${core()}framework marathon on m[1..2] { mesos_authentication_principal = marathon }
                                                                 ^^^^^^^^ without mesos_authentication
`,
  ));

test.each([
  ["marathon", "0.15.7", "mesos_authentication_principal = marathon", 0],
  ["marathon", "1.1.7", "mesos_authentication_principal = marathon", 1],
  ["marathon", "1.1.7", 'mesos_authentication_principal = marathon  mesos_authentication_secret_file = "/s"', 0],
  ["marathon", "1.1.7", "zk = $ZK", 1],
  ["marathon", "1.3.14", "zk = $ZK", 0],
  ["chronos", "2.3.4", "mesos_authentication_principal = chronos", 0],
  ["chronos", "2.4.0", "mesos_authentication_principal = chronos", 1],
  ["chronos", "2.5.1", 'mesos_authentication_principal = chronos  mesos_authentication_secret_file = "/s"', 1],
  ["chronos", "3.0.2", 'mesos_authentication_principal = chronos  mesos_authentication_secret_file = "/s"', 0],
])("%s %s with %s: %i", (framework, release, settings, count) => {
  const zk = `let ZK = secret("env:CREDENTIALS")\n`;
  const text = `${settings.includes("$ZK") ? zk : ""}${core(`${framework} = ${release}  mesos = 0.28.3`)}framework ${framework} on m[1..2] { ${settings} }\n`;
  const found = messages(
    "framework-insecure",
    text,
    given("zk://u:p@10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/marathon"),
  );
  expect(found).toHaveLength(count);
});

test("authentication that is switched off was decided", () => {
  const text = `${core()}framework marathon on m[1..2] { mesos_authentication_principal = marathon  mesos_authentication = false }\n`;
  expect(messages("framework-insecure", text)).toEqual([]);
});
