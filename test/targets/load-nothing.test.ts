// Without folders, neither ajv nor fast-glob is loaded: both cost more than a small compile.
import { expect, test, vi } from "vitest";
import { readTemplate } from "../../src/plan/template-names.ts";
import { loadTargets } from "../../src/targets/load.ts";

vi.mock("ajv", () => {
  throw new Error("ajv was loaded");
});
vi.mock("fast-glob", () => {
  throw new Error("fast-glob was loaded");
});

const nothing = { targets: [], platforms: [], shapes: [], variables: [] };

test("without folders they stay away", async () => {
  const { diagnostics } = await loadTargets([], nothing, readTemplate);
  expect(diagnostics).toEqual([]);
});

test("with folders they are needed", async () => {
  await expect(loadTargets(["fixtures/targets/singularity"], nothing, readTemplate)).rejects.toThrow();
});
