// Mesos on nodes with IPv6 addresses.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const core = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nnode s[1..2] at 2001:db8::[1..2]\nensemble main on m[1..3]\n";

test("masters", () =>
  expectMarked(
    "ip-missing",
    `${core}masters on m[1..2], s1
                    ^^ Mesos needs an IPv4 address
`,
  ));

test.each(["ip = 10.0.0.9", 'environment { LIBPROCESS_IP = "10.0.0.9" }', 'ip_discovery_command = "hostname -I"'])(
  "an agent with %s",
  (setting) => {
    expect(messages("ip-missing", `${core}masters on m[1..3]\nagents on s1 { ${setting} }\n`)).toEqual([]);
  },
);
