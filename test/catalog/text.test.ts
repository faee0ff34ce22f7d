// Are texts refused where they cannot be what the option means?
import { expect, test } from "vitest";
import { list, option, quoted, secret, told, word } from "../kit/datum.ts";

test("a path is absolute and stays where it points", () => {
  const path = option({ type: "path" });
  expect(told(quoted("/var/lib/mesos"), path)).toBe("/var/lib/mesos");
  expect(told(quoted("file:///etc/x"), path)).toBe("file:///etc/x");
  for (const wrong of ["var/lib", "/var/../etc", "/var/..", "/a\nb"])
    expect(told(quoted(wrong), path)).toContain("wrong-type");
});

test("a host has no scheme, port or blank", () => {
  const host = option({ type: "host" });
  for (const right of ["m1.example.com", "10.0.0.1", "2001:db8::1"]) expect(told(quoted(right), host)).toBe(right);
  for (const wrong of ["http://m1", "m1:5050", "m 1"]) expect(told(quoted(wrong), host)).toContain("wrong-type");
});

test("what everybody is told is no secret", () => {
  for (const facts of [{ type: "host" }, { name: "ip", type: "ip" }] as const)
    expect(told(secret("10.0.0.1"), option(facts))).toContain("wrong-type");
  expect(told(secret("http://user:word@m1"), option({ type: "url" }))).toBe("http://user:word@m1");
});

test("a closed list of words names the nearest", () => {
  const registry = option({ type: "string", values: ["in_memory", "replicated_log"] });
  expect(told(word("replicated_log"), registry)).toBe("replicated_log");
  expect(told(word("replicated_lag"), registry)).toBe("not-in-enum: `x` cannot be `replicated_lag` @ replicated_lag");
});

test("a percentage is from 0 to 100", () => {
  const percentage = option({ type: "percentage" });
  expect(told(word("50%"), percentage)).toBe("50%");
  expect(told(word("50"), percentage)).toBe("50%");
  expect(told(word("101%"), percentage)).toContain("out-of-range");
});

test("addresses are of the family that the option takes", () => {
  expect(told(word("::1"), option({ type: "ipv6" }))).toBe("::1");
  expect(told(word("10.0.0.1"), option({ type: "ipv6" }))).toContain("wrong-type");
  expect(told(word("10.0.0.1"), option({ type: "ipv4" }))).toBe("10.0.0.1");
  expect(told(word("::1"), option({ type: "ipv4" }))).toContain("wrong-type");
  expect(told(word("300.1.1.1"), option({ type: "ip" }))).toContain("wrong-type");
});

test("a list is no text, a secret is never shown, control characters are carried by nobody", () => {
  expect(told(list(word("a")), option({ type: "string" }))).toBe("wrong-type: `x` takes a text, not a list @ []");
  expect(told(secret("s3cret"), option({ type: "port" }))).toBe(
    "wrong-type: `x` takes a port number, not a secret @ secret",
  );
  for (const wrong of ["a\0b", "a\u001bb", "a\u{ffff}b", "\ud800"]) {
    expect(told(quoted(wrong), option({ type: "string" }))).toContain("a text without control characters");
  }
});

test("a path with `..` is told so", () => {
  const path = option({ type: "path" });
  expect(told(quoted("/a/../b"), path)).toContain("takes an absolute path without `.` and `..`");
  expect(told(quoted("a/b"), path)).toContain("takes an absolute path, not");
});
