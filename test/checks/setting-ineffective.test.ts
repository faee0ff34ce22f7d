// Settings that a program reads and does nothing with.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

function found(versions: string, masters: string, chronos = ""): number {
  const text = `cluster c { versions { ${versions} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { ${masters} }
framework chronos on m[1..2] { ${chronos} }
`;
  return messages("setting-ineffective", text).length;
}

test.each([
  ["mesos = 1.4.1", "framework_sorter = drf", 1],
  ["mesos = 1.4.2", "framework_sorter = drf", 0],
  ["mesos = 1.5.0", "framework_sorter = drf", 1],
  ["mesos = 1.4.1", "acls = { permissive: true }", 0],
  ["mesos = 1.4.1", 'acls = { permissive: true }  authorizers = org_A  modules_dir = "/m"', 1],
])("%s: %s: %i", (versions, settings, count) => {
  expect(found(versions, settings)).toBe(count);
});

test.each([
  ['mail_server = "mail:25"', 1],
  ['mail_server = "mail:25"  mail_from = "a@b"', 0],
  ['mail_server = "mail"  mail_from = "a@b"', 1],
  ['mail_from = "a@b"', 1],
])("%s: %i", (settings, count) => {
  expect(found("mesos = 1.4.1", "", settings)).toBe(count);
});
