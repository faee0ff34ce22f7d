// TLS without its key or its certificate.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

test.each([
  ["1.4.1", "LIBPROCESS_SSL_ENABLED = true", 1],
  ["1.4.1", "LIBPROCESS_SSL_ENABLED = false", 0],
  ["1.4.1", 'LIBPROCESS_SSL_ENABLED = 1  LIBPROCESS_SSL_KEY_FILE = "/k"  LIBPROCESS_SSL_CERT_FILE = "/c"', 0],
  ["1.4.1", 'LIBPROCESS_SSL_ENABLED = 1  SSL_KEY_FILE = "/k"  SSL_CERT_FILE = "/c"', 0],
  ["1.0.1", 'LIBPROCESS_SSL_ENABLED = 1  SSL_KEY_FILE = "/k"  SSL_CERT_FILE = "/c"', 1],
  ["0.28.2", "SSL_ENABLED = true", 1],
  ["0.28.2", 'SSL_ENABLED = true  SSL_KEY_FILE = "/k"  SSL_CERT_FILE = "/c"', 0],
  ["0.22.1", "SSL_ENABLED = true", 0],
])("%s with %s: %i", (release, variables, count) => {
  const text = `cluster c { versions { mesos = ${release} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { environment { ${variables} } }
`;
  expect(messages("tls-incomplete", text)).toHaveLength(count);
});
