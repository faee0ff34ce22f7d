import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analyse } from "../kit/analyse.ts";

function found(release: string, environment: string, role = "masters on m[1..3]"): string[] {
  const text = `cluster c { versions { mesos = ${release} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]${role.startsWith("masters") ? ` { environment { ${environment} } }` : `\n${role} { environment { ${environment} } }`}
`;
  return analyse(text)
    .filter(({ code }) => code.severity !== "information")
    .map((diagnostic) => {
      const { message, label } = inWords(diagnostic);
      return `${diagnostic.code.code}: ${message}; ${label ?? ""}`;
    });
}

test.each([
  [
    "1.11.0",
    "LIBPROCESS_SSL_VERIFY_DEPTH = 3",
    "environment-unknown: Mesos 1.11.0 does not read `LIBPROCESS_SSL_VERIFY_DEPTH`; did you mean `LIBPROCESS_SSL_VERIFICATION_DEPTH`?",
  ],
  [
    "1.3.2",
    'LIBPROCESS_IP6 = "::1"',
    "environment-unknown: Mesos 1.3.2 does not read `LIBPROCESS_IP6`; read from 1.4.0 on",
  ],
  [
    "0.28.3",
    "LIBPROCESS_SSL_ENABLED = true",
    "environment-unknown: Mesos 0.28.3 does not read `LIBPROCESS_SSL_ENABLED`; read from 1.0.0 on",
  ],
  [
    "1.11.0",
    "SSL_SUPPORT_DOWNGRADE = true",
    "environment-unknown: `SSL_SUPPORT_DOWNGRADE` is a former name in Mesos 1.11.0; now `LIBPROCESS_SSL_SUPPORT_DOWNGRADE`",
  ],
  [
    "1.11.0",
    "LIBPROCESS_SSL_VERIFY_CERT = true",
    "environment-unknown: `LIBPROCESS_SSL_VERIFY_CERT` is a former name in Mesos 1.11.0; now `LIBPROCESS_SSL_VERIFY_SERVER_CERT`",
  ],
  [
    "1.11.0",
    "LIBPROCESS_ADVERTISE_IP = eth0",
    "wrong-type: `LIBPROCESS_ADVERTISE_IP` takes an IP address, not `eth0`; must be an IP address",
  ],
])("Mesos %s: %s", (release, environment, expected) => {
  expect(found(release, environment)).toEqual([expected]);
});

test.each([
  ["1.11.0", "LIBPROCESS_SSL_SUPPORT_DOWNGRADE = 1  LIBPROCESS_NUM_WORKER_THREADS = 8  TZ = UTC"],
  ["0.28.3", "SSL_SUPPORT_DOWNGRADE = true"],
  // OpenSSL's own.
  ["1.11.0", 'SSL_CERT_DIR = "/etc/ssl/certs"'],
])("Mesos %s: nothing to say of %s", (release, environment) => {
  expect(found(release, environment)).toEqual([]);
});

test("a framework's driver is judged by the cluster's Mesos", () => {
  expect(found("1.3.2", 'LIBPROCESS_IP6 = "::1"', "framework marathon on m[1..2]")).toContain(
    "environment-unknown: Mesos 1.3.2 does not read `LIBPROCESS_IP6`; read from 1.4.0 on",
  );
});
