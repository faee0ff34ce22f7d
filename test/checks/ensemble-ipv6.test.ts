// IPv6 members and the releases that read them.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

function found(release: string, address = "2001:db8::[1..3]"): number {
  const text = `cluster c { os = centos7  versions { zookeeper = ${release} } }
node z[1..3] at ${address}
node m[1..3] at 10.0.0.[1..3]
ensemble main on z[1..3]
masters on m[1..3]
`;
  return messages("ensemble-ipv6", text).length;
}

test.each([
  ["3.4.8", 1],
  ["3.4.9", 0],
  ["3.5.1", 1],
  ["3.5.2", 0],
])("%s: %i", (release, count) => {
  expect(found(release)).toBe(count);
});

test("IPv4 and names are read by all", () => {
  expect(found("3.4.6", "10.0.1.[1..3]") + found("3.4.6", '"z[1..3].example.com"')).toBe(0);
});
