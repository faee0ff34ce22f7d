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

test("a principal was enough before 1.3", () => {
  const text = `${core("marathon = 1.1.7  mesos = 0.28.3")}framework marathon on m[1..2] { mesos_authentication_principal = marathon }\n`;
  expect(messages("framework-insecure", text)).toEqual([]);
});

test("authentication that is switched off was decided", () => {
  const text = `${core()}framework marathon on m[1..2] { mesos_authentication_principal = marathon  mesos_authentication = false }\n`;
  expect(messages("framework-insecure", text)).toEqual([]);
});
