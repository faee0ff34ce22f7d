// Texts that are kept under `fixtures/` and read by people: what a test made must be what is kept.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** Compares with `fixtures/<name>`; under `UPDATE=1` rewrites it, and CI demands that nothing changes. */
export function expectGolden(name: string, text: string): void {
  const path = join(fixtures, name);
  if (process.env["UPDATE"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, "utf8"));
}
