// Authentication without credentials.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

function found(release: string, block: string): number {
  const text = `cluster c { versions { mesos = ${release} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { ${block} }
`;
  return messages("credentials-missing", text).length;
}

test.each([
  ["0.20.1", "authenticate = true", 1],
  ["0.21.0", "authenticate = true", 0],
  ["0.22.2", "authenticate = true", 0],
  ["0.23.0", "authenticate_slaves = true", 1],
  ["1.4.1", "authenticate_frameworks = true  authenticate_agents = true", 2],
  ["1.4.1", "authenticate_frameworks = false", 0],
  ["1.4.1", 'authenticate_frameworks = true  credentials = "/etc/mesos/c"', 0],
  ["1.4.1", "authenticate_frameworks = true  authenticators = org_example_Auth", 0],
])("%s with %s: %i", (release, block, count) => {
  expect(found(release, block)).toBe(count);
});
